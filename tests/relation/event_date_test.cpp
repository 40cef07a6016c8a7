// Dates as an article states them, relative to the day it was published.
#include "relation/event_date.h"

#include <sstream>
#include <string>

#include "doctest/doctest.h"

namespace nuncio {
namespace {

// Words are split at spaces.
std::string dates_in(const std::string& text, const std::string& published, bool ahead) {
  Sentence sentence;
  std::istringstream in(text);
  for (std::string form; in >> form;) {
    Word word;
    word.form = form;
    sentence.words.push_back(word);
  }
  std::string out;
  for (const DateMention& date : find_dates(sentence, published, ahead)) {
    out += (out.empty() ? "" : " ") + date.date;
    if (!date.last_date.empty()) out += ".." + date.last_date;
  }
  return out;
}

struct Case {
  const char* text;
  const char* published;
  const char* dates;
};

constexpr Case kCases[] = {
    {"on 2025-09-05", "", "2025-09-05"},
    {"on 2025 - 09 - 05", "", "2025-09-05"},
    {"on September 5 , 2025 , he", "", "2025-09-05"},
    {"on Sept. 5", "2025-09-20", "2025-09-05"},
    {"on 5 September 2025", "", "2025-09-05"},
    {"the 5th of September , 2025", "", "2025-09-05"},
    {"in September 2025", "", "2025-09"},
    {"in September of 2025", "", "2025-09"},
    {"in November", "2025-02-10", "2024-11"},
    {"in January", "2025-11-10", "2025-01"},
    {"in March", "2025-02-10", "2025-03"},
    {"in 2019", "", "2019"},
    {"since 1990", "2025-02-10", "1990"},
    {"about 2000 people", "", ""},
    {"on Tuesday", "2025-09-18", "2025-09-16"},  // a Thursday
    {"on Thursday", "2025-09-18", "2025-09-18"},
    {"last Friday", "2025-09-18", "2025-09-12"},
    {"yesterday", "2025-03-01", "2025-02-28"},
    {"yesterday", "2024-03-01", "2024-02-29"},
    {"today", "2025-03-01", "2025-03-01"},
    {"last week", "2025-09-03", "2025-08"},
    {"this week", "2025-09-18", "2025-09"},
    {"last month", "2025-01-31", "2024-12"},
    {"last year", "2025-01-31", "2024"},
    {"next year", "2025-01-31", "2026"},
    {"last September", "2025-03-10", "2024-09"},
    {"two years ago", "2025-03-10", "2023"},
    {"three days ago", "2025-03-01", "2025-02-26"},
    {"from 2002 to 2010", "", "2002..2010"},
    {"between 2002 and 2010", "", "2002..2010"},
    {"on Tuesday", "", ""},
    {"on Tuesday", "2025", ""},
    {"yesterday", "2025-02", ""},
    {"on February 30 , 2025", "", "2025-02"},
    {"it may rain", "2025-02-03", ""},
    {"they march against", "2025-02-03", ""},
    {"in May", "2025-06-03", "2025-05"},
    {"sat down", "2025-06-03", ""},
    {"on Monday and on June 3 , 2024", "2025-09-18", "2025-09-15 2024-06-03"},
};

TEST_CASE("dates") {
  for (const Case& c : kCases) {
    CAPTURE(std::string(c.text));
    CAPTURE(std::string(c.published));
    CHECK(dates_in(c.text, c.published, false) == c.dates);
  }
}

TEST_CASE("what is planned lies ahead") {
  CHECK(dates_in("on Tuesday", "2025-09-18", true) == "2025-09-23");
  CHECK(dates_in("in January", "2025-11-10", true) == "2026-01");
  CHECK(dates_in("on September 7", "2025-09-01", true) == "2025-09-07");
  CHECK(dates_in("next Thursday", "2025-09-18", false) == "2025-09-25");
}

}  // namespace
}  // namespace nuncio
