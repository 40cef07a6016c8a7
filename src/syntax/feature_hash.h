// Stands in base; this name is for the floor's own files.
#ifndef NUNCIO_SYNTAX_FEATURE_HASH_H_
#define NUNCIO_SYNTAX_FEATURE_HASH_H_

#include "base/feature_hash.h"

#endif  // NUNCIO_SYNTAX_FEATURE_HASH_H_
