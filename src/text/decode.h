// Bytes of a file to text that Nuncio can work on, or a clear word why not.
#ifndef NUNCIO_TEXT_DECODE_H_
#define NUNCIO_TEXT_DECODE_H_

#include <string>
#include <string_view>

namespace nuncio {

// Throws Error{input}, without a file name, where `start` (the first bytes of a file) is empty or
// that of a binary: a known file type's signature, or a NUL in the first 8 KiB that UTF-16 does not
// explain.
void refuse_binary(std::string_view start);

// UTF-8 with LF line ends and without a byte order mark. UTF-16 with a byte order mark is
// converted. Throws Error{input} with the line of the fault on a NUL or broken UTF-8.
std::string decode_text(std::string bytes);

// As decode_text, but bytes that are no UTF-8 are taken as `charset` (a name that iconv knows), if
// that converts them.
std::string decode_text_as(std::string bytes, const std::string& charset);

// Throws Error{input} where `text` has a NUL or is no UTF-8.
void require_clean(std::string_view text);

}  // namespace nuncio

#endif  // NUNCIO_TEXT_DECODE_H_
