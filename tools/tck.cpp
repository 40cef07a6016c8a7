// Runs the scenarios of a compatibility kit: build/tck [--verbose] [--class NAME] FILE.jsonl
// Ends with "N passed, N failed"; exit status 1 where any failed.
#include <rapidjson/document.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "query/engine.h"
#include "query/literal.h"
#include "query/print.h"
#include "query/script.h"

namespace {

using namespace nuncio;
using Json = rapidjson::Value;

// A cell of a table of results in one canonical form: labels and properties sorted, numbers as they
// read, lists sorted where their order does not count.
class Cell {
 public:
  Cell(std::string_view text, bool any_order) : text_(text), any_order_(any_order) {}

  std::string canonical() {
    std::string out = value();
    return pos_ == text_.size() ? out : "unreadable: " + std::string(text_);
  }

 private:
  char peek() const { return pos_ < text_.size() ? text_[pos_] : '\0'; }
  void blanks() {
    while (peek() == ' ') ++pos_;
  }
  bool take(std::string_view mark) {
    blanks();
    if (!text_.substr(pos_).starts_with(mark)) return false;
    pos_ += mark.size();
    return true;
  }

  std::string value() {
    blanks();
    if (peek() == '(') return node();
    if (peek() == '<') return path();
    if (peek() == '{') return map();
    if (peek() == '\'') return string();
    if (peek() == '[') return text_.substr(pos_ + 1).starts_with(':') ? edge() : list();
    return word();
  }

  std::string word() {
    const size_t end = std::min(text_.find_first_of(",]})> ", pos_), text_.size());
    std::string out(text_.substr(pos_, end - pos_));
    pos_ = end;
    if (out.find_first_of(".eE") == std::string::npos ||
        out.find_first_of("0123456789") == std::string::npos)
      return out;
    return real_text(std::strtod(out.c_str(), nullptr));
  }

  std::string string() {
    std::string out = "'";
    for (++pos_; pos_ < text_.size() && peek() != '\''; ++pos_) {
      if (peek() == '\\') ++pos_;
      out += text_[pos_ - 1] == '\\' && peek() == 'n' ? '\n' : peek();
    }
    ++pos_;
    return out + '\'';
  }

  std::string name() {
    blanks();
    std::string out;
    if (peek() == '`') {
      const size_t end = text_.find('`', pos_ + 1);
      out = text_.substr(pos_ + 1, end - pos_ - 1);
      pos_ = end + 1;
      return out;
    }
    while (pos_ < text_.size() &&
           std::string_view(" :,(){}[]").find(peek()) == std::string_view::npos)
      out += text_[pos_++];
    return out;
  }

  std::string join(std::vector<std::string> parts, bool sorted) const {
    if (sorted) std::sort(parts.begin(), parts.end());
    std::string out;
    for (const std::string& part : parts) out += (out.empty() ? "" : ", ") + part;
    return out;
  }

  std::string labels() {
    std::vector<std::string> all;
    while (take(":")) all.push_back(":" + name());
    return join(all, true);
  }

  std::string map() {
    std::vector<std::string> entries;
    take("{");
    while (!take("}") && pos_ < text_.size()) {
      const std::string key = name();
      take(":");
      entries.push_back(key + ": " + value());
      take(",");
    }
    return "{" + join(entries, true) + "}";
  }

  std::string list() {
    std::vector<std::string> items;
    take("[");
    while (!take("]") && pos_ < text_.size()) {
      items.push_back(value());
      take(",");
    }
    return "[" + join(items, any_order_) + "]";
  }

  std::string node() {
    take("(");
    std::string out = "(" + labels();
    blanks();
    if (peek() == '{') out += " " + map();
    take(")");
    return out + ")";
  }

  std::string edge() {
    take("[");
    std::string out = "[" + labels();
    blanks();
    if (peek() == '{') out += " " + map();
    take("]");
    return out + "]";
  }

  std::string path() {
    take("<");
    std::string out = "<" + node();
    while (!take(">") && pos_ < text_.size()) {
      const bool in = take("<-");
      if (!in) take("-");
      out += (in ? "<-" : "-") + edge();
      out += take("->") ? "->" : (take("-"), "-");
      out += node();
    }
    return out + ">";
  }

  std::string_view text_;
  bool any_order_;
  size_t pos_ = 0;
};

struct Outcome {
  bool passed = false;
  std::string why;
};

// "test.my.proc(name :: STRING?, id :: INTEGER?) :: (city :: STRING?)"
class SignatureReader {
 public:
  explicit SignatureReader(std::string_view text) : text_(text) {}

  Procedure read() {
    Procedure out;
    out.name = until("(");
    for (auto& [name, type] : names()) out.parameters.push_back({name, type, false});
    until("(");
    for (auto& [name, type] : names())
      out.columns.push_back({name, {static_cast<Kinds>(type | kNull), kAnyKind}});
    return out;
  }

 private:
  std::string until(std::string_view mark) {
    const size_t end = std::min(text_.find(mark, pos_), text_.size());
    std::string out(text_.substr(pos_, end - pos_));
    pos_ = std::min(end + mark.size(), text_.size());
    return out;
  }

  std::vector<std::pair<std::string, Kinds>> names() {
    std::vector<std::pair<std::string, Kinds>> out;
    SignatureReader inner(text_.substr(pos_, text_.find(')', pos_) - pos_));
    until(")");
    while (inner.pos_ < inner.text_.size()) {
      std::string name = inner.until(" :: ");
      const std::string type = inner.until(", ");
      const Kinds kinds = type.starts_with("STRING")    ? kString
                          : type.starts_with("INTEGER") ? kInt
                          : type.starts_with("FLOAT")   ? kReal
                          : type.starts_with("NUMBER")  ? kNumber
                          : type.starts_with("BOOLEAN") ? kBool
                                                        : kAnyKind;
      out.emplace_back(std::move(name), kinds);
    }
    return out;
  }

  std::string_view text_;
  size_t pos_ = 0;
};

// A procedure that looks its rows up in a table: the arguments stand in the first columns.
Procedure table_procedure(const Json& json, const PropertyGraph& empty) {
  Procedure out = SignatureReader(json["signature"].GetString()).read();
  std::vector<std::vector<Value>> rows;
  Engine engine(empty);
  for (const Json& row : json["rows"].GetArray()) {
    rows.emplace_back();
    for (const Json& cell : row.GetArray())
      rows.back().push_back(engine.run("RETURN " + std::string(cell.GetString())).rows[0][0]);
  }
  out.call = [rows, given = out.parameters.size()](const ProcedureCall& call) {
    for (const auto& row : rows) {
      if (!std::equal(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(given),
                      call.args.begin(), ValueSame()))
        continue;
      if (!call.yield({row.begin() + static_cast<std::ptrdiff_t>(given), row.end()})) return;
    }
  };
  return out;
}

QueryOptions options_of(const Json& scenario, const PropertyGraph& empty) {
  QueryOptions options;
  Engine engine(empty);
  for (const auto& [name, cell] : scenario["parameters"].GetObject())
    options.parameters.emplace_back(
        name.GetString(), engine.run("RETURN " + std::string(cell.GetString())).rows[0][0]);
  for (const Json& procedure : scenario["procedures"].GetArray())
    options.procedures.push_back(table_procedure(procedure, empty));
  options.time_limit = std::chrono::seconds(10);
  return options;
}

std::vector<std::string> expected_rows(const Json& expect) {
  std::vector<std::string> out;
  for (const Json& row : expect["rows"].GetArray()) {
    std::string line;
    for (const Json& cell : row.GetArray())
      line +=
          "| " + Cell(cell.GetString(), expect["list_order_ignored"].GetBool()).canonical() + ' ';
    out.push_back(line);
  }
  return out;
}

std::vector<std::string> actual_rows(const Result& result, const PropertyGraph& graph,
                                     bool any_order) {
  std::vector<std::string> out;
  for (const auto& row : result.rows) {
    std::string line;
    for (const Value& value : row)
      line += "| " + Cell(to_literal(value, graph), any_order).canonical() + ' ';
    out.push_back(line);
  }
  return out;
}

std::string lines(const std::vector<std::string>& rows) {
  std::string out;
  for (size_t i = 0; i < rows.size() && i < 8; ++i) out += "\n      " + rows[i];
  return out;
}

Outcome compare(const Result& result, const PropertyGraph& graph, const Json& expect) {
  std::vector<std::string> columns;
  for (const Json& column : expect["columns"].GetArray()) columns.emplace_back(column.GetString());
  if (std::string(expect["kind"].GetString()) == "empty") columns = result.columns;
  if (columns != result.columns) return {false, "columns differ:" + lines(result.columns)};
  std::vector<std::string> wanted = expected_rows(expect);
  std::vector<std::string> got = actual_rows(result, graph, expect["list_order_ignored"].GetBool());
  if (!expect["ordered"].GetBool()) {
    std::sort(wanted.begin(), wanted.end());
    std::sort(got.begin(), got.end());
  }
  if (wanted == got) return {true, ""};
  return {false, "wanted" + lines(wanted) + "\n    got" + lines(got)};
}

Outcome judge_error(const Error& error, const Json& expect) {
  if (std::string(expect["kind"].GetString()) != "error") return {false, error.what()};
  const std::string phase = expect["error"]["phase"].GetString();
  const bool compile = error.kind() == Error::Kind::syntax || error.kind() == Error::Kind::bind;
  if (phase == "compile time" && !compile)
    return {false, std::string("at run time: ") + error.what()};
  if (phase == "runtime" && compile)
    return {false, std::string("at compile time: ") + error.what()};
  return {true, ""};
}

// "+nodes": 2, as far as it is not 0.
std::map<std::string, int64_t> effects_of(const Changes& changes) {
  const std::map<std::string, int64_t> all = {
      {"+nodes", changes.nodes_made},           {"-nodes", changes.nodes_gone},
      {"+relationships", changes.edges_made},   {"-relationships", changes.edges_gone},
      {"+labels", changes.labels_made},         {"-labels", changes.labels_gone},
      {"+properties", changes.properties_made}, {"-properties", changes.properties_gone}};
  std::map<std::string, int64_t> out;
  for (const auto& [name, count] : all)
    if (count != 0) out.emplace(name, count);
  return out;
}

Outcome compare_effects(const Changes& changes, const Json& expect) {
  std::map<std::string, int64_t> wanted;
  for (const auto& [name, count] : expect["side_effects"].GetObject())
    if (count.GetInt64() != 0) wanted.emplace(name.GetString(), count.GetInt64());
  const auto got = effects_of(changes);
  if (got == wanted) return {true, ""};
  std::string text = "side effects:";
  for (const auto& [name, count] : got) text += ' ' + name + ' ' + std::to_string(count);
  return {false, text};
}

// The query, then what is asked of the graph afterwards.
Outcome run_steps(const Json& scenario, PropertyGraph graph, const QueryOptions& options) {
  for (const Json& step : scenario["steps"].GetArray()) {
    const std::string query = step["query"].GetString();
    const Json& expect = step["expect"];
    const bool wants_error = std::string(expect["kind"].GetString()) == "error";
    try {
      Outcome outcome;
      if (writes(query)) {
        ScriptOutcome made = run_script(graph, query, options);
        graph = std::move(made.graph);
        outcome = compare_effects(made.changes, expect);
        if (outcome.passed) outcome = compare(made.result, graph, expect);
      } else {
        outcome = compare(Engine(graph).run(query, options), graph, expect);
      }
      if (wants_error)
        return {false, std::string("wanted an error: ") + expect["error"]["detail"].GetString()};
      if (!outcome.passed) return outcome;
    } catch (const Error& error) {
      if (const Outcome outcome = judge_error(error, expect); !outcome.passed) return outcome;
    }
  }
  return {true, ""};
}

Outcome run(const Json& scenario) {
  PropertyGraph graph;
  try {
    const QueryOptions options = options_of(scenario, graph);
    for (const Json& statement : scenario["setup"].GetArray())
      graph = run_script(graph, statement.GetString(), options).graph;
    return run_steps(scenario, std::move(graph), options);
  } catch (const Error& error) {
    return {false, std::string("setup: ") + error.what()};
  }
}

struct Tally {
  size_t passed = 0, failed = 0;
};

int run_file(std::istream& in, bool verbose, const std::string& wanted_class) {
  Tally all;
  std::map<std::string, Tally> classes;
  for (std::string line; std::getline(in, line);) {
    rapidjson::Document scenario;
    scenario.Parse(line.c_str());
    if (scenario.HasParseError() || !scenario.IsObject()) {
      std::cerr << "tck: a line is no JSON object\n";
      return 2;
    }
    const std::string group = scenario["class"].GetString();
    if (!wanted_class.empty() && group != wanted_class) continue;
    const Outcome outcome = run(scenario);
    ++(outcome.passed ? all.passed : all.failed);
    ++(outcome.passed ? classes[group].passed : classes[group].failed);
    if (verbose && !outcome.passed)
      std::cout << scenario["id"].GetString() << ": " << scenario["query"].GetString() << "\n    "
                << outcome.why << '\n';
  }
  for (const auto& [name, tally] : classes)
    std::cout << name << ": " << tally.passed << " passed, " << tally.failed << " failed\n";
  std::cout << all.passed << " passed, " << all.failed << " failed\n";
  return all.failed == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  bool verbose = false;
  std::string file, wanted_class;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--verbose") {
      verbose = true;
    } else if (argument == "--class" && i + 1 < argc) {
      wanted_class = argv[++i];
    } else {
      file = argument;
    }
  }
  std::ifstream in(file);
  if (file.empty() || !in) {
    std::cerr << "usage: tck [--verbose] [--class NAME] FILE.jsonl\n";
    return 2;
  }
  return run_file(in, verbose, wanted_class);
}
