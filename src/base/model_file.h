// The container that every trained model is kept in: a magic line, a version, named sections (each
// compressed) and a checksum over everything before it. Written by build/train, read by load
// functions.
//
//   "NUNCIOM\n"  u32 version  u32 sections  { text name  text zstd-bytes }*  u64 checksum
#ifndef NUNCIO_BASE_MODEL_FILE_H_
#define NUNCIO_BASE_MODEL_FILE_H_

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace nuncio {

class ModelFile {
 public:
  // Adds or replaces a section.
  void set(const std::string& section, std::string bytes) { sections_[section] = std::move(bytes); }

  // Calls `read` with the section's bytes. Throws Error{input} naming the file where the section is
  // missing, not read to its end, or `read` throws Error{input} itself.
  void read(const std::string& section, const std::function<void(ByteReader&)>& read) const;

  void save(const std::filesystem::path& path) const;

  // Throws Error{system} where the file cannot be read, Error{input} where it is not a model, is of
  // another version or is damaged.
  static ModelFile load(const std::filesystem::path& path);

 private:
  std::string name_;  // the file's, for messages
  std::map<std::string, std::string> sections_;
};

}  // namespace nuncio

#endif  // NUNCIO_BASE_MODEL_FILE_H_
