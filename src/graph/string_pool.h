// Strings by number, one after another in one piece of memory.
#ifndef NUNCIO_GRAPH_STRING_POOL_H_
#define NUNCIO_GRAPH_STRING_POOL_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/array.h"
#include "graph/image.h"
#include "nuncio/error.h"

namespace nuncio {

class StringPool {
 public:
  class Builder {
   public:
    // Gives its number. Throws Error{limit} above 4 GiB in all.
    uint32_t add(std::string_view text) {
      if (text.size() > UINT32_MAX - chars_.size())
        throw Error(Error::Kind::limit, "the strings of one property take more than 4 GiB");
      chars_.insert(chars_.end(), text.begin(), text.end());
      offsets_.push_back(static_cast<uint32_t>(chars_.size()));
      return static_cast<uint32_t>(offsets_.size() - 2);
    }
    std::string_view operator[](size_t i) const {
      return std::string_view(chars_.data() + offsets_[i], offsets_[i + 1] - offsets_[i]);
    }
    size_t size() const { return offsets_.size() - 1; }
    StringPool build() && {
      StringPool out;
      chars_.shrink_to_fit();
      offsets_.shrink_to_fit();
      out.chars_ = std::move(chars_);
      out.offsets_ = std::move(offsets_);
      return out;
    }

   private:
    std::vector<char> chars_;
    std::vector<uint32_t> offsets_{0};
  };

  std::string_view operator[](size_t i) const {
    return std::string_view(chars_.data() + offsets_[i], offsets_[i + 1] - offsets_[i]);
  }
  size_t size() const { return offsets_.empty() ? 0 : offsets_.size() - 1; }
  size_t bytes() const { return chars_.bytes() + offsets_.bytes(); }

  void save(ImageWriter& out) const {
    out.array(chars_);
    out.array(offsets_);
  }
  static StringPool load(ImageReader& in) {
    StringPool out;
    out.chars_ = in.array<char>();
    out.offsets_ = in.array<uint32_t>();
    if (!out.offsets_.empty()) ImageReader::check_offsets(out.offsets_, out.chars_.size());
    return out;
  }

 private:
  Array<char> chars_;
  Array<uint32_t> offsets_;  // one more than strings
};

}  // namespace nuncio

#endif  // NUNCIO_GRAPH_STRING_POOL_H_
