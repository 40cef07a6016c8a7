#include "relation/event_date.h"

#include <charconv>
#include <chrono>

#include "base/fold.h"
#include "relation/calendar.h"

namespace nuncio {
namespace {

using std::chrono::days;
using std::chrono::year_month_day;

class DateReader {
 public:
  DateReader(const Sentence& sentence, std::string_view published, bool ahead)
      : today_(day_from(published)), ahead_(ahead) {
    if (published.size() >= 4) year_ = number(published.substr(0, 4));
    if (published.size() >= 7) month_ = number(published.substr(5, 2));
    for (const Word& word : sentence.words) words_.push_back(fold(word.form));
  }

  std::vector<DateMention> run() {
    for (uint32_t i = 0; i < words_.size();) {
      uint32_t last = i;
      const std::string date = read(i, last);
      if (date.empty()) {
        ++i;
        continue;
      }
      add(i, last, date);
      i = last;
    }
    return std::move(out_);
  }

 private:
  static std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || text.empty())
      return std::nullopt;
    return value;
  }

  std::string_view at(uint32_t i) const {
    return i < words_.size() ? words_[i] : std::string_view();
  }

  std::optional<int> year_at(uint32_t i) const {
    if (at(i).size() != 4) return std::nullopt;
    const auto year = number(at(i));
    return year && *year >= 1000 && *year <= 2100 ? year : std::nullopt;
  }

  std::optional<unsigned> day_at(uint32_t i) const {
    std::string_view text = at(i);
    for (std::string_view ending : {"st", "nd", "rd", "th"})
      if (text.size() > 2 && text.ends_with(ending)) text.remove_suffix(2);
    if (text.size() > 2) return std::nullopt;
    const auto day = number(text);
    if (!day || *day < 1 || *day > 31) return std::nullopt;
    return static_cast<unsigned>(*day);
  }

  std::optional<unsigned> month_at(uint32_t i) const {
    if (at(i) == "may" || at(i) == "march" || at(i) == "mar" || at(i) == "sun" || at(i) == "sat")
      if (!day_at(i + 1) && !year_at(i + 1) &&
          (i == 0 ||
           (!day_at(i - 1) && at(i - 1) != "in" && at(i - 1) != "last" && at(i - 1) != "since")))
        return std::nullopt;
    return month_from(at(i));
  }

  // "from 2002 to 2010", "2002 - 2010": one span of time.
  void add(uint32_t first, uint32_t last, const std::string& date) {
    if (!out_.empty() && first == out_.back().last + 1 && out_.back().last_date.empty() &&
        date > out_.back().date) {
      const std::string_view link = at(out_.back().last);
      const uint32_t before = out_.back().first;
      if (link == "-" || link == "until" || link == "through" ||
          (link == "to" && before > 0 && at(before - 1) == "from") ||
          (link == "and" && before > 0 && at(before - 1) == "between")) {
        out_.back().last_date = date;
        out_.back().last = last;
        return;
      }
    }
    out_.push_back({first, last, date, {}});
  }

  // The date that begins at word i, and `last` behind it; empty where none does.
  std::string read(uint32_t i, uint32_t& last) const {
    if (auto date = read_iso(i, last); !date.empty()) return date;
    if (auto date = read_named(i, last); !date.empty()) return date;
    if (auto date = read_relative(i, last); !date.empty()) return date;
    if (const auto weekday = weekday_from(at(i)); weekday && today_ && at(i).size() > 4) {
      last = i + 1;
      return iso_day(nearest(*weekday));
    }
    if (const auto year = year_at(i); year && is_year_place(i)) {
      last = i + 1;
      return iso_year(*year);
    }
    return {};
  }

  std::string read_iso(uint32_t i, uint32_t& last) const {
    if (const auto day = day_from(at(i))) {
      last = i + 1;
      return iso_day(*day);
    }
    if (at(i + 1) != "-" || at(i + 3) != "-") return {};
    const std::string joined =
        std::string(at(i)) + "-" + std::string(at(i + 2)) + "-" + std::string(at(i + 4));
    const auto day = day_from(joined);
    if (!day) return {};
    last = i + 5;
    return iso_day(*day);
  }

  // "September 5, 2025", "5 September 2025", "5th of September", "September 2025", "September".
  std::string read_named(uint32_t i, uint32_t& last) const {
    std::optional<unsigned> day;
    uint32_t m = i;
    if (const auto before = day_at(i)) {
      m = at(i + 1) == "of" ? i + 2 : i + 1;
      day = before;
    }
    const auto month = month_at(m);
    if (!month) return {};
    uint32_t next = m + 1;
    if (at(next) == ".") ++next;
    if (!day) {
      day = day_at(next);
      if (day) ++next;
    }
    const uint32_t comma = at(next) == "," || at(next) == "of" ? next + 1 : next;
    if (const auto year = year_at(comma)) {
      last = comma + 1;
      return compose(*year, *month, day);
    }
    last = next;
    if (!year_) return {};
    return compose(year_for(*month, day), *month, day);
  }

  static std::string compose(int year, unsigned month, std::optional<unsigned> day) {
    const std::string text = iso_month(year, month);
    if (!day) return text;
    const year_month_day date{std::chrono::year(year), std::chrono::month(month),
                              std::chrono::day(*day)};
    return date.ok() ? iso_day(Day(date)) : text;
  }

  // Without a year: the last such day before publication, or the next one after.
  int year_for(unsigned month, std::optional<unsigned> day) const {
    if (!month_) return *year_;
    const auto now = static_cast<unsigned>(*month_);
    if (today_ && day && month == now) {
      const unsigned today = static_cast<unsigned>(year_month_day(*today_).day());
      if (ahead_ && *day < today && *day + 15 < today) return *year_ + 1;
      return *year_;
    }
    if (ahead_) return month < now ? *year_ + 1 : *year_;
    // A month soon to come is named with its year where it is past, so it lies ahead.
    return month > now + 3 ? *year_ - 1 : *year_;
  }

  Day nearest(unsigned weekday) const {
    const unsigned today = std::chrono::weekday(*today_).c_encoding();
    if (ahead_) return *today_ + days((weekday + 7 - today) % 7);
    return *today_ - days((today + 7 - weekday) % 7);
  }

  // "yesterday", "last week", "two years ago", "this month", "last Tuesday".
  std::string read_relative(uint32_t i, uint32_t& last) const {
    if (!today_) return {};
    const std::string_view word = at(i);
    last = i + 1;
    if (word == "yesterday") return iso_day(*today_ - days(1));
    if (word == "today" || word == "tonight") return iso_day(*today_);
    if (word == "tomorrow") return iso_day(*today_ + days(1));
    const std::string_view unit = at(i + 1);
    if (word == "last" || word == "this" || word == "next" || word == "past" ||
        word == "previous") {
      const int step = word == "this" ? 0 : word == "next" ? 1 : -1;
      last = i + 2;
      if (const auto weekday = weekday_from(unit); weekday && unit.size() > 4) {
        if (step <= 0) return iso_day(nearest(*weekday));
        const unsigned today = std::chrono::weekday(*today_).c_encoding();
        return iso_day(*today_ + days((*weekday + 6 - today) % 7 + 1));
      }
      if (const auto month = month_from(unit); month && unit.size() > 3) {
        const int year = step < 0 && *month >= this_month() ? *year_ - 1 : *year_;
        return iso_month(step > 0 && *month <= this_month() ? *year_ + 1 : year, *month);
      }
      return shifted(unit, step);
    }
    const auto count = word == "a" || word == "one" ? std::optional<int>(1) : small_number(word);
    if (count && at(i + 2) == "ago") {
      last = i + 3;
      std::string_view singular = unit;
      if (singular.ends_with('s')) singular.remove_suffix(1);
      if (singular == "day") return iso_day(*today_ - days(*count));
      return shifted(singular, -*count);
    }
    return {};
  }

  unsigned this_month() const { return static_cast<unsigned>(year_month_day(*today_).month()); }

  // A whole week is given as the month it lies in: a date is a day, a month or a year.
  std::string shifted(std::string_view unit, int step) const {
    if (unit == "week") {
      const year_month_day date(*today_ + days(7 * step));
      return iso_month(static_cast<int>(date.year()), static_cast<unsigned>(date.month()));
    }
    if (unit == "month") {
      const year_month_day date(year_month_day(*today_).year() / year_month_day(*today_).month() /
                                1);
      const auto moved = date + std::chrono::months(step);
      return iso_month(static_cast<int>(moved.year()), static_cast<unsigned>(moved.month()));
    }
    if (unit == "year") return iso_year(static_cast<int>(year_month_day(*today_).year()) + step);
    return {};
  }

  static std::optional<int> small_number(std::string_view word) {
    constexpr std::string_view kNumbers[] = {"zero", "one",   "two",   "three", "four", "five",
                                             "six",  "seven", "eight", "nine",  "ten"};
    for (int i = 1; i <= 10; ++i)
      if (kNumbers[i] == word) return i;
    const auto value = number(word);
    return value && *value > 0 && *value < 1000 ? value : std::nullopt;
  }

  // A bare number is a year only where a year is said: "in 2019", "(2019)", "the 2019 election".
  bool is_year_place(uint32_t i) const {
    const std::string_view before = i == 0 ? std::string_view() : at(i - 1);
    const std::string_view after = at(i + 1);
    if (after == "%" || after == "people" || after == "to" || before == "$" || before == "about")
      return before == "from";
    for (std::string_view word :
         {"in",    "since", "of",  "from", "until",   "by",    "during", "before",
          "after", "(",     "the", "to",   "between", "early", "late",   "mid",
          "-",     "year",  "and", "his",  "her",     "their"})
      if (before == word) return true;
    return i == 0 && after == ",";
  }

  std::optional<Day> today_;
  std::optional<int> year_;
  std::optional<int> month_;
  bool ahead_;
  std::vector<std::string> words_;
  std::vector<DateMention> out_;
};

bool is_clause(const Tree& tree, uint32_t i) {
  return tree.is_verb(i) || tree.has_kid(i, {Deprel::cop, Deprel::nsubj, Deprel::nsubj_pass});
}

}  // namespace

std::vector<DateMention> find_dates(const Sentence& sentence, std::string_view published,
                                    bool ahead) {
  return DateReader(sentence, published, ahead).run();
}

// Climbs from the word; at each step looks for a date below that no other clause stands between.
const DateMention* date_of(const Tree& tree, uint32_t word, const std::vector<DateMention>& dates) {
  if (dates.empty()) return nullptr;
  std::optional<uint32_t> at = word;
  for (int steps = 0; at && steps < 12; ++steps) {
    for (const DateMention& date : dates) {
      for (uint32_t w = date.first; w < date.last; ++w) {
        std::optional<uint32_t> up = w;
        bool reached = false;
        for (int k = 0; up && k < 5; ++k) {
          if (*up == *at) {
            reached = true;
            break;
          }
          if (*up != w && is_clause(tree, *up)) break;
          up = tree.head(*up);
        }
        if (reached) return &date;
      }
    }
    if (one_of(tree.rel(*at), {Deprel::acl_relcl, Deprel::parataxis, Deprel::appos}))
      return nullptr;
    // What is told in a clause has its own time: "said on Monday that they met".
    if (tree.rel(*at) == Deprel::ccomp) return nullptr;
    at = tree.head(*at);
  }
  return nullptr;
}

}  // namespace nuncio
