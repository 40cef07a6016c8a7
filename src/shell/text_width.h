// How wide text is on a terminal, and cutting and wrapping it to a width. Columns, not bytes: "é"
// is one, "漢" two, "🇨🇴" two, a combining accent none. Text is valid UTF-8.
#ifndef NUNCIO_SHELL_TEXT_WIDTH_H_
#define NUNCIO_SHELL_TEXT_WIDTH_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nuncio {

size_t display_width(std::string_view text);

// Control characters made visible and harmless: line breaks and tabs become spaces, the others the
// replacement character, so that an article cannot drive the reader's terminal.
std::string printable(std::string_view text);

// At most `width` columns; ends in "…" where something was cut. Never splits a character.
std::string cut_to_width(std::string_view text, size_t width);

// Lines of at most `width` columns, broken at spaces where there are some. At least one line.
// REQUIRES: width >= 2.
std::vector<std::string> wrap_to_width(std::string_view text, size_t width);

// `text` and the spaces that fill it up to `width` columns.
std::string pad_to_width(std::string_view text, size_t width);

}  // namespace nuncio

#endif  // NUNCIO_SHELL_TEXT_WIDTH_H_
