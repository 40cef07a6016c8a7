// Looks up the sentences behind an edge.
#ifndef NUNCIO_STORE_EVIDENCE_READER_H_
#define NUNCIO_STORE_EVIDENCE_READER_H_

#include <cstdint>
#include <list>
#include <string>
#include <vector>

#include "nuncio/evidence.h"
#include "store/database.h"
#include "store/text_offsets.h"

namespace nuncio {

// Keeps the texts of the articles asked for last, as edges share articles. REQUIRES: the Database
// outlives it.
class EvidenceReader {
 public:
  explicit EvidenceReader(const Database& database);

  // In the order of (published, doc, begin).
  std::vector<Evidence> read(int64_t edge_id);

 private:
  struct Text {
    int64_t article;
    std::string text;
    TextOffsets offsets;

    Text(int64_t id, std::string content) : article(id), text(std::move(content)), offsets(text) {}
  };

  const TextOffsets& text_of(int64_t article);

  static constexpr size_t kTexts = 64;
  static constexpr size_t kBytes = size_t{1} << 26;

  const Database& database_;
  Statement evidence_, text_;
  std::list<Text> texts_;  // last used first; a list, as views into its texts must stay
  size_t bytes_ = 0;
};

}  // namespace nuncio

#endif  // NUNCIO_STORE_EVIDENCE_READER_H_
