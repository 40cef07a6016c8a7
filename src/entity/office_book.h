// The posts of a document and who holds them, while they are being found: one entity for each post,
// whatever its wording.
#ifndef NUNCIO_ENTITY_OFFICE_BOOK_H_
#define NUNCIO_ENTITY_OFFICE_BOOK_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "entity/draft.h"
#include "entity/office_phrase.h"

namespace nuncio {

class OfficeBook {
 public:
  // The draft must outlive the book.
  explicit OfficeBook(Draft& draft);

  // The entity of the post that the phrase names, of the given place or body; nothing where there
  // is no such post.
  std::optional<uint32_t> office(const OfficePhrase& phrase, std::optional<uint32_t> place);

  // The entity of a country, added where no name of it stood in the text.
  uint32_t country(const std::string& code);
  uint32_t country_named(const std::string& name);
  // The code of the country that a place is or lies in.
  std::string code_of(uint32_t place) const;

  // Notes that the person whom mention `holder` names holds the post.
  void hold(const OfficePhrase& phrase, uint32_t holder, uint32_t office);

  uint32_t person_of(uint32_t mention) const {
    return draft_.mentions[mention].mention.entities.front();
  }
  // The post with the phrase's role that the person is known to hold.
  std::optional<uint32_t> held_by(uint32_t person, const OfficePhrase& phrase) const;
  // Whether somebody else holds such a post of the country, where there is only one.
  bool held_by_other(const OfficePhrase& phrase, const std::string& code, uint32_t person) const;
  // Of the country of the first post that the person holds.
  std::optional<std::string> country_served_by(uint32_t person) const;

 private:
  uint32_t named(const std::string& name, EntityType type);
  void add_wording(const OfficePhrase& phrase, uint32_t office);

  Draft& draft_;
  std::map<std::string, uint32_t> by_name_;                          // all entities
  std::map<std::string, uint32_t> offices_;                          // by office_key
  std::map<std::pair<uint32_t, std::string>, uint32_t> held_;        // person, role -> office
  std::map<std::pair<std::string, std::string>, uint32_t> holders_;  // role, country -> person
  std::map<uint32_t, std::string> served_;                           // person -> code
};

// "Medellín Mayor X was joined by Bogotá's Y and Cartagena's Z": the others are mayors, too.
void complete_mayors(Draft& draft, OfficeBook& book);

}  // namespace nuncio

#endif  // NUNCIO_ENTITY_OFFICE_BOOK_H_
