// The one seam to the file system.
#ifndef NUNCIO_BASE_FILES_H_
#define NUNCIO_BASE_FILES_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace nuncio {

// The whole file, or standard input for "-". Throws Error{system} naming the file, Error{limit}
// where it is larger than `max_bytes`.
std::string read_file(const std::filesystem::path& path, size_t max_bytes = size_t{1} << 30);

// Writes beside `path` and renames, so that a reader sees the old or the new file, never half of
// one.
void write_file(const std::filesystem::path& path, std::string_view content);

// All regular files under `folder`, recursively, sorted by path; hidden files and folders left out.
std::vector<std::filesystem::path> list_files(const std::filesystem::path& folder);

// The folder `grammar/`: $NUNCIO_GRAMMAR, else beside or one above the program's folder, else where
// `meson install` puts it. Throws Error{system} where none of them exists.
std::filesystem::path grammar_folder();

// zstd frames. decompress throws Error{input} on damaged data or above `max_bytes`.
std::string compress(std::string_view data, int level = 19);
std::string decompress(std::string_view data, size_t max_bytes = size_t{1} << 30);

// 64-bit FNV-1a: stable across machines and versions, so fit for what is stored.
uint64_t stable_hash(std::string_view data, uint64_t seed = 0xCBF29CE484222325ULL);
std::string to_hex(uint64_t value);

}  // namespace nuncio

#endif  // NUNCIO_BASE_FILES_H_
