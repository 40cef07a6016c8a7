// The working state of finding the entities of one document: what the sieves read and add to.
// Mentions and entities are only added and merged; finish() puts them into their final order.
#ifndef NUNCIO_ENTITY_DRAFT_H_
#define NUNCIO_ENTITY_DRAFT_H_

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "entity/lexicon.h"
#include "entity/name_labels.h"
#include "entity/office_phrase.h"
#include "entity/word_facts.h"
#include "nuncio/entity.h"

namespace nuncio {

enum class Gender : uint8_t { unknown, male, female };

// An entity under construction.
struct DraftEntity {
  EntityType type = EntityType::other;
  std::string name;
  std::set<std::string> aliases;  // may hold `name`
  std::string code;               // ISO 3166-1 alpha-3 where it is a country
  std::string within;             // code of the country that it lies in or belongs to; maybe empty
  std::string jurisdiction;       // of an office
  std::string role;               // of an office: canonical role
  Gender gender = Gender::unknown;  // of a person
};

// Mention of Draft::mentions together with what only the sieves need.
struct DraftMention {
  Mention mention;
  NameClass name_class = NameClass::other;  // of names
  bool settled = false;                     // a sieve has said what it stands for, maybe nothing
};

class Draft {
 public:
  Draft(const Document& document, const Lexicon& lexicon);

  const Document& document;
  const Lexicon& lexicon;
  std::vector<SentenceFacts> facts;
  std::vector<DraftMention> mentions;
  std::vector<DraftEntity> entities;
  std::vector<OfficeHolding> offices;
  std::vector<OfficePhrase> phrases;  // for posts, that no name beside them says who holds

  const Sentence& sentence(uint32_t number) const { return document.sentences[number]; }
  const Word& word(uint32_t sentence, uint32_t word) const {
    return document.sentences[sentence].words[word];
  }
  const WordFacts& fact(uint32_t sentence, uint32_t word) const {
    return facts[sentence].words[word];
  }

  // Words [first, last) as the article writes them.
  std::string text(uint32_t sentence, uint32_t first, uint32_t last) const;
  std::string text(const Mention& mention) const {
    return text(mention.sentence, mention.first, mention.last);
  }

  // Adds a mention of words [first, last); gives its number.
  uint32_t add_mention(uint32_t sentence, uint32_t first, uint32_t last, MentionKind kind,
                       EntityType type);
  uint32_t add_entity(DraftEntity entity);

  // Lets a mention stand for one entity and remembers its wording as an alias, if it is a name.
  void settle(uint32_t mention, uint32_t entity);

  // The mention that covers word `word`; the longest of several.
  std::optional<uint32_t> mention_at(uint32_t sentence, uint32_t word) const;
  // To be called when mentions were added, before mention_at().
  void index_mentions();

  // The word of [first, last) whose head lies outside; the last one where there is no tree.
  uint32_t head_of(uint32_t sentence, uint32_t first, uint32_t last) const;

 private:
  std::vector<std::vector<int32_t>> at_;  // mention by sentence and word, -1 where none
};

// Puts everything into the order that include/nuncio/entity.h promises.
DocumentEntities finish(Draft draft);

}  // namespace nuncio

#endif  // NUNCIO_ENTITY_DRAFT_H_
