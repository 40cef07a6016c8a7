#include "store/import_code.h"

#include <cstring>

#include "base/files.h"
#include "nuncio/error.h"

namespace nuncio {
namespace {

constexpr int kLevel = 1;

void check(bool holds) {
  if (!holds) throw Error(Error::Kind::input, "damaged data");
}

}  // namespace

std::string pack_numbers(std::span<const uint32_t> numbers) {
  std::string planes(numbers.size() * 4, '\0');
  for (size_t plane = 0; plane < 4; ++plane)
    for (size_t i = 0; i < numbers.size(); ++i)
      planes[plane * numbers.size() + i] = static_cast<char>(numbers[i] >> 8 * plane & 255);
  return compress(planes, kLevel);
}

std::vector<uint32_t> unpack_numbers(std::string_view packed) {
  const std::string planes = decompress(packed, kImportPart * 4);
  check(planes.size() % 4 == 0);
  std::vector<uint32_t> numbers(planes.size() / 4);
  for (size_t plane = 0; plane < 4; ++plane)
    for (size_t i = 0; i < numbers.size(); ++i)
      numbers[i] |= uint32_t{static_cast<unsigned char>(planes[plane * numbers.size() + i])}
                    << 8 * plane;
  return numbers;
}

std::string pack_strings(
    const std::function<void(const std::function<void(std::string_view)>&)>& strings) {
  std::string all;
  strings([&](std::string_view text) {
    for (size_t size = text.size();; size >>= 7) {
      all += static_cast<char>(size < 128 ? size : (size & 127) | 128);
      if (size < 128) break;
    }
    all += text;
  });
  return compress(all, kLevel);
}

void unpack_strings(std::string_view packed, const std::function<void(std::string_view)>& take) {
  const std::string all = decompress(packed, size_t{1} << 32);
  for (size_t at = 0; at < all.size();) {
    size_t size = 0;
    for (int shift = 0;; shift += 7) {
      check(at < all.size() && shift < 35);
      const auto byte = static_cast<unsigned char>(all[at++]);
      size |= size_t{byte & 127U} << shift;
      if (byte < 128) break;
    }
    check(size <= all.size() - at);
    take(std::string_view(all).substr(at, size));
    at += size;
  }
}

}  // namespace nuncio
