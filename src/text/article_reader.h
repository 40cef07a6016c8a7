// Turns what the user names (files, folders, standard input) into articles, one at a time.
#ifndef NUNCIO_TEXT_ARTICLE_READER_H_
#define NUNCIO_TEXT_ARTICLE_READER_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "nuncio/article.h"
#include "nuncio/error.h"

namespace nuncio {

// Reads in the order of `inputs`; a folder stands for all files under it, sorted by path; "-" is
// standard input. The format goes by the file name's extension, else by the content
// (text/article_format.h).
//
// What cannot be read is handed to `on_skip`, with the file's name and, where there is one, the
// line, and the rest goes on: a missing or vanished file, a folder without articles, an empty file,
// a binary, broken UTF-8, a page without text, a line of JSON without "text", anything above the
// limits below.
//
// The id of an article is its file name without folder and last extension ("stdin" for "-"), in
// JSON its "id" (FILE:LINE where it has none). An id that comes a second time with the same content
// is passed over silently; with other content it is skipped with a message that names the first
// place.
//
// Article::text is the text as read, not normalised: of a plain file the body, that is everything
// but a byte order mark and the header lines, line ends turned into LF; of JSON the "text" as it
// stands; of Markdown and HTML the plain text that remains, paragraphs parted by blank lines.
//
// Not for use by several threads at once, but for bytes_total() and bytes_read().
class ArticleReader {
 public:
  using OnSkip = std::function<void(const Error&)>;

  static constexpr size_t max_file_bytes = size_t{1} << 30;   // JSON Lines may be longer
  static constexpr size_t max_line_bytes = size_t{64} << 20;  // of JSON Lines
  // The text of one article: a novel, not a library. What the later stages keep of it is fifty
  // times larger.
  static constexpr size_t max_article_bytes = size_t{8} << 20;

  // Lists the folders at once and opens nothing. A missing input is reported when its turn comes.
  ArticleReader(const std::vector<std::string>& inputs, OnSkip on_skip);
  ~ArticleReader();
  ArticleReader(const ArticleReader&) = delete;
  ArticleReader& operator=(const ArticleReader&) = delete;

  // The next article; nothing at the end.
  std::optional<Article> next();

  // For progress, in bytes of the files as they lie there; standard input counts only once read.
  uint64_t bytes_total() const;
  uint64_t bytes_read() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace nuncio

#endif  // NUNCIO_TEXT_ARTICLE_READER_H_
