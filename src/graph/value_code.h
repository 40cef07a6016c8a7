// Values as bytes, for graph images: only those that a property may hold, so no nodes, edges,
// paths.
#ifndef NUNCIO_GRAPH_VALUE_CODE_H_
#define NUNCIO_GRAPH_VALUE_CODE_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "nuncio/value.h"

namespace nuncio {

std::string encode_values(std::span<const Value> values);

// Throws Error{input} for bytes that encode_values did not make.
std::vector<Value> decode_values(std::string_view bytes);

}  // namespace nuncio

#endif  // NUNCIO_GRAPH_VALUE_CODE_H_
