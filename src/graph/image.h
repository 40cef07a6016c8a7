// The flat image of a graph: its arrays one after another as they stand in memory, so that opening
// one is mapping a file. Numbers are of this machine's byte order; the header says which that is.
// An image is a cache and no record: whoever finds one that does not fit makes it anew.
//
// Writer and reader speak in the same order: what put() wrote n-th the n-th call reads. The reader
// throws Error{input} where the image ends early or a count cannot be.
#ifndef NUNCIO_GRAPH_IMAGE_H_
#define NUNCIO_GRAPH_IMAGE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "graph/array.h"
#include "nuncio/error.h"

namespace nuncio {

class ImageWriter {
 public:
  using Sink = std::function<void(std::string_view)>;
  explicit ImageWriter(Sink sink) : sink_(std::move(sink)) {}

  void number(uint64_t value) { raw(&value, sizeof(value)); }
  void text(std::string_view value) { array(std::span(value)); }
  template <typename T>
  void array(std::span<const T> items) {
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= 8);
    number(items.size());
    raw(items.data(), items.size_bytes());
  }
  template <typename T>
  void array(const Array<T>& items) {
    array(items.span());
  }

 private:
  // Padded to eight bytes, the strictest alignment of any item.
  void raw(const void* data, size_t size) {
    sink_(std::string_view(static_cast<const char*>(data), size));
    sink_(std::string_view("\0\0\0\0\0\0\0", (8 - size % 8) % 8));
  }

  Sink sink_;
};

class ImageReader {
 public:
  // REQUIRES: `image` begins at a multiple of eight and outlives the arrays read from it.
  explicit ImageReader(std::span<const std::byte> image) : rest_(image) {}

  uint64_t number() {
    const std::span<const std::byte> bytes = take(sizeof(uint64_t));
    return *reinterpret_cast<const uint64_t*>(bytes.data());
  }
  std::string_view text() {
    const std::span<const char> chars = view<char>();
    return {chars.data(), chars.size()};
  }
  template <typename T>
  Array<T> array() {
    return Array<T>::borrow(view<T>());
  }
  // Throws unless `holds`: something that every image keeps to.
  static void check(bool holds) {
    if (!holds) throw Error(Error::Kind::input, "the graph image is damaged");
  }
  // Throws unless all items are below `limit`.
  template <typename T>
  static void check_below(std::span<const T> items, uint64_t limit) {
    T largest = 0;
    for (const T item : items) largest = largest < item ? item : largest;
    check(items.empty() || largest < limit);
  }
  // Throws unless the offsets rise from 0 to `total`.
  static void check_offsets(std::span<const uint32_t> offsets, uint64_t total) {
    check(!offsets.empty() && offsets.front() == 0 && offsets.back() == total);
    bool falls = false;
    for (size_t i = 1; i < offsets.size(); ++i) falls |= offsets[i] < offsets[i - 1];
    check(!falls);
  }

 private:
  template <typename T>
  std::span<const T> view() {
    const uint64_t count = number();
    check(count <= rest_.size() / sizeof(T));
    const std::span<const std::byte> bytes = take(count * sizeof(T));
    return {reinterpret_cast<const T*>(bytes.data()), count};
  }
  std::span<const std::byte> take(size_t size) {
    const size_t padded = (size + 7) / 8 * 8;
    check(padded <= rest_.size());
    const auto out = rest_.first(size);
    rest_ = rest_.subspan(padded);
    return out;
  }

  std::span<const std::byte> rest_;
};

}  // namespace nuncio

#endif  // NUNCIO_GRAPH_IMAGE_H_
