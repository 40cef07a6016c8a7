// The read-eval-print loop over one graph.
#ifndef NUNCIO_SHELL_REPL_H_
#define NUNCIO_SHELL_REPL_H_

#include <atomic>
#include <functional>
#include <iosfwd>
#include <string>

#include "shell/console.h"
#include "shell/graph_session.h"
#include "shell/result_printer.h"
#include "shell/statement_reader.h"

namespace nuncio {

class Repl {
 public:
  // `limits` are those of every question.
  Repl(GraphSession& session, Console& console, QueryOptions limits = {});

  // With prompt, history and completion; until .quit or Ctrl-D. Gives the exit status.
  int run_terminal();
  // Statements from a pipe or file, without prompts. exit_failed where any of them failed.
  int run_stream(std::istream& in);

 private:
  enum class After { go_on, quit };

  // Runs a query or a dot command; errors are printed, not thrown.
  After execute(const std::string& statement);
  After run_dot_command(const std::string& line);
  void run_query(const std::string& query);
  After execute_complete();

  void set_mode(const std::string& mode);
  void export_graph(const std::string& format, const std::string& file);

  GraphSession& session_;
  Console& console_;
  QueryOptions limits_;
  StatementReader statements_;
  ResultFormat format_ = ResultFormat::table;
  bool failed_ = false;
  const std::atomic<bool>* cancel_ = nullptr;         // what Ctrl-C sets
  std::function<void(const std::string&)> remember_;  // adds to the history
};

}  // namespace nuncio

#endif  // NUNCIO_SHELL_REPL_H_
