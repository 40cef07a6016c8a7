#include "entity/phrase_parser.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "entity/lexicon_file.h"

namespace nuncio {
namespace {

template <size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr auto former_words = std::to_array<std::string_view>(
    {"former", "ex", "then", "late", "previous", "onetime", "erstwhile", "ex-president"});
constexpr auto elect_words =
    std::to_array<std::string_view>({"elect", "designate", "incoming", "nominee"});
constexpr auto idle_words = std::to_array<std::string_view>(
    {"acting",       "interim",  "current",    "new",        "outgoing", "caretaker", "longtime",
     "senior",       "first",    "top",        "incumbent",  "present",  "sitting",   "newly",
     "elected",      "two-term", "veteran",    "embattled",  "far",      "right",     "left",
     "conservative", "liberal",  "democratic", "republican", "federal",  "co",        "his",
     "her",          "their",    "its",        "our",        "long",     "time",      "influential",
     "powerful",     "-"});
constexpr auto determiners =
    std::to_array<std::string_view>({"the", "this", "that", "these", "those"});

class PhraseParser {
 public:
  PhraseParser(const Draft& draft, uint32_t sentence) : draft_(draft), sentence_(sentence) {
    const auto& words = draft.sentence(sentence).words;
    size_ = static_cast<uint32_t>(words.size());
    for (uint32_t i = 0; i < size_; ++i) {
      starts_.push_back(static_cast<uint32_t>(pieces_.size()));
      for (std::string& piece : name_pieces(words[i].form)) {
        pieces_.push_back(std::move(piece));
        owners_.push_back(i);
      }
    }
    starts_.push_back(static_cast<uint32_t>(pieces_.size()));
  }

  std::vector<OfficePhrase> run() {
    std::vector<OfficePhrase> phrases;
    for (uint32_t i = 0; i < size_;) {
      const auto phrase = parse(i);
      if (phrase) phrases.push_back(*phrase);
      i = phrase ? std::max(phrase->last, i + 1) : i + 1;
    }
    return phrases;
  }

 private:
  std::span<const std::string> from(uint32_t word) const {
    return std::span<const std::string>(pieces_).subspan(starts_[word]);
  }
  const std::string& folded(uint32_t i) const { return draft_.fact(sentence_, i).folded; }
  const Mention* name_at(uint32_t i) const {
    const auto number = draft_.mention_at(sentence_, i);
    if (!number) return nullptr;
    const DraftMention& mention = draft_.mentions[*number];
    return mention.mention.entities.empty() ? nullptr : &mention.mention;
  }

  std::optional<OfficePhrase> parse(uint32_t i) {
    if (starts_[i] == starts_[i + 1]) return std::nullopt;
    const RoleTable::Hit hit = draft_.lexicon.roles.longest(from(i));
    if (hit.pieces == 0) return std::nullopt;
    const uint32_t last_piece = starts_[i] + hit.pieces - 1;
    const uint32_t end = owners_[last_piece] + 1;
    if (starts_[end] != last_piece + 1) return std::nullopt;  // ends within a word
    if (inside_name(i, end) || is_verb(end - 1)) return std::nullopt;
    OfficePhrase phrase;
    phrase.sentence = sentence_;
    phrase.first = i;
    phrase.last = end;
    phrase.head = end - 1;
    phrase.role = hit.role;
    phrase.plural = hit.plural;
    look_left(phrase);
    look_right(phrase);
    return phrase;
  }

  // "White House" in "White House chief of staff" may be a name; "Speaker" in "Jackie Speaker" is
  // one.
  bool inside_name(uint32_t first, uint32_t last) const {
    const Mention* mention = name_at(last - 1);
    if (mention == nullptr) return false;
    return mention->last > last || mention->type == EntityType::person ||
           (mention->first < first && mention->type != EntityType::place);
  }

  bool is_verb(uint32_t i) const {
    const Upos upos = draft_.word(sentence_, i).upos;
    return upos == Upos::verb || upos == Upos::aux;
  }

  void look_left(OfficePhrase& phrase) {
    if (phrase.role->scope == RoleScope::ministry) take_portfolio_before(phrase);
    while (phrase.first > 0) {
      const uint32_t before = phrase.first - 1;
      const std::string& word = folded(before);
      const Mention* name = name_at(before);
      if (name != nullptr && name->last == phrase.first) {
        if (!take_owner(phrase, *name, false)) break;
      } else if ((word == "'s" || word == "'") && before > 0 && name_at(before - 1) != nullptr) {
        if (!take_owner(phrase, *name_at(before - 1), true)) break;
      } else if (!take_modifier(phrase, word)) {
        break;
      } else {
        phrase.first = before;
      }
    }
    while (phrase.first < phrase.head && folded(phrase.first) == "-") ++phrase.first;
    phrase.definite = phrase.first > 0 && one_of(folded(phrase.first - 1), determiners);
  }

  static bool take_modifier(OfficePhrase& phrase, const std::string& word) {
    if (one_of(word, former_words)) {
      phrase.former = true;
    } else if (one_of(word, elect_words)) {
      phrase.elect = true;
    } else if (word == "deputy" || word == "vice" || word == "assistant") {
      phrase.prefix = word == "deputy" ? "Deputy " : word == "vice" ? "Vice " : "Assistant ";
    } else if (word == "state") {
      phrase.of_state = true;
    } else {
      return one_of(word, idle_words);
    }
    return true;
  }

  bool take_owner(OfficePhrase& phrase, const Mention& name, bool possessive) {
    const uint32_t entity = name.entities.front();
    if (name.type == EntityType::person) {
      if (!possessive) return false;
      phrase.owner = entity;
    } else if (name.type == EntityType::place || name.type == EntityType::organization) {
      const bool hyphened = name.first > 0 && folded(name.first - 1) == "-";
      const bool party =
          name.type == EntityType::organization &&
          (!takes_body(phrase) || (is_party_word(name) && phrase.role->name != "Leader"));
      if (!party && (phrase.jurisdictions.empty() || hyphened)) {
        if (phrase.jurisdictions.empty()) phrase.jurisdictions = {entity};
      }
    } else {
      return false;
    }
    phrase.first = name.first;
    return true;
  }

  // "Democratic" in "Democratic chairman" says which party somebody belongs to, not what he chairs.
  bool is_party_word(const Mention& name) const {
    return name.last == name.first + 1 &&
           draft_.entities[name.entities.front()].name.find("Party") != std::string::npos;
  }

  static bool takes_body(const OfficePhrase& phrase) {
    return phrase.role->scope == RoleScope::body || phrase.role->scope == RoleScope::any ||
           phrase.role->scope == RoleScope::embassy;
  }

  void take_portfolio_before(OfficePhrase& phrase) {
    for (uint32_t words = 4; words > 0; --words) {
      if (phrase.first < words) continue;
      const uint32_t first = phrase.first - words;
      const auto found =
          draft_.lexicon.roles.portfolio(draft_.text(sentence_, first, phrase.first));
      if (!found) continue;
      phrase.portfolio = *found;
      phrase.first = first;
      return;
    }
    take_capitals_before(phrase);
  }

  // "Emergency Situations Minister": a portfolio that is not listed, where it is all in capitals.
  void take_capitals_before(OfficePhrase& phrase) {
    if (!draft_.fact(sentence_, phrase.head).atoms.capital || phrase.plural) return;
    uint32_t first = phrase.first;
    while (first > 0 && phrase.first - first < 4 && is_portfolio_word(first - 1)) --first;
    if (first == phrase.first) return;
    phrase.portfolio = draft_.text(sentence_, first, phrase.first);
    phrase.first = first;
  }
  bool is_portfolio_word(uint32_t i) const {
    const WordFacts& word = draft_.fact(sentence_, i);
    const bool noun = draft_.word(sentence_, i).upos == Upos::propn ||
                      draft_.word(sentence_, i).upos == Upos::noun ||
                      draft_.word(sentence_, i).upos == Upos::adj;
    return word.atoms.capital && noun && name_at(i) == nullptr && !word.cues.has(Cue::title) &&
           !one_of(word.folded, former_words) && !one_of(word.folded, idle_words) &&
           word.folded != "deputy" && word.folded != "prime" && word.folded != "state" && i > 0;
  }

  void look_right(OfficePhrase& phrase) {
    uint32_t at = phrase.last;
    if (at + 1 < size_ && folded(at) == "-" && one_of(folded(at + 1), elect_words)) at += 2;
    if (at < size_ && one_of(folded(at), elect_words)) ++at;
    if (at != phrase.last) phrase.elect = true;
    phrase.last = at;
    if (at >= size_) return;
    const bool ministry = phrase.role->scope == RoleScope::ministry && phrase.portfolio.empty();
    if (ministry && (folded(at) == "of" || folded(at) == "for")) take_portfolio_after(phrase);
    if (phrase.role->scope == RoleScope::embassy && phrase.last < size_ &&
        folded(phrase.last) == "to")
      take_posting(phrase);
    if (phrase.jurisdictions.empty()) take_jurisdictions(phrase);
  }

  uint32_t skip_the(uint32_t at) const { return at < size_ && folded(at) == "the" ? at + 1 : at; }

  void take_portfolio_after(OfficePhrase& phrase) {
    const uint32_t at = skip_the(phrase.last + 1);
    if (at >= size_) return;
    const uint32_t pieces = draft_.lexicon.roles.longest_portfolio(from(at));
    if (pieces == 0) return take_region_after(phrase, at);
    const uint32_t end = owners_[starts_[at] + pieces - 1] + 1;
    if (const auto found = draft_.lexicon.roles.portfolio(draft_.text(sentence_, at, end))) {
      phrase.portfolio = *found;
      phrase.last = end;
    }
  }

  // "Minister for the Middle East".
  void take_region_after(OfficePhrase& phrase, uint32_t at) {
    const Mention* name = name_at(at);
    if (name == nullptr || name->first != at || name->type != EntityType::place) return;
    if (folded(phrase.last) != "for" || !draft_.entities[name->entities.front()].code.empty())
      return;
    phrase.portfolio = draft_.text(sentence_, phrase.last + 1, name->last);
    phrase.last = name->last;
  }

  void take_posting(OfficePhrase& phrase) {
    const uint32_t at = skip_the(phrase.last + 1);
    const Mention* name = at < size_ ? name_at(at) : nullptr;
    if (name == nullptr || name->first != at || name->type == EntityType::person) return;
    phrase.posting = name->entities.front();
    phrase.last = name->last;
  }

  // "of Cali", "for the State Department", "of Bogotá, Medellín and Cali".
  void take_jurisdictions(OfficePhrase& phrase) {
    static constexpr auto links =
        std::to_array<std::string_view>({"of", "for", "at", "from", "in"});
    if (phrase.last >= size_ || !one_of(folded(phrase.last), links)) return;
    const bool loose = folded(phrase.last) == "in" || folded(phrase.last) == "from";
    const uint32_t at = skip_the(phrase.last + 1);
    const Mention* name = at < size_ ? name_at(at) : nullptr;
    if (name == nullptr || name->first != at) return;
    if (name->type != EntityType::place && name->type != EntityType::organization) return;
    if (loose && phrase.role->scope != RoleScope::senate &&
        phrase.role->scope != RoleScope::congress)
      return;
    if (name->type == EntityType::place && is_demonym(*name)) return;
    uint32_t end = name->last;
    if (end < size_ && (folded(end) == "'s" || folded(end) == "'")) return;  // "of Peru's cities"
    if (phrase.plural) {
      for (const uint32_t mention : name_list(draft_, sentence_, at, name->type, end))
        phrase.jurisdictions.push_back(draft_.mentions[mention].mention.entities.front());
    } else {
      phrase.jurisdictions = {name->entities.front()};
    }
    phrase.last = end;
  }

  bool is_demonym(const Mention& name) const {
    const auto number = draft_.mention_at(sentence_, name.first);
    return number && draft_.mentions[*number].name_class == NameClass::demonym;
  }

  const Draft& draft_;
  uint32_t sentence_;
  uint32_t size_ = 0;
  std::vector<std::string> pieces_;
  std::vector<uint32_t> owners_;  // the word that a piece is of
  std::vector<uint32_t> starts_;  // first piece of each word, and the end
};

}  // namespace

std::vector<OfficePhrase> find_office_phrases(const Draft& draft, uint32_t sentence) {
  return PhraseParser(draft, sentence).run();
}

std::vector<uint32_t> name_list(const Draft& draft, uint32_t sentence, uint32_t first,
                                EntityType type, uint32_t& end) {
  std::vector<uint32_t> list;
  const auto size = static_cast<uint32_t>(draft.sentence(sentence).words.size());
  for (uint32_t at = first; at < size;) {
    const auto number = draft.mention_at(sentence, at);
    if (!number) break;
    const Mention& mention = draft.mentions[*number].mention;
    if (mention.type != type || mention.first != at || mention.entities.empty()) break;
    list.push_back(*number);
    at = end = mention.last;
    while (at < size &&
           (draft.fact(sentence, at).folded == "," || draft.fact(sentence, at).folded == "and" ||
            draft.fact(sentence, at).folded == "&" || draft.fact(sentence, at).folded == "the"))
      ++at;
    if (at == end) break;
  }
  return list;
}

}  // namespace nuncio
