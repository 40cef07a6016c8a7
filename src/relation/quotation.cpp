#include "relation/quotation.h"

#include <algorithm>

#include "relation/word_lists.h"

namespace nuncio {
namespace {

constexpr std::string_view kOpen = "\xE2\x80\x9C";   // “
constexpr std::string_view kClose = "\xE2\x80\x9D";  // ”

// Quoted stretches of one paragraph.
void scan_paragraph(std::string_view text, uint32_t begin, uint32_t end, std::vector<Span>& out) {
  bool open = false;
  uint32_t opened = begin;
  for (uint32_t i = begin; i < end;) {
    const std::string_view rest = text.substr(i, end - i);
    const bool curly_open = rest.starts_with(kOpen);
    const bool curly_close = rest.starts_with(kClose);
    const uint32_t width = curly_open || curly_close ? 3 : 1;
    if (curly_open || (rest[0] == '"' && !open)) {
      opened = i + width;
      open = true;
    } else if ((curly_close || rest[0] == '"') && open) {
      out.push_back({opened, i});
      open = false;
    }
    i += width;
  }
  if (open && opened < end) out.push_back({opened, end});
}

// A statement, not a word or two in quotation marks: "decertified".
bool is_statement(std::string_view text) {
  size_t words = 0;
  bool inside = false;
  for (char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t';
    words += !space && !inside ? 1 : 0;
    inside = !space;
  }
  if (words >= 4) return true;
  return words >= 2 && std::string_view(".,!?").find(text.back()) != std::string_view::npos;
}

class Attribution {
 public:
  Attribution(const Document& document, const std::vector<Tree>& trees)
      : document_(document), trees_(trees) {}

  std::vector<Quotation> run() {
    find_spans();
    for (Quotation& quotation : quotations_) quotation.speaker = speaker_beside(quotation.span);
    take_over();
    return std::move(quotations_);
  }

 private:
  void find_spans() {
    std::vector<Span> spans;
    const auto& sentences = document_.sentences;
    for (size_t i = 0; i < sentences.size();) {
      size_t next = i + 1;
      while (next < sentences.size() && !sentences[next].paragraph_start) ++next;
      scan_paragraph(document_.article.text, sentences[i].span.begin, sentences[next - 1].span.end,
                     spans);
      i = next;
    }
    for (Span span : spans)
      if (is_statement(document_.article.at(span))) quotations_.push_back({span, std::nullopt});
  }

  bool quoted(Span span) const { return quotation_around(quotations_, span) != nullptr; }

  size_t first_sentence(Span span) const {
    const auto& sentences = document_.sentences;
    const auto found =
        std::partition_point(sentences.begin(), sentences.end(),
                             [&](const Sentence& s) { return s.span.end <= span.begin; });
    return static_cast<size_t>(found - sentences.begin());
  }

  // The speech verb outside the quotation and nearest to it, in the sentences that it touches; or
  // in the sentence before where that ends in a colon or comma.
  std::optional<SpeakerWord> speaker_beside(Span span) const {
    const auto& sentences = document_.sentences;
    std::optional<SpeakerWord> best;
    uint32_t best_distance = UINT32_MAX;
    size_t first = first_sentence(span);
    if (first > 0 && first < sentences.size() && !sentences[first - 1].words.empty()) {
      const std::string& last = sentences[first - 1].words.back().form;
      if (last == ":" || last == ",") --first;
    }
    for (size_t s = first; s < sentences.size() && sentences[s].span.begin < span.end; ++s)
      consider(s, span, best, best_distance);
    return best;
  }

  void consider(size_t s, Span span, std::optional<SpeakerWord>& best,
                uint32_t& best_distance) const {
    const Tree& tree = trees_[s];
    for (uint32_t w = 0; w < tree.size(); ++w) {
      if (!words::is_speech_verb(tree.lemma(w)) || !tree.is_verb(w) || quoted(tree.word(w).span))
        continue;
      const auto subject = tree.kid(w, {Deprel::nsubj});
      if (!subject || quoted(tree.word(*subject).span)) continue;
      const Span at = tree.word(w).span;
      const uint32_t distance =
          at.end <= span.begin ? span.begin - at.end : at.begin - std::min(at.begin, span.end);
      if (distance >= best_distance) continue;
      best_distance = distance;
      best = SpeakerWord{static_cast<uint32_t>(s), *subject};
    }
  }

  // Speech that is taken up again goes on in the same voice: right behind, in the same paragraph.
  void take_over() {
    for (size_t i = 1; i < quotations_.size(); ++i) {
      if (quotations_[i].speaker || !quotations_[i - 1].speaker) continue;
      const size_t from = first_sentence(quotations_[i - 1].span);
      const size_t to = first_sentence(quotations_[i].span);
      bool same = true;
      size_t breaks = 0;
      for (size_t s = from + 1; s <= to && s < document_.sentences.size(); ++s)
        breaks += document_.sentences[s].paragraph_start ? 1 : 0;
      const bool open_ended = ends_open(quotations_[i - 1].span);
      if (breaks > (open_ended ? 1U : 0U)) same = false;
      if (to > from + 3 && !open_ended) same = false;
      if (same) quotations_[i].speaker = quotations_[i - 1].speaker;
    }
  }

  // A paragraph of speech without a closing mark says that the next one goes on.
  bool ends_open(Span span) const {
    const std::string_view rest = std::string_view(document_.article.text).substr(span.end);
    return !rest.starts_with(kClose) && !rest.starts_with('"');
  }

  const Document& document_;
  const std::vector<Tree>& trees_;
  std::vector<Quotation> quotations_;
};

}  // namespace

std::vector<Quotation> find_quotations(const Document& document, const std::vector<Tree>& trees) {
  return Attribution(document, trees).run();
}

const Quotation* quotation_around(const std::vector<Quotation>& quotations, Span span) {
  const auto found =
      std::partition_point(quotations.begin(), quotations.end(),
                           [&](const Quotation& q) { return q.span.end < span.end; });
  return found != quotations.end() && found->span.contains(span) ? &*found : nullptr;
}

}  // namespace nuncio
