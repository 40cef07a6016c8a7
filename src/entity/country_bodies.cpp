#include "entity/country_bodies.h"

#include "entity/lexicon_file.h"
#include "entity/office_names.h"
#include "nuncio/error.h"

namespace nuncio {
namespace {

std::string joined(std::span<const std::string> pieces) {
  std::string out;
  for (const std::string& piece : pieces) out += (out.empty() ? "" : " ") + piece;
  return out;
}

// The country that these folded pieces name, by name or adjective. Acronyms are not told from words
// here ("us"), so the article's own spelling must be looked at first.
const Country* country_of(const std::string& words, const Gazetteer& gazetteer) {
  const Country* country = gazetteer.country_named(words);
  return country != nullptr ? country : gazetteer.country_of_demonym(words);
}

}  // namespace

CountryBodies CountryBodies::load(const std::filesystem::path& folder) {
  CountryBodies out;
  const std::filesystem::path path = folder / "bodies.tsv";
  for (const LexiconRow& row : read_lexicon(path, 3)) {
    const auto type = entity_type_from(row.fields[2]);
    if (!type)
      throw Error(Error::Kind::input, "unknown type \"" + row.fields[2] + "\"", path.string(),
                  row.line);
    out.table_.add(name_pieces(row.fields[0]), static_cast<uint32_t>(out.bodies_.size()));
    out.bodies_.push_back({row.fields[0], row.fields[1], *type});
  }
  return out;
}

CountryBodies::Hit CountryBodies::longest(std::span<const std::string> pieces) const {
  const PhraseTable::Hit hit = table_.longest(pieces);
  if (hit.pieces == 0) return {};
  return {hit.pieces, &bodies_[hit.values.front()]};
}

const CountryBodies::Body* CountryBodies::find(std::string_view words) const {
  auto pieces = name_pieces(words);
  if (pieces.size() > 1 && pieces.front() == "the") pieces.erase(pieces.begin());
  const auto values = table_.exactly(pieces);
  return values.empty() ? nullptr : &bodies_[values.front()];
}

std::optional<CountryBodies::Owned> CountryBodies::parse(std::string_view name,
                                                         const Gazetteer& gazetteer) const {
  auto pieces = name_pieces(name);
  if (!pieces.empty() && pieces.front() == "the") pieces.erase(pieces.begin());
  const std::span<const std::string> all(pieces);
  const bool american = name.starts_with("U.S.") || name.starts_with("US ");
  for (size_t cut = 1; cut < pieces.size() && cut <= 4; ++cut) {
    size_t rest = cut;
    if (rest + 1 < pieces.size() && pieces[rest] == "s") ++rest;
    const Body* body = find(joined(all.subspan(rest)));
    if (body == nullptr) continue;
    const std::string owner = american && cut == 1 ? "United States" : joined(all.first(cut));
    if (const Country* country = country_of(owner, gazetteer)) return Owned{body, country};
  }
  const Hit hit = longest(all);
  if (hit.pieces == 0 || hit.pieces + 1 >= pieces.size() || pieces[hit.pieces] != "of")
    return std::nullopt;
  size_t owner = hit.pieces + 1;
  if (pieces[owner] == "the" && owner + 1 < pieces.size()) ++owner;
  const Country* country = gazetteer.country_named(joined(all.subspan(owner)));
  if (country == nullptr) return std::nullopt;
  return Owned{hit.body, country};
}

std::vector<std::string> CountryBodies::names(const Body& body, const Country& country) {
  std::vector<std::string> out = {body.name + " of " +
                                  with_article(country.name, EntityType::place)};
  if (country.code == "USA") {
    out.insert(out.begin(), "United States " + body.name);
    out.push_back("U.S. " + body.name);
  }
  if (!country.demonyms.empty()) out.push_back(country.demonyms.front() + " " + body.name);
  return out;
}

}  // namespace nuncio
