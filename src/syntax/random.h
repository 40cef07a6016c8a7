// Stands in base; this name is for the floor's own files.
#ifndef NUNCIO_SYNTAX_RANDOM_H_
#define NUNCIO_SYNTAX_RANDOM_H_

#include "base/random.h"

#endif  // NUNCIO_SYNTAX_RANDOM_H_
