// A table of edges as CSV (RFC 4180): a header, then one edge a row in the order of GraphRows.
#ifndef NUNCIO_EXCHANGE_CSV_H_
#define NUNCIO_EXCHANGE_CSV_H_

#include <ostream>
#include <string>
#include <string_view>

#include "exchange/export.h"

namespace nuncio {

void export_csv(const ExportInput& input, std::ostream& out);

// One field as it stands, in quotes where it must be.
std::string csv_field(std::string_view text);

}  // namespace nuncio

#endif  // NUNCIO_EXCHANGE_CSV_H_
