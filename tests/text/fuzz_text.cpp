// Feeds bytes to every reader and the segmenter and checks what must hold. With -fsanitize=fuzzer
// this file is a libFuzzer target; its ordinary main runs over the files and folders it is given,
// and over variants of each that are the same in every run.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <random>
#include <string>
#include <string_view>
#include <utility>

#include "../english_segmenter.h"
#include "base/files.h"
#include "base/utf8.h"
#include "invariants.h"
#include "nuncio/error.h"
#include "text/decode.h"
#include "text/html.h"
#include "text/json_articles.h"
#include "text/markdown.h"
#include "text/plain_text.h"

namespace {

using namespace nuncio;

void require(const Article& article, const char* reader) {
  std::string fault;
  if (article.text.find('\0') != std::string::npos)
    fault = "a NUL in the text";
  else if (find_invalid_utf8(article.text))
    fault = "broken UTF-8 in the text";
  else if (find_invalid_utf8(article.title))
    fault = "broken UTF-8 in the title";
  else if (article.title.find('\n') != std::string::npos)
    fault = "a title of two lines";
  else
    fault = find_violation(article, english_segmenter().segment(article));
  if (fault.empty()) return;
  std::cerr << reader << ": " << fault << '\n';
  std::abort();
}

// Bad input may be refused, but only by Error.
void attempt(const std::function<void()>& read) {
  try {
    read();
  } catch (const Error&) {
  }
}

void check(const std::string& bytes) {
  std::string text;
  attempt([&] { text = decode_text(bytes); });
  if (text.empty()) return;
  attempt([&] { require(parse_plain_text(text), "plain text"); });
  attempt([&] { require(parse_markdown(text), "Markdown"); });
  attempt([&] { require(parse_html(text), "HTML"); });
  attempt([&] { require(parse_json_article(text), "JSON Lines"); });
  attempt([&] {
    parse_json_articles(
        text, [](const Article& article, uint32_t) { require(article, "JSON"); },
        [](const Error&) {});
  });
}

// Bytes changed, dropped, doubled and swapped at random places.
std::string mutate(std::string bytes, std::mt19937& random) {
  using namespace std::string_view_literals;
  static constexpr std::string_view interesting =
      "\0\n\r .'\"&<>[](){}#*_`-|:,\\/@\xC3\xE2\xF0\x80\xFF 09aZ"sv;
  const size_t changes = 1 + random() % 6;
  for (size_t i = 0; i < changes && !bytes.empty(); ++i) {
    const size_t at = random() % bytes.size();
    const size_t size = random() % (bytes.size() - at) % 40;
    switch (random() % 4) {
      case 0:
        bytes[at] = interesting[random() % interesting.size()];
        break;
      case 1:
        bytes.erase(at, size);
        break;
      case 2:
        bytes.insert(random() % bytes.size(), bytes.substr(at, size));
        break;
      default:
        bytes.insert(at, 1, interesting[random() % interesting.size()]);
        break;
    }
  }
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  check(std::string(reinterpret_cast<const char*>(data), size));
  return 0;
}

#ifndef NUNCIO_LIBFUZZER
int main(int argc, char** argv) {
  std::mt19937 random(1);
  size_t count = 0;
  for (int i = 1; i < argc; ++i) {
    for (const auto& path : list_files(argv[i])) {
      const std::string bytes = read_file(path);
      check(bytes);
      for (int variant = 0; variant < 400; ++variant, ++count) check(mutate(bytes, random));
    }
  }
  std::cout << count << " variants held\n";
  return count > 0 ? 0 : 1;
}
#endif
