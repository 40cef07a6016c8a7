#include "entity/lexicon.h"

namespace nuncio {

Lexicon Lexicon::load(const std::filesystem::path& folder) {
  return {Gazetteer::load(folder), CueWords::load(folder),
          RoleTable::load(folder), CountryBodies::load(folder),
          Leaders::load(folder),   NameTagger::read(ModelFile::load(folder / kNamesFile))};
}

}  // namespace nuncio
