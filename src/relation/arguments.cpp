#include "relation/arguments.h"

#include <algorithm>

#include "relation/word_lists.h"

namespace nuncio {
namespace {

double kind_confidence(MentionKind kind) {
  switch (kind) {
    case MentionKind::name:
      return 1.0;
    case MentionKind::nominal:
      return 0.9;
    case MentionKind::pronoun:
      return 0.85;
  }
  return 1.0;
}

}  // namespace

void merge_arguments(std::vector<Argument>& all, const std::vector<Argument>& more, double factor) {
  for (Argument argument : more) {
    const bool known = std::any_of(all.begin(), all.end(),
                                   [&](const Argument& a) { return a.entity == argument.entity; });
    if (known) continue;
    argument.confidence *= factor;
    all.push_back(argument);
  }
}

Arguments::Arguments(const Tree& tree, const DocumentEntities& entities,
                     std::span<const Mention> mentions, const std::vector<uint32_t>& holder_of)
    : tree_(tree), entities_(entities), mentions_(mentions), holder_of_(holder_of) {
  by_word_.assign(tree.size(), -1);
  const auto length = [&](int32_t m) {
    return mentions_[static_cast<size_t>(m)].last - mentions_[static_cast<size_t>(m)].first;
  };
  for (size_t m = 0; m < mentions.size(); ++m) {  // the narrowest that covers it
    const Mention& mention = mentions[m];
    for (uint32_t w = mention.first; w < mention.last && w < tree.size(); ++w)
      if (by_word_[w] < 0 || mention.last - mention.first < length(by_word_[w]))
        by_word_[w] = static_cast<int32_t>(m);
  }
  std::vector<bool> is_head(tree.size(), false);
  for (size_t m = 0; m < mentions.size(); ++m) {  // the widest that it heads
    const Mention& mention = mentions[m];
    if (mention.head >= tree.size()) continue;
    int32_t& slot = by_word_[mention.head];
    if (!is_head[mention.head] || mention.last - mention.first > length(slot))
      slot = static_cast<int32_t>(m);
    is_head[mention.head] = true;
  }
}

const Mention* Arguments::at(uint32_t word) const {
  return by_word_[word] < 0 ? nullptr : &mentions_[static_cast<size_t>(by_word_[word])];
}

void Arguments::take_mention(const Mention& mention, TypeSet types,
                             std::vector<Argument>& out) const {
  std::vector<Argument> found;
  for (uint32_t entity : mention.entities) {
    double confidence = kind_confidence(mention.kind);
    if (mention.entities.size() > 1) confidence *= 0.9;
    if (entities_.entities[entity].type == EntityType::office && !types.has(EntityType::office) &&
        holder_of_[entity] != entity) {
      entity = holder_of_[entity];
      confidence *= 0.9;
    }
    if (types.has(entities_.entities[entity].type))
      found.push_back({entity, mention.span, confidence});
  }
  merge_arguments(out, found, 1.0);
}

std::vector<Argument> Arguments::resolve(uint32_t word, TypeSet types, Descent descent) const {
  std::vector<Argument> out;
  double factor = 1.0;
  for (uint32_t conjunct : tree_.conjuncts(word)) {
    if (conjunct != word && !tree_.is_nominal(conjunct)) continue;
    merge_arguments(out, resolve_one(conjunct, types, descent), factor);
    factor = 0.95;
  }
  return out;
}

std::vector<Argument> Arguments::resolve_one(uint32_t word, TypeSet types, Descent descent,
                                             int depth) const {
  std::vector<Argument> out;
  if (const Mention* mention = at(word)) take_mention(*mention, types, out);
  if (!out.empty()) return out;
  for (uint32_t k : tree_.kids(word)) {  // "the president, Gustavo Petro"
    if (tree_.rel(k) == Deprel::acl &&
        (tree_.lemma(k) == "name" || tree_.lemma(k) == "call")) {  // "a woman named X"
      if (const auto name = tree_.kid(k, {Deprel::xcomp, Deprel::obj}))
        if (const Mention* mention = at(*name)) take_mention(*mention, types, out);
      continue;
    }
    if (!one_of(tree_.rel(k), {Deprel::appos, Deprel::flat})) continue;
    for (uint32_t c : tree_.conjuncts(k))
      if (const Mention* mention = at(c)) take_mention(*mention, types, out);
  }
  if (!out.empty() || descent == Descent::none || depth == 0) return out;
  take_members(word, types, out, 2);
  if (!out.empty()) return out;
  return descend(word, types, descent, depth - 1);
}

// "figures from the administration, including X and Y": those who are named stand for the whole.
void Arguments::take_members(uint32_t word, TypeSet types, std::vector<Argument>& out,
                             int depth) const {
  for (uint32_t k : tree_.kids(word)) {
    if (k < word || !one_of(tree_.rel(k), {Deprel::nmod, Deprel::obl, Deprel::appos})) continue;
    const std::string_view preposition = tree_.preposition(k);
    if (preposition == "include" || preposition == "including" || preposition == "such" ||
        preposition == "namely") {
      std::vector<Argument> found;
      for (uint32_t c : tree_.conjuncts(k))
        if (const Mention* mention = at(c)) take_mention(*mention, types, found);
      merge_arguments(out, found, 0.8);
    } else if (depth > 1) {
      take_members(k, types, out, depth - 1);
    }
  }
}

std::vector<Argument> Arguments::descend(uint32_t word, TypeSet types, Descent descent,
                                         int depth) const {
  std::vector<Argument> out;
  const std::string& noun = tree_.lemma(word);
  const bool collective = words::is_collective(noun);
  if (tree_.word(word).upos == Upos::propn && at(word) == nullptr && !collective) return out;
  if (!collective && (descent == Descent::actor || words::is_person_noun(noun))) return out;
  const Mention* own = at(word);
  for (uint32_t k : tree_.kids(word)) {
    double factor = 0.0;
    if (tree_.rel(k) == Deprel::nmod_poss) factor = 0.8;
    if (one_of(tree_.rel(k),
               {Deprel::compound, Deprel::amod, Deprel::nmod_desc, Deprel::nmod_unmarked}) &&
        k < word)
      factor = 0.75;
    if (tree_.rel(k) == Deprel::nmod &&
        (tree_.has_preposition(k, "of") || tree_.has_preposition(k, "by") ||
         (collective && (tree_.has_preposition(k, "from") || tree_.has_preposition(k, "at")))))
      factor = 0.75;
    if (factor == 0.0 || (own != nullptr && at(k) == own)) continue;
    for (uint32_t c : tree_.conjuncts(k))
      merge_arguments(out, resolve_one(c, types, descent, depth), factor);
  }
  return out;
}

}  // namespace nuncio
