#include "query/procedures.h"

#include <algorithm>

#include "query/engine.h"

namespace nuncio {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::string signature(const Procedure& procedure) {
  std::string out = procedure.name + '(';
  for (const auto& parameter : procedure.parameters)
    out += (out.back() == '(' ? "" : ", ") + parameter.name + (parameter.optional ? "?" : "");
  out += ") YIELD ";
  for (size_t i = 0; i < procedure.columns.size(); ++i)
    out += (i ? ", " : "") + procedure.columns[i].name;
  return out;
}

const std::vector<Procedure>& built_in();

void list_procedures(const ProcedureCall& call) {
  for (const Procedure& procedure : built_in())
    if (!call.yield({procedure.name, signature(procedure), procedure.summary})) return;
}

const std::vector<Procedure>& built_in() {
  static const std::vector<Procedure> all = [] {
    std::vector<Procedure> out;
    for (const auto& table : {rank_procedures(), part_procedures(), path_procedures()})
      out.insert(out.end(), table.begin(), table.end());
    out.push_back({"procedures",
                   "the procedures that there are",
                   {},
                   {{"name", {kString, 0}}, {"signature", {kString, 0}}, {"summary", {kString, 0}}},
                   list_procedures});
    return out;
  }();
  return all;
}

}  // namespace

const Procedure* find_procedure(std::string_view name, std::span<const Procedure> more) {
  const auto named = [&](const Procedure& procedure) {
    return lower(procedure.name) == lower(name);
  };
  if (const auto own = std::find_if(more.begin(), more.end(), named); own != more.end())
    return &*own;
  const auto& table = built_in();
  const auto place = std::find_if(table.begin(), table.end(), named);
  return place == table.end() ? nullptr : &*place;
}

std::vector<std::string> procedure_names(std::span<const Procedure> more) {
  std::vector<std::string> out;
  for (const Procedure& procedure : more) out.push_back(procedure.name);
  for (const Procedure& procedure : built_in()) out.push_back(procedure.name);
  return out;
}

}  // namespace nuncio
