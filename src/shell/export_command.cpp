// nuncio export: a graph for other tools.
#include <ostream>
#include <string>

#include "shell/commands.h"
#include "shell/export_file.h"

namespace nuncio {

namespace {

int run(const Arguments& arguments, Console& console) {
  const ExportFormat& format = export_format(arguments.value_or("--format", "json"));
  const Store store = Store::open(arguments.operands()[0]);
  const std::string file = arguments.value_or("--output", "-");
  if (file == "-")
    export_to_stream(store, format, console.out);
  else
    export_to_file(store, format, file);
  return exit_done;
}

std::string format_notes() {
  std::string out = "Formats\n";
  for (const ExportFormat& format : export_formats()) {
    std::string name(format.name);
    name.resize(std::max<size_t>(name.size() + 1, 10), ' ');
    out += "  " + name + std::string(format.description) + "\n";
  }
  out.pop_back();
  return out;
}

}  // namespace

Command export_command() {
  static const std::string notes = format_notes();
  CommandSpec spec;
  spec.name = "export";
  spec.summary = "write a graph in another format";
  spec.usage = "GRAPH [--format F] [-o FILE]";
  spec.examples = {
      {"nuncio export story.kg --format svg -o story.svg", "a picture"},
      {"nuncio export story.kg --format json > story.json", "everything, with the evidence"},
      {"nuncio export story.kg --format dot | neato -Tpdf -o story.pdf", "for GraphViz"},
  };
  spec.options = {{"--format", 'f', "F", "see below; json where none is given"},
                  {"--output", 'o', "FILE", "where to; standard output where none is given"}};
  spec.operands = {"GRAPH"};
  spec.notes = notes;
  return {spec, run};
}

}  // namespace nuncio
