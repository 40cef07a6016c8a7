#include "entity/gazetteer.h"

#include <algorithm>
#include <charconv>

#include "entity/lexicon_file.h"
#include "nuncio/error.h"

namespace nuncio {
namespace {

bool all_capitals(std::string_view text) {
  bool letter = false;
  for (const char c : text) {
    if (c >= 'a' && c <= 'z') return false;
    letter |= (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
  }
  return letter;
}

bool starts_small(std::string_view text) {
  return !text.empty() && text.front() >= 'a' && text.front() <= 'z';
}

// "Colombian" -> "Colombians"; those that end in a hiss have no plural of their own.
std::string plural_of(const std::string& demonym) {
  for (const std::string_view ending : {"ese", "ish", "ch", "s", "men"})
    if (demonym.ends_with(ending)) return {};
  return demonym + "s";
}

}  // namespace

Gazetteer Gazetteer::load(const std::filesystem::path& folder) {
  Gazetteer out;
  out.load_countries(folder / "countries.tsv");
  out.load_regions(folder / "regions.tsv");
  out.load_cities(folder / "cities.tsv");
  out.load_organizations(folder / "organizations.tsv");
  out.load_agreements(folder / "agreements.tsv");
  return out;
}

uint32_t Gazetteer::add_entry(GazetteerEntry entry, std::vector<std::string> aliases) {
  entries_.push_back(std::move(entry));
  aliases_.push_back(std::move(aliases));
  return static_cast<uint32_t>(entries_.size() - 1);
}

void Gazetteer::add_phrase(std::string_view phrase, uint32_t entry) {
  auto pieces = name_pieces(phrase);
  if (pieces.size() > 1 && pieces.front() == "the") pieces.erase(pieces.begin());
  table_.add(pieces, static_cast<uint32_t>(phrases_.size()));
  phrases_.push_back({entry, all_capitals(phrase)});
}

void Gazetteer::load_countries(const std::filesystem::path& path) {
  using Kind = GazetteerEntry::Kind;
  for (LexiconRow& row : read_lexicon(path, 6)) {
    auto& f = row.fields;
    if (!by_code_.emplace(f[0], countries_.size()).second)
      throw Error(Error::Kind::input, "a second country " + f[0], path.string(), row.line);
    countries_.push_back({f[0], f[1], split_list(f[2]), split_list(f[3]), split_list(f[4]),
                          f[5].empty() ? "PM" : f[5]});
    const Country& country = countries_.back();
    const uint32_t itself =
        add_entry({Kind::country, country.name, country.code, 0}, country.aliases);
    add_phrase(country.name, itself);
    for (const std::string& alias : country.aliases) add_phrase(alias, itself);
    const uint32_t demonym = add_entry({Kind::demonym, country.name, country.code, 0}, {});
    for (const std::string& word : country.demonyms) {
      add_phrase(word, demonym);
      if (const std::string plural = plural_of(word); !plural.empty()) add_phrase(plural, demonym);
    }
    for (const std::string& capital : country.capitals)
      add_phrase(capital, add_entry({Kind::capital, capital, country.code, 0}, {}));
  }
}

void Gazetteer::load_regions(const std::filesystem::path& path) {
  using Kind = GazetteerEntry::Kind;
  for (LexiconRow& row : read_lexicon(path, 4)) {
    auto& f = row.fields;
    const auto aliases = split_list(f[2]);
    const uint32_t itself = add_entry({Kind::region, f[0], f[1], 0}, aliases);
    add_phrase(f[0], itself);
    for (const std::string& alias : aliases) add_phrase(alias, itself);
    const uint32_t demonym = add_entry({Kind::region_demonym, f[0], f[1], 0}, {});
    for (const std::string& word : split_list(f[3])) {
      add_phrase(word, demonym);
      if (const std::string plural = plural_of(word); !plural.empty()) add_phrase(plural, demonym);
    }
  }
}

void Gazetteer::load_cities(const std::filesystem::path& path) {
  for (LexiconRow& row : read_lexicon(path, 3)) {
    uint32_t thousands = 0;
    std::from_chars(row.fields[2].data(), row.fields[2].data() + row.fields[2].size(), thousands);
    add_phrase(
        row.fields[0],
        add_entry({GazetteerEntry::Kind::city, row.fields[0], row.fields[1], thousands}, {}));
  }
}

void Gazetteer::load_organizations(const std::filesystem::path& path) {
  for (LexiconRow& row : read_lexicon(path, 3)) {
    const auto aliases = split_list(row.fields[2]);
    const uint32_t entry =
        add_entry({GazetteerEntry::Kind::organization, row.fields[0], row.fields[1], 0}, aliases);
    add_phrase(row.fields[0], entry);
    for (const std::string& alias : aliases) add_phrase(alias, entry);
  }
}

void Gazetteer::load_agreements(const std::filesystem::path& path) {
  for (const LexiconRow& row : read_lexicon(path, 2)) {
    const auto aliases = split_list(row.fields[1]);
    const uint32_t entry =
        add_entry({GazetteerEntry::Kind::agreement, row.fields[0], {}, 0}, aliases);
    add_phrase(row.fields[0], entry);
    for (const std::string& alias : aliases) add_phrase(alias, entry);
  }
}

bool Gazetteer::acceptable(const Sentence& sentence, uint32_t first, uint32_t last,
                           std::span<const uint32_t> phrases) const {
  const std::string& head = sentence.words[first].form;
  if (starts_small(head) && !head.starts_with("al-") && head != "al" && head != "dpa") return false;
  return std::any_of(phrases.begin(), phrases.end(), [&](uint32_t number) {
    if (!phrases_[number].acronym) return true;
    for (uint32_t i = first; i < last; ++i)
      if (!all_capitals(sentence.words[i].form) && name_pieces(sentence.words[i].form).size() > 0)
        return false;
    return true;
  });
}

std::vector<Gazetteer::Match> Gazetteer::match(const Sentence& sentence) const {
  std::vector<std::string> pieces;
  std::vector<uint32_t> owner;  // the word that a piece is of
  for (uint32_t i = 0; i < sentence.words.size(); ++i) {
    for (std::string& piece : name_pieces(sentence.words[i].form)) {
      pieces.push_back(std::move(piece));
      owner.push_back(i);
    }
  }
  std::vector<Match> matches;
  for (size_t at = 0; at < pieces.size();) {
    const auto rest =
        std::span<const std::string>(pieces).subspan(at, std::min<size_t>(16, pieces.size() - at));
    const auto whole_words = [&](const PhraseTable::Hit& hit) {
      const size_t end = at + hit.pieces;
      return (at == 0 || owner[at - 1] != owner[at]) &&
             (end == pieces.size() || owner[end - 1] != owner[end]) &&
             acceptable(sentence, owner[at], owner[end - 1] + 1, hit.values);
    };
    const PhraseTable::Hit hit = table_.longest(rest, whole_words);
    if (hit.pieces == 0) {
      ++at;
      continue;
    }
    Match match{owner[at], owner[at + hit.pieces - 1] + 1, {}};
    for (const uint32_t phrase : hit.values) {
      const uint32_t one[] = {phrase};
      if (acceptable(sentence, match.first, match.last, one))
        match.entries.push_back(phrases_[phrase].entry);
    }
    std::sort(match.entries.begin(), match.entries.end());
    match.entries.erase(std::unique(match.entries.begin(), match.entries.end()),
                        match.entries.end());
    matches.push_back(std::move(match));
    at += hit.pieces;
  }
  return matches;
}

std::vector<uint32_t> Gazetteer::find(std::string_view name) const {
  auto pieces = name_pieces(name);
  if (pieces.size() > 1 && pieces.front() == "the") pieces.erase(pieces.begin());
  std::vector<uint32_t> out;
  for (const uint32_t phrase : table_.exactly(pieces))
    if (!phrases_[phrase].acronym || all_capitals(name)) out.push_back(phrases_[phrase].entry);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

bool Gazetteer::has_post(std::string_view code, std::string_view role) const {
  const Country* found = country(code);
  if (found == nullptr) return false;
  const auto letter = [&]() -> char {
    if (role.ends_with("President")) return 'P';
    if (role.ends_with("Prime Minister") || role == "Premier") return 'M';
    if (role.ends_with("Chancellor")) return 'C';
    if (role == "King" || role == "Queen") return 'K';
    if (role == "Emir") return 'E';
    if (role == "Sultan") return 'S';
    if (role == "Emperor" || role == "Empress") return 'J';
    return '\0';
  }();
  return letter == '\0' || found->posts.find(letter) != std::string::npos;
}

const Country* Gazetteer::country(std::string_view code) const {
  const auto found = by_code_.find(std::string(code));
  return found == by_code_.end() ? nullptr : &countries_[found->second];
}

const Country* Gazetteer::country_named(std::string_view name) const {
  for (const uint32_t number : find(name))
    if (entries_[number].kind == GazetteerEntry::Kind::country)
      return country(entries_[number].code);
  return nullptr;
}

const Country* Gazetteer::country_of_demonym(std::string_view word) const {
  for (const uint32_t number : find(word))
    if (entries_[number].kind == GazetteerEntry::Kind::demonym)
      return country(entries_[number].code);
  return nullptr;
}

bool Gazetteer::is_demonym(std::string_view word) const {
  for (const uint32_t number : find(word)) {
    const GazetteerEntry::Kind kind = entries_[number].kind;
    if (kind == GazetteerEntry::Kind::demonym || kind == GazetteerEntry::Kind::region_demonym)
      return true;
  }
  return false;
}

}  // namespace nuncio
