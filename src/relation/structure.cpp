#include "relation/structure.h"

#include <algorithm>
#include <map>
#include <string>

#include "base/fold.h"

namespace nuncio {
namespace {

Claim state(std::string type, uint32_t source, uint32_t target, uint32_t sentence, double confidence) {
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
      if (i + 1 < mentions.size()) read_neighbours(mentions[i], mentions[i + 1]);
      read_modifiers(mentions[i]);
    }
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

  // "Cali, Colombia", "Paris in France", "France's Lyon": two names side by side.
  void read_neighbours(const Mention& a, const Mention& b) {
    if (a.kind != MentionKind::name || b.kind != MentionKind::name || b.type != EntityType::place) {
      if (a.type == EntityType::person && a.kind == MentionKind::name && b.type == EntityType::organization &&
          follows(a, b, "of"))
        emit(is_party(b) ? "member_of" : "works_for", a, b, 0.65);
      return;
    }
    if (a.type != EntityType::place && a.type != EntityType::organization) return;
    if (follows(a, b, "in")) return emit("located_in", a, b, a.type == EntityType::place ? 0.8 : 0.7);
    if (a.type != EntityType::place || b.first != a.last + 1) return;
    const std::string& between = tree_.word(a.last).form;
    if (between == "'s" || between == "\u2019s") return emit("located_in", b, a, 0.7);
    if (between == "," && !in_list(a, b)) emit("located_in", a, b, 0.75);
  }

  // The second name right behind the first and the preposition.
  bool follows(const Mention& a, const Mention& b, std::string_view preposition) const {
    uint32_t at = a.last;
    if (at < tree_.size() && preposition == "of" && tree_.word(at).form == ",") ++at;
    if (at >= tree_.size() || tree_.lemma(at) != preposition) return false;
    ++at;
    if (at < tree_.size() && tree_.word(at).upos == Upos::det) ++at;
    return at == b.first;
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
    if (a.first >= 2 && tree_.word(a.first - 1).form == "," && is_place_at(a.first - 2)) return true;
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
    return !mention.entities.empty() && !arguments_.entities().entities[mention.entities[0]].code.empty();
  }

  bool is_party(const Mention& mention) const {
    for (uint32_t entity : mention.entities) {
      const std::string name = fold(arguments_.entities().entities[entity].name);
      for (std::string_view word : {"party", "democrat", "republican", "parliament", "senate", "congress", "labour", "tories"})
        if (name.find(word) != std::string::npos) return true;
    }
    return false;
  }

  // "Colombian", "French": said of origin; but not "U.S." or "Colombia".
  bool is_demonym(const Mention& mention) const {
    if (mention.type != EntityType::place || mention.kind != MentionKind::name || mention.entities.size() != 1) return false;
    const std::string text = fold(tree_.word(mention.last - 1).form);
    if (text == fold(arguments_.entities().entities[mention.entities[0]].name)) return false;
    for (std::string_view ending : {"an", "ese", "ish", "i", "ch", "ic", "lsh", "ss", "ek", "dutch", "thai", "czech"})
      if (text.size() > 3 && text.ends_with(ending)) return true;
    return false;
  }

  // A place or organization in front of the name of a person or organization, maybe with a title.
  void read_modifiers(const Mention& mention) {
    if (mention.head >= tree_.size() || mention.kind != MentionKind::name) return;
    for (uint32_t k : tree_.kids(mention.head)) {
      if (k > mention.head) continue;
      if (const Mention* modifier = arguments_.at(k); modifier != nullptr && modifier != &mention) {
        read_modifier(mention, *modifier, k);
      } else if (one_of(tree_.rel(k), {Deprel::nmod_desc, Deprel::compound})) {
        for (uint32_t g : tree_.kids(k))
          if (const Mention* origin = arguments_.at(g); origin != nullptr && origin != &mention && g < k)
            read_modifier(mention, *origin, g);
      }
    }
  }

  void read_modifier(const Mention& mention, const Mention& modifier, uint32_t word) {
    if (modifier.kind != MentionKind::name || tree_.has_kid(word, {Deprel::case_})) {
      if (tree_.rel(word) == Deprel::nmod_poss) read_owner(mention, modifier);
      return;
    }
    if (!one_of(tree_.rel(word), {Deprel::amod, Deprel::compound, Deprel::nmod_unmarked, Deprel::nmod_desc, Deprel::nmod_poss, Deprel::flat}))
      return;
    if (mention.type == EntityType::person) {
      if (is_demonym(modifier)) emit("citizen_of", mention, modifier, 0.75);
      if (modifier.type != EntityType::organization) return;
      if (is_party(modifier)) {
        emit("member_of", mention, modifier, 0.75);
      } else if (modifier.last < mention.first && !titled_as_head(modifier.last, mention.first)) {
        emit("works_for", mention, modifier, 0.6);
      }
    }
    if (mention.type == EntityType::organization && modifier.type == EntityType::place)
      emit("part_of", mention, modifier, 0.65);
  }

  void read_owner(const Mention& mention, const Mention& owner) {
    if (owner.kind != MentionKind::name) return;
    if (mention.type == EntityType::organization && owner.type == EntityType::place)
      emit("part_of", mention, owner, 0.65);
    if (mention.type == EntityType::person && owner.type == EntityType::organization)
      emit("works_for", mention, owner, 0.6);
  }

  // "Acme founder X": the rule of `leads` says more.
  bool titled_as_head(uint32_t first, uint32_t last) const {
    for (uint32_t w = first; w < last; ++w)
      for (std::string_view head : {"president", "head", "founder", "co-founder", "chairman", "chairwoman", "chair", "chief",
                                    "ceo", "leader", "boss", "owner", "commander", "candidate", "nominee", "member"})
        if (tree_.lemma(w) == head) return true;
    return false;
  }

  const Arguments& arguments_;
  const Tree& tree_;
  uint32_t sentence_;
  std::vector<Claim> out_;
};

}  // namespace

std::vector<Claim> office_claims(const Document& document, const DocumentEntities& entities) {
  std::vector<Claim> out;
  for (const OfficeHolding& holding : entities.offices) {
    Claim claim = state("holds_office", holding.holder, holding.office, holding.sentence, 0.9);
    claim.source_span = holding.holder_span;
    claim.target_span = holding.office_span;
    claim.trigger = holding.office_span;
    if (holding.elect) claim.modality = Modality::planned;
    out.push_back(std::move(claim));
  }
  std::map<std::string, uint32_t> by_name;
  for (uint32_t e = 0; e < entities.entities.size(); ++e) {
    const LocalEntity& entity = entities.entities[e];
    if (entity.type != EntityType::place && entity.type != EntityType::organization) continue;
    by_name.emplace(name_key(entity.name), e);
    for (const std::string& alias : entity.aliases) by_name.emplace(name_key(alias), e);
  }
  for (uint32_t e = 0; e < entities.entities.size(); ++e) {
    const LocalEntity& office = entities.entities[e];
    if (office.type != EntityType::office || office.jurisdiction.empty()) continue;
    const auto found = by_name.find(name_key(office.jurisdiction));
    if (found == by_name.end()) continue;
    Claim claim = state("office_of", e, found->second, 0, 0.95);
    for (const Mention& mention : entities.mentions) {  // the evidence: where the office is named
      if (std::find(mention.entities.begin(), mention.entities.end(), e) == mention.entities.end()) continue;
      claim.sentence = mention.sentence;
      claim.source_span = claim.trigger = mention.span;
      break;
    }
    if (claim.trigger.empty())
      for (const OfficeHolding& holding : entities.offices)
        if (holding.office == e) {
          claim.sentence = holding.sentence;
          claim.source_span = claim.trigger = holding.office_span;
          break;
        }
    if (!claim.trigger.empty() && claim.sentence < document.sentences.size()) out.push_back(std::move(claim));
  }
  return out;
}

std::vector<Claim> name_claims(const Arguments& arguments, uint32_t sentence) {
  return NameReader(arguments, sentence).run();
}

}  // namespace nuncio
