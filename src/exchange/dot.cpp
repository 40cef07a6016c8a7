#include "exchange/dot.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "exchange/graphviz_text.h"

namespace nuncio {

namespace {

constexpr size_t kMostForDot = 300;
constexpr size_t kMostWithQuotes = 50000;  // edges; looking up a quote for each costs time
constexpr size_t kNameLimit = 60;
constexpr size_t kQuoteLimit = 240;

// Fills are light so that black text reads well on them; borders are the colours of Okabe and Ito,
// which colour-blind readers tell apart. Shapes differ too, for print in grey.
struct NodeStyle {
  std::string_view shape, style, border, fill;
};

constexpr std::array<NodeStyle, 6> kNodeStyles = {{
    {"ellipse", "filled", "#0072B2", "#DCEBF7"},         // Person
    {"box", "filled,rounded", "#D55E00", "#FBE6D8"},     // Organization
    {"hexagon", "filled", "#009E73", "#D9F1E8"},         // Place
    {"cds", "filled", "#B0558E", "#F6E3EE"},             // Office
    {"note", "filled", "#B89500", "#FBF5CF"},            // Agreement
    {"box", "filled,dashed", "#777777", "#F0F0F0"},      // Other
}};

constexpr std::string_view kInk = "#3A4550";
constexpr std::string_view kFaintInk = "#7A8794";
constexpr std::string_view kDenied = "#C0272D";

// All edges from one entity to another in one stance: drawn as one line.
struct Bundle {
  uint32_t source = 0;
  uint32_t target = 0;
  Polarity polarity = Polarity::positive;
  bool actual = true;
  bool directed = true;
  std::vector<const EdgeRow*> edges;
};

std::string decimal(double value) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, 1).ptr;
  return {buffer, end};
}

std::vector<uint32_t> count_degrees(const GraphRows& rows) {
  std::vector<uint32_t> degrees(rows.entities.size());
  for (const EdgeRow& edge : rows.edges) {
    ++degrees[edge.source];
    ++degrees[edge.target];
  }
  return degrees;
}

std::vector<Bundle> bundle_edges(const ExportInput& input) {
  std::map<std::tuple<uint32_t, uint32_t, Polarity, bool, bool>, Bundle> bundles;
  for (const EdgeRow& edge : input.rows.edges) {
    const bool actual = edge.modality == Modality::actual;
    const bool directed = !input.symmetric.contains(edge.type);
    Bundle& bundle = bundles[{edge.source, edge.target, edge.polarity, !actual, !directed}];
    bundle.source = edge.source;
    bundle.target = edge.target;
    bundle.polarity = edge.polarity;
    bundle.actual = actual;
    bundle.directed = directed;
    bundle.edges.push_back(&edge);
  }
  std::vector<Bundle> all;
  all.reserve(bundles.size());
  for (auto& [key, bundle] : bundles) all.push_back(std::move(bundle));
  return all;
}

std::string relation_words(const EdgeRow& edge) {
  std::string words = edge.label.empty() ? edge.type : edge.label;
  std::replace(words.begin(), words.end(), '_', ' ');
  return plain_line(words, kNameLimit);
}

std::string bundle_label(const Bundle& bundle) {
  std::string label;
  for (const EdgeRow* edge : bundle.edges) {
    const std::string words = relation_words(*edge);
    if (!label.empty()) label += '\n';
    label += bundle.polarity == Polarity::negative ? "not " + words : words;
    if (edge->support > 1) label += " ×" + std::to_string(edge->support);
  }
  return label;
}

// What each relation of the bundle rests on: its first sentence.
std::string bundle_tooltip(const Bundle& bundle, const ExportInput& input) {
  const auto& entities = input.rows.entities;
  std::string tooltip;
  for (const EdgeRow* edge : bundle.edges) {
    if (!tooltip.empty()) tooltip += "\n\n";
    tooltip += plain_line(entities[bundle.source].name, kNameLimit) + " — " + relation_words(*edge) +
               " — " + plain_line(entities[bundle.target].name, kNameLimit);
    if (!edge->date.empty()) tooltip += ", " + plain_line(edge->date, 10);
    if (edge->modality != Modality::actual) tooltip += ", " + std::string(to_string(edge->modality));
    if (edge->polarity == Polarity::negative) tooltip += ", denied";
    if (input.rows.edges.size() > kMostWithQuotes) continue;
    const auto evidence = input.evidence.evidence_of(edge->id);
    if (evidence.empty()) continue;
    tooltip += "\n“" + plain_line(evidence.front().quote, kQuoteLimit) + "”";
    tooltip += "\n" + plain_line(evidence.front().doc, kNameLimit);
    if (evidence.size() > 1) tooltip += " and " + std::to_string(evidence.size() - 1) + " more";
  }
  return tooltip;
}

std::string node_tooltip(const EntityRow& entity) {
  std::string tooltip = std::string(to_string(entity.type)) + ": " + plain_line(entity.name, kQuoteLimit);
  for (size_t i = 0; i < std::min<size_t>(entity.aliases.size(), 6); ++i)
    tooltip += (i == 0 ? "\nalso " : ", ") + plain_line(entity.aliases[i], kNameLimit);
  tooltip += "\n" + std::to_string(entity.mentions) + " mentions in " +
             std::to_string(entity.articles) + " articles";
  return tooltip;
}

void write_head(const ExportInput& input, size_t nodes, std::ostream& out) {
  const bool layered = layout_for(nodes) == "dot";
  out << "// Made by nuncio " << NUNCIO_VERSION << ". Draw it with: dot -Tsvg -O FILE\n"
      << "digraph nuncio {\n"
      << "  graph [layout=" << layout_for(nodes)
      << (layered ? ", rankdir=LR, ranksep=0.9, nodesep=0.28, splines=true"
                  : ", overlap=prism, overlap_scaling=-6, splines=line, outputorder=edgesfirst")
      << ",\n    bgcolor=\"white\", pad=0.35, charset=\"UTF-8\", "
         "fontname=\"Helvetica,Arial,sans-serif\", fontsize=11, fontcolor=\""
      << kInk << "\"];\n"
      << "  node [fontname=\"Helvetica,Arial,sans-serif\", fontsize=12, fontcolor=\"#1A1F24\", "
         "penwidth=1.3, margin=\"0.14,0.07\"];\n"
      << "  edge [fontname=\"Helvetica,Arial,sans-serif\", fontsize=" << (layered ? "9.5" : "8")
      << ", color=\"" << kFaintInk << "\", fontcolor=\"" << kInk
      << "\", arrowsize=0.7, penwidth=1.2];\n";
  (void)input;
}

void write_legend(const std::array<bool, 6>& present, bool denied, bool not_actual, bool undirected,
                  std::ostream& out) {
  out << "  labelloc=b;\n  label=<<table border=\"0\" cellborder=\"0\" cellspacing=\"6\" "
         "cellpadding=\"3\"><tr>";
  for (size_t type = 0; type < present.size(); ++type) {
    if (!present[type]) continue;
    const NodeStyle& style = kNodeStyles[type];
    out << "<td border=\"1\" color=\"" << style.border << "\" bgcolor=\"" << style.fill << "\"> "
        << entity_type_names[type] << " </td>";
  }
  if (undirected) out << "<td>&#8212; mutual</td>";
  if (not_actual) out << "<td>- - - planned or possible</td>";
  if (denied) out << "<td><font color=\"" << kDenied << "\">&#8212;| denied</font></td>";
  out << "<td>×2: sentences that say so</td></tr></table>>;\n";
}

void write_node(const EntityRow& entity, uint32_t degree, std::ostream& out) {
  const NodeStyle& style = kNodeStyles[static_cast<size_t>(entity.type)];
  const double size = std::min(12.0 + 1.4 * std::log2(std::max(1.0, degree / 2.0)), 20.0);
  out << "  " << dot_id(entity.id) << " [label=\""
      << dot_escape(wrap(plain_line(entity.name, kNameLimit), 18)) << "\", shape=" << style.shape
      << ", style=\"" << style.style << "\", color=\"" << style.border << "\", fillcolor=\""
      << style.fill << "\", fontsize=" << decimal(size) << ", tooltip=\""
      << dot_escape(node_tooltip(entity)) << "\"];\n";
}

void write_bundle(const Bundle& bundle, const ExportInput& input, std::ostream& out) {
  uint32_t support = 0;
  for (const EdgeRow* edge : bundle.edges) support += edge->support;
  const bool denied = bundle.polarity == Polarity::negative;
  const std::string tooltip = dot_escape(bundle_tooltip(bundle, input));
  out << "  " << dot_id(input.rows.entities[bundle.source].id) << " -> "
      << dot_id(input.rows.entities[bundle.target].id) << " [label=\""
      << dot_escape(bundle_label(bundle)) << "\", penwidth="
      << decimal(std::min(1.0 + 0.6 * std::log2(std::max(1U, support)), 5.0));
  if (!bundle.actual) out << ", style=dashed";
  if (!bundle.directed) out << ", dir=none";
  if (denied)
    out << ", color=\"" << kDenied << "\", fontcolor=\"" << kDenied << "\", arrowhead=tee, dir=forward";
  out << ", tooltip=\"" << tooltip << "\", labeltooltip=\"" << tooltip << "\"];\n";
}

}  // namespace

std::string_view layout_for(size_t nodes) { return nodes <= kMostForDot ? "dot" : "sfdp"; }

size_t count_drawn_nodes(const GraphRows& rows) {
  const auto degrees = count_degrees(rows);
  return static_cast<size_t>(std::count_if(degrees.begin(), degrees.end(),
                                           [](uint32_t degree) { return degree > 0; }));
}

void export_dot(const ExportInput& input, std::ostream& out) {
  const GraphRows& rows = input.rows;
  const auto degrees = count_degrees(rows);
  write_head(input, count_drawn_nodes(rows), out);
  std::array<bool, 6> present = {};
  bool denied = false, not_actual = false, undirected = false;
  for (const EdgeRow& edge : rows.edges) {
    denied = denied || edge.polarity == Polarity::negative;
    not_actual = not_actual || edge.modality != Modality::actual;
    undirected = undirected || input.symmetric.contains(edge.type);
  }
  for (size_t i = 0; i < rows.entities.size(); ++i)
    if (degrees[i] > 0) present[static_cast<size_t>(rows.entities[i].type)] = true;
  write_legend(present, denied, not_actual, undirected, out);
  out << '\n';
  for (size_t i = 0; i < rows.entities.size(); ++i)
    if (degrees[i] > 0) write_node(rows.entities[i], degrees[i], out);
  out << '\n';
  for (const Bundle& bundle : bundle_edges(input)) write_bundle(bundle, input, out);
  out << "}\n";
}

}  // namespace nuncio
