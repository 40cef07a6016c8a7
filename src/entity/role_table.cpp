#include "entity/role_table.h"

#include <array>
#include <utility>

#include "entity/lexicon_file.h"
#include "nuncio/error.h"

namespace nuncio {
namespace {

constexpr auto scope_names = std::to_array<std::pair<std::string_view, RoleScope>>({
    {"any", RoleScope::any},
    {"country", RoleScope::country},
    {"place", RoleScope::place},
    {"body", RoleScope::body},
    {"fixed", RoleScope::fixed},
    {"congress", RoleScope::congress},
    {"senate", RoleScope::senate},
    {"parliament", RoleScope::parliament},
    {"embassy", RoleScope::embassy},
    {"ministry", RoleScope::ministry},
});

// The plural of the head word: the one before "of", "in", "general" or the last.
std::vector<std::string> plural_pieces(std::vector<std::string> pieces) {
  size_t head = pieces.size() - 1;
  for (size_t i = 1; i < pieces.size(); ++i)
    if (pieces[i] == "of" || pieces[i] == "in" || pieces[i] == "general") {
      head = i - 1;
      break;
    }
  std::string& word = pieces[head];
  if (word.ends_with("man"))
    word.replace(word.size() - 2, 1, "e");
  else if (word.ends_with("y"))
    word.replace(word.size() - 1, 1, "ies");
  else if (!word.ends_with("s"))
    word += "s";
  return pieces;
}

}  // namespace

RoleTable RoleTable::load(const std::filesystem::path& folder) {
  RoleTable out;
  const std::filesystem::path path = folder / "roles.tsv";
  for (const LexiconRow& row : read_lexicon(path, 4)) {
    Role role{row.fields[0], row.fields[1], RoleScope::any, row.fields[3]};
    bool known = false;
    for (const auto& [name, scope] : scope_names) {
      if (name != row.fields[2]) continue;
      role.scope = scope;
      known = true;
    }
    if (!known)
      throw Error(Error::Kind::input, "unknown scope \"" + row.fields[2] + "\"", path.string(),
                  row.line);
    const auto number = static_cast<uint32_t>(out.roles_.size());
    const auto pieces = name_pieces(role.words);
    out.roles_.push_back(std::move(role));
    for (const bool plural : {false, true}) {
      out.table_.add(plural ? plural_pieces(pieces) : pieces,
                     static_cast<uint32_t>(out.entries_.size()));
      out.entries_.push_back({number, plural});
    }
  }
  for (const LexiconRow& row : read_lexicon(folder / "portfolios.tsv", 2)) {
    out.portfolio_table_.add(name_pieces(row.fields[0]),
                             static_cast<uint32_t>(out.portfolios_.size()));
    out.portfolio_table_.add(name_pieces(row.fields[1]),
                             static_cast<uint32_t>(out.portfolios_.size()));
    out.portfolios_.push_back({row.fields[0], row.fields[1]});
  }
  return out;
}

RoleTable::Hit RoleTable::longest(std::span<const std::string> pieces) const {
  const PhraseTable::Hit hit = table_.longest(pieces);
  if (hit.pieces == 0) return {};
  const Entry& entry = entries_[hit.values.front()];
  return {hit.pieces, &roles_[entry.role], entry.plural};
}

const Role* RoleTable::role(std::string_view words) const {
  const auto values = table_.exactly(name_pieces(words));
  return values.empty() ? nullptr : &roles_[entries_[values.front()].role];
}

std::optional<std::string> RoleTable::portfolio(std::string_view words) const {
  auto pieces = name_pieces(words);
  if (pieces.size() > 1 && pieces.front() == "the") pieces.erase(pieces.begin());
  auto values = portfolio_table_.exactly(pieces);
  if (values.empty()) return std::nullopt;
  return portfolios_[values.front()].after;
}

uint32_t RoleTable::longest_portfolio(std::span<const std::string> pieces) const {
  return portfolio_table_.longest(pieces).pieces;
}

std::vector<std::string> RoleTable::wordings(std::string_view portfolio) const {
  std::vector<std::string> out;
  for (const Portfolio& entry : portfolios_)
    if (entry.after == portfolio) out.push_back(entry.before);
  return out;
}

}  // namespace nuncio
