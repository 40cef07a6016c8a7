#include "query/functions.h"

#include <algorithm>
#include <map>

#include "query/aggregate.h"
#include "query/engine.h"
#include "query/token.h"

namespace nuncio {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::vector<const Function*> all_functions() {
  std::vector<const Function*> out;
  for (const auto table : {graph_functions(), list_functions(), string_functions(),
                           number_functions(), date_functions(), duration_functions()})
    for (const Function& function : table) out.push_back(&function);
  return out;
}

}  // namespace

const Function* find_function(std::string_view name) {
  static const std::map<std::string, const Function*> table = [] {
    std::map<std::string, const Function*> out;
    for (const Function* function : all_functions()) out.emplace(lower(function->name), function);
    return out;
  }();
  const auto place = table.find(lower(name));
  return place == table.end() ? nullptr : place->second;
}

std::vector<std::string> function_names() {
  std::vector<std::string> out;
  for (const Function* function : all_functions()) out.emplace_back(function->name);
  for (const std::string& name : aggregate_names()) out.push_back(name);
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::string> query_functions() {
  return function_names();
}

std::vector<std::string> query_keywords() {
  return all_keywords();
}

}  // namespace nuncio
