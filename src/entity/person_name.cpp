#include "entity/person_name.h"

#include <algorithm>
#include <array>
#include <utility>

#include "entity/lexicon_file.h"

namespace nuncio {
namespace {

bool is_suffix(const std::string& piece) {
  return piece == "jr" || piece == "sr" || piece == "ii" || piece == "iii" || piece == "iv" ||
         piece == "s";
}

constexpr auto short_forms = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"joe", "joseph"},        {"bill", "william"},     {"mike", "michael"},
    {"tom", "thomas"},        {"bob", "robert"},       {"rob", "robert"},
    {"jim", "james"},         {"tony", "anthony"},     {"dick", "richard"},
    {"rick", "richard"},      {"chuck", "charles"},    {"dan", "daniel"},
    {"dave", "david"},        {"ed", "edward"},        {"ted", "edward"},
    {"ben", "benjamin"},      {"sam", "samuel"},       {"steve", "steven"},
    {"steve", "stephen"},     {"ron", "ronald"},       {"liz", "elizabeth"},
    {"kate", "katherine"},    {"sue", "susan"},        {"jeff", "jeffrey"},
    {"greg", "gregory"},      {"matt", "matthew"},     {"nick", "nicholas"},
    {"pat", "patrick"},       {"pete", "peter"},       {"phil", "philip"},
    {"fico", "federico"},     {"pepe", "jose"},        {"alex", "alexander"},
    {"andy", "andrew"},       {"tim", "timothy"},      {"bernie", "bernard"},
    {"mitch", "mitchell"},    {"will", "william"},     {"don", "donald"},
    {"doug", "douglas"},      {"larry", "lawrence"},   {"ken", "kenneth"},
    {"jerry", "gerald"},      {"vlad", "vladimir"},    {"wil", "wilbur"},
    {"mohammed", "mohammad"}, {"mohamed", "mohammad"}, {"muhammad", "mohammad"},
    {"mohamed", "mohammed"},  {"ahmad", "ahmed"},      {"hussain", "hussein"},
    {"sergey", "sergei"},     {"dmitri", "dmitry"},
});

bool same_given(const std::string& a, const std::string& b) {
  if (a == b) return true;
  if (a.size() == 1 || b.size() == 1) return a[0] == b[0];
  return std::any_of(short_forms.begin(), short_forms.end(), [&](const auto& pair) {
    return (a == pair.first && b == pair.second) || (b == pair.first && a == pair.second);
  });
}

// All pieces of `few` stand in `many` in the same order; initials match what they begin.
// The surname has to be the same.
bool subsequence(const std::vector<std::string>& few, const std::vector<std::string>& many) {
  size_t at = 0;
  for (const std::string& piece : few) {
    const bool surname = &piece == &few.back();
    while (at < many.size() && !(surname ? piece == many[at] : same_given(piece, many[at]))) ++at;
    if (at == many.size()) return false;
    ++at;
  }
  return true;
}

}  // namespace

PersonName::PersonName(std::string_view text) : pieces_(name_pieces(text)) {
  while (pieces_.size() > 1 && is_suffix(pieces_.back())) pieces_.pop_back();
}

bool PersonName::compatible(const PersonName& other) const {
  if (pieces_ == other.pieces_) return true;
  if (pieces_.size() < 2 || other.pieces_.size() < 2) return false;
  const auto& few = pieces_.size() <= other.pieces_.size() ? pieces_ : other.pieces_;
  const auto& many = pieces_.size() <= other.pieces_.size() ? other.pieces_ : pieces_;
  if (few.size() == many.size() && few.back() != many.back()) return false;
  if (!same_given(few.front(), many.front())) {
    // "Carlos Fernando Galan" and "Fernando Galan"; not "Bill Clinton" and "Hillary Clinton".
    return few.size() < many.size() && few.size() >= 2 && few.back() == many.back() &&
           subsequence(few, many);
  }
  return few.back().size() > 1 && subsequence(few, many);
}

bool PersonName::ends_with(const PersonName& shorter) const {
  return shorter.pieces_.size() < pieces_.size() &&
         std::equal(shorter.pieces_.rbegin(), shorter.pieces_.rend(), pieces_.rbegin());
}

bool PersonName::contains(const PersonName& shorter) const {
  return shorter.pieces_.size() < pieces_.size() &&
         std::search(pieces_.begin(), pieces_.end(), shorter.pieces_.begin(),
                     shorter.pieces_.end()) != pieces_.end();
}

}  // namespace nuncio
