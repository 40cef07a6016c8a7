// Text as GraphViz takes it. Whatever a name holds (quotes, backslashes, entities, control and
// direction marks) neither ends a string nor spoils the XML that GraphViz makes of it.
#ifndef NUNCIO_EXCHANGE_GRAPHVIZ_TEXT_H_
#define NUNCIO_EXCHANGE_GRAPHVIZ_TEXT_H_

#include <string>
#include <string_view>

namespace nuncio {

// A quoted id. Different texts give different ids: control characters, direction marks and '%' are
// written as %XX; what is longer than GraphViz can take ends in a hash of the whole.
std::string dot_id(std::string_view text);

// For people: one line; control characters and direction marks dropped, runs of white space single,
// cut off with "…" after `limit` code points.
std::string plain_line(std::string_view text, size_t limit);

// A plain line escaped for use within a quoted label or tooltip; newlines as \n.
std::string dot_escape(std::string_view text);

// The same for use within an HTML-like label; newlines as <br/>.
std::string html_escape(std::string_view text);

// The same line broken between words into rows of about `width` code points, joined by '\n'.
std::string wrap(std::string_view line, size_t width);

}  // namespace nuncio

#endif  // NUNCIO_EXCHANGE_GRAPHVIZ_TEXT_H_
