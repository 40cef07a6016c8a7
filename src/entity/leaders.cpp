#include "entity/leaders.h"

#include <set>

#include "entity/lexicon_file.h"

namespace nuncio {

Leaders Leaders::load(const std::filesystem::path& folder) {
  Leaders out;
  for (const LexiconRow& row : read_lexicon(folder / "leaders.tsv", 2))
    for (const std::string& text : split_list(row.fields[1])) {
      const PersonName name(text);
      if (name.empty()) continue;
      const std::set<std::string> keys = {name.surname(),
                                          name.pieces()[name.pieces().size() > 2 ? 1 : 0]};
      for (const std::string& key : keys) out.by_surname_[key].push_back({name, row.fields[0]});
    }
  return out;
}

std::optional<std::string> Leaders::country_of(std::string_view text) const {
  const PersonName name(text);
  std::set<std::string> codes;
  for (const std::string& piece : name.pieces()) {
    const auto found = by_surname_.find(piece);
    if (found == by_surname_.end()) continue;
    for (const Leader& leader : found->second)
      if (name.single() ? leader.name.ends_with(name) : leader.name.compatible(name))
        codes.insert(leader.code);
  }
  if (codes.size() != 1) return std::nullopt;
  return *codes.begin();
}

}  // namespace nuncio
