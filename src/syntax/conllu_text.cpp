#include "syntax/conllu_text.h"

#include <charconv>

namespace nuncio {
namespace {

std::string_view or_underscore(std::string_view value) {
  return value.empty() ? "_" : value;
}

// The last word of the multiword token that begins at `first`; `first` where it is a token itself.
size_t token_end(const Sentence& sentence, size_t first) {
  size_t last = first;
  while (sentence.words[last].joined && last + 1 < sentence.words.size()) ++last;
  return last;
}

std::string_view surface(const Sentence& sentence, size_t first, size_t last,
                         std::string_view article) {
  if (first == last) return sentence.words[first].form;
  const uint32_t begin = sentence.words[first].span.begin;
  return article.substr(begin, sentence.words[last].span.end - begin);
}

std::string plain_id(std::string_view id) {
  std::string out(id);
  for (char& c : out)
    if (static_cast<unsigned char>(c) <= ' ' || c == '/' || c == 127) c = '_';
  return out;
}

}  // namespace

void ConlluText::add_number(uint64_t number) {
  char digits[20];
  bytes_.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

// Columns 3 to 9, with the tab before each and behind the last.
void ConlluText::add_analysis(const Word& word) {
  for (const std::string_view column : {or_underscore(word.lemma), to_string(word.upos),
                                        or_underscore(word.xpos), or_underscore(word.feats)})
    bytes_.append("\t").append(column);
  bytes_ += '\t';
  if (word.head == Word::kNoHead) {
    bytes_ += "_\t_";
  } else {
    add_number(static_cast<uint64_t>(word.head + 1));
    bytes_.append("\t").append(to_string(word.deprel));
  }
  bytes_ += "\t_\t";
}

void ConlluText::begin_document() {
  bytes_ += "# newdoc id = ";
  leave(Gap::id);
  bytes_ += '\n';
}

void ConlluText::add(const Sentence& sentence, std::string_view article) {
  if (sentence.paragraph_start) bytes_ += "# newpar\n";
  bytes_ += "# sent_id = ";
  leave(Gap::sentence);
  bytes_ += "\n# text = ";
  const size_t size = sentence.words.size();
  for (size_t first = 0, last; first < size; first = last + 1) {
    last = token_end(sentence, first);
    bytes_ += surface(sentence, first, last, article);
    if (sentence.words[last].space_after && last + 1 < size) bytes_ += ' ';
  }
  bytes_ += '\n';
  for (size_t first = 0, last; first < size; first = last + 1) {
    last = token_end(sentence, first);
    const std::string_view misc = sentence.words[last].space_after ? "_\n" : "SpaceAfter=No\n";
    if (first < last) {
      add_number(first + 1);
      bytes_ += '-';
      add_number(last + 1);
      bytes_.append("\t").append(surface(sentence, first, last, article));
      bytes_.append("\t_\t_\t_\t_\t_\t_\t_\t").append(misc);
    }
    for (size_t i = first; i <= last; ++i) {
      add_number(i + 1);
      bytes_.append("\t").append(or_underscore(sentence.words[i].form));
      add_analysis(sentence.words[i]);
      bytes_.append(first < last ? "_\n" : misc);
    }
  }
  bytes_ += '\n';
}

void ConlluText::add(const TokenLines& lines, const Sentence& sentence) {
  bytes_ += lines.comments;
  if (!lines.has_id) {
    bytes_ += "# sent_id = ";
    leave(Gap::sentence);
    bytes_ += '\n';
  }
  if (!lines.has_text) bytes_.append("# text = ").append(lines.text).append("\n");
  size_t word = 0;
  for (const TokenLines::Line& line : lines.lines) {
    bytes_ += line.begin;
    if (line.is_word)
      add_analysis(sentence.words[word++]);
    else
      bytes_ += "\t_\t_\t_\t_\t_\t_\t_\t";
    bytes_.append(line.misc).append("\n");
  }
  bytes_ += '\n';
}

void ConlluText::write(std::ostream& out, std::string_view id, uint64_t& number) const {
  const std::string plain = plain_id(id);
  const std::string_view bytes = bytes_;
  size_t done = 0;
  for (const auto& [at, gap] : gaps_) {
    out << bytes.substr(done, at - done) << plain;
    if (gap == Gap::sentence) out << '-' << ++number;
    done = at;
  }
  out << bytes.substr(done);
}

}  // namespace nuncio
