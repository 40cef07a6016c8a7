#include "syntax/lemmatizer.h"

#include <algorithm>
#include <map>

#include "base/files.h"
#include "base/utf8.h"
#include "nuncio/error.h"
#include "base/feature_hash.h"
#include "syntax/word_form.h"

namespace nuncio {
namespace {

size_t common_prefix(std::string_view a, std::string_view b) {
  return static_cast<size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first -
                             a.begin());
}

enum class Writing : uint8_t { small, capital, first_capital, short_capitals, long_capitals };

constexpr size_t kShort = 4;  // longer words in capitals are mostly shouted

Writing writing_of(std::string_view form, bool first) {
  const std::string shape = word_shape(form);
  if (!shape.starts_with('X')) return Writing::small;
  if (shape.size() > 1 && shape.find('x') == std::string::npos)
    return form.size() > kShort ? Writing::long_capitals : Writing::short_capitals;
  return first ? Writing::first_capital : Writing::capital;
}

std::string in_case(std::string_view form, LemmaScript::Case letters) {
  if (letters == LemmaScript::Case::keep) return std::string(form);
  std::string small = lower_case(form);
  if (letters == LemmaScript::Case::title && !small.empty() && small[0] >= 'a' && small[0] <= 'z')
    small[0] = static_cast<char>(small[0] - 'a' + 'A');
  return small;
}

bool is_mark(const Word& word) {
  return word.upos == Upos::punct || word.upos == Upos::sym;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// "1,200.5" -> "1200.5"; any other comma stays.
std::string without_thousands(std::string_view number) {
  std::string out;
  for (size_t i = 0; i < number.size(); ++i) {
    const bool grouped = number[i] == ',' && i > 0 && is_digit(number[i - 1]) &&
                         i + 3 < number.size() && is_digit(number[i + 1]) &&
                         is_digit(number[i + 2]) && is_digit(number[i + 3]) &&
                         (i + 4 == number.size() || !is_digit(number[i + 4]));
    if (!grouped) out += number[i];
  }
  return out;
}

bool is_address(std::string_view form) {
  return form.find("://") != std::string_view::npos || form.starts_with("www.") ||
         (form.find('@') != std::string_view::npos && form.size() > 1);
}

void write_table(ByteWriter& out, const Lemmatizer::Table& table) {
  const std::map<uint64_t, uint16_t> sorted(table.begin(), table.end());
  std::vector<uint64_t> keys;
  std::vector<uint16_t> values;
  for (const auto& [key, value] : sorted) {
    keys.push_back(key);
    values.push_back(value);
  }
  out.put_array(keys);
  out.put_array(values);
}

Lemmatizer::Table read_table(ByteReader& in, size_t scripts) {
  const auto keys = in.get_array<uint64_t>();
  const auto values = in.get_array<uint16_t>();
  if (keys.size() != values.size()) throw Error(Error::Kind::input, "is inconsistent");
  Lemmatizer::Table table;
  table.reserve(keys.size());
  for (size_t i = 0; i < keys.size(); ++i) {
    if (values[i] >= scripts) throw Error(Error::Kind::input, "is inconsistent");
    table[keys[i]] = values[i];
  }
  return table;
}

}  // namespace

std::string lemma_base(const Word& word) {
  return is_mark(word) ? word.form : plain_form(word.form);
}

LemmaScript LemmaScript::between(std::string_view form, std::string_view lemma) {
  LemmaScript best;
  size_t most = 0;
  for (const Case letters : {Case::lower, Case::keep, Case::title}) {
    const std::string base = in_case(form, letters);
    const size_t common = common_prefix(base, lemma);
    if (letters != Case::lower && common <= most) continue;
    most = common;
    best = {letters, static_cast<uint8_t>(std::min<size_t>(255, base.size() - common)),
            std::string(lemma.substr(common))};
  }
  return best;
}

std::string LemmaScript::apply(std::string_view form) const {
  std::string lemma = in_case(form, letters);
  lemma.resize(lemma.size() - std::min<size_t>(drop, lemma.size()));
  return lemma + append;
}

LemmaKey LemmaKey::of(const Word& word, bool first) {
  const std::string plain = plain_form(word.form);
  const auto writing = static_cast<uint64_t>(writing_of(plain, first));
  const uint64_t tag =
      stable_hash(is_mark(word) ? "" : word.xpos, static_cast<uint64_t>(word.upos) + 1);
  return {mix(tag, writing), mix(tag, static_cast<uint64_t>(Writing::small)),
          lower_case(lemma_base(word))};
}

uint64_t LemmaKey::ending(size_t bytes) const {
  return stable_hash(std::string_view(lower).substr(lower.size() - bytes), mix(group, bytes));
}

uint64_t LemmaKey::whole() const {
  return stable_hash(lower, group);
}

const LemmaScript* Lemmatizer::rule(const LemmaKey& key) const {
  for (size_t bytes = std::min(kMaxEnding, key.lower.size()) + 1; bytes-- > 0;) {
    const auto found = rules_.find(key.ending(bytes));
    if (found != rules_.end() && scripts_[found->second].drop <= key.lower.size())
      return &scripts_[found->second];
  }
  return nullptr;
}

const LemmaScript* Lemmatizer::script(const LemmaKey& key) const {
  const auto exception = exceptions_.find(key.whole());
  return exception != exceptions_.end() ? &scripts_[exception->second] : rule(key);
}

std::string Lemmatizer::lemma(const Word& word, bool first) const {
  if (word.upos == Upos::num && is_digit(word.form[0])) return without_thousands(word.form);
  if (is_address(word.form)) return word.form;
  const LemmaKey key = LemmaKey::of(word, first);
  const LemmaScript* script = this->script(key);
  if (key.group != key.small_group &&
      (script == nullptr || script->letters == LemmaScript::Case::lower)) {
    const bool name = script == nullptr && word.upos == Upos::propn;
    script = name ? nullptr : this->script(key.small());
  }
  const std::string base = lemma_base(word);
  std::string lemma = script != nullptr          ? script->apply(base)
                      : word.upos == Upos::propn ? base
                                                 : lower_case(base);
  return lemma.empty() || find_invalid_utf8(lemma) ? base : lemma;
}

void Lemmatizer::write(ModelFile& file) const {
  ByteWriter out;
  out.put(static_cast<uint32_t>(scripts_.size()));
  for (const LemmaScript& script : scripts_) {
    out.put(script.letters);
    out.put(script.drop);
    out.put_text(script.append);
  }
  write_table(out, rules_);
  write_table(out, exceptions_);
  file.set("lemmas", out.take());
}

Lemmatizer Lemmatizer::read(const ModelFile& file) {
  Lemmatizer out({}, {}, {});
  file.read("lemmas", [&](ByteReader& in) {
    for (auto left = in.get<uint32_t>(); left > 0; --left) {
      LemmaScript script;
      script.letters = in.get<LemmaScript::Case>();
      if (script.letters > LemmaScript::Case::title)
        throw Error(Error::Kind::input, "is inconsistent");
      script.drop = in.get<uint8_t>();
      script.append = in.get_text();
      out.scripts_.push_back(std::move(script));
    }
    out.rules_ = read_table(in, out.scripts_.size());
    out.exceptions_ = read_table(in, out.scripts_.size());
  });
  return out;
}

}  // namespace nuncio
