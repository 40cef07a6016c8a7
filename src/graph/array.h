// A read-only array that either owns its items or looks at memory that somebody else keeps (a
// mapped graph image). Moving keeps the items where they are.
#ifndef NUNCIO_GRAPH_ARRAY_H_
#define NUNCIO_GRAPH_ARRAY_H_

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace nuncio {

template <typename T>
class Array {
 public:
  Array() = default;
  Array(std::vector<T> items) : own_(std::move(items)), view_(own_) {}
  // REQUIRES: the items stay in place for as long as this array or one moved from it.
  static Array borrow(std::span<const T> items) {
    Array out;
    out.view_ = items;
    return out;
  }
  Array(Array&& other) noexcept
      : own_(std::move(other.own_)), view_(std::exchange(other.view_, {})) {}
  Array& operator=(Array&& other) noexcept {
    own_ = std::move(other.own_);
    view_ = std::exchange(other.view_, {});
    return *this;
  }

  operator std::span<const T>() const { return view_; }
  std::span<const T> span() const { return view_; }
  const T& operator[](size_t i) const { return view_[i]; }
  const T* data() const { return view_.data(); }
  size_t size() const { return view_.size(); }
  bool empty() const { return view_.empty(); }
  const T& back() const { return view_.back(); }
  auto begin() const { return view_.begin(); }
  auto end() const { return view_.end(); }
  size_t bytes() const { return view_.size_bytes(); }

 private:
  std::vector<T> own_;
  std::span<const T> view_;
};

}  // namespace nuncio

#endif  // NUNCIO_GRAPH_ARRAY_H_
