// Reads the whole graph as rows.
#ifndef NUNCIO_STORE_ROWS_READER_H_
#define NUNCIO_STORE_ROWS_READER_H_

#include "nuncio/graph_rows.h"

namespace nuncio {

class Database;

// Edges of type "open" only where asked for.
GraphRows read_rows(const Database& database, bool with_open);

}  // namespace nuncio

#endif  // NUNCIO_STORE_ROWS_READER_H_
