// Articles in plain text.
#ifndef NUNCIO_TEXT_PLAIN_TEXT_H_
#define NUNCIO_TEXT_PLAIN_TEXT_H_

#include <string>
#include <string_view>

#include "nuncio/article.h"

namespace nuncio {

// Everything but id and hash, of text as decode_text gives it.
//
// Lines "Title:", "Date:", "Source:", "URL:" (any case, any order) at the very start, then a blank
// line, are header; other "Word:" lines among them are left out too. The text is what follows, to
// the letter. Without a header title a short first line without a full stop, above the body, is the
// title, and stays in the text. Without a header date a date alone on one of the first lines is the
// article's.
Article parse_plain_text(std::string text);

// The date of a text that says it on a line of its own near the start; empty where it does not.
std::string find_dateline(std::string_view text);

// Trimmed, with white space inside made single spaces.
std::string single_line(std::string_view text);

}  // namespace nuncio

#endif  // NUNCIO_TEXT_PLAIN_TEXT_H_
