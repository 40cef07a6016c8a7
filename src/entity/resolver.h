// Which entities of different articles are one: countries by code, persons by compatible full names
// and by surnames that only one of them can mean, offices by the words of their names, the rest by
// name, alias and acronym.
#ifndef NUNCIO_ENTITY_RESOLVER_H_
#define NUNCIO_ENTITY_RESOLVER_H_

#include <span>
#include <string>
#include <string_view>

#include "nuncio/resolution.h"

namespace nuncio {

// A pure function that does not depend on the order of the articles, whose ids must differ. Nearly
// linear time: names are compared only within blocks that share a part of the name.
Resolution resolve(std::span<const ArticleEntities> articles);

// "Gutiérrez, Federico" -> "gutierrez-federico"; a hash where no ASCII letter or digit is left.
std::string slug(std::string_view name);

// The words of an office's name without "of", "the" and the like, sorted: wordings of one post are
// equal.
std::string office_key(std::string_view name);

}  // namespace nuncio

#endif  // NUNCIO_ENTITY_RESOLVER_H_
