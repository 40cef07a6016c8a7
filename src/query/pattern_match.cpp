#include "query/pattern_match.h"

#include <utf8proc.h>

#include <limits>
#include <string>

#include "base/utf8.h"
#include "nuncio/error.h"

namespace nuncio {
namespace {

using State = PatternMatch::State;
constexpr size_t kMaxStates = 10000;
constexpr uint32_t kOpen = UINT32_MAX;  // an exit that nothing is attached to yet

char32_t lower(char32_t c) {
  return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
}

// Thompson's construction. A piece has one entry; its open exits are the places in `states` whose
// `next` or `other` is kOpen and at or after its first state.
class Compiler {
 public:
  Compiler(std::string_view pattern, std::vector<State>& states)
      : text_(pattern), states_(states) {}

  uint32_t run(bool& any_case) {
    if (text_.starts_with("(?i)")) {
      any_case = true;
      pos_ = 4;
    }
    const Piece all = alternatives(0);
    if (pos_ < text_.size()) fail("nothing is open that ) could close");
    attach(all, add({State::Kind::accept, false, {}, 0, 0}));
    return all.start;
  }

 private:
  struct Exit {
    uint32_t state;
    bool other;
  };
  struct Piece {
    uint32_t start;
    std::vector<Exit> exits;
  };

  [[noreturn]] static void fail(const std::string& what) {
    throw Error(Error::Kind::syntax, "not a regular expression: " + what);
  }

  uint32_t add(State state) {
    if (states_.size() >= kMaxStates)
      throw Error(Error::Kind::limit, "the regular expression is too large");
    states_.push_back(std::move(state));
    return static_cast<uint32_t>(states_.size() - 1);
  }

  void attach(const Piece& piece, uint32_t to) {
    for (const Exit exit : piece.exits)
      (exit.other ? states_[exit.state].other : states_[exit.state].next) = to;
  }

  bool at(char c) const { return pos_ < text_.size() && text_[pos_] == c; }

  Piece split(uint32_t first, uint32_t second) {
    return {add({State::Kind::split, false, {}, first, second}), {}};
  }

  Piece empty() {
    const uint32_t state = add({State::Kind::split, false, {}, kOpen, kOpen});
    return {state, {{state, false}, {state, true}}};
  }

  Piece alternatives(int depth) {
    if (depth > 100) fail("nested too deeply");
    Piece left = sequence(depth);
    while (at('|')) {
      ++pos_;
      Piece right = sequence(depth);
      Piece both = split(left.start, right.start);
      both.exits = std::move(left.exits);
      both.exits.insert(both.exits.end(), right.exits.begin(), right.exits.end());
      left = std::move(both);
    }
    return left;
  }

  Piece sequence(int depth) {
    Piece all = empty();
    while (pos_ < text_.size() && !at('|') && !at(')')) {
      Piece next = repeated(depth);
      attach(all, next.start);
      all.exits = std::move(next.exits);
    }
    return all;
  }

  Piece repeated(int depth) {
    const size_t begin = pos_;
    Piece piece = atom(depth);
    size_t end = pos_;
    while (pos_ < text_.size()) {
      if (at('*') || at('+') || at('?')) {
        const char c = text_[pos_++];
        piece = c == '*' ? star(piece) : c == '+' ? plus(piece) : maybe(piece);
      } else if (at('{')) {
        piece = counted(begin, end, depth, piece);
      } else {
        break;
      }
      if (at('?')) ++pos_;  // lazy or greedy is all one to a match of the whole text
      end = pos_;
    }
    return piece;
  }

  Piece star(const Piece& piece) {
    Piece loop = split(piece.start, kOpen);
    attach(piece, loop.start);
    loop.exits = {{loop.start, true}};
    return loop;
  }
  Piece plus(const Piece& piece) {
    Piece loop = split(piece.start, kOpen);
    attach(piece, loop.start);
    return {piece.start, {{loop.start, true}}};
  }
  Piece maybe(const Piece& piece) {
    Piece out = split(piece.start, kOpen);
    out.exits = piece.exits;
    out.exits.push_back({out.start, true});
    return out;
  }

  uint32_t number() {
    uint32_t value = 0;
    if (pos_ >= text_.size() || text_[pos_] < '0' || text_[pos_] > '9')
      fail("expected a number in { }");
    while (pos_ < text_.size() && text_[pos_] >= '0' && text_[pos_] <= '9') {
      value = value * 10 + static_cast<uint32_t>(text_[pos_++] - '0');
      if (value > 1000) fail("a count above 1000");
    }
    return value;
  }

  // Compiles the text [begin, end) anew for each copy.
  Piece counted(size_t begin, size_t end, int depth, Piece first) {
    ++pos_;
    const uint32_t least = number();
    uint32_t most = least;
    bool open = false;
    if (at(',')) {
      ++pos_;
      open = at('}');
      if (!open) most = number();
    }
    if (!at('}') || most < least) fail("expected {m}, {m,} or {m,n}");
    const size_t after = ++pos_;
    const auto copy = [&] {
      pos_ = begin;
      const std::string_view whole = text_;
      text_ = text_.substr(0, end);
      Piece piece = repeated(depth + 1);
      text_ = whole;
      pos_ = after;
      return piece;
    };
    Piece all = empty();
    const auto append = [&](Piece piece) {
      attach(all, piece.start);
      all.exits = std::move(piece.exits);
    };
    (void)first;
    for (uint32_t i = 0; i < least; ++i) append(copy());
    if (open) append(star(copy()));
    for (uint32_t i = least; i < most; ++i) append(maybe(copy()));
    return all;
  }

  Piece single(State state) {
    state.next = kOpen;
    const uint32_t place = add(std::move(state));
    return {place, {{place, false}}};
  }

  Piece atom(int depth) {
    const char c = text_[pos_];
    if (c == '(') return group(depth);
    if (c == '[') return single(bracket());
    if (c == '*' || c == '+' || c == '?' || c == '{') fail("nothing before " + std::string(1, c));
    if (c == '^' || c == '$') {
      ++pos_;
      return single({c == '^' ? State::Kind::begin : State::Kind::end, false, {}, 0, 0});
    }
    State set{State::Kind::set, false, {}, 0, 0};
    if (c == '.') {
      ++pos_;
      set.negated = true;
      set.ranges = {{'\n', '\n'}};
    } else if (c == '\\') {
      escape(set);
    } else {
      const char32_t letter = decode_utf8(text_, pos_);
      set.ranges = {{letter, letter}};
    }
    return single(std::move(set));
  }

  Piece group(int depth) {
    ++pos_;
    if (text_.substr(pos_).starts_with("?:")) pos_ += 2;
    if (at('?')) fail("(? is only known as (?: and, at the start, (?i)");
    Piece inner = alternatives(depth + 1);
    if (!at(')')) fail("( is never closed");
    ++pos_;
    return inner;
  }

  // Behind a backslash; a class of characters joins the set.
  void escape(State& set) {
    if (++pos_ >= text_.size()) fail("a \\ at the end");
    const char32_t c = decode_utf8(text_, pos_);
    switch (c) {
      case 'd':
        set.ranges.push_back({'0', '9'});
        return;
      case 'w':
        set.ranges.insert(set.ranges.end(), {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}});
        return;
      case 's':
        set.ranges.insert(set.ranges.end(), {{9, 13}, {' ', ' '}});
        return;
      case 'D':
        set.ranges.insert(set.ranges.end(), {{0, '0' - 1}, {'9' + 1, 0x10FFFF}});
        return;
      case 'W':
        set.ranges.insert(set.ranges.end(), {{0, '0' - 1},
                                             {'9' + 1, 'A' - 1},
                                             {'Z' + 1, '_' - 1},
                                             {'_' + 1, 'a' - 1},
                                             {'z' + 1, 0x10FFFF}});
        return;
      case 'S':
        set.ranges.insert(set.ranges.end(), {{0, 8}, {14, 31}, {33, 0x10FFFF}});
        return;
      case 'n':
        set.ranges.push_back({'\n', '\n'});
        return;
      case 't':
        set.ranges.push_back({'\t', '\t'});
        return;
      case 'r':
        set.ranges.push_back({'\r', '\r'});
        return;
      default:
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
          fail("unknown escape \\" + std::string(1, static_cast<char>(c)));
        set.ranges.push_back({c, c});
    }
  }

  State bracket() {
    State set{State::Kind::set, false, {}, 0, 0};
    ++pos_;
    if (at('^')) {
      set.negated = true;
      ++pos_;
    }
    bool first = true;
    while (first || !at(']')) {
      if (pos_ >= text_.size()) fail("[ is never closed");
      first = false;
      if (at('\\')) {
        escape(set);
        continue;
      }
      const char32_t low = decode_utf8(text_, pos_);
      char32_t high = low;
      if (at('-') && pos_ + 1 < text_.size() && text_[pos_ + 1] != ']') {
        ++pos_;
        high = decode_utf8(text_, pos_);
        if (high < low) fail("a range in [ ] runs backwards");
      }
      set.ranges.push_back({low, high});
    }
    ++pos_;
    return set;
  }

  std::string_view text_;
  std::vector<State>& states_;
  size_t pos_ = 0;
};

bool has(const State& set, char32_t c) {
  for (const auto& [low, high] : set.ranges)
    if (c >= low && c <= high) return true;
  return false;
}

}  // namespace

PatternMatch::PatternMatch(std::string_view pattern) {
  start_ = Compiler(pattern, states_).run(any_case_);
}

bool PatternMatch::matches(std::string_view text) const {
  std::vector<uint32_t> now, next, stack;
  std::vector<size_t> seen(states_.size(), std::numeric_limits<size_t>::max());
  const auto enter = [&](uint32_t state, size_t pos, std::vector<uint32_t>& into) {
    stack.assign(1, state);
    while (!stack.empty()) {
      const uint32_t s = stack.back();
      stack.pop_back();
      if (seen[s] == pos) continue;
      seen[s] = pos;
      switch (states_[s].kind) {
        case State::Kind::split:
          stack.push_back(states_[s].other);
          stack.push_back(states_[s].next);
          break;
        case State::Kind::begin:
          if (pos == 0) stack.push_back(states_[s].next);
          break;
        case State::Kind::end:
          if (pos == text.size()) stack.push_back(states_[s].next);
          break;
        default:
          into.push_back(s);
      }
    }
  };
  enter(start_, 0, now);
  for (size_t pos = 0; pos < text.size() && !now.empty();) {
    const char32_t c = decode_utf8(text, pos);
    next.clear();
    for (const uint32_t s : now) {
      const State& state = states_[s];
      if (state.kind != State::Kind::set) continue;
      const bool inside =
          has(state, c) ||
          (any_case_ &&
           (has(state, lower(c)) ||
            has(state, static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(c))))));
      if (inside != state.negated) enter(state.next, pos, next);
    }
    std::swap(now, next);
  }
  for (const uint32_t s : now)
    if (states_[s].kind == State::Kind::accept) return true;
  return false;
}

}  // namespace nuncio
