// The one error of Nuncio. Bad input throws Error; absence is std::optional; a bug is an assert.
// Entry programs catch it once and print `what()` as one line on stderr.
#ifndef NUNCIO_ERROR_H_
#define NUNCIO_ERROR_H_

#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>

namespace nuncio {

class Error : public std::runtime_error {
 public:
  enum class Kind : uint8_t {
    input,   // an article, a foreign edge file: not readable as what it claims to be
    syntax,  // text in one of Nuncio's languages (query, rule) that does not parse
    bind,    // parses, but names or types do not fit ("unknown relation type")
    value,   // a running query met a value that it cannot work with: a list instead of a number
    store,   // the graph file: not one, another version, locked, disk full
    limit,   // a time, memory, depth or size limit was reached
    cancel,  // the user stopped it
    usage,   // a command line that cannot be obeyed
    system,  // the operating system refused
  };

  Error(Kind kind, std::string message, std::string file = {}, uint32_t line = 0,
        uint32_t column = 0)
      : std::runtime_error(compose(message, file, line, column)),
        kind_(kind),
        message_(std::move(message)),
        file_(std::move(file)),
        line_(line),
        column_(column) {}

  Kind kind() const { return kind_; }
  // What is wrong and what to do, without the place.
  const std::string& message() const { return message_; }
  // Empty where there is no file.
  const std::string& file() const { return file_; }
  // Both 1-based; 0 where unknown. A column counts Unicode code points.
  uint32_t line() const { return line_; }
  uint32_t column() const { return column_; }

 private:
  static std::string compose(const std::string& message, const std::string& file, uint32_t line,
                             uint32_t column) {
    std::string where = file;
    if (line != 0) where += (where.empty() ? "line " : ":") + std::to_string(line);
    if (line != 0 && column != 0) where += ":" + std::to_string(column);
    return where.empty() ? message : where + ": " + message;
  }

  Kind kind_;
  std::string message_;
  std::string file_;
  uint32_t line_;
  uint32_t column_;
};

}  // namespace nuncio

#endif  // NUNCIO_ERROR_H_
