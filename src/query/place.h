// Errors that name a place in the query, and what a misspelt word may have meant.
#ifndef NUNCIO_QUERY_PLACE_H_
#define NUNCIO_QUERY_PLACE_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "nuncio/error.h"

namespace nuncio {

// An error at byte `offset` of the query, as line and column.
Error error_at(std::string_view query, uint32_t offset, Error::Kind kind, std::string message);

// " (did you mean 'met_with'?)" with the nearest of `words`, whatever the case; empty where none is
// near.
std::string did_you_mean(std::string_view word, std::span<const std::string> words);

}  // namespace nuncio

#endif  // NUNCIO_QUERY_PLACE_H_
