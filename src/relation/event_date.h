// When it happened: the dates that a sentence states, made ISO 8601 relative to the day the article
// was published, and the one that belongs to a given word.
#ifndef NUNCIO_RELATION_EVENT_DATE_H_
#define NUNCIO_RELATION_EVENT_DATE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "nuncio/sentence.h"
#include "relation/tree.h"

namespace nuncio {

// "on Tuesday", "September 5, 2025", "in 2019", "last week" at words [first, last).
struct DateMention {
  uint32_t first = 0;
  uint32_t last = 0;
  std::string date;       // YYYY, YYYY-MM or YYYY-MM-DD
  std::string last_date;  // of a span of time ("from 2002 to 2010"); else empty
};

// `published` is the article's date, maybe partial or empty: without it, relative dates and dates
// without a year are left out. `ahead` reads "Tuesday" and "September 5" as the next one, not the
// last.
std::vector<DateMention> find_dates(const Sentence& sentence, std::string_view published,
                                    bool ahead = false);

// The date that depends most closely on `word` or on a clause around it; null where there is none.
const DateMention* date_of(const Tree& tree, uint32_t word, const std::vector<DateMention>& dates);

}  // namespace nuncio

#endif  // NUNCIO_RELATION_EVENT_DATE_H_
