#include "relation/relation_finder.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "relation/arguments.h"
#include "relation/event_date.h"
#include "relation/matcher.h"
#include "relation/office_states.h"
#include "relation/quotation.h"
#include "relation/stance.h"
#include "relation/structure.h"

namespace nuncio {
namespace {

using Mentions = std::span<const Mention>;

// The mentions of each sentence; they stand in the order of the text.
std::vector<Mentions> by_sentence(const DocumentEntities& entities, size_t sentences) {
  std::vector<Mentions> out(sentences);
  const auto& all = entities.mentions;
  for (size_t i = 0; i < all.size();) {
    size_t next = i;
    while (next < all.size() && all[next].sentence == all[i].sentence) ++next;
    if (all[i].sentence < sentences) out[all[i].sentence] = Mentions(all).subspan(i, next - i);
    i = next;
  }
  return out;
}

// An office acts through the one who holds it, where the article names just one.
std::vector<uint32_t> office_holders(const DocumentEntities& entities) {
  std::vector<uint32_t> out(entities.entities.size());
  for (uint32_t e = 0; e < out.size(); ++e) out[e] = e;
  std::vector<bool> shared(out.size(), false);
  for (const OfficeHolding& holding : entities.offices) {
    if (holding.former || holding.elect) continue;
    uint32_t& holder = out[holding.office];
    if (holder != holding.office && holder != holding.holder) shared[holding.office] = true;
    holder = holding.holder;
  }
  for (uint32_t e = 0; e < out.size(); ++e)
    if (shared[e]) out[e] = e;
  return out;
}

TypeSet speaker_types() {
  TypeSet types;
  types.add(EntityType::person);
  types.add(EntityType::organization);
  types.add(EntityType::place);
  return types;
}

class DocumentReader {
 public:
  DocumentReader(const RuleSet& rules, const Document& document, const DocumentEntities& entities)
      : rules_(rules),
        document_(document),
        entities_(entities),
        holder_of_(office_holders(entities)) {
    const auto mentions = by_sentence(entities, document.sentences.size());
    trees_.reserve(document.sentences.size());
    arguments_.reserve(document.sentences.size());
    for (size_t s = 0; s < document.sentences.size(); ++s)
      trees_.emplace_back(document.sentences[s], mentions[s]);
    for (size_t s = 0; s < trees_.size(); ++s)
      arguments_.emplace_back(trees_[s], entities_, mentions[s], holder_of_);
    quotations_ = find_quotations(document, trees_);
  }

  std::vector<Claim> run() {
    out_ = office_claims(document_, entities_);
    for (uint32_t s = 0; s < trees_.size(); ++s) read_sentence(s);
    keep_best();
    return std::move(out_);
  }

 private:
  void read_sentence(uint32_t s) {
    if (arguments_[s].mentions().empty()) return;
    for (Claim& claim : name_claims(arguments_[s], s)) out_.push_back(std::move(claim));
    const std::vector<Match> matches = match_relations(rules_, arguments_[s]);
    if (matches.empty()) return;
    const auto& published = document_.article.published;
    const std::vector<DateMention> past = find_dates(document_.sentences[s], published);
    const std::vector<DateMention> ahead = find_dates(document_.sentences[s], published, true);
    for (const Match& match : matches) {
      Claim claim = claim_of(match, s);
      if (!match.relation->state || match.trigger.word_class == WordClass::verb) {
        const bool planned = claim.modality == Modality::planned;
        if (const DateMention* date =
                date_of(trees_[s], match.trigger.words[0], planned ? ahead : past)) {
          claim.date = date->date;
          claim.last_date = date->last_date;
        }
      }
      out_.push_back(std::move(claim));
    }
  }

  Claim claim_of(const Match& match, uint32_t s) {
    const Tree& tree = trees_[s];
    const Relation& relation = *match.relation;
    Claim claim;
    claim.type = relation.name;
    claim.source = match.who.entity;
    claim.target = match.whom.entity;
    claim.sentence = s;
    claim.source_span = match.who.span;
    claim.target_span = match.whom.span;
    claim.trigger = trigger_span(tree, match.trigger);
    claim.confidence = match.who.confidence * match.whom.confidence;
    claim.rule = relation.file + ":" + relation.name;
    const Stance stance = stance_of(tree, match.trigger.words[0], match.describes);
    claim.polarity = stance.polarity;
    claim.modality = stance.modality;
    claim.speaker = speaker_of(stance, s, tree.word(match.trigger.words[0]).span);
    return claim;
  }

  // The words of the trigger where they stand together, else its head alone.
  static Span trigger_span(const Tree& tree, const TriggerMatch& match) {
    uint32_t first = match.words[0];
    uint32_t last = match.words[0];
    for (uint32_t w : match.words) {
      first = std::min(first, w);
      last = std::max(last, w);
    }
    if (last - first > 6) return tree.word(match.words[0]).span;
    return {tree.word(first).span.begin, tree.word(last).span.end};
  }

  std::optional<uint32_t> speaker_of(const Stance& stance, uint32_t s, Span trigger) const {
    std::optional<SpeakerWord> word;
    if (stance.speaker) {
      word = SpeakerWord{s, *stance.speaker};
    } else if (const Quotation* quotation = quotation_around(quotations_, trigger)) {
      word = quotation->speaker;
    }
    if (!word) return std::nullopt;
    const auto found = arguments_[word->sentence].resolve_one(word->word, speaker_types(),
                                                              Arguments::Descent::actor);
    if (found.empty()) return std::nullopt;
    return found[0].entity;
  }

  // Claims that agree in this say the same; a symmetric relation has no direction.
  auto fact_of(const Claim& c) const {
    uint32_t a = c.source;
    uint32_t b = c.target;
    const Relation* relation = rules_.find(c.type);
    if (relation != nullptr && relation->symmetric && b < a) std::swap(a, b);
    return std::tuple(c.sentence, c.type, a, b, c.polarity, c.modality);
  }

  // One claim for each fact of a sentence, the most confident, in the order of the text.
  void keep_best() {
    std::map<decltype(fact_of(out_[0])), size_t> best;
    for (size_t i = 0; i < out_.size(); ++i) {
      size_t& kept = best.emplace(fact_of(out_[i]), i).first->second;
      if (out_[i].confidence > out_[kept].confidence) kept = i;
    }
    std::vector<size_t> order;
    for (const auto& [fact, i] : best) order.push_back(i);
    std::sort(order.begin(), order.end(), [&](size_t a, size_t b) {
      return std::tuple(out_[a].sentence, out_[a].trigger.begin, a) <
             std::tuple(out_[b].sentence, out_[b].trigger.begin, b);
    });
    std::vector<Claim> claims;
    claims.reserve(order.size());
    for (size_t i : order) claims.push_back(std::move(out_[i]));
    out_ = std::move(claims);
  }

  const RuleSet& rules_;
  const Document& document_;
  const DocumentEntities& entities_;
  std::vector<uint32_t> holder_of_;
  std::vector<Tree> trees_;
  std::vector<Arguments> arguments_;
  std::vector<Quotation> quotations_;
  std::vector<Claim> out_;
};

}  // namespace

std::vector<Claim> RelationFinder::find(const Document& document,
                                        const DocumentEntities& entities) const {
  return DocumentReader(rules_, document, entities).run();
}

}  // namespace nuncio
