// Stands in base; this name is for the floor's own files.
#ifndef NUNCIO_SYNTAX_MODEL_FILE_H_
#define NUNCIO_SYNTAX_MODEL_FILE_H_

#include "base/model_file.h"

#endif  // NUNCIO_SYNTAX_MODEL_FILE_H_
