#include "text/sentence_model.h"

#include <cassert>
#include <utility>

#include "base/model_file.h"
#include "nuncio/error.h"

namespace nuncio {

SentenceModel::SentenceModel(Thresholds thresholds, std::vector<int8_t> weights,
                             std::vector<Casing> casings)
    : thresholds_(thresholds), weights_(std::move(weights)), casings_(std::move(casings)) {
  assert(weights_.size() == kWeights && casings_.size() == kWords);
}

SentenceModel SentenceModel::load(const std::filesystem::path& english_folder) {
  const ModelFile file = ModelFile::load(english_folder / kFile);
  std::vector<int8_t> weights;
  std::vector<Casing> casings;
  Thresholds thresholds{};
  file.read("sentences", [&](ByteReader& in) {
    thresholds = in.get<Thresholds>();
    weights = in.get_array<int8_t>();
    casings = in.get_array<Casing>();
    bool known = weights.size() == kWeights && casings.size() == kWords;
    for (const Casing casing : casings) known &= casing <= Casing::capital;
    if (!known) throw Error(Error::Kind::input, "is inconsistent");
  });
  return {thresholds, std::move(weights), std::move(casings)};
}

void SentenceModel::save(const std::filesystem::path& english_folder) const {
  ByteWriter out;
  out.put(thresholds_);
  out.put_array(weights_);
  out.put_array(casings_);
  ModelFile file;
  file.set("sentences", out.take());
  file.save(english_folder / kFile);
}

}  // namespace nuncio
