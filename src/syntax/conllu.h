// CoNLL-U, the exchange format of Universal Dependencies, to and from Nuncio's Sentence.
// Reading builds a Document whose article text is the text of the sentences ("# text", else what
// the forms and SpaceAfter say), parted by spaces and by empty lines where "# newpar" or "# newdoc"
// stands, so that spans mean what they mean everywhere. Empty nodes (8.1) and enhanced dependencies
// are skipped; unknown comments are skipped.
#ifndef NUNCIO_SYNTAX_CONLLU_H_
#define NUNCIO_SYNTAX_CONLLU_H_

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "nuncio/sentence.h"

namespace nuncio {

// What CoNLL-U says of a sentence beyond the Sentence itself.
struct ConlluNotes {
  std::string sent_id;            // empty where none
  std::string newdoc;             // id of the document that begins here; "-" where it has none
  std::vector<std::string> misc;  // column MISC of each word, empty for "_"; a word of a multiword
                                  // token has its own column, not the token's
};

struct ConlluFile {
  Document document;
  std::vector<ConlluNotes> notes;  // one for each sentence of the document
};

// REQUIRES: `content` holds whole sentences. Throws Error{input} with `name` and the line where a
// line is not CoNLL-U, a tree is not a tree, or a tag is none of Universal Dependencies'.
ConlluFile read_conllu(std::string_view content, const std::string& name);

// Writes sent_id (article id and number, counted from 1), text, multiword tokens and SpaceAfter=No.
// Words without a tree get "_" as head and relation.
void write_conllu(std::ostream& out, const Document& document);

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_CONLLU_H_
