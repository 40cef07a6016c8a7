// Finds who and what a document speaks of: names, posts, descriptions and pronouns, and which of
// them stand for the same person, organization, place, office, agreement or thing.
#ifndef NUNCIO_ENTITY_ENTITY_FINDER_H_
#define NUNCIO_ENTITY_ENTITY_FINDER_H_

#include <filesystem>
#include <memory>

#include "nuncio/entity.h"
#include "nuncio/sentence.h"

namespace nuncio {

struct Lexicon;

// Read-only once loaded: safe to share between threads.
class EntityFinder {
 public:
  // Reads the word lists and names.model. Throws Error where one is missing or damaged.
  static EntityFinder load(const std::filesystem::path& english_folder);

  // REQUIRES: the sentences are segmented; tags and trees are used where they are set. What cannot
  // be told with some certainty is left unresolved (Mention::entities empty).
  DocumentEntities find(const Document& document) const;

 private:
  explicit EntityFinder(std::shared_ptr<const Lexicon> lexicon) : lexicon_(std::move(lexicon)) {}

  std::shared_ptr<const Lexicon> lexicon_;
};

}  // namespace nuncio

#endif  // NUNCIO_ENTITY_ENTITY_FINDER_H_
