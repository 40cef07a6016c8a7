#include "store/evidence_reader.h"

#include <algorithm>
#include <utility>

namespace nuncio {

EvidenceReader::EvidenceReader(const Database& database)
    : database_(database),
      evidence_(database.prepare(
          "SELECT v.article, v.flipped, a.doc, a.title, a.source, a.url, a.published, c.sentence, "
          "s.begin, s.end, c.trigger_begin, c.trigger_end, c.source_begin, c.source_end, "
          "c.target_begin, c.target_end, u.name, c.date, p.name, p.key, c.confidence "
          "FROM evidence v CROSS JOIN articles a ON a.id = v.article "
          "CROSS JOIN claims c ON c.article = v.article AND c.number = v.claim "
          "CROSS JOIN sentences s ON s.article = v.article AND s.number = c.sentence "
          "LEFT JOIN rules u ON u.id = c.rule "
          "LEFT JOIN resolution r ON r.article = v.article AND r.number = c.speaker "
          "LEFT JOIN entities p ON p.id = r.entity "
          "WHERE v.edge = ? ORDER BY a.published, a.doc, s.begin, c.number")),
      text_(database.prepare("SELECT text FROM articles WHERE id = ?")) {}

namespace {

// What no reader would take for a sentence (a table without line breaks, say) is quoted in part:
// around its trigger.
void shorten(Evidence& evidence) {
  constexpr uint32_t kLongest = 2000;
  if (evidence.end - evidence.begin <= kLongest) return;
  const uint32_t middle = std::max(evidence.trigger.begin, evidence.begin + kLongest / 2);
  evidence.begin = std::min(middle - kLongest / 2, evidence.end - kLongest);
  evidence.end = evidence.begin + kLongest;
}

}  // namespace

std::vector<Evidence> EvidenceReader::read(int64_t edge_id) {
  Transaction transaction(database_, Transaction::Kind::read);
  std::vector<Evidence> found;
  evidence_.with(edge_id);
  while (evidence_.step()) {
    Evidence evidence;
    evidence.doc = evidence_.text(2);
    evidence.title = evidence_.text(3);
    evidence.source = evidence_.text(4);
    evidence.url = evidence_.text(5);
    evidence.published = evidence_.text(6);
    evidence.sentence = evidence_.natural(7);
    evidence.begin = evidence_.natural(8);
    evidence.end = evidence_.natural(9);
    evidence.trigger = {evidence_.natural(10), evidence_.natural(11)};
    evidence.source_mark = {evidence_.natural(12), evidence_.natural(13)};
    evidence.target_mark = {evidence_.natural(14), evidence_.natural(15)};
    if (evidence_.integer(1) != 0) std::swap(evidence.source_mark, evidence.target_mark);
    evidence.rule = evidence_.text(16);
    evidence.date = evidence_.text(17);
    evidence.speaker = evidence_.text(18);
    evidence.speaker_id = evidence_.text(19);
    evidence.confidence = evidence_.real(20);
    shorten(evidence);
    const TextOffsets& text = text_of(evidence_.integer(0));
    evidence.quote = text.slice(evidence.begin, evidence.end);
    evidence.trigger_text = text.slice(evidence.trigger.begin, evidence.trigger.end);
    found.push_back(std::move(evidence));
  }
  return found;
}

const TextOffsets& EvidenceReader::text_of(int64_t article) {
  for (auto it = texts_.begin(); it != texts_.end(); ++it) {
    if (it->article != article) continue;
    texts_.splice(texts_.begin(), texts_, it);
    return it->offsets;
  }
  text_.with(article).step();
  texts_.emplace_front(article, text_.text(0));
  text_.reset();
  bytes_ += texts_.front().text.size();
  while (texts_.size() > 1 && (texts_.size() > kTexts || bytes_ > kBytes)) {
    bytes_ -= texts_.back().text.size();
    texts_.pop_back();
  }
  return texts_.front().offsets;
}

}  // namespace nuncio
