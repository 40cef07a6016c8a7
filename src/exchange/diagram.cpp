#include "exchange/diagram.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

namespace nuncio {

namespace {

// Source, target, denied or not, hypothetical or not.
using Stance = std::tuple<uint32_t, uint32_t, Polarity, bool>;

std::vector<uint32_t> count_degrees(const GraphRows& rows) {
  std::vector<uint32_t> degrees(rows.entities.size());
  for (const EdgeRow& edge : rows.edges) {
    ++degrees[edge.source];
    ++degrees[edge.target];
  }
  return degrees;
}

bool is_plain(const EdgeRow& edge, std::string_view type) {
  return edge.type == type && edge.polarity == Polarity::positive &&
         edge.modality == Modality::actual;
}

// Offices of which nothing is known but who holds them and whose they are, which their names say.
// All holders must stay in the diagram without them.
std::vector<char> find_written_offices(const GraphRows& rows, std::vector<uint32_t> degrees) {
  std::vector<char> written(rows.entities.size());
  for (const EdgeRow& edge : rows.edges)
    if (is_plain(edge, "holds_office") && rows.entities[edge.target].type == EntityType::office) {
      written[edge.target] = true;
      --degrees[edge.source];
    }
  for (const EdgeRow& edge : rows.edges) {
    const bool held = is_plain(edge, "holds_office") && degrees[edge.source] > 0;
    if (!held) written[edge.target] = false;
    if (!is_plain(edge, "office_of")) written[edge.source] = false;
  }
  return written;
}

void add_to_line(const EdgeRow& edge, bool directed, const RelationKinds& kinds,
                 DiagramLine& line) {
  if (line.edges.empty()) {
    line.source = edge.source;
    line.target = edge.target;
    line.polarity = edge.polarity;
    line.actual = edge.modality == Modality::actual;
    line.directed = false;
  }
  line.directed = line.directed || directed;
  line.event = line.event || kinds.events.empty() || kinds.events.contains(edge.type);
  line.support += edge.support;
  line.edges.push_back(&edge);
}

std::map<Stance, DiagramLine> draw_lines(const std::vector<const EdgeRow*>& edges,
                                         const RelationKinds& kinds) {
  std::map<Stance, DiagramLine> lines;
  const auto stance = [](const EdgeRow& edge, uint32_t from, uint32_t to) {
    return Stance(from, to, edge.polarity, edge.modality != Modality::actual);
  };
  for (const EdgeRow* edge : edges)
    if (!kinds.symmetric.contains(edge->type))
      add_to_line(*edge, true, kinds, lines[stance(*edge, edge->source, edge->target)]);
  for (const EdgeRow* edge : edges) {
    if (!kinds.symmetric.contains(edge->type)) continue;
    auto line = lines.find(stance(*edge, edge->target, edge->source));
    if (line == lines.end() || lines.contains(stance(*edge, edge->source, edge->target)))
      line = lines.try_emplace(stance(*edge, edge->source, edge->target)).first;
    add_to_line(*edge, false, kinds, line->second);
  }
  return lines;
}

}  // namespace

Diagram plan_diagram(const GraphRows& rows, const RelationKinds& kinds) {
  const std::vector<uint32_t> degrees = count_degrees(rows);
  const std::vector<char> written = find_written_offices(rows, degrees);
  std::map<uint32_t, std::vector<uint32_t>> offices;  // by holder
  std::vector<const EdgeRow*> edges;
  edges.reserve(rows.edges.size());
  for (const EdgeRow& edge : rows.edges) {
    if (written[edge.target])
      offices[edge.source].push_back(edge.target);
    else if (!written[edge.source])
      edges.push_back(&edge);
  }
  std::vector<char> drawn(rows.entities.size());
  for (const EdgeRow* edge : edges) drawn[edge->source] = drawn[edge->target] = true;
  Diagram diagram;
  for (uint32_t entity = 0; entity < rows.entities.size(); ++entity)
    if (drawn[entity])
      diagram.nodes.push_back({entity, degrees[entity], std::move(offices[entity])});
  for (auto& [stance, line] : draw_lines(edges, kinds)) diagram.lines.push_back(std::move(line));
  return diagram;
}

size_t count_drawn_nodes(const GraphRows& rows) {
  const auto degrees = count_degrees(rows);
  return static_cast<size_t>(
      std::count_if(degrees.begin(), degrees.end(), [](uint32_t degree) { return degree > 0; }));
}

}  // namespace nuncio
