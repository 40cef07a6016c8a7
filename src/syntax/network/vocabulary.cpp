#include "syntax/network/vocabulary.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/files.h"
#include "syntax/word_form.h"

namespace nuncio {
namespace {

constexpr size_t kMaxBytes = 64;  // of a form that is looked at

// Typography and digits made one.
std::string normal_form(std::string_view form) {
  std::string plain = plain_form(form.substr(0, kMaxBytes));
  for (char& c : plain)
    if (c >= '0' && c <= '9') c = '0';
  return plain;
}

// Runs of a class shortened to two: "Xxx", "dd.d".
std::string short_shape(std::string_view plain) {
  const std::string shape = word_shape(plain);
  std::string out;
  for (const char c : shape)
    if (out.size() < 2 || out[out.size() - 1] != c || out[out.size() - 2] != c) out += c;
  return out;
}

// Turns pieces into rows. The kind of a piece is hashed before its text: "s" as a prefix and as a
// suffix are two pieces.
class PieceHasher {
 public:
  PieceHasher(uint32_t rows, std::vector<uint32_t>& out) : rows_(rows), out_(out) {}

  void add(char kind, std::string_view text) {
    const uint64_t hash = stable_hash(text, stable_hash({&kind, 1}));
    out_.push_back(static_cast<uint32_t>(((hash ^ (hash >> 29)) >> 3) % rows_));
  }

 private:
  uint32_t rows_;
  std::vector<uint32_t>& out_;
};

void add_affixes(PieceHasher& hasher, std::string_view lower) {
  for (size_t size = 1; size <= 4 && size <= lower.size(); ++size)
    hasher.add('p', lower.substr(0, size));
  for (size_t size = 1; size <= 5 && size <= lower.size(); ++size)
    hasher.add('s', lower.substr(lower.size() - size));
}

void add_grams(PieceHasher& hasher, std::string_view lower) {
  const std::string marked = '<' + std::string(lower) + '>';
  const std::string_view view = marked;
  for (size_t size = 3; size <= 4; ++size)
    for (size_t at = 0; at + size <= view.size(); ++at) hasher.add('g', view.substr(at, size));
}

void add_meaning(PieceHasher& hasher, const WordList::Entry& entry) {
  const auto text = [](const auto& value) {
    return std::string_view(reinterpret_cast<const char*>(&value), sizeof value);
  };
  if (entry.kinds != 0) hasher.add('k', text(entry.kinds));
  if (entry.noun != 0) hasher.add('n', text(entry.noun));
  if (entry.verb != 0) hasher.add('v', text(entry.verb));
}

}  // namespace

uint32_t NameTable::add(std::string_view name) {
  const auto [at, is_new] = ids_.emplace(name, size());
  if (is_new) names_.emplace_back(name);
  return at->second;
}

std::optional<uint32_t> NameTable::find(std::string_view name) const {
  const auto found = ids_.find(std::string(name));
  if (found == ids_.end()) return std::nullopt;
  return found->second;
}

void NameTable::write(ByteWriter& out) const {
  out.put(size());
  for (const std::string& name : names_) out.put_text(name);
}

NameTable NameTable::read(ByteReader& in) {
  NameTable table;
  for (uint32_t left = in.get<uint32_t>(); left > 0; --left) table.add(in.get_text());
  return table;
}

Vocabulary::Vocabulary(std::span<const Sentence> sentences, WordList dictionary,
                       uint32_t piece_rows)
    : dictionary_(std::move(dictionary)), piece_rows_(piece_rows), counts_(1) {
  std::map<std::string, uint32_t> forms;
  std::set<TagChoice> tags;
  for (const Sentence& sentence : sentences)
    for (const Word& word : sentence.words) {
      ++forms[lower_case(normal_form(word.form))];
      tags.insert({word.upos, static_cast<uint16_t>(xpos_.add(word.xpos)),
                   static_cast<uint16_t>(feats_.add(word.feats))});
    }
  for (const auto& [form, count] : forms)
    if (count >= kMinCount && words_.emplace(stable_hash(form), words()).second)
      counts_.push_back(count);
  tags_.assign(tags.begin(), tags.end());
}

WordInput Vocabulary::input(std::string_view form) const {
  const std::string plain = normal_form(form);
  const std::string lower = lower_case(plain);
  WordInput input;
  if (const auto found = words_.find(stable_hash(lower)); found != words_.end())
    input.word = found->second;
  input.pieces.reserve(24);
  PieceHasher hasher(piece_rows_, input.pieces);
  hasher.add('S', short_shape(plain));
  hasher.add('W', plain);
  add_affixes(hasher, lower);
  add_grams(hasher, lower);
  add_meaning(hasher, dictionary_.find(FormAtoms::lower_atom(lower)));
  return input;
}

void Vocabulary::write(ByteWriter& out) const {
  out.put(piece_rows_);
  std::vector<uint64_t> hashes(words_.size());
  for (const auto& [hash, word] : words_) hashes[word - 1] = hash;
  out.put_array(hashes);
  xpos_.write(out);
  feats_.write(out);
  std::vector<uint16_t> parts;
  for (const TagChoice& tag : tags_)
    parts.insert(parts.end(), {static_cast<uint16_t>(tag.upos), tag.xpos, tag.feats});
  out.put_array(parts);
  dictionary_.write(out);
}

Vocabulary Vocabulary::read(ByteReader& in) {
  Vocabulary vocabulary;
  vocabulary.piece_rows_ = std::max(1u, in.get<uint32_t>());
  for (const uint64_t hash : in.get_array<uint64_t>())
    vocabulary.words_.emplace(hash, static_cast<uint32_t>(vocabulary.words_.size() + 1));
  vocabulary.counts_.resize(vocabulary.words_.size() + 1);
  vocabulary.xpos_ = NameTable::read(in);
  vocabulary.feats_ = NameTable::read(in);
  const auto parts = in.get_array<uint16_t>();
  for (size_t i = 0; i + 2 < parts.size(); i += 3) {
    if (parts[i] >= upos_names.size() || parts[i + 1] >= vocabulary.xpos_.size() ||
        parts[i + 2] >= vocabulary.feats_.size())
      throw Error(Error::Kind::input, "has a tag that is none");
    vocabulary.tags_.push_back({static_cast<Upos>(parts[i]), parts[i + 1], parts[i + 2]});
  }
  vocabulary.dictionary_ = WordList::read(in);
  return vocabulary;
}

}  // namespace nuncio
