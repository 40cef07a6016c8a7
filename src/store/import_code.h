// How imported edges stand in the graph file: columns of numbers into dictionaries of strings, in
// parts of some hundred thousand rows, each packed by zstd.
#ifndef NUNCIO_STORE_IMPORT_CODE_H_
#define NUNCIO_STORE_IMPORT_CODE_H_

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nuncio {

// Rows of a part, but for the last.
inline constexpr size_t kImportPart = size_t{1} << 17;

// Bytes of equal weight stand together, which packs better.
std::string pack_numbers(std::span<const uint32_t> numbers);
// Throws Error{input} for what pack_numbers did not make.
std::vector<uint32_t> unpack_numbers(std::string_view packed);

// `strings` calls its argument for each of them.
std::string pack_strings(
    const std::function<void(const std::function<void(std::string_view)>&)>& strings);
void unpack_strings(std::string_view packed, const std::function<void(std::string_view)>& take);

}  // namespace nuncio

#endif  // NUNCIO_STORE_IMPORT_CODE_H_
