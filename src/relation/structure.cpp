#include "relation/structure.h"

#include <algorithm>
#include <string>

#include "base/fold.h"

namespace nuncio {
namespace {

Claim state(std::string type, uint32_t source, uint32_t target, uint32_t sentence,
            double confidence) {
  Claim claim;
  claim.rule = "structure:" + type;
  claim.type = std::move(type);
  claim.source = source;
  claim.target = target;
  claim.sentence = sentence;
  claim.confidence = confidence;
  return claim;
}

class NameReader {
 public:
  NameReader(const Arguments& arguments, uint32_t sentence)
      : arguments_(arguments), tree_(arguments.tree()), sentence_(sentence) {}

  std::vector<Claim> run() {
    const auto mentions = arguments_.mentions();
    for (size_t i = 0; i < mentions.size(); ++i) {
      for (size_t next = i + 1; next < mentions.size() && next < i + 4; ++next)
        read_neighbours(mentions[i], mentions[next]);
      read_modifiers(mentions[i]);
    }
    chain_places();
    return std::move(out_);
  }

 private:
  EntityType type_of(uint32_t entity) const { return arguments_.entities().entities[entity].type; }

  void emit(const char* type, const Mention& source, const Mention& target, double confidence) {
    for (uint32_t s : source.entities)
      for (uint32_t t : target.entities) {
        if (s == t) continue;
        Claim claim = state(type, s, t, sentence_, confidence);
        claim.source_span = source.span;
        claim.target_span = target.span;
        claim.trigger = {std::min(source.span.begin, target.span.begin),
                         std::max(source.span.end, target.span.end)};
        out_.push_back(std::move(claim));
      }
  }

  // "Springfield in the Ural region of Russia": what lies in a place lies where that place lies.
  void chain_places() {
    const size_t direct = out_.size();
    for (size_t i = 0; i < direct; ++i)
      for (size_t j = 0; j < direct; ++j) {
        if (out_[i].type != "located_in" || out_[j].type != "located_in") continue;
        if (out_[i].target != out_[j].source || out_[i].source == out_[j].target) continue;
        Claim claim = out_[i];
        claim.target = out_[j].target;
        claim.target_span = out_[j].target_span;
        claim.confidence *= out_[j].confidence;
        out_.push_back(std::move(claim));
      }
  }

  // "Cali, Colombia", "Paris in France", "France's Lyon": two names side by side.
  void read_neighbours(const Mention& a, const Mention& b) {
    if (a.kind != MentionKind::name || b.kind != MentionKind::name) return;
    if (a.type == EntityType::person && b.type == EntityType::organization && follows(a, b, "of"))
      emit(is_party(b) ? "member_of" : "works_for", a, b, 0.65);
    if (a.type == EntityType::person && b.type == EntityType::place && !is_demonym(b) &&
        ends_nominal(b) && (follows(a, b, "from") || (follows(a, b, "of") && !has_office(a))))
      emit("citizen_of", a, b, 0.6);
    if (a.type == EntityType::organization && b.type == EntityType::organization &&
        follows(a, b, "at"))
      emit("part_of", a, b, 0.6);
    if (a.type == EntityType::organization && follows(a, b, "of") &&
        (b.type == EntityType::organization || (b.type == EntityType::place && is_public_body(a))))
      emit("part_of", a, b, 0.6);
    if (b.type != EntityType::place ||
        (a.type != EntityType::place && a.type != EntityType::organization))
      return;
    if (is_demonym(a) || is_demonym(b)) return;
    if (follows(a, b, "in"))
      return emit("located_in", a, b, a.type == EntityType::place ? 0.8 : 0.7);
    if (a.type != EntityType::place || b.first != a.last + 1) return;
    const std::string& between = tree_.word(a.last).form;
    if (between == "," && !in_list(a, b)) emit("located_in", a, b, 0.75);
  }

  // The second name right behind the first and the preposition.
  bool follows(const Mention& a, const Mention& b, std::string_view preposition) const {
    uint32_t at = a.last;
    if (at < tree_.size() && preposition != "in" && tree_.word(at).form == ",") ++at;
    if (at >= tree_.size() || tree_.lemma(at) != preposition) return false;
    ++at;
    if (at < tree_.size() && tree_.word(at).upos == Upos::det) ++at;
    if (at == b.first || at >= b.first) return at == b.first;
    const Mention* owner = arguments_.at(at);  // "of the UK's National Crime Agency"
    return owner != nullptr && owner->last + 1 == b.first && tree_.word(owner->last).xpos == "POS";
  }

  // Nothing stands behind it that it would modify: "of the UK", but not "of the UK's crime agency".
  bool ends_nominal(const Mention& mention) const {
    if (mention.last >= tree_.size()) return true;
    const Word& next = tree_.word(mention.last);
    return next.xpos != "POS" && next.upos != Upos::noun && next.upos != Upos::propn &&
           next.upos != Upos::adj;
  }

  bool has_office(const Mention& name) const {
    for (const Mention& mention : arguments_.mentions())
      if (mention.type == EntityType::office && mention.last == name.first) return true;
    return false;
  }

  bool is_place_at(uint32_t word) const {
    if (word >= tree_.size()) return false;
    const Mention* mention = arguments_.at(word);
    return mention != nullptr && mention->type == EntityType::place;
  }

  // "Cali, Bogot\u00e1 and Medell\u00edn": a place before with a comma, or one behind with "and".
  bool in_list(const Mention& a, const Mention& b) const {
    if (is_country(a)) return true;
    if (is_country(b)) return false;
    if (a.first >= 2 && tree_.word(a.first - 1).form == "," && is_place_at(a.first - 2))
      return true;
    uint32_t at = b.last;
    if (at < tree_.size() && tree_.word(at).form == ",") ++at;
    if (at >= tree_.size()) return false;
    if (tree_.word(at).upos == Upos::cconj) {
      ++at;
      while (at < tree_.size() && tree_.word(at).upos == Upos::det) ++at;
      return is_place_at(at);
    }
    return at > b.last && is_place_at(at) && !is_country(*arguments_.at(at));
  }

  bool is_country(const Mention& mention) const {
    return !mention.entities.empty() &&
           !arguments_.entities().entities[mention.entities[0]].code.empty();
  }

  bool is_party(const Mention& mention) const {
    for (uint32_t entity : mention.entities) {
      const std::string name = fold(arguments_.entities().entities[entity].name);
      for (std::string_view word : {"party", "democrat", "republican", "parliament", "senate",
                                    "congress", "labour", "tories"})
        if (name.find(word) != std::string::npos) return true;
    }
    return false;
  }

  // "Colombian", "French": said of origin; but not "U.S." or "Colombia".
  bool is_demonym(const Mention& mention) const {
    if (mention.type != EntityType::place || mention.kind != MentionKind::name ||
        mention.entities.size() != 1)
      return false;
    const std::string text = fold(tree_.word(mention.last - 1).form);
    if (text == fold(arguments_.entities().entities[mention.entities[0]].name)) return false;
    for (std::string_view ending :
         {"an", "ese", "ish", "i", "ch", "ic", "lsh", "ss", "ek", "dutch", "thai", "czech"})
      if (text.size() > 3 && text.ends_with(ending)) return true;
    return false;
  }

  // Names in front of a name, in one nominal with it: "US Senator X", "Acme's managing director X",
  // "Afghanistan's Y province". Read off the words: parsers are least sure there.
  void read_modifiers(const Mention& mention) {
    if (mention.kind != MentionKind::name) return;
    bool owner = false;
    bool office = false;
    uint32_t titles = 0;
    for (uint32_t w = mention.first; w-- > 0 && w + 10 > mention.first;) {
      const Mention* other = arguments_.at(w);
      if (other != nullptr && other->type == EntityType::office) office = true;
      const Mention* name = name_covering(w);
      if (name != nullptr && name != &mention) {
        if (!owner && follows_preposition(name->first)) return;
        read_modifier(mention, *name, owner, office, titles);
        if (name->type == EntityType::person || owner) return;
        w = name->first;
        titles += 1;
        continue;
      }
      const Word& word = tree_.word(w);
      if (word.xpos == "POS") {
        if (owner) return;
        owner = true;
      } else if ((word.upos == Upos::noun && word.xpos != "NNS") || word.upos == Upos::propn ||
                 word.upos == Upos::adj || (word.xpos == "VBN" && tree_.rel(w) == Deprel::amod)) {
        titles += 1;
      } else if (word.xpos != "HYPH" && word.upos != Upos::num) {
        return;
      }
    }
  }

  // "US singer and actor X": words that are no names or capitalized titles.
  bool common_title(uint32_t first, uint32_t last) const {
    for (uint32_t w = first; w < last; ++w)
      if (tree_.word(w).upos == Upos::propn) return false;
    return first < last && tree_.word(last - 1).upos == Upos::noun;
  }

  // The narrowest name at a word, also one inside the phrase of an office.
  const Mention* name_covering(uint32_t word) const {
    const Mention* best = nullptr;
    for (const Mention& mention : arguments_.mentions())
      if (mention.kind == MentionKind::name && mention.type != EntityType::office &&
          mention.first <= word && word < mention.last &&
          (best == nullptr || mention.last - mention.first < best->last - best->first))
        best = &mention;
    return best;
  }

  bool follows_preposition(uint32_t first) const {
    uint32_t at = first;
    while (at > 0 && tree_.word(at - 1).upos == Upos::det) --at;
    return at > 0 && tree_.word(at - 1).lemma == "of";
  }

  // `titles`: words between the two. `office`: an office stands between or holds `modifier`.
  void read_modifier(const Mention& mention, const Mention& modifier, bool owner, bool office,
                     uint32_t titles) {
    if (mention.type == EntityType::person) {
      if (modifier.type == EntityType::place && !owner && !office &&
          (is_demonym(modifier) || common_title(modifier.last, mention.first)))
        emit("citizen_of", mention, modifier, is_demonym(modifier) ? 0.75 : 0.65);
      if (modifier.type != EntityType::organization) return;
      if (is_party(modifier)) {
        emit("member_of", mention, modifier, 0.75);
      } else if (!office && (titles > 0 || owner) &&
                 !titled_as_head(modifier.last, mention.first)) {
        emit("works_for", mention, modifier, 0.6);
      }
    } else if (mention.type == EntityType::place && modifier.type == EntityType::place && owner &&
               !is_country(mention)) {
      emit("located_in", mention, modifier, 0.7);
    } else if (mention.type == EntityType::organization && (owner || titles == 0)) {
      if (modifier.type == EntityType::organization)
        emit("part_of", mention, modifier, owner ? 0.75 : 0.6);
      if (modifier.type == EntityType::place)
        emit(is_public_body(mention) ? "part_of" : "located_in", mention, modifier, 0.65);
    }
  }

  // Bodies of a state, which are part of it; other organizations are only there.
  bool is_public_body(const Mention& mention) const {
    for (uint32_t w = mention.first; w < mention.last; ++w)
      for (std::string_view word :
           {"administration", "agency",     "air",        "army",        "assembly",    "authority",
            "bureau",         "cabinet",    "command",    "commission",  "committee",   "congress",
            "council",        "court",      "department", "directorate", "embassy",     "force",
            "forces",         "government", "guard",      "house",       "legislature", "military",
            "ministry",       "navy",       "office",     "parliament",  "police",      "senate",
            "service"})
        if (tree_.lemma(w) == word) return true;
    return false;
  }

  // "Acme founder X": the rule of `leads` says more.
  bool titled_as_head(uint32_t first, uint32_t last) const {
    for (uint32_t w = first; w < last; ++w)
      for (std::string_view head : {"president", "head", "founder", "co-founder", "chairman",
                                    "chairwoman", "chair", "chief", "ceo", "leader", "boss",
                                    "owner", "commander", "candidate", "nominee", "member"})
        if (tree_.lemma(w) == head) return true;
    return false;
  }

  const Arguments& arguments_;
  const Tree& tree_;
  uint32_t sentence_;
  std::vector<Claim> out_;
};

}  // namespace

std::vector<Claim> name_claims(const Arguments& arguments, uint32_t sentence) {
  return NameReader(arguments, sentence).run();
}

}  // namespace nuncio
