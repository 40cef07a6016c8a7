#include "syntax/treebank.h"

#include <lzma.h>

#include "base/files.h"
#include "nuncio/error.h"

namespace nuncio {
namespace {

constexpr size_t kMaxBytes = size_t{1} << 30;

std::string decompress_xz(const std::string& packed, const std::string& name) {
  lzma_stream stream = LZMA_STREAM_INIT;
  if (lzma_stream_decoder(&stream, uint64_t{1} << 30, 0) != LZMA_OK)
    throw Error(Error::Kind::system, "no memory to decompress", name);
  std::string out;
  std::string buffer(size_t{1} << 20, '\0');
  stream.next_in = reinterpret_cast<const uint8_t*>(packed.data());
  stream.avail_in = packed.size();
  lzma_ret state = LZMA_OK;
  while (state == LZMA_OK && out.size() < kMaxBytes) {
    stream.next_out = reinterpret_cast<uint8_t*>(buffer.data());
    stream.avail_out = buffer.size();
    state = lzma_code(&stream, LZMA_FINISH);
    out.append(buffer, 0, buffer.size() - stream.avail_out);
  }
  lzma_end(&stream);
  if (state != LZMA_STREAM_END)
    throw Error(Error::Kind::input, "is damaged (xz does not decompress it); fetch it again", name);
  return out;
}

}  // namespace

std::string read_maybe_xz(const std::filesystem::path& path) {
  std::string content = read_file(path);
  return path.extension() == ".xz" ? decompress_xz(content, path.string()) : content;
}

ConlluFile read_treebank(const std::filesystem::path& path) {
  return read_conllu(read_maybe_xz(path), path.string());
}

std::vector<Sentence> Treebanks::training() const {
  std::vector<Sentence> all = ewt_train.document.sentences;
  const auto& gum = gum_train.document.sentences;
  all.insert(all.end(), gum.begin(), gum.end());
  return all;
}

Treebanks Treebanks::read(const std::filesystem::path& folder) {
  const auto treebank = [&](const char* name) {
    const std::filesystem::path plain = folder / name;
    const std::filesystem::path packed = folder / (std::string(name) + ".xz");
    return read_treebank(std::filesystem::exists(plain) ? plain : packed);
  };
  return {treebank("en_ewt-ud-train.conllu"), treebank("en_ewt-ud-dev.conllu"),
          treebank("en_gum_open-ud-train.conllu"), treebank("en_gum-ud-dev.conllu")};
}

}  // namespace nuncio
