#include "golden.h"

#include <cstdlib>

#include "base/files.h"

namespace nuncio {

std::string expected_in(const std::filesystem::path& path, const std::string& got) {
  if (std::getenv("NUNCIO_RECORD") != nullptr) write_file(path, got);
  return std::filesystem::exists(path) ? read_file(path) : "(no such file: " + path.string() + ")";
}

}  // namespace nuncio
