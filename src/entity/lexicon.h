// All that the entity floor knows before it reads: lists of names and words, and the trained
// tagger.
#ifndef NUNCIO_ENTITY_LEXICON_H_
#define NUNCIO_ENTITY_LEXICON_H_

#include <filesystem>

#include "entity/country_bodies.h"
#include "entity/cue_words.h"
#include "entity/gazetteer.h"
#include "entity/leaders.h"
#include "entity/name_tagger.h"
#include "entity/role_table.h"

namespace nuncio {

struct Lexicon {
  Gazetteer gazetteer;
  CueWords cue_words;
  RoleTable roles;
  CountryBodies bodies;
  Leaders leaders;
  NameTagger tagger;

  static constexpr const char* kNamesFile = "names.model";

  // Throws Error where a file is missing or damaged.
  static Lexicon load(const std::filesystem::path& english_folder);
};

}  // namespace nuncio

#endif  // NUNCIO_ENTITY_LEXICON_H_
