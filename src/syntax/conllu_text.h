// Sentences written as CoNLL-U before it is known where in their document they stand, so that
// threads can write at once what goes out in order.
#ifndef NUNCIO_SYNTAX_CONLLU_TEXT_H_
#define NUNCIO_SYNTAX_CONLLU_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "nuncio/sentence.h"
#include "syntax/token_lines.h"

namespace nuncio {

class ConlluText {
 public:
  // "# newdoc id = ID"
  void begin_document();

  // "# newpar" where the paragraph starts, "# sent_id = ID-NUMBER", "# text = …", the words. The
  // text is what the tokens and SpaceAfter=No say: any white space between two tokens is one space.
  // `article` is what the spans point into. Words without a tree get "_" as head and relation.
  void add(const Sentence& sentence, std::string_view article);

  // The lines of a sentence as they were read, but for columns 3 to 9 of its words, which come from
  // `sentence`. A "# sent_id" or "# text" that is missing is made up.
  void add(const TokenLines& lines, const Sentence& sentence);

  // `number`: of the sentences of the document so far; it goes on counting. White space, controls
  // and slashes in `id` become "_".
  void write(std::ostream& out, std::string_view id, uint64_t& number) const;

 private:
  enum class Gap : uint8_t { id, sentence };

  void leave(Gap gap) { gaps_.push_back({bytes_.size(), gap}); }
  void add_number(uint64_t number);
  void add_analysis(const Word& word);

  std::string bytes_;
  // Where an id goes in, alone or with the sentence's number behind it.
  std::vector<std::pair<size_t, Gap>> gaps_;
};

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_CONLLU_TEXT_H_
