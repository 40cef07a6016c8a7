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

  // "Cali, Colombia": two places with a comma between; a list of places ("Cali, Bogotá and Medellín")
  // has more commas or a conjunction, and its members are conjuncts.
  void read_neighbours(const Mention& a, const Mention& b) {
    if (a.type != EntityType::place || b.type != EntityType::place || a.kind != MentionKind::name ||
        b.kind != MentionKind::name)
      return;
    if (b.first != a.last + 1 || tree_.word(a.last).form != ",") return;
    if (tree_.rel(b.head) == Deprel::conj) return;
    for (uint32_t k : tree_.kids(a.head))
      if (tree_.rel(k) == Deprel::conj && tree_.is_nominal(k)) return;
    const bool tied = tree_.head(b.head) == a.head;
    const bool closed = b.last >= tree_.size() || tree_.word(b.last).upos == Upos::punct;
    if (tied || closed) emit("located_in", a, b, tied ? 0.85 : 0.7);
  }

  // A place or organization that modifies the name of a person or organization.
  void read_modifiers(const Mention& mention) {
    if (mention.head >= tree_.size() || mention.kind == MentionKind::pronoun) return;
    for (uint32_t k : tree_.kids(mention.head)) {
      const Mention* modifier = arguments_.at(k);
      if (modifier == nullptr || modifier == &mention || modifier->kind != MentionKind::name) continue;
      const Deprel rel = tree_.rel(k);
      const bool before = k < mention.head &&
                          one_of(rel, {Deprel::amod, Deprel::compound, Deprel::nmod_unmarked, Deprel::nmod_desc});
      if (mention.type == EntityType::person && mention.kind == MentionKind::name && before) {
        if (modifier->type == EntityType::place) emit("citizen_of", mention, *modifier, 0.75);
        if (modifier->type == EntityType::organization) emit("member_of", mention, *modifier, 0.6);
      }
      if (mention.type == EntityType::organization && mention.kind == MentionKind::name &&
          modifier->type == EntityType::place && (before || rel == Deprel::nmod_poss))
        emit("part_of", mention, *modifier, 0.7);
      if (rel == Deprel::nmod_desc || rel == Deprel::compound || rel == Deprel::appos) read_title(mention, k);
    }
  }

  // "Colombian politician Íngrid Betancourt": the modifier of the description.
  void read_title(const Mention& mention, uint32_t title) {
    if (mention.type != EntityType::person || mention.kind != MentionKind::name) return;
    for (uint32_t k : tree_.kids(title)) {
      const Mention* modifier = arguments_.at(k);
      if (modifier == nullptr || modifier->type != EntityType::place || modifier->kind != MentionKind::name) continue;
      if (k < title && one_of(tree_.rel(k), {Deprel::amod}))
        emit("citizen_of", mention, *modifier, 0.75);
    }
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
