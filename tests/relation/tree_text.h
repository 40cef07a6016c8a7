// Sentences written down with their trees, for tests that need no parser. One word a line:
//   form lemma UPOS XPOS head deprel
// where head counts from 1 and 0 is the root.
#ifndef NUNCIO_TESTS_RELATION_TREE_TEXT_H_
#define NUNCIO_TESTS_RELATION_TREE_TEXT_H_

#include <sstream>
#include <stdexcept>
#include <string>

#include "nuncio/sentence.h"

namespace nuncio {

inline Document document_from(const std::string& text) {
  Document document;
  Sentence sentence;
  sentence.paragraph_start = true;
  std::istringstream in(text);
  const auto finish = [&] {
    if (sentence.words.empty()) return;
    sentence.span = {sentence.words.front().span.begin, sentence.words.back().span.end};
    document.sentences.push_back(std::move(sentence));
    sentence = {};
  };
  for (std::string line; std::getline(in, line);) {
    std::istringstream fields(line);
    Word word;
    std::string upos, deprel;
    int head = 0;
    if (!(fields >> word.form)) {
      finish();
      continue;
    }
    if (!(fields >> word.lemma >> upos >> word.xpos >> head >> deprel) || !upos_from(upos) ||
        !deprel_from(deprel))
      throw std::runtime_error("bad line: " + line);
    word.upos = *upos_from(upos);
    word.deprel = *deprel_from(deprel);
    word.head = head - 1;
    std::string& out = document.article.text;
    word.span.begin = static_cast<uint32_t>(out.size());
    out += word.form;
    word.span.end = static_cast<uint32_t>(out.size());
    out += ' ';
    sentence.words.push_back(std::move(word));
  }
  finish();
  return document;
}

// Every proper noun is an entity of its own, a person.
inline DocumentEntities names_of(const Document& document) {
  DocumentEntities out;
  for (uint32_t s = 0; s < document.sentences.size(); ++s)
    for (uint32_t w = 0; w < document.sentences[s].words.size(); ++w) {
      const Word& word = document.sentences[s].words[w];
      if (word.upos != Upos::propn) continue;
      uint32_t entity = 0;
      while (entity < out.entities.size() && out.entities[entity].name != word.form) ++entity;
      if (entity == out.entities.size())
        out.entities.push_back({EntityType::person, word.form, {}, {}, {}, 1});
      out.mentions.push_back(
          {s, w, w + 1, w, word.span, MentionKind::name, EntityType::person, {entity}});
    }
  return out;
}

}  // namespace nuncio

#endif  // NUNCIO_TESTS_RELATION_TREE_TEXT_H_
