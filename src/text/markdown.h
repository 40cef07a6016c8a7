// Articles in Markdown.
#ifndef NUNCIO_TEXT_MARKDOWN_H_
#define NUNCIO_TEXT_MARKDOWN_H_

#include <string>
#include <string_view>

#include "nuncio/article.h"

namespace nuncio {

// Everything but id and hash, of text as decode_text gives it. CommonMark with front matter ("---"
// lines around "key: value": title, date, source, url), tables, footnotes and strike-through. The
// text is what a reader would see: one line a paragraph, heading, list item or table row, parted by
// blank lines; code keeps its lines, images and raw HTML go. Without front matter the first heading
// is the title, and it stays in the text.
Article parse_markdown(std::string_view source);

// The inline part alone: emphasis, links, code spans, entities, tags and escapes made plain.
std::string plain_inline(std::string_view source);

}  // namespace nuncio

#endif  // NUNCIO_TEXT_MARKDOWN_H_
