// Articles in HTML.
#ifndef NUNCIO_TEXT_HTML_H_
#define NUNCIO_TEXT_HTML_H_

#include <string>
#include <string_view>

#include "nuncio/article.h"

namespace nuncio {

// Everything but id and hash, of text as decode_text gives it. The text is what the page tells: its
// paragraphs, headings and list items parted by blank lines; navigation, forms, captions, notices,
// lists of links and the like are dropped. Title, date, source and address come from the page's
// metadata, else from its headings and <time>. Empty text where nothing remains. Throws
// Error{limit} for pages built so as to exhaust a parser.
Article parse_html(std::string_view page);

// The encoding that the page says it is in ("windows-1252"); empty where it says none.
std::string html_charset(std::string_view page);

}  // namespace nuncio

#endif  // NUNCIO_TEXT_HTML_H_
