// More sentences to learn from: short clauses cut out of long ones. Treebanks of the web are full
// of fragments; plain statements ("The board certified the union.") are rarer in them than in news.
// After Şahin and Steedman, "Data Augmentation via Dependency Tree Morphing for Low-Resource
// Languages" (2018).
#ifndef NUNCIO_SYNTAX_CLAUSE_CROPS_H_
#define NUNCIO_SYNTAX_CLAUSE_CROPS_H_

#include <span>
#include <vector>

#include "nuncio/sentence.h"

namespace nuncio {

// Of each finite verb with a subject of its own a sentence: the verb with its auxiliaries, subject,
// objects, complements and agent, each with all that hangs on it, and a full stop. Only those of 3
// to 12 words that leave something of their sentence out. Pure; in the order of the sentences.
std::vector<Sentence> crop_clauses(std::span<const Sentence> sentences);

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_CLAUSE_CROPS_H_
