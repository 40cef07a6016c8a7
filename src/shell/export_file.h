// Writes a graph in a foreign format to a file or to a stream.
#ifndef NUNCIO_SHELL_EXPORT_FILE_H_
#define NUNCIO_SHELL_EXPORT_FILE_H_

#include <filesystem>
#include <string_view>

#include "exchange/export.h"
#include "store/store.h"

namespace nuncio {

void export_to_stream(const Store& store, const ExportFormat& format, std::ostream& out);

// The file is the old one or the whole new one, never half of one. Throws Error{system}.
void export_to_file(const Store& store, const ExportFormat& format,
                    const std::filesystem::path& path);

}  // namespace nuncio

#endif  // NUNCIO_SHELL_EXPORT_FILE_H_
