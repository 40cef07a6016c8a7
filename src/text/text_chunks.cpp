#include "text/text_chunks.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "nuncio/error.h"
#include "text/decode.h"

namespace nuncio {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

// Behind the first blank line that begins at `from` or later; npos where there is none yet.
size_t behind_blank_line(std::string_view text, size_t from) {
  for (size_t end = text.find('\n', from); end != std::string_view::npos;) {
    size_t pos = end + 1;
    while (pos < text.size() && is_blank(text[pos])) ++pos;
    if (pos < text.size() && text[pos] == '\n') return pos + 1;
    end = text.find('\n', pos);
  }
  return std::string_view::npos;
}

// Where to look on for a blank line once more text is there.
size_t open_end(std::string_view text, size_t from) {
  size_t pos = text.size();
  while (pos > from && is_blank(text[pos - 1])) --pos;
  return pos > from && text[pos - 1] == '\n' ? pos - 1 : text.size();
}

}  // namespace

TextChunks TextChunks::of_file(const std::string& path) {
  TextChunks chunks;
  chunks.name_ = path == "-" ? "standard input" : path;
  chunks.source_ = std::make_unique<ByteSource>(path);
  return chunks;
}

TextChunks TextChunks::of_text(std::string text) {
  TextChunks chunks;
  chunks.buffer_ = std::move(text);
  return chunks;
}

TextChunks& TextChunks::whole_blocks(size_t bytes) {
  block_bytes_ = bytes;
  return *this;
}

bool TextChunks::fill() {
  return source_ && source_->read_some(buffer_);
}

// Where the next chunk ends in the buffer.
size_t TextChunks::find_cut(TextChunk& chunk) {
  const size_t longest = block_bytes_ == 0 ? longest_bytes : block_bytes_;
  for (size_t from = usual_bytes;;) {
    const size_t cut = behind_blank_line(buffer_, from);
    if (cut <= longest) return cut;
    if (buffer_.size() > longest) break;
    from = open_end(buffer_, from);
    if (!fill()) return buffer_.size();
  }
  if (block_bytes_ != 0)
    throw Error(Error::Kind::limit,
                "no blank line in " + std::to_string(block_bytes_ >> 20) +
                    " MiB: a sentence so long is not analyzed",
                name_, line_);
  return cut_paragraph(chunk);
}

size_t TextChunks::cut_paragraph(TextChunk& chunk) const {
  const size_t line = buffer_.rfind('\n', longest_bytes - 1);
  if (line != std::string::npos && line > 0) return line + 1;
  const size_t space = buffer_.find_last_of(" \t", longest_bytes - 1);
  if (space != std::string::npos && space > 0) return space + 1;
  size_t cut = longest_bytes;
  while (cut > longest_bytes - 4 && (static_cast<unsigned char>(buffer_[cut]) & 0xC0) == 0x80)
    --cut;
  chunk.ends_in_word = true;
  return cut;
}

std::optional<TextChunk> TextChunks::next() {
  if (first_) {
    if (buffer_.empty()) fill();
    try {
      refuse_binary(buffer_);
    } catch (const Error& error) {
      throw Error(error.kind(), error.message(), name_);
    }
    if (buffer_.starts_with(utf8_mark)) buffer_.erase(0, utf8_mark.size());
    first_ = false;
  }
  TextChunk chunk;
  chunk.starts_paragraph = !in_paragraph_;
  chunk.first_line = line_;
  // One byte more than a chunk may have, to see whether it is cut.
  while (buffer_.size() <= usual_bytes && fill()) {
  }
  if (buffer_.empty()) return std::nullopt;
  const size_t cut = buffer_.size() <= usual_bytes ? buffer_.size() : find_cut(chunk);
  chunk.text = buffer_.substr(0, cut);
  buffer_.erase(0, cut);
  in_paragraph_ = !chunk.text.ends_with('\n');
  try {
    require_clean(chunk.text);
  } catch (const Error& error) {
    throw Error(error.kind(), error.message(), name_, line_ + error.line() - 1);
  }
  line_ += static_cast<uint32_t>(std::count(chunk.text.begin(), chunk.text.end(), '\n'));
  return chunk;
}

}  // namespace nuncio
