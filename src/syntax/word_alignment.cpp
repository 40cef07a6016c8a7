#include "syntax/word_alignment.h"

#include <algorithm>

#include "base/utf8.h"
#include "nuncio/error.h"
#include "syntax/word_form.h"

namespace nuncio {
namespace {

using AlignedWords = std::vector<AlignedText::AlignedWord>;
using Pairs = std::vector<std::pair<uint32_t, uint32_t>>;

// Unicode's category Zs, and the controls that part lines and columns.
bool is_space(char32_t c) {
  return c <= U' ' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
         c == 0x205F || c == 0x3000;
}

void append_without_space(std::string& out, std::string_view text) {
  for (size_t pos = 0; pos < text.size();) {
    const size_t begin = pos;
    if (!is_space(decode_utf8(text, pos))) out += text.substr(begin, pos - begin);
  }
}

// The words of both sides that cover the same stretch of text around a multiword token.
struct Region {
  uint32_t gold_begin, gold_end, system_begin, system_end;
};

class Aligner {
 public:
  Aligner(const AlignedWords& gold, const AlignedWords& system) : gold_(gold), system_(system) {}

  Pairs run() {
    while (g_ < gold_.size() && s_ < system_.size()) {
      const auto &gold = gold_[g_], &system = system_[s_];
      if (gold.in_multiword || system.in_multiword) {
        pair_region(next_region());
      } else if (gold.span == system.span) {
        pairs_.emplace_back(g_++, s_++);
      } else if (gold.span.begin <= system.span.begin) {
        ++g_;
      } else {
        ++s_;
      }
    }
    return std::move(pairs_);
  }

 private:
  // Whether words[i] reaches beyond `end`; a multiword token does where it begins there or later.
  static bool beyond(const AlignedWords& words, uint32_t i, uint32_t end) {
    if (i >= words.size()) return true;
    return words[i].in_multiword ? words[i].span.begin >= end : words[i].span.end > end;
  }

  Region next_region() {
    uint32_t end;
    if (gold_[g_].in_multiword) {
      end = gold_[g_].span.end;
      if (!system_[s_].in_multiword && system_[s_].span.begin < gold_[g_].span.begin) ++s_;
    } else {
      end = system_[s_].span.end;
      if (!gold_[g_].in_multiword && gold_[g_].span.begin < system_[s_].span.begin) ++g_;
    }
    Region region = {g_, g_, s_, s_};
    while (!beyond(gold_, g_, end) || !beyond(system_, s_, end)) {
      const bool gold_first = g_ < gold_.size() && (s_ >= system_.size() ||
                                                    gold_[g_].span.begin <= system_[s_].span.begin);
      const auto& word = gold_first ? gold_[g_++] : system_[s_++];
      if (word.in_multiword) end = std::max(end, word.span.end);
    }
    region.gold_end = g_;
    region.system_end = s_;
    return region;
  }

  void pair_region(const Region& region) {
    const uint32_t rows = region.gold_end - region.gold_begin;
    const uint32_t columns = region.system_end - region.system_begin;
    const auto same = [&](uint32_t g, uint32_t s) {
      return lower_case(gold_[region.gold_begin + g].word->form) ==
             lower_case(system_[region.system_begin + s].word->form);
    };
    // common[g][s]: length of the longest common subsequence from g and s on.
    std::vector<std::vector<uint32_t>> common(rows + 1, std::vector<uint32_t>(columns + 1, 0));
    for (uint32_t g = rows; g-- > 0;)
      for (uint32_t s = columns; s-- > 0;)
        common[g][s] =
            same(g, s) ? common[g + 1][s + 1] + 1 : std::max(common[g + 1][s], common[g][s + 1]);
    for (uint32_t g = 0, s = 0; g < rows && s < columns;) {
      if (same(g, s))
        pairs_.emplace_back(region.gold_begin + g++, region.system_begin + s++);
      else if (common[g][s] == common[g + 1][s])
        ++g;
      else
        ++s;
    }
  }

  const AlignedWords& gold_;
  const AlignedWords& system_;
  uint32_t g_ = 0, s_ = 0;
  Pairs pairs_;
};

}  // namespace

AlignedText::AlignedText(const Document& document) {
  for (const Sentence& sentence : document.sentences) {
    const auto sentence_begin = static_cast<uint32_t>(words.size());
    const auto sentence_start = static_cast<uint32_t>(characters.size());
    for (size_t first = 0, last; first < sentence.words.size(); first = last) {
      last = first + 1;
      while (sentence.words[last - 1].joined && last < sentence.words.size()) ++last;
      const auto begin = static_cast<uint32_t>(characters.size());
      append_without_space(characters, document.article.at({sentence.words[first].span.begin,
                                                            sentence.words[last - 1].span.end}));
      const CharSpan span = {begin, static_cast<uint32_t>(characters.size())};
      tokens.push_back(span);
      for (size_t i = first; i < last; ++i)
        words.push_back({&sentence.words[i], span, last - first > 1, sentence_begin});
    }
    sentences.push_back({sentence_start, static_cast<uint32_t>(characters.size())});
  }
}

void require_same_text(const AlignedText& gold, const AlignedText& system) {
  if (gold.characters == system.characters) return;
  const auto [at, other] = std::mismatch(gold.characters.begin(), gold.characters.end(),
                                         system.characters.begin(), system.characters.end());
  const auto place = static_cast<size_t>(at - gold.characters.begin());
  throw Error(Error::Kind::input,
              "gold and system analysis are of different texts: they part after " +
                  std::to_string(place) + " bytes (white space left out), before \"" +
                  plain_form(gold.characters.substr(place, 20)) + "\" and \"" +
                  plain_form(system.characters.substr(place, 20)) + "\"");
}

std::vector<std::pair<uint32_t, uint32_t>> align_words(const AlignedText& gold,
                                                       const AlignedText& system) {
  return Aligner(gold.words, system.words).run();
}

}  // namespace nuncio
