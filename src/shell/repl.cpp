#include "shell/repl.h"

#include <istream>
#include <ostream>
#include <sstream>
#include <string_view>
#include <vector>

#include "nuncio/error.h"
#include "query/print.h"
#include "shell/command_line.h"
#include "shell/completer.h"
#include "shell/export_file.h"
#include "shell/interrupt.h"
#include "shell/line_editor.h"
#include "shell/schema_table.h"

namespace nuncio {

namespace {

constexpr std::string_view kHelp =
    R"(Ask, and end the question with ";":
  MATCH (a)-[r:criticized]->(b) RETURN a, b, r.date;
  PATH 'first name' TO 'second name';     how the two are connected
  NEAR 'name' HOPS 2;                     what stands around it

.schema              labels and relation types in this graph
.mode FORMAT         how answers are shown: table, json, csv or line
.export FORMAT FILE  write the whole graph to a file
.help                this
.quit                leave (or Ctrl-D)

Tab completes keywords, relation types, labels and names; Ctrl-C stops a running query.
)";

const std::vector<std::string> kCommands = {".export", ".help", ".mode", ".quit", ".schema"};

std::vector<std::string> words_of(const std::string& line) {
  std::istringstream in(line);
  std::vector<std::string> out;
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

CompletionWords completion_words(const PropertyGraph& graph) {
  CompletionWords words;
  words.commands = kCommands;
  words.modes.assign(result_format_names.begin(), result_format_names.end());
  for (const ExportFormat& format : export_formats())
    words.export_formats.emplace_back(format.name);
  words.keywords = query_keywords();
  words.functions = query_functions();
  for (const std::string_view name : graph.types().names()) words.relation_types.emplace_back(name);
  for (const std::string_view name : graph.labels().names()) words.labels.emplace_back(name);
  words.names = [&graph](std::string_view prefix, size_t limit) {
    return graph.names().complete(prefix, limit);
  };
  return words;
}

}  // namespace

Repl::Repl(GraphSession& session, Console& console, QueryOptions limits)
    : session_(session), console_(console), limits_(std::move(limits)) {}

int Repl::run_terminal() {
  LineEditor editor(history_file());
  Interrupt interrupt;
  cancel_ = &interrupt.flag();
  const CompletionWords words = completion_words(session_.graph());
  std::string begun;  // the lines before this one of the same statement
  editor.set_completer([&](std::string_view before_cursor) {
    Completion found = complete(begun + std::string(before_cursor), words);
    if (found.begin < begun.size()) return Completion{};
    found.begin -= begun.size();
    return found;
  });
  remember_ = [&](const std::string& statement) { editor.remember(statement); };
  console_.out << session_.graph().node_count() << " entities, " << session_.graph().edge_count()
               << " relations. \".help\" for help.\n";
  for (;;) {
    console_.out.flush();
    interrupt.reset();
    std::string line;
    const auto outcome =
        editor.read(statements_.pending() ? "   ...> " : "nuncio> ", line, interrupt.flag());
    if (outcome == LineEditor::Outcome::end) return exit_done;
    if (outcome == LineEditor::Outcome::interrupted) {
      statements_.clear();
      begun.clear();
      continue;
    }
    statements_.feed(line);
    if (execute_complete() == After::quit) return exit_done;
    begun = statements_.pending() ? begun + line + "\n" : "";
  }
}

int Repl::run_stream(std::istream& in) {
  for (std::string line; std::getline(in, line);) {
    statements_.feed(line);
    if (execute_complete() == After::quit) return failed_ ? exit_failed : exit_done;
  }
  if (const auto statement = statements_.rest()) execute(*statement);
  return failed_ ? exit_failed : exit_done;
}

Repl::After Repl::execute_complete() {
  while (const auto statement = statements_.next()) {
    if (remember_) remember_(statement->starts_with('.') ? *statement : *statement + ";");
    if (execute(*statement) == After::quit) return After::quit;
  }
  return After::go_on;
}

Repl::After Repl::execute(const std::string& statement) {
  After after = After::go_on;
  try {
    if (statement.starts_with('.'))
      after = run_dot_command(statement);
    else
      run_query(statement);
  } catch (const Error& error) {
    failed_ = true;
    console_.out.flush();
    console_.err << render_error(statement, error) << '\n';
  }
  console_.err.flush();
  return after;
}

void Repl::run_query(const std::string& query) {
  QueryOptions options = limits_;
  options.cancel = cancel_;
  const Result result = session_.run(query, options);
  print_result(result, session_, format_, console_.width, console_.out);
  console_.out.flush();
  for (const std::string& message : result.messages) console_.err << message << '\n';
  if (!console_.out_terminal) return;
  if (result.rows.empty())
    console_.err << "nothing found\n";
  else
    console_.err << result.rows.size() << (result.rows.size() == 1 ? " row\n" : " rows\n");
}

Repl::After Repl::run_dot_command(const std::string& line) {
  const std::vector<std::string> words = words_of(line);
  const std::string& command = words.front();
  if (command == ".quit" || command == ".exit") return After::quit;
  if (command == ".help") {
    console_.out << kHelp;
  } else if (command == ".schema") {
    print_table(label_table(session_.graph()), console_.width, console_.out);
    console_.out << '\n';
    print_table(relation_table(session_.graph()), console_.width, console_.out);
  } else if (command == ".mode") {
    set_mode(words.size() == 2 ? words[1] : "");
  } else if (command == ".export") {
    if (words.size() < 3) throw Error(Error::Kind::usage, "Usage: .export FORMAT FILE");
    const size_t file = line.find(words[2], line.find(words[1], command.size()) + words[1].size());
    export_graph(words[1], line.substr(file));
  } else {
    const std::vector<std::string_view> known(kCommands.begin(), kCommands.end());
    throw Error(Error::Kind::usage,
                "unknown command " + command + "." + did_you_mean(command, known) + " See .help.");
  }
  return After::go_on;
}

void Repl::set_mode(const std::string& mode) {
  const auto format = result_format_from(mode);
  if (!format)
    throw Error(Error::Kind::usage,
                ".mode wants table, json, csv or line." + did_you_mean(mode, result_format_names));
  format_ = *format;
}

void Repl::export_graph(const std::string& format, const std::string& file) {
  export_to_file(session_.store(), export_format(format), file);
  console_.err << "wrote " << file << '\n';
}

}  // namespace nuncio
