// The annotated texts that the tagger of names learns from, as each is published, made one.
#ifndef NUNCIO_ENTITY_NAME_CORPUS_H_
#define NUNCIO_ENTITY_NAME_CORPUS_H_

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "nuncio/sentence.h"
#include "text/segmenter.h"

namespace nuncio {

// A text with, for each word, the labels that its annotation leaves open, a bit each: one label
// where the corpus says exactly, several where its classes are coarser than ours (name_labels.h).
struct NameText {
  std::string id;
  bool in_domain = false;  // news, annotated with our own classes
  bool measured = false;   // news with gold relations beside it: for measuring, not for learning
  std::vector<Sentence> sentences;
  std::vector<std::vector<uint32_t>> allowed;  // by sentence and word
};

// Fills the tags of a sentence (upos, xpos), so that learning sees what use will see.
using TagSentence = std::function<void(Sentence&)>;
// Whether this is an adjective or noun of a place.
using IsDemonym = std::function<bool(const std::string&)>;

struct NameCorpora {
  std::filesystem::path names;  // folder with news_names.jsonl.xz, uner_ewt_*.iob2.xz, ...
  std::filesystem::path news;   // folder with wikinews.jsonl and more.jsonl
  Segmenter segmenter;
  TagSentence tag;
  IsDemonym is_demonym;
};

// All of them, in a fixed order. Throws Error where a file is missing or damaged.
std::vector<NameText> read_name_corpora(const NameCorpora& corpora);

}  // namespace nuncio

#endif  // NUNCIO_ENTITY_NAME_CORPUS_H_
