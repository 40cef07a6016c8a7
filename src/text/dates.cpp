#include "text/dates.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <vector>

#include "text/characters.h"

namespace nuncio {
namespace {

// One run of letters or of digits; what stands between them is only looked at where it matters.
struct Piece {
  std::string_view text;
  char before = ' ';  // the character right before it
  bool is_number = false;
  int value = 0;  // of a number of up to 8 digits
};

constexpr size_t longest_date = 80;

constexpr auto months =
    std::to_array<std::string_view>({"january", "february", "march", "april", "may", "june", "july",
                                     "august", "september", "october", "november", "december"});

constexpr auto weekdays = std::to_array<std::string_view>(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"});

constexpr auto leading = std::to_array<std::string_view>(
    {"published", "publication", "posted", "updated", "last", "date", "on", "first", "issued"});

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z';
}

std::vector<Piece> cut(std::string_view text) {
  std::vector<Piece> pieces;
  for (size_t at = 0; at < text.size();) {
    if (!is_digit(text[at]) && !is_letter(text[at])) {
      ++at;
      continue;
    }
    const bool number = is_digit(text[at]);
    const size_t begin = at;
    while (at < text.size() && (number ? is_digit(text[at]) : is_letter(text[at]))) ++at;
    Piece piece{text.substr(begin, at - begin), begin == 0 ? ' ' : text[begin - 1], number, 0};
    for (const char c :
         piece.text.substr(0, number && piece.text.size() <= 8 ? piece.text.size() : 0))
      piece.value = piece.value * 10 + (c - '0');
    pieces.push_back(piece);
  }
  return pieces;
}

// 1-based; 0 where the word is none of the names nor one cut to three or four letters.
template <typename Names>
int position(const Names& names, std::string_view word) {
  for (size_t i = 0; i < names.size(); ++i) {
    const bool short_form = word.size() >= 3 && word.size() <= 5 && names[i].size() > word.size();
    const std::string_view name = short_form ? names[i].substr(0, word.size()) : names[i];
    if (equals_ignoring_case(word, name)) return static_cast<int>(i) + 1;
  }
  return 0;
}

bool is_year(const Piece& piece) {
  return piece.is_number && piece.text.size() == 4 && piece.value >= 1000 && piece.value <= 2999;
}

bool is_day(const Piece& piece) {
  return piece.is_number && piece.text.size() <= 2 && piece.value >= 1 && piece.value <= 31;
}

std::optional<std::string> make(int year, int month, int day) {
  static constexpr std::array<int, 12> lengths = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  char buffer[40];
  if (month == 0) {
    std::snprintf(buffer, sizeof buffer, "%04d", year);
    return buffer;
  }
  if (month < 1 || month > 12) return std::nullopt;
  if (day == 0) {
    std::snprintf(buffer, sizeof buffer, "%04d-%02d", year, month);
    return buffer;
  }
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  if (day < 1 || day > lengths[static_cast<size_t>(month - 1)] + (month == 2 && leap))
    return std::nullopt;
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", year, month, day);
  return buffer;
}

class Parser {
 public:
  explicit Parser(std::vector<Piece> pieces) : pieces_(std::move(pieces)) {}

  std::optional<std::string> parse() {
    while (word_of(leading)) ++at_;
    if (at_ < pieces_.size() && !pieces_[at_].is_number &&
        position(weekdays, pieces_[at_].text) != 0)
      ++at_;
    const auto date = english();
    return date && only_time_follows() ? date : std::nullopt;
  }

 private:
  template <typename Names>
  bool word_of(const Names& names) const {
    return at_ < pieces_.size() &&
           std::any_of(names.begin(), names.end(), [&](std::string_view name) {
             return equals_ignoring_case(pieces_[at_].text, name);
           });
  }

  const Piece* peek(size_t ahead = 0) const {
    return at_ + ahead < pieces_.size() ? &pieces_[at_ + ahead] : nullptr;
  }
  int month_at(size_t ahead) const {
    const Piece* piece = peek(ahead);
    return piece != nullptr && !piece->is_number ? position(months, piece->text) : 0;
  }
  bool year_at(size_t ahead) const { return peek(ahead) != nullptr && is_year(*peek(ahead)); }
  bool day_at(size_t ahead) const { return peek(ahead) != nullptr && is_day(*peek(ahead)); }
  size_t ordinal_at(size_t ahead) const {
    const Piece* piece = peek(ahead);
    if (piece == nullptr) return 0;
    for (const std::string_view ending : {"st", "nd", "rd", "th"})
      if (equals_ignoring_case(piece->text, ending)) return 1;
    return 0;
  }

  std::optional<std::string> english() {
    if (const int month = month_at(0)) {
      if (year_at(1)) return take(2, peek(1)->value, month, 0);
      if (!day_at(1)) return std::nullopt;
      const size_t year = 2 + ordinal_at(2);
      return year_at(year) ? take(year + 1, peek(year)->value, month, peek(1)->value)
                           : std::nullopt;
    }
    if (day_at(0)) {
      size_t month = 1 + ordinal_at(1);
      if (peek(month) != nullptr && equals_ignoring_case(peek(month)->text, "of")) ++month;
      if (month_at(month) != 0 && year_at(month + 1))
        return take(month + 2, peek(month + 1)->value, month_at(month), peek(0)->value);
    }
    return numbers();
  }

  std::optional<std::string> numbers() {
    const Piece* first = peek(0);
    if (first == nullptr || !first->is_number) return std::nullopt;
    if (first->text.size() == 8 && pieces_.size() == at_ + 1)
      return take(1, first->value / 10000, first->value / 100 % 100, first->value % 100);
    if (is_year(*first)) {
      if (pieces_.size() == at_ + 1) return take(1, first->value, 0, 0);
      const bool joined = peek(1)->is_number && (peek(1)->before == '-' || peek(1)->before == '/');
      if (!joined || peek(1)->text.size() > 2) return std::nullopt;
      const bool full = day_at(2) && peek(2)->before == peek(1)->before;
      return full ? take(3, first->value, peek(1)->value, peek(2)->value)
                  : take(2, first->value, peek(1)->value, 0);
    }
    if (!day_at(0) || !day_at(1) || !year_at(2)) return std::nullopt;
    const int a = first->value, b = peek(1)->value, year = peek(2)->value;
    if (a > 12) return take(3, year, b, a);
    if (b > 12 || a == b) return take(3, year, a, b);
    return std::nullopt;
  }

  std::optional<std::string> take(size_t pieces, int year, int month, int day) {
    at_ += pieces;
    return make(year, month, day);
  }

  // "T08:00:00Z", "at 5:30 p.m. EDT", "10:00:00 GMT".
  bool only_time_follows() const {
    for (size_t i = at_; i < pieces_.size(); ++i) {
      const bool short_number =
          pieces_[i].is_number && (pieces_[i].text.size() <= 6 || pieces_[i].before == '.');
      const bool zone = !pieces_[i].is_number && pieces_[i].text.size() <= 4;
      if (!short_number && !zone) return false;
    }
    return pieces_.size() - at_ <= 9;
  }

  std::vector<Piece> pieces_;
  size_t at_ = 0;
};

}  // namespace

std::optional<std::string> parse_date(std::string_view text) {
  if (text.size() > longest_date) return std::nullopt;
  return Parser(cut(text)).parse();
}

}  // namespace nuncio
