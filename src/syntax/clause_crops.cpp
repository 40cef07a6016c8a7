#include "syntax/clause_crops.h"

#include <algorithm>
#include <optional>

namespace nuncio {
namespace {

constexpr size_t kLeastWords = 3, kMostWords = 12;  // the full stop left aside

bool stays(const Word& child) {
  switch (child.deprel) {
    case Deprel::nsubj:
    case Deprel::nsubj_pass:
    case Deprel::obj:
    case Deprel::iobj:
    case Deprel::xcomp:
    case Deprel::ccomp:
    case Deprel::aux:
    case Deprel::aux_pass:
    case Deprel::compound_prt:
    case Deprel::obl:
    case Deprel::obl_agent:
      return true;
    case Deprel::advmod:
      return child.lemma == "not";
    default:
      return false;
  }
}

bool is_subject(const Word& word) {
  return (word.deprel == Deprel::nsubj || word.deprel == Deprel::nsubj_pass) &&
         word.feats.find("PronType=Rel") == std::string::npos &&
         word.feats.find("PronType=Int") == std::string::npos;
}

bool is_finite(const Word& word) {
  return word.xpos == "VBD" || word.xpos == "VBZ" || word.xpos == "VBP" || word.xpos == "MD";
}

bool is_auxiliary(const Word& word) {
  return word.deprel == Deprel::aux || word.deprel == Deprel::aux_pass;
}

class Cropper {
 public:
  explicit Cropper(const Sentence& sentence) : words_(sentence.words), children_(words_.size()) {
    for (size_t i = 0; i < words_.size(); ++i)
      if (words_[i].head >= 0) children_[static_cast<size_t>(words_[i].head)].push_back(i);
  }

  std::optional<Sentence> crop(size_t verb) const {
    if (words_[verb].upos != Upos::verb) return std::nullopt;
    bool subject = false, finite = is_finite(words_[verb]);
    std::vector<size_t> kept = {verb};
    for (const size_t child : children_[verb]) {
      if (!stays(words_[child])) continue;
      subject |= is_subject(words_[child]);
      finite |= is_auxiliary(words_[child]) && is_finite(words_[child]);
      add_subtree(child, kept);
    }
    if (!subject || !finite || kept.size() < kLeastWords || kept.size() > kMostWords ||
        kept.size() + 1 >= words_.size())
      return std::nullopt;
    std::sort(kept.begin(), kept.end());
    if (is_auxiliary(words_[kept.front()])) return std::nullopt;  // a question
    return sentence_of(verb, kept);
  }

 private:
  void add_subtree(size_t word, std::vector<size_t>& kept) const {
    if (kept.size() > kMostWords) return;  // too long already; nothing more is asked of it
    kept.push_back(word);
    for (const size_t child : children_[word]) add_subtree(child, kept);
  }

  Sentence sentence_of(size_t verb, const std::vector<size_t>& kept) const {
    Sentence sentence;
    for (const size_t old : kept) {
      Word& word = sentence.words.emplace_back(words_[old]);
      if (old == verb) {
        word.head = Word::kRoot;
        word.deprel = Deprel::root;
      } else {
        word.head = place_of(word.head, kept);
      }
    }
    char& first = sentence.words.front().form.front();
    if (first >= 'a' && first <= 'z') first = static_cast<char>(first - 'a' + 'A');
    Word& stop = sentence.words.emplace_back();
    stop.form = stop.lemma = stop.xpos = ".";
    stop.upos = Upos::punct;
    stop.head = place_of(static_cast<int32_t>(verb), kept);
    stop.deprel = Deprel::punct;
    return sentence;
  }

  static int32_t place_of(int32_t old, const std::vector<size_t>& kept) {
    return static_cast<int32_t>(
        std::lower_bound(kept.begin(), kept.end(), static_cast<size_t>(old)) - kept.begin());
  }

  const std::vector<Word>& words_;
  std::vector<std::vector<size_t>> children_;
};

}  // namespace

std::vector<Sentence> crop_clauses(std::span<const Sentence> sentences) {
  std::vector<Sentence> crops;
  for (const Sentence& sentence : sentences) {
    const Cropper cropper(sentence);
    for (size_t i = 0; i < sentence.words.size(); ++i)
      if (std::optional<Sentence> crop = cropper.crop(i)) crops.push_back(std::move(*crop));
  }
  return crops;
}

}  // namespace nuncio
