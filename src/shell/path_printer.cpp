#include "shell/path_printer.h"

#include <algorithm>
#include <ostream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "query/print.h"
#include "shell/text_width.h"

namespace nuncio {

namespace {

// " (denied, planned)" for an edge that does not simply hold.
std::string stance_of(EdgeId edge, const PropertyGraph& graph) {
  std::string out;
  const auto add = [&](std::string_view word) {
    out += (out.empty() ? "" : ", ") + std::string(word);
  };
  const Value polarity = graph.edge_property(edge, "polarity");
  if (polarity.is(ValueKind::string) && polarity.as_string() == "-") add("denied");
  const Value modality = graph.edge_property(edge, "modality");
  if (modality.is(ValueKind::string) && modality.as_string() != "actual") add(modality.as_string());
  const Value speaker = graph.edge_property(edge, "speaker");
  if (speaker.is(ValueKind::string)) add("says " + std::string(speaker.as_string()));
  return out.empty() ? out : " (" + out + ")";
}

class PathPrinter {
 public:
  PathPrinter(const Result& result, const PropertyGraph& graph, const EvidenceSource& evidence,
              size_t width, std::ostream& out)
      : result_(result), graph_(graph), evidence_(evidence), width_(width), out_(out) {}

  void print_row(const std::vector<Value>& row) {
    const Path& path = row.front().as_path();
    const bool one_hop = path.edges.size() == 1;
    out_ << printable(to_text(row.front(), graph_))
         << (one_hop ? stance_of(path.edges[0], graph_) : "") << rest_of(row) << '\n';
    for (size_t i = 0; i < path.edges.size(); ++i) {
      const EdgeId edge = path.edges[i];
      if (!shown_.insert(edge).second) continue;
      if (!one_hop)
        out_ << "  " << printable(edge_text(edge, graph_.source(edge), graph_))
             << stance_of(edge, graph_) << '\n';
      print_sentence(edge, one_hop ? 2 : 4);
    }
  }

 private:
  std::string rest_of(const std::vector<Value>& row) const {
    std::string out;
    for (size_t c = 1; c < row.size(); ++c)
      if (result_.columns[c] != "hops")  // the path shows them
        out += "  [" + result_.columns[c] + ": " + to_text(row[c], graph_) + "]";
    return printable(out);
  }

  void print_sentence(EdgeId edge, size_t indent) const {
    const std::optional<int64_t> id = graph_.external_id(edge);
    if (!id) return;
    const std::vector<Evidence> all = evidence_.evidence_of(*id);
    if (all.empty()) return;
    // Of several the surest, and of those the first.
    const Evidence& best = *std::ranges::max_element(all, {}, &Evidence::confidence);
    std::string text = best.quote + " [" + best.doc;
    if (!best.published.empty()) text += ", " + best.published;
    if (all.size() > 1) text += ", and " + std::to_string(all.size() - 1) + " more";
    text = printable(text + "]");
    const std::string margin(indent, ' ');
    if (width_ <= indent + 20) {
      out_ << margin << text << '\n';
      return;
    }
    for (const std::string& line : wrap_to_width(text, width_ - indent))
      out_ << margin << line << '\n';
  }

  const Result& result_;
  const PropertyGraph& graph_;
  const EvidenceSource& evidence_;
  size_t width_;
  std::ostream& out_;
  std::set<EdgeId> shown_;
};

}  // namespace

bool is_path_result(const Result& result) {
  return !result.rows.empty() && std::ranges::all_of(result.rows, [](const auto& row) {
    return !row.empty() && row.front().is(ValueKind::path);
  });
}

void print_paths(const Result& result, const PropertyGraph& graph, const EvidenceSource& evidence,
                 size_t width, std::ostream& out) {
  PathPrinter printer(result, graph, evidence, width, out);
  for (const auto& row : result.rows) printer.print_row(row);
}

}  // namespace nuncio
