#include "entity/span_repair.h"

#include <algorithm>
#include <string_view>

#include "entity/lexicon_file.h"

namespace nuncio {
namespace {

using Kind = GazetteerEntry::Kind;

class SpanRepair {
 public:
  SpanRepair(const Draft& draft, uint32_t sentence, std::vector<NameSpan>& spans)
      : draft_(draft),
        sentence_(sentence),
        size_(static_cast<uint32_t>(draft.sentence(sentence).words.size())),
        spans_(spans) {}

  void run() {
    split_at_dashes();
    add_listed_bodies();
    add_cities_of_posts();
    sort();
    for (NameSpan& span : spans_) {
      drop_government(span);
      extend_person(span);
      extend_administration(span);
      extend_country_body(span);
      extend_committee(span);
      settle_body(span);
    }
    drop_overlaps();
    add_constitution();
    add_platform();
    sort();
  }

 private:
  std::string_view folded(uint32_t i) const {
    return i < size_ ? std::string_view(draft_.fact(sentence_, i).folded) : std::string_view();
  }
  bool capital(uint32_t i) const { return i < size_ && draft_.fact(sentence_, i).atoms.capital; }
  std::string text(uint32_t first, uint32_t last) const {
    return draft_.text(sentence_, first, last);
  }

  void sort() {
    std::sort(spans_.begin(), spans_.end(), [](const NameSpan& a, const NameSpan& b) {
      return a.first != b.first ? a.first < b.first : a.last > b.last;
    });
  }

  // Of two that overlap the longer stays, of equals the first.
  void drop_overlaps() {
    sort();
    std::vector<NameSpan> kept;
    for (const NameSpan& span : spans_) {
      if (kept.empty() || kept.back().last <= span.first) {
        kept.push_back(span);
      } else if (span.last - span.first > kept.back().last - kept.back().first) {
        kept.back() = span;
      }
    }
    spans_ = std::move(kept);
  }

  // No name goes on behind a long dash: "Cartagena—Carlos Galan" is two.
  void split_at_dashes() {
    std::vector<NameSpan> parts;
    for (const NameSpan& span : spans_) {
      uint32_t first = span.first;
      for (uint32_t i = span.first; i <= span.last; ++i) {
        if (i < span.last && !is_long_dash(i)) continue;
        if (i > first)
          parts.push_back({first, i,
                           i - first == span.last - span.first
                               ? span.name_class
                               : class_of_part(first, i, span.name_class)});
        first = i + 1;
      }
    }
    spans_ = std::move(parts);
  }
  bool is_long_dash(uint32_t i) const {
    const std::string& form = draft_.word(sentence_, i).form;
    return form == "—" || form == "–" || form == "--";
  }
  NameClass class_of_part(uint32_t first, uint32_t last, NameClass name_class) const {
    const auto entries = draft_.lexicon.gazetteer.find(text(first, last));
    if (entries.empty()) return name_class;
    switch (draft_.lexicon.gazetteer.entry(entries.front()).kind) {
      case Kind::organization:
        return NameClass::organization;
      case Kind::agreement:
        return NameClass::agreement;
      case Kind::demonym:
      case Kind::region_demonym:
        return NameClass::demonym;
      default:
        return NameClass::place;
    }
  }

  // "posted on X".
  void add_platform() {
    for (uint32_t i = 1; i < size_; ++i) {
      if (draft_.word(sentence_, i).form != "X" || folded(i - 1) != "on" || capital(i + 1))
        continue;
      const bool free = std::none_of(spans_.begin(), spans_.end(), [&](const NameSpan& span) {
        return span.first <= i && i < span.last;
      });
      if (free) spans_.push_back({i, i + 1, NameClass::other});
    }
  }

  // Listed bodies of several words count against what the tagger made of a part of them.
  void add_listed_bodies() {
    for (const Gazetteer::Match& match : draft_.facts[sentence_].matches) {
      if (match.last - match.first < 2) continue;
      const bool body = all_are(match, Kind::organization);
      const bool agreement = all_are(match, Kind::agreement);
      if (!body && !agreement) continue;
      if (modifies(match.last - 1)) continue;
      const bool inside_longer =
          std::any_of(spans_.begin(), spans_.end(), [&](const NameSpan& span) {
            const bool within = span.first <= match.first && match.last <= span.last;
            const bool crosses = span.first < match.last && match.first < span.last &&
                                 (span.first < match.first || span.last > match.last);
            return within || crosses;
          });
      if (inside_longer) continue;
      std::erase_if(spans_, [&](const NameSpan& span) {
        return match.first <= span.first && span.last <= match.last;
      });
      spans_.push_back(
          {match.first, match.last, body ? NameClass::organization : NameClass::agreement});
    }
  }

  bool all_are(const Gazetteer::Match& match, Kind kind) const {
    return std::all_of(match.entries.begin(), match.entries.end(), [&](uint32_t entry) {
      return draft_.lexicon.gazetteer.entry(entry).kind == kind;
    });
  }

  // "U.S. military" in "U.S. military assistance".
  bool modifies(uint32_t word) const {
    const Word& w = draft_.word(sentence_, word);
    if (capital(word)) return false;
    return w.upos == Upos::adj || w.deprel == Deprel::compound || w.deprel == Deprel::amod;
  }

  // A city that the tagger passed over in front of a title: "Cali Mayor".
  void add_cities_of_posts() {
    for (const Gazetteer::Match& match : draft_.facts[sentence_].matches) {
      const Kind kind = draft_.lexicon.gazetteer.entry(match.entries.front()).kind;
      if (kind != Kind::city && kind != Kind::capital && kind != Kind::region) continue;
      if (!capital(match.last) || !draft_.fact(sentence_, match.last).cues.has(Cue::title))
        continue;
      const bool free = std::none_of(spans_.begin(), spans_.end(), [&](const NameSpan& span) {
        return match.first < span.last && span.first < match.last;
      });
      if (free) spans_.push_back({match.first, match.last, NameClass::place});
    }
  }

  // "Iraqi government" as one name: only the country is one.
  void drop_government(NameSpan& span) const {
    if (span.name_class == NameClass::person || span.last - span.first < 2) return;
    const std::string_view last = folded(span.last - 1);
    if (last != "government" && last != "regime" && last != "troops" && last != "authorities")
      return;
    const std::string owner = text(span.first, span.last - 1);
    const Gazetteer& gazetteer = draft_.lexicon.gazetteer;
    if (gazetteer.is_demonym(owner))
      span = {span.first, span.last - 1, NameClass::demonym};
    else if (gazetteer.country_named(owner) != nullptr)
      span = {span.first, span.last - 1, NameClass::place};
  }

  // "Chan-o" of "Prayuth Chan-o-cha".
  void extend_person(NameSpan& span) const {
    if (span.name_class != NameClass::person) return;
    while (span.last + 1 < size_ && folded(span.last) == "-" &&
           !draft_.word(sentence_, span.last - 1).space_after &&
           !draft_.word(sentence_, span.last).space_after && folded(span.last + 1).size() <= 3 &&
           draft_.fact(sentence_, span.last + 1).atoms.letters)
      span.last += 2;
  }

  // "Trump administration", "Petro government", "Medellín cartel": a body named after a person or a
  // place.
  void extend_administration(NameSpan& span) const {
    const std::string_view next = folded(span.last);
    const bool person = span.name_class == NameClass::person;
    if (next.starts_with("administration") &&
        (person || span.name_class == NameClass::organization || is_unlisted_place(span))) {
      ++span.last;
    } else if (next == "government" && person) {
      ++span.last;
    } else if (next == "cartel" && span.name_class != NameClass::demonym) {
      ++span.last;
    } else {
      return;
    }
    span.name_class = NameClass::organization;
  }

  // What the tagger takes for a place though no list knows a country of that name.
  bool is_unlisted_place(const NameSpan& span) const {
    return span.name_class == NameClass::place &&
           draft_.lexicon.gazetteer.country_named(text(span.first, span.last)) == nullptr;
  }

  // "Parliament of Iraq" is a body, whatever the tagger takes it for.
  void settle_body(NameSpan& span) const {
    if (span.name_class != NameClass::place) return;
    std::vector<std::string> pieces;
    std::vector<uint32_t> ends;
    for (uint32_t i = span.first; i < span.last; ++i)
      for (std::string& piece : name_pieces(draft_.word(sentence_, i).form)) {
        pieces.push_back(std::move(piece));
        ends.push_back(i + 1);
      }
    const CountryBodies::Hit hit = draft_.lexicon.bodies.longest(pieces);
    if (hit.pieces == 0 || ends[hit.pieces - 1] >= span.last ||
        folded(ends[hit.pieces - 1]) != "of")
      return;
    span.name_class =
        hit.body->type == EntityType::agreement ? NameClass::agreement : NameClass::organization;
  }

  // "Thai military", "Colombia's Supreme Court".
  void extend_country_body(NameSpan& span) const {
    if (span.name_class != NameClass::place && span.name_class != NameClass::demonym) return;
    const std::string owner = text(span.first, span.last);
    const Gazetteer& gazetteer = draft_.lexicon.gazetteer;
    if (gazetteer.country_named(owner) == nullptr && gazetteer.country_of_demonym(owner) == nullptr)
      return;
    uint32_t at = span.last;
    if (folded(at) == "'s" || folded(at) == "'") ++at;
    std::vector<std::string> pieces;
    std::vector<uint32_t> ends;
    for (uint32_t i = at; i < size_ && i < at + 4; ++i)
      for (std::string& piece : name_pieces(draft_.word(sentence_, i).form)) {
        pieces.push_back(std::move(piece));
        ends.push_back(i + 1);
      }
    const CountryBodies::Hit hit = draft_.lexicon.bodies.longest(pieces);
    if (hit.pieces == 0) return;
    const uint32_t end = ends[hit.pieces - 1];
    // "Iraqi police officer", "Iraqi army general": a body is not what is meant.
    if (end < size_ && draft_.word(sentence_, end).upos == Upos::noun) return;
    if (modifies(end - 1)) return;
    const Upos upos = draft_.word(sentence_, end - 1).upos;
    if (upos != Upos::noun && upos != Upos::propn) return;
    span = {
        span.first, end,
        hit.body->type == EntityType::agreement ? NameClass::agreement : NameClass::organization};
  }

  // "Senate Committee on Trade, Department of Labor, and Other Matters".
  void extend_committee(NameSpan& span) const {
    if (span.name_class != NameClass::organization) return;
    bool subject = false;
    for (uint32_t i = span.first; i + 1 < span.last; ++i)
      subject |= (folded(i).ends_with("committee") && folded(i + 1) == "on") ||
                 (folded(i) == "department" && folded(i + 1) == "of");
    if (!subject || folded(span.last) != ",") return;
    uint32_t at = span.last, end = span.last;
    bool closed = false;
    while (at < size_ && at < span.last + 16 && !closed) {
      if (folded(at) == ",") ++at;
      closed = folded(at) == "and";
      if (closed) ++at;
      const uint32_t first = at;
      while (capital(at) || (at > first && folded(at) == "of")) ++at;
      if (at == first) return;
      end = at;
    }
    if (closed) span.last = end;
  }

  // "the Constitution", which the tagger takes for a common noun.
  void add_constitution() {
    for (uint32_t i = 0; i < size_; ++i) {
      if (draft_.word(sentence_, i).form != "Constitution") continue;
      const bool free = std::none_of(spans_.begin(), spans_.end(), [&](const NameSpan& span) {
        return span.first <= i && i < span.last;
      });
      if (free) spans_.push_back({i, i + 1, NameClass::agreement});
    }
  }

  const Draft& draft_;
  uint32_t sentence_;
  uint32_t size_;
  std::vector<NameSpan>& spans_;
};

}  // namespace

void repair_spans(const Draft& draft, uint32_t sentence, std::vector<NameSpan>& spans) {
  SpanRepair(draft, sentence, spans).run();
}

}  // namespace nuncio
