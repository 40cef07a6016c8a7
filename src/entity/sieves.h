// The passes that turn the words of a document into resolved mentions, in the order in which
// EntityFinder::find runs them; one file each. Early ones are sure and let later ones know more.
// Each leaves settled mentions alone unless it says otherwise.
#ifndef NUNCIO_ENTITY_SIEVES_H_
#define NUNCIO_ENTITY_SIEVES_H_

#include "entity/draft.h"

namespace nuncio {

// Names by the trained tagger and the lists, one class per name and article where it keeps its
// sense.
void find_names(Draft& draft);

// Countries, also by their demonyms, regions and cities.
void settle_places(Draft& draft);

// Organizations, agreements and other things: listed ones, equal names, acronyms, shortened names.
void settle_organizations(Draft& draft);

// People: equal and compatible names, surnames and given names alone.
void settle_persons(Draft& draft);

// Posts and who holds them.
void find_offices(Draft& draft);

// Seats of government that speak and decide, and "the Colombian government", are the country.
void settle_governments(Draft& draft);

// "the president", "the mayors", "the company".
void settle_nominals(Draft& draft);

// "he", "her", "they", and "I" inside quotations.
void settle_pronouns(Draft& draft);

}  // namespace nuncio

#endif  // NUNCIO_ENTITY_SIEVES_H_
