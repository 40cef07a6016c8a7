// nuncio repl: questions and answers on one graph.
#include <iostream>

#include "shell/commands.h"
#include "shell/query_limits.h"
#include "shell/repl.h"

namespace nuncio {

namespace {

int run(const Arguments& arguments, Console& console) {
  GraphSession session(arguments.operands()[0]);
  Repl repl(session, console, limits_from(arguments));
  return console.in_terminal && console.out_terminal ? repl.run_terminal()
                                                     : repl.run_stream(std::cin);
}

}  // namespace

Command repl_command() {
  CommandSpec spec;
  spec.name = "repl";
  spec.summary = "ask questions in a dialogue";
  spec.usage = "GRAPH [--time-limit SECONDS]";
  spec.examples = {
      {"nuncio repl story.kg", "with history and completion; .help shows what it understands"},
      {"nuncio repl story.kg < questions.txt", "statements from a file, each ended by ';'"},
  };
  spec.options = limit_options();
  spec.operands = {"GRAPH"};
  return {spec, run};
}

}  // namespace nuncio
