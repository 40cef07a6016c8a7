// Expected texts that stand in files beside the tests.
#ifndef NUNCIO_TESTS_TEXT_GOLDEN_H_
#define NUNCIO_TESTS_TEXT_GOLDEN_H_

#include <filesystem>
#include <string>

namespace nuncio {

// The folder of this area's test data.
inline std::filesystem::path data_folder() {
  return std::filesystem::path(NUNCIO_SOURCE_ROOT) / "tests" / "text";
}

// What `path` holds. With NUNCIO_RECORD=1 in the environment `got` is written there first.
std::string expected_in(const std::filesystem::path& path, const std::string& got);

}  // namespace nuncio

#endif  // NUNCIO_TESTS_TEXT_GOLDEN_H_
