#include "text/decode.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "nuncio/error.h"

namespace nuncio {
namespace {

using namespace std::string_view_literals;

constexpr size_t checked_start = 8192;

// How files begin that are no text, and what to call them.
constexpr auto signatures = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"%PDF-"sv, "a PDF"sv},
    {"PK\x03\x04"sv, "a ZIP archive or office document"sv},
    {"\xD0\xCF\x11\xE0"sv, "an office document"sv},
    {"\x89PNG"sv, "an image"sv},
    {"GIF8"sv, "an image"sv},
    {"\xFF\xD8\xFF"sv, "an image"sv},
    {"RIFF"sv, "a media file"sv},
    {"\x1F\x8B"sv, "compressed by gzip"sv},
    {"\xFD"
     "7zXZ"sv,
     "compressed by xz"sv},
    {"\x28\xB5\x2F\xFD"sv, "compressed by zstd"sv},
    {"BZh9"sv, "compressed by bzip2"sv},
    {"7z\xBC\xAF"sv, "a 7z archive"sv},
    {"\x7F"
     "ELF"sv,
     "a program"sv},
    {"SQLite format 3"sv, "a database"sv},
    {"{\\rtf"sv, "an RTF document"sv},
});

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

bool is_utf16(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

[[noreturn]] void refuse(const std::string& what, std::string_view text, size_t at) {
  const auto line =
      1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  throw Error(Error::Kind::input, what, {}, static_cast<uint32_t>(line));
}

std::string from_utf16(std::string_view bytes) {
  const bool little = bytes[0] == '\xFF';
  std::string text;
  const auto unit = [&](size_t i) {
    const auto a = static_cast<unsigned char>(bytes[i]),
               b = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(little ? a | b << 8 : a << 8 | b);
  };
  for (size_t i = 2; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit(i);
    if (c >= 0xD800 && c < 0xE000) {
      const char32_t low = i + 3 < bytes.size() ? unit(i + 2) : 0;
      if (c >= 0xDC00 || low < 0xDC00 || low > 0xDFFF)
        throw Error(Error::Kind::input,
                    "broken UTF-16 at byte " + std::to_string(i) + "; save it as UTF-8");
      c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
      i += 2;
    }
    append_utf8(text, c);
  }
  return text;
}

void make_line_ends_plain(std::string& text) {
  if (text.find('\r') == std::string::npos) return;
  size_t to = 0;
  for (size_t from = 0; from < text.size(); ++from) {
    const bool cr = text[from] == '\r';
    if (cr && from + 1 < text.size() && text[from + 1] == '\n') continue;
    text[to++] = cr ? '\n' : text[from];
  }
  text.resize(to);
}

std::optional<std::string> convert(std::string_view bytes, const std::string& charset) {
  const iconv_t converter = iconv_open("UTF-8", charset.c_str());
  if (reinterpret_cast<intptr_t>(converter) == -1) return std::nullopt;
  std::string out(bytes.size() * 4 + 16, '\0');
  // iconv takes a pointer to non-const and leaves what it points to alone.
  char* from = const_cast<char*>(bytes.data());
  char* to = out.data();
  size_t from_left = bytes.size(), to_left = out.size();
  const size_t failed = iconv(converter, &from, &from_left, &to, &to_left);
  iconv_close(converter);
  if (failed == static_cast<size_t>(-1)) return std::nullopt;
  out.resize(out.size() - to_left);
  return out;
}

}  // namespace

void refuse_binary(std::string_view start) {
  if (start.empty()) throw Error(Error::Kind::input, "empty");
  for (const auto& [signature, name] : signatures)
    if (start.starts_with(signature))
      throw Error(Error::Kind::input,
                  "not text but " + std::string(name) + "; convert it to text first");
  if (is_utf16(start)) return;
  const size_t nul = start.substr(0, checked_start).find('\0');
  if (nul != std::string_view::npos)
    throw Error(Error::Kind::input,
                "a binary file (a NUL at byte " + std::to_string(nul) + "), not text");
}

void require_clean(std::string_view text) {
  if (const size_t nul = text.find('\0'); nul != std::string_view::npos)
    refuse("a NUL at byte " + std::to_string(nul) + "; this is no text", text, nul);
  if (const auto fault = find_invalid_utf8(text)) {
    char byte[8];
    std::snprintf(byte, sizeof byte, "0x%02X", static_cast<unsigned char>(text[*fault]));
    refuse("broken UTF-8 at byte " + std::to_string(*fault) + " (" + byte + "); save it as UTF-8",
           text, *fault);
  }
}

std::string decode_text(std::string bytes) {
  refuse_binary(bytes);
  if (is_utf16(bytes)) bytes = from_utf16(bytes);
  require_clean(bytes);
  if (bytes.starts_with(utf8_mark)) bytes.erase(0, utf8_mark.size());
  make_line_ends_plain(bytes);
  return bytes;
}

std::string decode_text_as(std::string bytes, const std::string& charset) {
  if (!is_utf16(bytes) && find_invalid_utf8(bytes))
    if (auto converted = convert(bytes, charset)) return decode_text(std::move(*converted));
  return decode_text(std::move(bytes));
}

}  // namespace nuncio
