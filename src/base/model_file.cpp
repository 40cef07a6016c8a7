#include "base/model_file.h"

#include "base/files.h"
#include "nuncio/error.h"

namespace nuncio {
namespace {

constexpr std::string_view kMagic = "NUNCIOM\n";
constexpr uint32_t kVersion = 1;
constexpr size_t kMaxSection = size_t{256} << 20;

[[noreturn]] void fail(const std::string& name, const std::string& what) {
  throw Error(Error::Kind::input,
              "is no model that this Nuncio can use (" + what +
                  "); restore grammar/english from the repository or train it with build/train",
              name);
}

}  // namespace

void ModelFile::read(const std::string& section,
                     const std::function<void(ByteReader&)>& read) const {
  const auto found = sections_.find(section);
  if (found == sections_.end()) fail(name_, "section \"" + section + "\" is missing");
  ByteReader reader(found->second);
  try {
    read(reader);
  } catch (const Error& error) {
    if (error.kind() != Error::Kind::input) throw;
    fail(name_, "section \"" + section + "\" " + error.message());
  }
  if (!reader.at_end()) fail(name_, "section \"" + section + "\" is too long");
}

void ModelFile::save(const std::filesystem::path& path) const {
  ByteWriter writer;
  for (const char c : kMagic) writer.put(c);
  writer.put(kVersion);
  writer.put(static_cast<uint32_t>(sections_.size()));
  for (const auto& [name, bytes] : sections_) {
    writer.put_text(name);
    writer.put_text(compress(bytes));
  }
  std::string file = writer.take();
  const uint64_t checksum = stable_hash(file);
  file.append(reinterpret_cast<const char*>(&checksum), sizeof checksum);
  write_file(path, file);
}

ModelFile ModelFile::load(const std::filesystem::path& path) {
  const std::string content = read_file(path);
  ModelFile file;
  file.name_ = path.string();
  std::string_view bytes = content;
  if (!bytes.starts_with(kMagic)) fail(file.name_, "it does not begin like one");
  if (bytes.size() < kMagic.size() + 16) fail(file.name_, "it is cut off");
  uint64_t checksum = 0;
  std::memcpy(&checksum, bytes.data() + bytes.size() - sizeof checksum, sizeof checksum);
  bytes.remove_suffix(sizeof checksum);
  ByteReader reader(bytes.substr(kMagic.size()));
  if (const auto version = reader.get<uint32_t>(); version != kVersion)
    fail(file.name_,
         "it is of version " + std::to_string(version) + ", not " + std::to_string(kVersion));
  if (stable_hash(bytes) != checksum) fail(file.name_, "it is damaged");
  try {
    for (auto left = reader.get<uint32_t>(); left > 0; --left) {
      const std::string name(reader.get_text());
      file.sections_[name] = decompress(reader.get_text(), kMaxSection);
    }
  } catch (const Error& error) {
    fail(file.name_, error.message());
  }
  return file;
}

}  // namespace nuncio
