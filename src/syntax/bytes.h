// Stands in base; this name is for the floor's own files.
#ifndef NUNCIO_SYNTAX_BYTES_H_
#define NUNCIO_SYNTAX_BYTES_H_

#include "base/bytes.h"

#endif  // NUNCIO_SYNTAX_BYTES_H_
