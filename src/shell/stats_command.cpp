// nuncio stats: what a graph file holds, in numbers.
#include <ostream>
#include <string>

#include "shell/commands.h"
#include "shell/table.h"
#include "store/store.h"

namespace nuncio {

namespace {

std::string range(const std::string& first, const std::string& last) {
  if (first.empty()) return "-";
  return first == last ? first : first + " to " + last;
}

TextTable count_table(const char* name, const std::vector<Statistics::Count>& counts) {
  TextTable table{{name, "count"}, {false, true}, {}};
  for (const auto& count : counts)
    table.rows.push_back(
        {count.name.empty() ? "(unknown)" : count.name, std::to_string(count.count)});
  return table;
}

TextTable overview_table(const Statistics& s) {
  TextTable table{{"what", "number"}, {false, true}, {}};
  const auto add = [&](const char* what, uint64_t number) {
    table.rows.push_back({what, std::to_string(number)});
  };
  add("articles", s.articles);
  add("sentences", s.sentences);
  add("words", s.words);
  add("mentions of entities", s.mentions);
  add("entities", s.entities);
  add("relations", s.edges);
  add("  of them denied", s.denied);
  add("  of them planned or possible", s.not_actual);
  if (s.imported > 0) add("imported relations", s.imported);
  add("pieces of evidence", s.evidence);
  add("statements of no declared relation", s.open_claims);
  table.rows.push_back({"published", range(s.first_published, s.last_published)});
  table.rows.push_back({"events dated", range(s.first_date, s.last_date)});
  return table;
}

int run(const Arguments& arguments, Console& console) {
  const Statistics s = Store::open(arguments.operands()[0]).statistics();
  print_table(overview_table(s), console.width, console.out);
  const auto print_counts = [&](const char* name, const std::vector<Statistics::Count>& counts) {
    if (counts.empty()) return;
    console.out << '\n';
    print_table(count_table(name, counts), console.width, console.out);
  };
  print_counts("entity type", s.entity_types);
  print_counts("relation", s.relation_types);
  print_counts("source", s.sources);
  return s.articles > 0 || s.imported > 0 ? exit_done : exit_incomplete;
}

}  // namespace

Command stats_command() {
  CommandSpec spec;
  spec.name = "stats";
  spec.summary = "what a graph holds, in numbers";
  spec.usage = "GRAPH";
  spec.examples = {{"nuncio stats story.kg", "articles, entities and relations by type"}};
  spec.operands = {"GRAPH"};
  return {spec, run};
}

}  // namespace nuncio
