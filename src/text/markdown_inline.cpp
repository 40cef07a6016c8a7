// The inline part of Markdown, in one pass: marks are written out like text, and struck out again
// once they prove to be markup.
#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "text/characters.h"
#include "text/entities.h"
#include "text/markdown.h"

namespace nuncio {
namespace {

// Stands in the output for a byte that was markup; no text has it (a control character).
constexpr char struck = '\x01';
constexpr size_t max_target = 1024;  // of a link
constexpr size_t max_ticks = 32;

class Inline {
 public:
  explicit Inline(std::string_view source) : source_(source) {}

  std::string run() {
    while (pos_ < source_.size()) step();
    std::erase(out_, struck);
    return std::move(out_);
  }

 private:
  struct Opener {
    size_t at;  // in out_
    size_t size;
  };

  void step() {
    const char c = source_[pos_];
    switch (c) {
      case struck:
        ++pos_;
        return;
      case '\\':
        return escape();
      case '`':
        return code_span();
      case '*':
      case '_':
      case '~':
        return emphasis(c);
      case '!':
        if (pos_ + 1 < source_.size() && source_[pos_ + 1] == '[') return open_bracket(2);
        break;
      case '[':
        return open_bracket(1);
      case ']':
        return close_bracket();
      case '<':
        return tag();
      case '&': {
        const size_t end = decode_entity(source_, pos_, out_);
        if (end > pos_) {
          pos_ = end;
          return;
        }
        break;
      }
      default:
        break;
    }
    out_ += c;
    ++pos_;
  }

  void copy(size_t size) {
    out_ += source_.substr(pos_, size);
    pos_ += size;
  }

  void escape() {
    const Glyph next = glyph_at(source_, pos_ + 1);
    const bool punctuation = next.size == 1 && !next.is_alnum() && !next.is_space();
    ++pos_;
    if (punctuation)
      copy(1);
    else if (next.code != '\n')
      out_ += '\\';
  }

  // `code`, with as many ticks behind as in front.
  void code_span() {
    const size_t ticks = std::min(source_.find_first_not_of('`', pos_), source_.size()) - pos_;
    if (ticks > max_ticks || no_closer_[ticks]) return copy(ticks);
    for (size_t at = pos_ + ticks; at < source_.size();) {
      at = source_.find('`', at);
      if (at == std::string_view::npos) break;
      const size_t end = std::min(source_.find_first_not_of('`', at), source_.size());
      if (end - at == ticks) {
        pos_ += ticks;
        copy(at - pos_);
        pos_ = end;
        return;
      }
      at = end;
    }
    no_closer_[ticks] = true;
    copy(ticks);
  }

  // A run of * _ or ~ : strikes out what pairs with openers before it, opens with the rest.
  void emphasis(char mark) {
    const size_t begin = pos_;
    size_t size = std::min(source_.find_first_not_of(mark, begin), source_.size()) - begin;
    const Glyph before = glyph_before(source_, begin), after = glyph_at(source_, begin + size);
    const auto is_mark = [](const Glyph& glyph) { return !glyph.is_space() && !glyph.is_alnum(); };
    const bool left =
        !after.is_space() && (!is_mark(after) || before.is_space() || is_mark(before));
    const bool right =
        !before.is_space() && (!is_mark(before) || after.is_space() || is_mark(after));
    const bool inside_word = mark == '_' && before.is_alnum() && after.is_alnum();
    const size_t at = out_.size();
    copy(size);
    if (inside_word || (mark == '~' && size > 2)) return;
    std::vector<Opener>& openers = openers_[mark == '*' ? 0 : mark == '_' ? 1 : 2];
    size_t paired = 0;
    while (right && paired < size && !openers.empty()) {
      Opener& opener = openers.back();
      const size_t both = std::min(opener.size, size - paired);
      strike(opener.at + opener.size - both, both);
      strike(at + paired, both);
      paired += both;
      opener.size -= both;
      if (opener.size == 0) openers.pop_back();
    }
    if (left && paired < size) openers.push_back({at + paired, size - paired});
  }

  void open_bracket(size_t size) {
    brackets_.push_back({out_.size(), size});
    copy(size);
  }

  // The end of "[text](target)", "[text][name]", "![picture](…)" or "[^note]"; else a bracket.
  void close_bracket() {
    if (brackets_.empty()) return copy(1);
    const Opener open = brackets_.back();
    brackets_.pop_back();
    const size_t end = target_end(pos_ + 1);
    const bool note = open.size == 1 && open.at + 1 < out_.size() && out_[open.at + 1] == '^';
    if (end == pos_ + 1 && !note) return copy(1);
    pos_ = end;
    if (open.size == 2 || note)
      forget(open.at);
    else
      strike(open.at, 1);
  }

  // Takes back what was written since `at`.
  void forget(size_t at) {
    out_.resize(at);
    for (std::vector<Opener>& openers : openers_)
      while (!openers.empty() && openers.back().at >= at) openers.pop_back();
  }

  // Behind "(target)" or "[name]"; `at` where there is neither.
  size_t target_end(size_t at) const {
    if (at >= source_.size() || (source_[at] != '(' && source_[at] != '[')) return at;
    const char open = source_[at], close = open == '(' ? ')' : ']';
    size_t depth = 0;
    const size_t limit = std::min(source_.size(), at + max_target);
    for (size_t i = at; i < limit; ++i) {
      if (source_[i] == '\\')
        ++i;
      else if (source_[i] == open)
        ++depth;
      else if (source_[i] == close && --depth == 0)
        return i + 1;
    }
    return at;
  }

  // "<https://…>" is text, "<b>" and comments are not.
  void tag() {
    const Glyph next = glyph_at(source_, pos_ + 1);
    if (!next.is_letter() && next.code != '/' && next.code != '!') return copy(1);
    const size_t end = source_.substr(pos_, max_target).find('>');
    if (end == std::string_view::npos) return copy(1);
    const std::string_view inside = source_.substr(pos_ + 1, end - 1);
    const bool address = inside.find(' ') == std::string_view::npos &&
                         (inside.find("://") != std::string_view::npos ||
                          inside.find('@') != std::string_view::npos);
    if (address) out_ += inside;
    pos_ += end + 1;
  }

  void strike(size_t at, size_t size) {
    std::fill_n(out_.begin() + static_cast<std::ptrdiff_t>(at), size, struck);
  }

  std::string_view source_;
  size_t pos_ = 0;
  std::string out_;
  std::array<std::vector<Opener>, 3> openers_;
  std::vector<Opener> brackets_;
  std::array<bool, max_ticks + 1> no_closer_{};
};

}  // namespace

std::string plain_inline(std::string_view source) {
  return Inline(source).run();
}

}  // namespace nuncio
