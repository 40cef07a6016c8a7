// The sentences behind an edge of a built graph, and where the query engine asks for them.
#ifndef NUNCIO_EVIDENCE_H_
#define NUNCIO_EVIDENCE_H_

#include <cstdint>
#include <string>
#include <vector>

namespace nuncio {

// Offsets count Unicode code points from the start of the article's text; sentences count from 0.
struct Evidence {
  // A marked stretch of `quote`: [begin, end) in code points into the article.
  struct Mark {
    uint32_t begin = 0;
    uint32_t end = 0;
  };

  std::string doc;     // article id
  std::string title;   // of the article
  std::string source;  // who published it
  std::string url;
  uint32_t sentence = 0;
  uint32_t begin = 0;  // of `quote`
  uint32_t end = 0;
  std::string quote;  // the sentence; of one beyond 2,000 code points the part around the trigger
  Mark trigger;       // empty marks where unknown
  Mark source_mark;
  Mark target_mark;
  std::string trigger_text;
  std::string rule;
  std::string date;        // of the event, ISO 8601, maybe partial; empty where unknown
  std::string published;   // of the article
  std::string speaker;     // name of the entity that asserts it; empty: the article's own voice
  std::string speaker_id;  // its id in the graph
  double confidence = 1.0;
};

// Looks up evidence by the stable id of an edge (the edge's `id` in the store).
class EvidenceSource {
 public:
  virtual ~EvidenceSource() = default;
  // In the order of (published, doc, begin); empty for an edge that has none.
  virtual std::vector<Evidence> evidence_of(int64_t edge_id) const = 0;
};

}  // namespace nuncio

#endif  // NUNCIO_EVIDENCE_H_
