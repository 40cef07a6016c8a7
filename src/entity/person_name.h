// The parts of a person's name and when two names may be one person's.
#ifndef NUNCIO_ENTITY_PERSON_NAME_H_
#define NUNCIO_ENTITY_PERSON_NAME_H_

#include <string>
#include <string_view>
#include <vector>

namespace nuncio {

// Pieces in folded form, without titles, "Jr." and the like. A single-letter piece is an initial.
class PersonName {
 public:
  explicit PersonName(std::string_view text);

  const std::vector<std::string>& pieces() const { return pieces_; }
  bool empty() const { return pieces_.empty(); }
  bool single() const { return pieces_.size() == 1; }
  const std::string& given() const { return pieces_.front(); }
  const std::string& surname() const { return pieces_.back(); }

  // Whether two names of several pieces may be the same person's: "Joe Biden" and "Joseph R.
  // Biden", "Miguel Uribe" and "Miguel Uribe Turbay", but not "Bill Clinton" and "Hillary Clinton".
  bool compatible(const PersonName& other) const;

  // Whether a shorter name ("Petro", "Diaz-Balart", "Bin Salman") can stand for this one.
  bool ends_with(const PersonName& shorter) const;
  bool contains(const PersonName& shorter) const;

 private:
  std::vector<std::string> pieces_;
};

}  // namespace nuncio

#endif  // NUNCIO_ENTITY_PERSON_NAME_H_
