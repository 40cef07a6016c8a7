#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "base/fold.h"
#include "entity/lexicon_file.h"
#include "entity/sieves.h"
#include "entity/span_repair.h"

namespace nuncio {
namespace {

using Kind = GazetteerEntry::Kind;

bool listed_as(const Gazetteer& gazetteer, const std::string& text,
               std::initializer_list<Kind> kinds) {
  for (const uint32_t entry : gazetteer.find(text))
    for (const Kind kind : kinds)
      if (gazetteer.entry(entry).kind == kind) return true;
  return false;
}

bool is_address(std::string_view form) {
  return form.starts_with("@") || form.starts_with("#") ||
         form.find("://") != std::string_view::npos || form.find(".com/") != std::string_view::npos;
}

// "President Petro" -> "Petro"; a title is no part of a name.
void drop_titles(const Draft& draft, uint32_t sentence, NameSpan& span) {
  while (span.first + 1 < span.last) {
    const WordFacts& word = draft.fact(sentence, span.first);
    if (!word.cues.has(Cue::title) || word.cues.given_name()) break;
    ++span.first;
  }
}

void tidy(const Draft& draft, uint32_t sentence, NameSpan& span) {
  const auto folded = [&](uint32_t i) -> const std::string& {
    return draft.fact(sentence, i).folded;
  };
  const auto is_edge = [&](uint32_t i) {
    const Word& word = draft.word(sentence, i);
    return folded(i) == "'s" || folded(i) == "," || folded(i) == "\"" || word.form == "'" ||
           folded(i) == "-" || folded(i) == "(";
  };
  while (span.first < span.last && (is_edge(span.first) || folded(span.first) == "the"))
    ++span.first;
  while (span.first < span.last && is_edge(span.last - 1)) --span.last;
  if (span.first == span.last) return;
  if (span.name_class == NameClass::person) drop_titles(draft, sentence, span);
  const std::string text = draft.text(sentence, span.first, span.last);
  const Gazetteer& gazetteer = draft.lexicon.gazetteer;
  if (span.name_class == NameClass::place &&
      listed_as(gazetteer, text, {Kind::demonym, Kind::region_demonym}) &&
      !listed_as(gazetteer, text, {Kind::country, Kind::region, Kind::city, Kind::capital}))
    span.name_class = NameClass::demonym;
  if (span.name_class == NameClass::demonym && listed_as(gazetteer, text, {Kind::country}))
    span.name_class = NameClass::place;
}

// Countries and demonyms that the tagger passed over.
void add_listed(const Draft& draft, uint32_t sentence, std::vector<NameSpan>& spans) {
  const Gazetteer& gazetteer = draft.lexicon.gazetteer;
  for (const Gazetteer::Match& match : draft.facts[sentence].matches) {
    const Kind kind = gazetteer.entry(match.entries.front()).kind;
    if (kind != Kind::country && kind != Kind::demonym) continue;
    const bool free = std::none_of(spans.begin(), spans.end(), [&](const NameSpan& span) {
      return match.first < span.last && span.first < match.last;
    });
    if (free)
      spans.push_back(
          {match.first, match.last, kind == Kind::country ? NameClass::place : NameClass::demonym});
  }
}

struct Vote {
  std::array<uint32_t, name_class_count> count{};
};

// The class that most mentions of a wording have; its own on a tie.
NameClass elect(const Vote& vote, NameClass own) {
  size_t best = static_cast<size_t>(own);
  for (size_t i = 0; i < name_class_count; ++i)
    if (vote.count[i] > vote.count[best]) best = i;
  return static_cast<NameClass>(best);
}

EntityType type_of(NameClass name_class) {
  constexpr std::array<EntityType, name_class_count> types = {
      EntityType::person,    EntityType::organization, EntityType::place,
      EntityType::agreement, EntityType::other,        EntityType::place};
  return types[static_cast<size_t>(name_class)];
}

}  // namespace

void find_names(Draft& draft) {
  std::vector<std::vector<NameSpan>> found(draft.document.sentences.size());
  std::map<std::string, Vote> votes;
  std::set<std::string> surnames;
  for (uint32_t s = 0; s < found.size(); ++s) {
    for (NameSpan span : draft.lexicon.tagger.tag(draft.sentence(s), draft.facts[s])) {
      tidy(draft, s, span);
      if (span.first == span.last || is_address(draft.word(s, span.first).form)) continue;
      found[s].push_back(span);
    }
    add_listed(draft, s, found[s]);
    repair_spans(draft, s, found[s]);
    for (const NameSpan& span : found[s]) {
      const std::string text = draft.text(s, span.first, span.last);
      ++votes[name_key(text)].count[static_cast<size_t>(span.name_class)];
      const auto pieces = name_pieces(text);
      if (span.name_class == NameClass::person && pieces.size() > 1) surnames.insert(pieces.back());
    }
  }
  for (uint32_t s = 0; s < found.size(); ++s) {
    std::sort(found[s].begin(), found[s].end(),
              [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
    for (const NameSpan& span : found[s]) {
      const std::string key = name_key(draft.text(s, span.first, span.last));
      if (key.empty()) continue;
      NameClass name_class = elect(votes[key], span.name_class);
      // The surname of somebody whom the article names in full is his name, unless it is also a
      // listed one.
      if (surnames.contains(key) && draft.lexicon.gazetteer.find(key).empty())
        name_class = NameClass::person;
      const uint32_t mention =
          draft.add_mention(s, span.first, span.last, MentionKind::name, type_of(name_class));
      draft.mentions[mention].name_class = name_class;
    }
  }
  draft.index_mentions();
}

}  // namespace nuncio
