// Cuts what is typed or piped in into statements: dot commands are a line, queries end at a ";"
// that stands outside quotes and comments.
#ifndef NUNCIO_SHELL_STATEMENT_READER_H_
#define NUNCIO_SHELL_STATEMENT_READER_H_

#include <optional>
#include <string>
#include <string_view>

namespace nuncio {

class StatementReader {
 public:
  // One line of input without its newline.
  void feed(std::string_view line);

  // The next complete statement, without the ";" and surrounding white space; nullopt where more
  // input is needed. Empty statements are left out.
  std::optional<std::string> next();

  // What stands unfinished at the end of input, as a statement of its own.
  std::optional<std::string> rest();

  // Whether a statement has begun that is not complete.
  bool pending() const;
  // Throws away what is unfinished.
  void clear() { buffer_.clear(); }

 private:
  std::string buffer_;
};

}  // namespace nuncio

#endif  // NUNCIO_SHELL_STATEMENT_READER_H_
