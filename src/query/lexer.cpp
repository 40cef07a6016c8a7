#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "base/utf8.h"
#include "query/place.h"
#include "query/token.h"

namespace nuncio {
namespace {

constexpr size_t kMaxQuery = size_t{1} << 20;
constexpr size_t kMaxNesting = 200;
constexpr size_t kEndTokens = 8;

bool is_word_part(char32_t c, bool first) {
  if (c < 128) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    return letter || (!first && c >= '0' && c <= '9');
  }
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_NL:
      return true;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_PC:
      return !first;
    default:
      return false;
  }
}

bool is_space(char32_t c) {
  if (c < 128) return c == ' ' || (c >= 9 && c <= 13);
  const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
         category == UTF8PROC_CATEGORY_ZP || c == 0xFEFF;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

class Lexer {
 public:
  explicit Lexer(std::string_view query) : text_(query) {}

  std::vector<Token> run() {
    while (skip_blanks()) {
      const size_t begin = pos_;
      Token token = next();
      token.at = static_cast<uint32_t>(begin);
      token.size = static_cast<uint32_t>(pos_ - begin);
      tokens_.push_back(std::move(token));
      pair_brackets();
    }
    if (!open_.empty()) {
      const Token& token = tokens_[open_.back()];
      fail(token.at, token.keyword == Keyword::case_
                         ? "this CASE has no END"
                         : "this " + std::string(describe(token.symbol)) + " is never closed");
    }
    Token end;
    end.at = static_cast<uint32_t>(text_.size());
    tokens_.insert(tokens_.end(), kEndTokens, end);
    return std::move(tokens_);
  }

 private:
  [[noreturn]] void fail(size_t at, std::string message) const {
    throw error_at(text_, static_cast<uint32_t>(at), Error::Kind::syntax, std::move(message));
  }

  char peek(size_t ahead = 0) const {
    return pos_ + ahead < text_.size() ? text_[pos_ + ahead] : '\0';
  }

  // To the next token; false at the end.
  bool skip_blanks() {
    while (pos_ < text_.size()) {
      if (peek() == '/' && peek(1) == '/') {
        pos_ = std::min(text_.find('\n', pos_), text_.size());
      } else if (peek() == '/' && peek(1) == '*') {
        const size_t end = text_.find("*/", pos_ + 2);
        if (end == std::string_view::npos) fail(pos_, "this comment is never closed with */");
        pos_ = end + 2;
      } else {
        size_t after = pos_;
        if (!is_space(decode_utf8(text_, after))) return true;
        pos_ = after;
      }
    }
    return false;
  }

  Token next() {
    const char c = peek();
    if (c == '\'' || c == '"') return string(c);
    if (c == '`') return quoted(Symbol::quoted);
    if (is_digit(c) || (c == '.' && is_digit(peek(1)))) return number();
    if (c == '$') return parameter();
    size_t after = pos_;
    if (is_word_part(decode_utf8(text_, after), true)) {
      Token token = word(Symbol::word);
      token.keyword = keyword_of(token.text);
      return token;
    }
    return symbol();
  }

  Token word(Symbol symbol, bool first = true) {
    const size_t begin = pos_;
    while (pos_ < text_.size()) {
      size_t after = pos_;
      if (!is_word_part(decode_utf8(text_, after), first)) break;
      first = false;
      pos_ = after;
    }
    Token token;
    token.symbol = symbol;
    token.text = text_.substr(begin, pos_ - begin);
    return token;
  }

  Token quoted(Symbol symbol) {
    const size_t begin = pos_++;
    Token token;
    token.symbol = symbol;
    for (;;) {
      const size_t end = text_.find('`', pos_);
      if (end == std::string_view::npos) fail(begin, "this ` is never closed");
      token.text += text_.substr(pos_, end - pos_);
      pos_ = end + 1;
      if (peek() != '`') break;
      token.text += '`';
      ++pos_;
    }
    if (token.text.empty()) fail(begin, "a name between ` and ` must not be empty");
    return token;
  }

  Token parameter() {
    const size_t begin = pos_++;
    if (peek() == '`') return quoted(Symbol::parameter);
    Token token = word(Symbol::parameter, false);
    if (token.text.empty()) fail(begin, "expected the name of a parameter after $");
    return token;
  }

  Token string(char quote) {
    const size_t begin = pos_++;
    Token token;
    token.symbol = Symbol::string;
    for (;;) {
      const size_t stop = text_.find_first_of(quote == '"' ? "\"\\" : "'\\", pos_);
      if (stop == std::string_view::npos) fail(begin, "this string is never closed");
      token.text += text_.substr(pos_, stop - pos_);
      pos_ = stop + 1;
      if (text_[stop] == quote) return token;
      escape(token.text);
    }
  }

  // Behind a backslash.
  void escape(std::string& out) {
    const size_t begin = pos_ - 1;
    const char c = peek();
    ++pos_;
    switch (c) {
      case 'n':
        out += '\n';
        return;
      case 't':
        out += '\t';
        return;
      case 'r':
        out += '\r';
        return;
      case 'b':
        out += '\b';
        return;
      case 'f':
        out += '\f';
        return;
      case '\\':
      case '\'':
      case '"':
      case '`':
        out += c;
        return;
      case 'u':
        return code_point(begin, 4, out);
      case 'U':
        return code_point(begin, 8, out);
      default:
        fail(begin, "unknown escape; \\\\ is a backslash, \\' a quote, \\n a new line");
    }
  }

  void code_point(size_t begin, size_t digits, std::string& out) {
    uint32_t value = 0;
    const std::string_view hex = text_.substr(pos_, digits);
    const auto [end, error] = std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
    const bool complete = hex.size() == digits && end == hex.data() + hex.size();
    if (error != std::errc() || !complete || value > 0x10FFFF ||
        (value >= 0xD800 && value < 0xE000))
      fail(begin,
           "expected " + std::to_string(digits) + " hexadecimal digits of a Unicode character");
    pos_ += digits;
    append_utf8(out, value);
  }

  Token number() {
    const size_t begin = pos_;
    Token token;
    const bool hex = peek() == '0' && (peek(1) == 'x' || peek(1) == 'X');
    const bool octal = peek() == '0' && (peek(1) == 'o' || peek(1) == 'O');
    if (hex || octal) {
      pos_ += 2;
      token = integer(begin, hex ? 16 : 8);
    } else {
      token = decimal();
    }
    size_t after = pos_;
    if (pos_ < text_.size() && is_word_part(decode_utf8(text_, after), false))
      fail(begin, "this is neither a number nor a name");
    return token;
  }

  Token decimal() {
    const size_t begin = pos_;
    while (is_digit(peek())) ++pos_;
    bool real = false;
    if (peek() == '.' && is_digit(peek(1))) {
      real = true;
      ++pos_;
      while (is_digit(peek())) ++pos_;
    }
    if (peek() == 'e' || peek() == 'E') {
      const size_t sign = peek(1) == '-' || peek(1) == '+' ? 1 : 0;
      if (is_digit(peek(1 + sign))) {
        real = true;
        pos_ += 1 + sign;
        while (is_digit(peek())) ++pos_;
      }
    }
    if (!real) {
      const size_t end = pos_;
      pos_ = begin;
      Token token = integer(begin, 10);
      pos_ = end;
      return token;
    }
    Token token;
    token.symbol = Symbol::real;
    const std::string_view digits = text_.substr(begin, pos_ - begin);
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), token.real);
    if (error == std::errc::result_out_of_range && (std::isinf(token.real) || !underflows(digits)))
      fail(begin, "this number is too large");
    if (error == std::errc::result_out_of_range) token.real = 0;
    return token;
  }

  static bool underflows(std::string_view digits) {
    return digits.find('-') != std::string_view::npos;
  }

  // The digits from pos_ on; INT64_MIN stands for 2^63, see Token.
  Token integer(size_t begin, int base) {
    Token token;
    token.symbol = Symbol::integer;
    uint64_t value = 0;
    const char* first = text_.data() + pos_;
    const auto [end, error] = std::from_chars(first, text_.data() + text_.size(), value, base);
    if (error == std::errc::invalid_argument) fail(begin, "expected digits");
    if (error == std::errc::result_out_of_range || value > uint64_t{1} << 63)
      fail(begin, "this integer does not fit into 64 bits");
    pos_ += static_cast<size_t>(end - first);
    token.integer = static_cast<int64_t>(value);
    return token;
  }

  Token symbol() {
    if (const auto mark = leading_mark(text_.substr(pos_))) {
      pos_ += mark->second;
      Token token;
      token.symbol = mark->first;
      return token;
    }
    size_t after = pos_;
    const char32_t c = decode_utf8(text_, after);
    if (c >= 0x2018 && c <= 0x201F) fail(pos_, "write straight quotes, ' or \", around text");
    if (c == 0x2013 || c == 0x2014) fail(pos_, "this dash is not a minus sign; write -");
    if (c < 32 || c == 127 || c == 0xFFFD) fail(pos_, "this character cannot stand in a query");
    fail(pos_, "'" + std::string(text_.substr(pos_, after - pos_)) + "' cannot stand here");
  }

  void open() {
    open_.push_back(tokens_.size() - 1);
    if (open_.size() > kMaxNesting)
      throw error_at(text_, tokens_.back().at, Error::Kind::limit,
                     "brackets are nested deeper than " + std::to_string(kMaxNesting) + " levels");
  }

  void close(Symbol opener) {
    const auto self = static_cast<uint32_t>(tokens_.size() - 1);
    if (open_.empty()) fail(tokens_[self].at, "nothing is open that this could close");
    Token& partner = tokens_[open_.back()];
    if (partner.symbol != opener)
      fail(tokens_[self].at,
           "this does not close the " +
               (partner.keyword == Keyword::case_ ? std::string("CASE")
                                                  : std::string(describe(partner.symbol))) +
               " before it");
    partner.partner = self;
    tokens_[self].partner = static_cast<uint32_t>(open_.back());
    open_.pop_back();
  }

  // Brackets must match; CASE and END count for the depth where they are no names.
  void pair_brackets() {
    const Token& token = tokens_.back();
    switch (token.symbol) {
      case Symbol::left_paren:
      case Symbol::left_bracket:
      case Symbol::left_brace:
        return open();
      case Symbol::right_paren:
        return close(Symbol::left_paren);
      case Symbol::right_bracket:
        return close(Symbol::left_bracket);
      case Symbol::right_brace:
        return close(Symbol::left_brace);
      case Symbol::word:
        break;
      default:
        return;
    }
    if (token.keyword != Keyword::case_ && token.keyword != Keyword::end) return;
    const Symbol before = tokens_.size() > 1 ? tokens_[tokens_.size() - 2].symbol : Symbol::end;
    if (before == Symbol::dot || before == Symbol::colon || before == Symbol::bar) return;
    size_t after = pos_;
    while (after < text_.size() && text_[after] == ' ') ++after;
    if (after < text_.size() && text_[after] == ':') return;  // a key of a map
    if (token.keyword == Keyword::case_) return open();
    if (!open_.empty() && tokens_[open_.back()].keyword == Keyword::case_) open_.pop_back();
  }

  std::string_view text_;
  size_t pos_ = 0;
  std::vector<Token> tokens_;
  std::vector<size_t> open_;  // tokens that wait for their partner
};

}  // namespace

std::vector<Token> tokenize(std::string_view query) {
  if (query.size() > kMaxQuery) throw Error(Error::Kind::limit, "the query is longer than 1 MiB");
  if (const auto fault = find_invalid_utf8(query))
    throw error_at(query.substr(0, *fault), static_cast<uint32_t>(*fault), Error::Kind::syntax,
                   "the query is not valid UTF-8 here");
  return Lexer(query).run();
}

}  // namespace nuncio
