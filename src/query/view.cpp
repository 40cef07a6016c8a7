#include "query/view.h"

#include <algorithm>
#include <utility>

namespace nuncio {
namespace {

const Column* column(const PropertyGraph& graph, std::string_view key) {
  const std::optional<PropertyId> id = graph.edge_keys().find(key);
  return id ? &graph.edge_column(*id) : nullptr;
}

const Column* text_column(const PropertyGraph& graph, std::string_view key) {
  const Column* const found = column(graph, key);
  return found && found->kind() == ValueKind::string ? found : nullptr;
}

// Of a property that may be a date or the text of one.
std::optional<Date> date_of(const Value& value) {
  if (value.is(ValueKind::date)) return value.as_date();
  if (value.is(ValueKind::string)) return parse_date(value.as_string());
  return std::nullopt;
}

std::optional<Date> date_at(const Column* column, EdgeId edge) {
  return column ? date_of(column->get(edge)) : std::nullopt;
}

std::optional<Date> evaluate(Run& run, const std::optional<Bound>& bound) {
  if (!bound) return std::nullopt;
  const std::optional<Date> date = date_of(bound->run->eval(run));
  if (!date) run.fail(bound->at, "a view needs a date here, as date('2025-09') or '2025-09'");
  return date;
}

}  // namespace

bool has_stance(const PropertyGraph& graph) {
  return text_column(graph, "polarity") || text_column(graph, "modality");
}

int compare_dates(Date a, Date b) {
  if (a.year != b.year) return a.year < b.year ? -1 : 1;
  if (a.month == 0 || b.month == 0 || a.month != b.month)
    return a.month == 0 || b.month == 0 ? 0 : a.month < b.month ? -1 : 1;
  if (a.day == 0 || b.day == 0 || a.day == b.day) return 0;
  return a.day < b.day ? -1 : 1;
}

EdgeView::EdgeView(const PropertyGraph& graph, Wish wish)
    : graph_(graph),
      wish_(std::move(wish)),
      polarity_(text_column(graph, "polarity")),
      modality_(text_column(graph, "modality")),
      speaker_(text_column(graph, "speaker")),
      date_(column(graph, "date")),
      last_date_(column(graph, "last_date")),
      support_(column(graph, "support")),
      published_(column(graph, "published")) {}

void EdgeView::resolve(Run& run) {
  as_of_ = evaluate(run, wish_.as_of);
  from_ = evaluate(run, wish_.from);
  to_ = evaluate(run, wish_.to);
  known_by_ = evaluate(run, wish_.known_by);
  told_.clear();
}

bool EdgeView::admits(Run& run, EdgeId edge) const {
  return has_stance_wished(edge) && holds_in_time(edge) && is_told_so(run, edge);
}

bool EdgeView::is_denied(EdgeId edge) const {
  if (!polarity_) return false;
  const Value polarity = polarity_->get(edge);
  return polarity.is(ValueKind::string) && polarity.as_string() == "-";
}

bool EdgeView::is_hypothetical(EdgeId edge) const {
  if (!modality_) return false;
  const Value modality = modality_->get(edge);
  return modality.is(ValueKind::string) && modality.as_string() != "actual";
}

// DENIED takes what is denied, planned or not; HYPOTHETICAL what is planned or possible; both what
// is denied of plans.
bool EdgeView::has_stance_wished(EdgeId edge) const {
  if (wish_.any_stance) return true;
  if (is_denied(edge) != wish_.denied) return false;
  if (wish_.denied && !wish_.hypothetical) return true;
  return is_hypothetical(edge) == wish_.hypothetical;
}

// Where no end is known, it holds on.
bool EdgeView::holds_in_time(EdgeId edge) const {
  if (!as_of_ && !from_) return true;
  const std::optional<Date> begin = date_at(date_, edge), end = date_at(last_date_, edge);
  if (!begin) return false;
  if (as_of_ && (compare_dates(*begin, *as_of_) > 0 || (end && compare_dates(*end, *as_of_) < 0)))
    return false;
  return !from_ ||
         (compare_dates(*begin, *to_) <= 0 && compare_dates(end ? *end : *begin, *from_) >= 0);
}

bool EdgeView::may_be_told_by(const Evidence& evidence) const {
  if (known_by_) {
    const std::optional<Date> printed = parse_date(evidence.published);
    if (!printed || compare_dates(*printed, *known_by_) > 0) return false;
  }
  if (wish_.asserted && !evidence.speaker.empty()) return false;
  if (!wish_.claimed) return true;
  if (wish_.speakers.empty()) return !evidence.speaker.empty();
  return std::find(wish_.speakers.begin(), wish_.speakers.end(), evidence.speaker) !=
         wish_.speakers.end();
}

// By whom and when. The properties sum up all evidence: only of an edge with one piece they tell
// who speaks where there is no speaker.
bool EdgeView::is_told_so(Run& run, EdgeId edge) const {
  if (!known_by_ && !wish_.asserted && !wish_.claimed) return true;
  Evidence sum;
  const Value speaker = speaker_ ? speaker_->get(edge) : Value();
  if (speaker.is(ValueKind::string)) sum.speaker = speaker.as_string();
  if (const std::optional<Date> printed = date_at(published_, edge))
    sum.published = to_string(*printed);
  const std::optional<int64_t> id = graph_.external_id(edge);
  const Value support = support_ ? support_->get(edge) : Value();
  const bool one_voice = !sum.speaker.empty() || !support.is(ValueKind::integer) ||
                         support.as_int() <= 1 || !run.evidence || !id;
  if (one_voice && (!known_by_ || !sum.published.empty() || !run.evidence || !id))
    return may_be_told_by(sum);
  if (const auto known = told_.find(edge); known != told_.end()) return known->second;
  const std::vector<Evidence> all = run.evidence->evidence_of(*id);
  const bool told = std::any_of(all.begin(), all.end(),
                                [&](const Evidence& piece) { return may_be_told_by(piece); });
  told_.emplace(edge, told);
  return told;
}

}  // namespace nuncio
