#include "entity/entity_finder.h"

#include "entity/draft.h"
#include "entity/lexicon.h"
#include "entity/sieves.h"

namespace nuncio {

EntityFinder EntityFinder::load(const std::filesystem::path& english_folder) {
  return EntityFinder(std::make_shared<const Lexicon>(Lexicon::load(english_folder)));
}

DocumentEntities EntityFinder::find(const Document& document) const {
  Draft draft(document, *lexicon_);
  find_names(draft);
  settle_places(draft);
  settle_organizations(draft);
  settle_persons(draft);
  find_offices(draft);
  settle_governments(draft);
  settle_nominals(draft);
  settle_pronouns(draft);
  return finish(std::move(draft));
}

}  // namespace nuncio
