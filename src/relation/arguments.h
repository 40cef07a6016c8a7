// Which entities a word of the sentence stands for.
#ifndef NUNCIO_RELATION_ARGUMENTS_H_
#define NUNCIO_RELATION_ARGUMENTS_H_

#include <cstdint>
#include <span>
#include <vector>

#include "nuncio/entity.h"
#include "relation/tree.h"

namespace nuncio {

// One entity that may fill a role.
struct Argument {
  uint32_t entity = 0;      // into DocumentEntities::entities
  Span span;                // the mention
  double confidence = 1.0;  // that the word stands for it
};

// A set of entity types.
class TypeSet {
 public:
  TypeSet() = default;
  explicit TypeSet(std::span<const EntityType> types) {
    for (EntityType type : types) add(type);
  }
  void add(EntityType type) { bits_ |= bit(type); }
  bool has(EntityType type) const { return (bits_ & bit(type)) != 0; }

 private:
  static uint8_t bit(EntityType type) {
    return static_cast<uint8_t>(1U << static_cast<uint8_t>(type));
  }
  uint8_t bits_ = 0;
};

// The mentions of one sentence, by word.
class Arguments {
 public:
  // How far to look where the word itself is no entity.
  enum class Descent : uint8_t {
    none,
    actor,   // "Colombian officials", "members of the party": whom they act for
    target,  // also "the mayors' trip", "the actions of FARC": whose it is
  };

  // REQUIRES: all arguments outlive it; `mentions` are those of the sentence of `tree`.
  // `holder_of[e]` is the one who holds office e, or e itself.
  Arguments(const Tree& tree, const DocumentEntities& entities, std::span<const Mention> mentions,
            const std::vector<uint32_t>& holder_of);

  const Tree& tree() const { return tree_; }
  const DocumentEntities& entities() const { return entities_; }
  std::span<const Mention> mentions() const { return mentions_; }

  // The widest mention whose head is `word`, else the narrowest that covers it; null where none
  // does.
  const Mention* at(uint32_t word) const;

  // Entities of the wanted types for `word`, its appositions and its conjuncts; without repeats.
  std::vector<Argument> resolve(uint32_t word, TypeSet types, Descent descent) const;
  // The same without the conjuncts.
  std::vector<Argument> resolve_one(uint32_t word, TypeSet types, Descent descent,
                                    int depth = 2) const;

 private:
  void take_mention(const Mention& mention, TypeSet types, std::vector<Argument>& out) const;
  void take_members(uint32_t word, TypeSet types, std::vector<Argument>& out, int depth) const;
  std::vector<Argument> descend(uint32_t word, TypeSet types, Descent descent, int depth) const;

  const Tree& tree_;
  const DocumentEntities& entities_;
  std::span<const Mention> mentions_;
  const std::vector<uint32_t>& holder_of_;
  std::vector<int32_t> by_word_;
};

// Adds those of `more` whose entity is not in `all` yet, confidence times `factor`.
void merge_arguments(std::vector<Argument>& all, const std::vector<Argument>& more, double factor);

}  // namespace nuncio

#endif  // NUNCIO_RELATION_ARGUMENTS_H_
