// Foreign edges as a table of text: tabs between fields, the first line names them. `subject`,
// `relation` and `object` must be among them, `date` (YYYY, YYYY-MM or YYYY-MM-DD) may; any other
// field is a property of the edge. An empty field is absent.
#ifndef NUNCIO_EXCHANGE_EDGE_FILE_H_
#define NUNCIO_EXCHANGE_EDGE_FILE_H_

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/line_reader.h"
#include "nuncio/error.h"

namespace nuncio {

class EdgeFile {
 public:
  using OnSkip = std::function<void(const Error&)>;

  // Throws Error{system} where the file cannot be read, Error{input} where its first line is no
  // such header. `on_skip` is told of every line that is none, with its number.
  EdgeFile(const std::filesystem::path& path, OnSkip on_skip);

  // The fields beside the first three, in the order of next().
  const std::vector<std::string>& properties() const { return properties_; }

  // Subject, relation, object, and the properties. Valid until the next call; nullopt at the end.
  std::optional<std::span<const std::string_view>> next();

  uint64_t skipped() const { return skipped_; }
  uint64_t lines() const { return lines_.number(); }
  uint64_t bytes_read() const { return lines_.bytes_read(); }
  uint64_t bytes_total() const { return lines_.bytes_total(); }

 private:
  void read_header();
  // What is wrong with the line; empty where nothing is.
  std::string fault_of(std::string_view line);
  [[noreturn]] void fail(const std::string& message) const;

  LineReader lines_;
  std::string file_;
  OnSkip on_skip_;
  std::vector<std::string> properties_;
  std::vector<size_t> places_;            // of the fields of a line among those of next()
  std::optional<size_t> date_;            // the field of a line that is one
  std::vector<std::string_view> fields_;  // of the line, then in the order of next()
  std::vector<std::string_view> row_;
  std::string good_date_;  // the last that was one, since they come in runs
  uint64_t skipped_ = 0;
};

}  // namespace nuncio

#endif  // NUNCIO_EXCHANGE_EDGE_FILE_H_
