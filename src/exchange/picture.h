// The diagram of dot.h drawn by GraphViz, as SVG or PNG.
#ifndef NUNCIO_EXCHANGE_PICTURE_H_
#define NUNCIO_EXCHANGE_PICTURE_H_

#include <cstddef>
#include <ostream>
#include <string>

#include "exchange/export.h"

namespace nuncio {

// More than this many nodes make no picture that anybody could read.
inline constexpr size_t kMostDrawnNodes = 5000;

// All throw Error{limit} beyond kMostDrawnNodes, with advice, and Error{system} where GraphViz
// fails.
void export_svg(const ExportInput& input, std::ostream& out);
void export_png(const ExportInput& input, std::ostream& out);

// Lays out GraphViz source with the engine `layout` and draws it. Calls wait for one another, as
// GraphViz serves one thread.
std::string draw(const std::string& dot, const char* layout, const char* format);

}  // namespace nuncio

#endif  // NUNCIO_EXCHANGE_PICTURE_H_
