// Which of the formats that Nuncio reads a file is in.
#ifndef NUNCIO_TEXT_ARTICLE_FORMAT_H_
#define NUNCIO_TEXT_ARTICLE_FORMAT_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace nuncio {

enum class ArticleFormat : uint8_t { plain_text, markdown, html, json_lines, json };

// By the extension of a path: txt text; md markdown; html htm xhtml; jsonl ndjson; json. Nothing
// where the extension is another one or missing.
std::optional<ArticleFormat> format_by_extension(std::string_view path);

// Extensions of things that lie beside articles in folders and are text but none of them: style
// sheets, programs, tables.
bool is_foreign_extension(std::string_view path);

// By how the content starts: a tag, an object, front matter or a heading; else plain text.
ArticleFormat format_by_content(std::string_view start);

}  // namespace nuncio

#endif  // NUNCIO_TEXT_ARTICLE_FORMAT_H_
