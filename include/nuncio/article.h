// An article as Nuncio was fed it, and places in its text.
#ifndef NUNCIO_ARTICLE_H_
#define NUNCIO_ARTICLE_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace nuncio {

// A half-open range of bytes of Article::text, [begin, end). Always on code point boundaries.
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  friend bool operator==(Span, Span) = default;
};

// One article. `text` is valid UTF-8 without NULs, at most 8 MiB, and never changes once read:
// every offset that Nuncio hands out points into it. What is unknown is empty.
struct Article {
  std::string id;     // file name without folder and extension, or "id" in JSON Lines
  std::string title;  // plain text, one line; also the first line of `text` where it stood there
  std::string published;  // ISO 8601: YYYY, YYYY-MM or YYYY-MM-DD
  std::string source;
  std::string url;
  std::string text;
  std::string hash;  // 16 hexadecimal digits over title, date, source, url and text

  std::string_view at(Span span) const {
    return std::string_view(text).substr(span.begin, span.size());
  }
};

}  // namespace nuncio

#endif  // NUNCIO_ARTICLE_H_
