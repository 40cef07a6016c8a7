// Reads lines from a terminal with editing, history and completion (libedit).
#ifndef NUNCIO_SHELL_LINE_EDITOR_H_
#define NUNCIO_SHELL_LINE_EDITOR_H_

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "shell/completer.h"

namespace nuncio {

// Where the history is kept: $XDG_STATE_HOME/nuncio/history, else ~/.local/state/nuncio/history;
// empty where there is no home.
std::filesystem::path history_file();

class LineEditor {
 public:
  enum class Outcome { line, interrupted, end };

  // A history that cannot be read or written is done without: the editor works all the same.
  explicit LineEditor(std::filesystem::path history);
  ~LineEditor();
  LineEditor(const LineEditor&) = delete;
  LineEditor& operator=(const LineEditor&) = delete;

  // What Tab offers for the text before the cursor.
  void set_completer(std::function<Completion(std::string_view before_cursor)> completer);

  // `line` gets one line without its newline. `interrupted`: `stop` was or became true, which the
  // handler of SIGINT is to see to; `end`: Ctrl-D.
  Outcome read(const std::string& prompt, std::string& line, const std::atomic<bool>& stop);

  // Adds to the history and saves it.
  void remember(std::string_view statement);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace nuncio

#endif  // NUNCIO_SHELL_LINE_EDITOR_H_
