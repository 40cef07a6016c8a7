// Character references of HTML in text that no HTML parser sees.
#ifndef NUNCIO_TEXT_ENTITIES_H_
#define NUNCIO_TEXT_ENTITIES_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace nuncio {

// If a reference ("&amp;", "&#8217;", "&#x27;") stands at `pos` of `text`, appends what it stands
// for to `out` and gives the place behind it; else gives `pos`. Of the named ones those that prose
// uses.
size_t decode_entity(std::string_view text, size_t pos, std::string& out);

}  // namespace nuncio

#endif  // NUNCIO_TEXT_ENTITIES_H_
