#include "shell/export_file.h"

#include <sstream>

#include "base/files.h"

namespace nuncio {

void export_to_stream(const Store& store, const ExportFormat& format, std::ostream& out) {
  const GraphRows rows = store.rows();
  format.write({rows, store, store.statistics().articles, store.kinds()}, out);
}

void export_to_file(const Store& store, const ExportFormat& format,
                    const std::filesystem::path& path) {
  std::ostringstream text;
  export_to_stream(store, format, text);
  write_file(path, text.view());
}

}  // namespace nuncio
