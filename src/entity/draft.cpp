#include "entity/draft.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "base/fold.h"

namespace nuncio {

Draft::Draft(const Document& d, const Lexicon& l)
    : document(d), lexicon(l), facts(find_facts(d.sentences, l.gazetteer, l.cue_words)) {
  index_mentions();
}

std::string Draft::text(uint32_t sentence, uint32_t first, uint32_t last) const {
  std::string out;
  const auto& words = document.sentences[sentence].words;
  for (uint32_t i = first; i < last; ++i) {
    out += words[i].form;
    if (i + 1 < last && words[i].space_after) out += ' ';
  }
  return out;
}

uint32_t Draft::add_mention(uint32_t sentence, uint32_t first, uint32_t last, MentionKind kind,
                            EntityType type) {
  DraftMention draft;
  const auto& words = document.sentences[sentence].words;
  draft.mention = {sentence,
                   first,
                   last,
                   head_of(sentence, first, last),
                   {words[first].span.begin, words[last - 1].span.end},
                   kind,
                   type,
                   {}};
  mentions.push_back(std::move(draft));
  return static_cast<uint32_t>(mentions.size() - 1);
}

uint32_t Draft::add_entity(DraftEntity entity) {
  entities.push_back(std::move(entity));
  return static_cast<uint32_t>(entities.size() - 1);
}

void Draft::settle(uint32_t number, uint32_t entity) {
  DraftMention& mention = mentions[number];
  mention.mention.entities = {entity};
  mention.mention.type = entities[entity].type;
  mention.settled = true;
  if (mention.mention.kind == MentionKind::name && mention.name_class != NameClass::demonym)
    entities[entity].aliases.insert(text(mention.mention));
}

void Draft::index_mentions() {
  at_.resize(document.sentences.size());
  for (size_t s = 0; s < at_.size(); ++s) at_[s].assign(document.sentences[s].words.size(), -1);
  for (size_t m = 0; m < mentions.size(); ++m) {
    const Mention& mention = mentions[m].mention;
    for (uint32_t i = mention.first; i < mention.last; ++i) {
      int32_t& at = at_[mention.sentence][i];
      if (at >= 0) {
        const Mention& other = mentions[static_cast<size_t>(at)].mention;
        if (other.last - other.first >= mention.last - mention.first) continue;
      }
      at = static_cast<int32_t>(m);
    }
  }
}

std::optional<uint32_t> Draft::mention_at(uint32_t sentence, uint32_t word) const {
  if (sentence >= at_.size() || word >= at_[sentence].size() || at_[sentence][word] < 0)
    return std::nullopt;
  return static_cast<uint32_t>(at_[sentence][word]);
}

uint32_t Draft::head_of(uint32_t sentence, uint32_t first, uint32_t last) const {
  const auto& words = document.sentences[sentence].words;
  for (uint32_t i = first; i < last; ++i) {
    if (words[i].head == Word::kNoHead) break;
    if (words[i].head < static_cast<int32_t>(first) || words[i].head >= static_cast<int32_t>(last))
      if (words[i].deprel != Deprel::punct && words[i].deprel != Deprel::case_) return i;
  }
  return last - 1;
}

namespace {

LocalEntity local_entity(DraftEntity& draft) {
  LocalEntity out;
  out.type = draft.type;
  out.name = std::move(draft.name);
  out.code = std::move(draft.code);
  out.jurisdiction = std::move(draft.jurisdiction);
  for (const std::string& alias : draft.aliases)
    if (alias != out.name && !alias.empty()) out.aliases.push_back(alias);
  return out;
}

}  // namespace

DocumentEntities finish(Draft draft) {
  DocumentEntities out;
  std::sort(draft.mentions.begin(), draft.mentions.end(),
            [](const DraftMention& a, const DraftMention& b) {
              if (a.mention.span.begin != b.mention.span.begin)
                return a.mention.span.begin < b.mention.span.begin;
              return a.mention.span.end > b.mention.span.end;
            });
  constexpr uint32_t kUnset = UINT32_MAX;
  std::vector<uint32_t> place(draft.entities.size(), kUnset);
  const auto renumber = [&](uint32_t entity) {
    if (place[entity] == kUnset) {
      place[entity] = static_cast<uint32_t>(out.entities.size());
      out.entities.push_back(local_entity(draft.entities[entity]));
    }
    return place[entity];
  };
  for (DraftMention& mention : draft.mentions) {
    for (uint32_t& entity : mention.mention.entities) {
      entity = renumber(entity);
      ++out.entities[entity].mentions;
    }
    out.mentions.push_back(std::move(mention.mention));
  }
  for (OfficeHolding& holding : draft.offices) {
    holding.holder = renumber(holding.holder);
    holding.office = renumber(holding.office);
    out.offices.push_back(holding);
  }
  for (uint32_t i = 0; i < draft.entities.size(); ++i)
    if (draft.entities[i].type == EntityType::office && !draft.entities[i].name.empty())
      renumber(i);
  std::set<std::string> jurisdictions;
  for (const LocalEntity& entity : out.entities) jurisdictions.insert(entity.jurisdiction);
  for (uint32_t i = 0; i < draft.entities.size(); ++i)
    if (!draft.entities[i].name.empty() && jurisdictions.contains(draft.entities[i].name))
      renumber(i);
  std::stable_sort(out.offices.begin(), out.offices.end(), [](const auto& a, const auto& b) {
    return a.office_span.begin < b.office_span.begin;
  });
  return out;
}

}  // namespace nuncio
