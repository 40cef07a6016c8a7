#include "syntax/lemmatizer.h"

#include <algorithm>
#include <map>

#include "base/files.h"
#include "base/utf8.h"
#include "nuncio/error.h"
#include "syntax/feature_hash.h"
#include "syntax/word_form.h"

namespace nuncio {
namespace {

size_t common_prefix(std::string_view a, std::string_view b) {
  return static_cast<size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first -
                             a.begin());
}

enum class Writing : uint8_t { small, capital, first_capital, all_capitals };

Writing writing_of(std::string_view form, bool first) {
  const std::string shape = word_shape(form);
  if (!shape.starts_with('X')) return Writing::small;
  if (shape.size() > 1 && shape.find('x') == std::string::npos) return Writing::all_capitals;
  return first ? Writing::first_capital : Writing::capital;
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
  const bool own = word.upos == Upos::punct || word.upos == Upos::sym;
  return own ? word.form : plain_form(word.form);
}

LemmaScript LemmaScript::between(std::string_view form, std::string_view lemma) {
  const std::string lower = lower_case(form);
  const size_t kept = common_prefix(form, lemma), lowered = common_prefix(lower, lemma);
  const bool keep_case = kept > lowered;
  const size_t size = keep_case ? form.size() : lower.size();
  const size_t common = std::max(kept, lowered);
  return {keep_case, static_cast<uint8_t>(std::min<size_t>(255, size - common)),
          std::string(lemma.substr(common))};
}

std::string LemmaScript::apply(std::string_view form) const {
  std::string lemma = keep_case ? std::string(form) : lower_case(form);
  lemma.resize(lemma.size() - std::min<size_t>(drop, lemma.size()));
  return lemma + append;
}

LemmaKey LemmaKey::of(const Word& word, bool first) {
  const std::string plain = plain_form(word.form);
  const auto writing = static_cast<uint64_t>(writing_of(plain, first));
  const uint64_t tag = stable_hash(word.xpos, static_cast<uint64_t>(word.upos) + 1);
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
  const LemmaKey key = LemmaKey::of(word, first);
  const LemmaScript* script = this->script(key);
  if (key.group != key.small_group && (script == nullptr || !script->keep_case)) {
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
    out.put(script.keep_case);
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
      script.keep_case = in.get<uint8_t>() != 0;
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
