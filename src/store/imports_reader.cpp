#include "store/imports_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/packed_date.h"
#include "store/database.h"
#include "store/import_code.h"
#include "store/import_tables.h"

namespace nuncio {
namespace {

// A whole number as it would be written, so that "007" stays a text.
std::optional<int64_t> parse_integer(std::string_view text) {
  int64_t value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return std::to_string(value) == text ? std::optional(value) : std::nullopt;
}

std::optional<double> parse_real(std::string_view text) {
  double value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = fault == std::errc() && end == text.data() + text.size();
  const bool zeros = text.size() > 1 && text[0] == '0' && text[1] != '.';
  return whole && !zeros ? std::optional(value) : std::nullopt;
}

enum class Form : uint8_t { integer, real, date, text };

bool has_form(Form form, std::string_view text) {
  switch (form) {
    case Form::integer:
      return parse_integer(text).has_value();
    case Form::real:
      return parse_real(text).has_value();
    case Form::date:
      return parse_date(text).has_value();
    default:
      return true;
  }
}

Value value_of(Form form, std::string_view text) {
  if (text.empty()) return {};
  switch (form) {
    case Form::integer:
      return *parse_integer(text);
    case Form::real:
      return *parse_real(text);
    case Form::date:
      return *parse_date(text);
    default:
      return text;
  }
}

// A `date` of a year alone is no integer.
Form form_of(std::string_view name, const std::vector<std::string>& strings) {
  constexpr std::array forms = {Form::integer, Form::real, Form::date, Form::text};
  for (const Form form : forms) {
    if (name == "date" && (form == Form::integer || form == Form::real)) continue;
    if (std::all_of(strings.begin(), strings.end(),
                    [&](const std::string& text) { return text.empty() || has_form(form, text); }))
      return form;
  }
  return Form::text;
}

class ImportReader {
 public:
  using NodeOf = std::function<std::optional<NodeId>(std::string_view)>;

  ImportReader(const Database& database, NodeOf node_of, GraphBuilder& builder)
      : database_(database), node_of_(std::move(node_of)), builder_(builder) {}

  void read(int64_t import, std::string_view properties) {
    names_.clear();
    for (size_t at = 0; at < properties.size();) {
      const size_t end = std::min(properties.find('\t', at), properties.size());
      names_.emplace_back(properties.substr(at, end - at));
      at = end + 1;
    }
    nodes_.clear();
    types_.clear();
    read_dictionaries(import);
    read_rows(import);
  }

 private:
  uint32_t number_below(uint32_t number, size_t limit) const {
    if (number >= limit) database_.damaged();
    return number;
  }

  template <typename Part>
  void for_each_part(int64_t import, int64_t kind, Part&& part) {
    Statement row = database_.prepare(
        "SELECT place, data FROM import_parts WHERE import = ? AND kind = ? ORDER BY id");
    row.with(import, kind);
    try {
      while (row.step()) part(row.natural(0), row.blob(1));
    } catch (const Error& error) {
      if (error.kind() == Error::Kind::input) database_.damaged();
      throw;
    }
  }

  NodeId node_named(std::string_view name) {
    if (node_of_)
      if (const std::optional<NodeId> known = node_of_(name)) return *known;
    const auto known = earlier_.find(std::string(name));
    if (several_ && known != earlier_.end()) return known->second;
    const NodeId node = builder_.add_node(labels_);
    builder_.node_column("name").add_string(node, name);
    builder_.add_name(node, name);
    if (several_) earlier_.emplace(name, node);
    return node;
  }

  void read_dictionaries(int64_t import) {
    std::vector<std::vector<std::string>> strings(names_.size());
    for_each_part(import, kStringsPart, [&](uint32_t place, std::string_view data) {
      if (place >= 2 + names_.size()) database_.damaged();
      unpack_strings(data, [&](std::string_view text) {
        if (place == 0)
          nodes_.push_back(node_named(text));
        else if (place == 1)
          types_.push_back(builder_.type(text));
        else
          strings[place - 2].emplace_back(text);
      });
    });
    values_.clear();
    for (size_t i = 0; i < names_.size(); ++i) {
      const Form form = form_of(names_[i], strings[i]);
      values_.emplace_back();
      for (const std::string& text : strings[i]) values_.back().push_back(value_of(form, text));
    }
  }

  // Columns of a part come one after another: subject, relation, object, properties.
  void read_rows(int64_t import) {
    std::vector<std::vector<uint32_t>> columns(3 + names_.size());
    for_each_part(import, kNumbersPart, [&](uint32_t place, std::string_view data) {
      if (place >= columns.size()) database_.damaged();
      columns[place] = unpack_numbers(data);
      if (place + 1 < columns.size()) return;
      for (const auto& column : columns)
        if (column.size() != columns[0].size()) database_.damaged();
      add_rows(columns);
    });
  }

  void add_rows(const std::vector<std::vector<uint32_t>>& columns) {
    const uint32_t first = builder_.edge_count();
    for (size_t row = 0; row < columns[0].size(); ++row)
      builder_.add_edge(nodes_[number_below(columns[0][row], nodes_.size())],
                        types_[number_below(columns[1][row], types_.size())],
                        nodes_[number_below(columns[2][row], nodes_.size())]);
    for (size_t i = 0; i < names_.size(); ++i) {
      ColumnBuilder& column = builder_.edge_column(names_[i]);
      const std::vector<Value>& values = values_[i];
      for (size_t row = 0; row < columns[0].size(); ++row) {
        const Value& value = values[number_below(columns[3 + i][row], values.size())];
        if (!value.is_null()) column.add(first + static_cast<uint32_t>(row), value);
      }
    }
  }

 public:
  // Whether names of one import may stand in another.
  void expect_several() { several_ = true; }

 private:
  const Database& database_;
  NodeOf node_of_;
  GraphBuilder& builder_;
  const std::vector<std::string> labels_{"Entity"};
  bool several_ = false;
  std::unordered_map<std::string, NodeId> earlier_;
  // Of the import in hand:
  std::vector<std::string> names_;          // of properties
  std::vector<NodeId> nodes_;               // by number of the entity
  std::vector<TypeId> types_;               // by number of the relation
  std::vector<std::vector<Value>> values_;  // by property and number
};

}  // namespace

void read_imports(const Database& database,
                  const std::function<std::optional<NodeId>(std::string_view)>& node_of,
                  GraphBuilder& builder) {
  if (!has_imports(database)) return;
  ImportReader reader(database, node_of, builder);
  if (database.integer("SELECT count(*) FROM imports") > 1) reader.expect_several();
  Statement row = database.prepare("SELECT id, properties FROM imports ORDER BY id");
  while (row.step()) reader.read(row.integer(0), row.view(1));
}

}  // namespace nuncio
