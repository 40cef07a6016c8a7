#include "invariants.h"

#include "text/characters.h"

namespace nuncio {
namespace {

bool on_boundary(const std::string& text, uint32_t offset) {
  return offset <= text.size() &&
         (offset == text.size() || (static_cast<unsigned char>(text[offset]) & 0xC0) != 0x80);
}

// Whether anything but white space and invisible characters lies in [begin, end).
bool has_visible(const std::string& text, uint32_t begin, uint32_t end) {
  const std::string_view part(text.data(), end);
  for (size_t pos = begin; pos < end;) {
    const Glyph glyph = glyph_at(part, pos);
    if (!glyph.is_space()) return true;
    pos += glyph.size;
  }
  return false;
}

}  // namespace

std::string find_violation(const Article& article, const std::vector<Sentence>& sentences) {
  const std::string& text = article.text;
  uint32_t end = 0;
  const auto at = [](const char* what, uint32_t offset) {
    return what + (" at byte " + std::to_string(offset));
  };
  for (const Sentence& sentence : sentences) {
    if (sentence.words.empty()) return at("a sentence without words", sentence.span.begin);
    if (sentence.span.begin != sentence.words.front().span.begin ||
        sentence.span.end != sentence.words.back().span.end)
      return at("a sentence that is not its words", sentence.span.begin);
    for (size_t i = 0; i < sentence.words.size(); ++i) {
      const Word& word = sentence.words[i];
      const Span span = word.span;
      if (span.begin >= span.end) return at("an empty word", span.begin);
      if (span.begin < end) return at("words overlap", span.begin);
      if (!on_boundary(text, span.begin) || !on_boundary(text, span.end))
        return at("a word cuts a code point", span.begin);
      if (word.form != article.at(span)) return at("a form is not its text", span.begin);
      if (has_visible(text, end, span.begin)) return at("a character in no word", end);
      if (glyph_at(text, span.begin).is_space())
        return at("a word begins with a space", span.begin);
      const bool last = i + 1 == sentence.words.size();
      if (word.joined && (last || word.space_after))
        return at("a joined word stands alone", span.begin);
      if (!last && word.space_after != (sentence.words[i + 1].span.begin > span.end))
        return at("space_after is wrong", span.begin);
      if (word.head != Word::kNoHead || !word.lemma.empty())
        return at("more is set than is known", span.begin);
      end = span.end;
    }
  }
  if (has_visible(text, end, static_cast<uint32_t>(text.size())))
    return at("a character in no word", end);
  return {};
}

}  // namespace nuncio
