#include "exchange/dot.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <vector>

#include "exchange/diagram.h"
#include "exchange/graphviz_text.h"

namespace nuncio {

namespace {

constexpr size_t kMostForDot = 300;
constexpr size_t kMostWithQuotes = 50000;  // edges; looking up a quote for each costs time
constexpr size_t kNameLimit = 60;
constexpr size_t kQuoteLimit = 240;
constexpr size_t kMostRelations = 8;  // named on one line
constexpr size_t kDense = 100;        // lines; from there on fewer of them
constexpr size_t kMostWhereDense = 3;
constexpr std::string_view kFont = "Helvetica,Arial,sans-serif";

// Fills are light so that black text reads well on them; borders are the colours of Okabe and Ito,
// which colour-blind readers tell apart. Shapes differ too, for print in grey.
struct NodeStyle {
  std::string_view shape, style, border, fill;
};

constexpr std::array<NodeStyle, 6> kNodeStyles = {{
    {"ellipse", "filled", "#0072B2", "#DCEBF7"},            // Person
    {"box", "filled,rounded", "#D55E00", "#FBE6D8"},        // Organization
    {"hexagon", "filled", "#009E73", "#D9F1E8"},            // Place
    {"box", "filled", "#B0558E", "#F6E3EE"},                // Office
    {"note", "filled", "#A68500", "#FBF5CF"},               // Agreement
    {"box", "filled,rounded,dashed", "#777777", "#F0F0F0"}  // Other
}};

struct LineStyle {
  std::string_view line, text;
};
constexpr LineStyle kEvent = {"#4A5864", "#2B343C"};
constexpr LineStyle kState = {"#AAB4BD", "#74808B"};
constexpr LineStyle kDenied = {"#C0272D", "#C0272D"};

std::string decimal(double value) {
  char buffer[32];
  const auto end =
      std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, 1).ptr;
  return {buffer, end};
}

// A name for people. There is something to see even where it holds nothing visible.
std::string shown(const std::string& name, size_t limit) {
  const std::string line = plain_line(name, limit);
  return line.empty() ? "(no name)" : line;
}

std::string relation_words(const EdgeRow& edge) {
  std::string words = edge.label.empty() ? edge.type : edge.label;
  std::replace(words.begin(), words.end(), '_', ' ');
  return plain_line(words, kNameLimit);
}

std::string line_label(const DiagramLine& line, size_t most) {
  std::string label;
  for (size_t i = 0; i < line.edges.size(); ++i) {
    const EdgeRow* edge = line.edges[i];
    if (!label.empty()) label += '\n';
    if (i == most && line.edges.size() > most + 1)
      return label + "+ " + std::to_string(line.edges.size() - i) + " more";
    if (line.polarity == Polarity::negative) label += "not ";
    label += relation_words(*edge);
    if (edge->support > 1) label += " ×" + std::to_string(edge->support);
  }
  return label;
}

// What each relation of the line rests on: its first sentence.
std::string line_tooltip(const DiagramLine& line, const ExportInput& input) {
  const auto name = [&](uint32_t entity) {
    return shown(input.rows.entities[entity].name, kNameLimit);
  };
  std::string tooltip;
  for (size_t i = 0; i < std::min(line.edges.size(), kMostRelations); ++i) {
    const EdgeRow* edge = line.edges[i];
    if (!tooltip.empty()) tooltip += "\n\n";
    tooltip += name(edge->source) + " — " + relation_words(*edge) + " — " + name(edge->target);
    if (!edge->date.empty()) tooltip += ", " + plain_line(edge->date, 10);
    if (edge->modality != Modality::actual)
      tooltip += ", " + std::string(to_string(edge->modality));
    if (edge->polarity == Polarity::negative) tooltip += ", denied";
    if (edge->speaker) tooltip += ", says " + name(*edge->speaker);
    if (input.rows.edges.size() > kMostWithQuotes) continue;
    const auto evidence = input.evidence.evidence_of(edge->id);
    if (evidence.empty()) continue;
    tooltip += "\n“" + plain_line(evidence.front().quote, kQuoteLimit) + "”\n" +
               plain_line(evidence.front().doc, kNameLimit);
    if (evidence.size() > 1) tooltip += ", and " + std::to_string(evidence.size() - 1) + " more";
  }
  return tooltip;
}

std::string node_tooltip(const EntityRow& entity) {
  std::string tooltip =
      std::string(to_string(entity.type)) + ": " + shown(entity.name, kQuoteLimit);
  for (size_t i = 0; i < std::min<size_t>(entity.aliases.size(), 6); ++i)
    tooltip += (i == 0 ? "\nalso " : ", ") + plain_line(entity.aliases[i], kNameLimit);
  const auto counted = [](uint32_t count, const std::string& noun) {
    return std::to_string(count) + ' ' + noun + (count == 1 ? "" : "s");
  };
  return tooltip + '\n' + counted(entity.mentions, "mention") + " in " +
         counted(entity.articles, "article");
}

void write_head(size_t nodes, std::ostream& out) {
  const bool layered = layout_for(nodes) == "dot";
  out << "// Made by nuncio " << NUNCIO_VERSION << ". To draw it: dot -Tsvg -O FILE\n"
      << "digraph nuncio {\n  graph [layout=" << layout_for(nodes)
      << (layered ? ", rankdir=LR, ranksep=0.55, nodesep=0.22, splines=true"
                  : ", overlap=prism, overlap_scaling=-6, splines=line, outputorder=edgesfirst")
      << ", bgcolor=\"white\", pad=0.3, charset=\"UTF-8\", fontname=\"" << kFont
      << "\", fontsize=12, fontcolor=\"" << kEvent.text << "\"];\n"
      << "  node [fontname=\"" << kFont
      << "\", fontcolor=\"#14191D\", penwidth=1.5, margin=\"0.12,0.06\"];\n"
      << "  edge [fontname=\"" << kFont << "\", fontsize=" << (layered ? 10 : 8)
      << ", arrowsize=0.75];\n";
}

void write_legend(const Diagram& diagram, const ExportInput& input, std::ostream& out) {
  if (diagram.nodes.empty()) {
    out << "  label=\"No relations in this graph\";\n";
    return;
  }
  std::array<bool, kNodeStyles.size()> present = {};
  for (const DiagramNode& node : diagram.nodes)
    present[static_cast<size_t>(input.rows.entities[node.entity].type)] = true;
  const auto any = [&](auto has) {
    return std::any_of(diagram.lines.begin(), diagram.lines.end(), has);
  };
  out << "  labelloc=b;\n  label=<<table border=\"0\" cellspacing=\"6\" cellpadding=\"3\"><tr>";
  for (size_t type = 0; type < present.size(); ++type)
    if (present[type])
      out << "<td border=\"1\" color=\"" << kNodeStyles[type].border << "\" bgcolor=\""
          << kNodeStyles[type].fill << "\"> " << entity_type_names[type] << " </td>";
  if (any([](const DiagramLine& line) { return !line.actual; }))
    out << "<td>╌╌▸ planned or possible</td>";
  if (any([](const DiagramLine& line) { return line.polarity == Polarity::negative; }))
    out << "<td><font color=\"" << kDenied.text << "\">──┤ denied</font></td>";
  if (any([](const DiagramLine& line) { return line.support > line.edges.size(); }))
    out << "<td>×2 in two sentences</td>";
  out << "</tr></table>>;\n";
}

void write_node(const DiagramNode& node, const ExportInput& input, std::ostream& out) {
  const EntityRow& entity = input.rows.entities[node.entity];
  const NodeStyle& style = kNodeStyles[static_cast<size_t>(entity.type)];
  const double size = std::min(12.0 + 1.3 * std::log2(std::max(1.0, node.degree / 2.0)), 20.0);
  out << "  " << dot_id(entity.id) << " [label=<"
      << html_escape(wrap(shown(entity.name, kNameLimit), 18));
  for (const uint32_t office : node.offices)
    out << "<br/><font point-size=\"10\" color=\"#4A5864\">"
        << html_escape(wrap(shown(input.rows.entities[office].name, kNameLimit), 26)) << "</font>";
  out << ">, shape=" << style.shape << ", style=\"" << style.style << "\", color=\"" << style.border
      << "\", fillcolor=\"" << style.fill << "\", fontsize=" << decimal(size) << ", tooltip=\""
      << dot_escape(node_tooltip(entity)) << "\"];\n";
}

void write_line(const DiagramLine& line, size_t most, const ExportInput& input, std::ostream& out) {
  const bool denied = line.polarity == Polarity::negative;
  const LineStyle& style = denied ? kDenied : line.event ? kEvent : kState;
  const std::string tooltip = dot_escape(line_tooltip(line, input));
  out << "  " << dot_id(input.rows.entities[line.source].id) << " -> "
      << dot_id(input.rows.entities[line.target].id) << " [label=\""
      << dot_escape(line_label(line, most)) << "\", color=\"" << style.line << "\", fontcolor=\""
      << style.text << "\", penwidth="
      << decimal(std::min(1.0 + 0.6 * std::log2(std::max(1U, line.support)), 5.0));
  if (!line.actual) out << ", style=dashed";
  if (denied)
    out << ", arrowhead=tee";
  else if (!line.directed)
    out << ", dir=none";
  out << ", tooltip=\"" << tooltip << "\", labeltooltip=\"" << tooltip << "\"];\n";
}

}  // namespace

std::string_view layout_for(size_t nodes) {
  return nodes <= kMostForDot ? "dot" : "sfdp";
}

void export_dot(const ExportInput& input, std::ostream& out) {
  const Diagram diagram = plan_diagram(input.rows, input.kinds);
  write_head(diagram.nodes.size(), out);
  write_legend(diagram, input, out);
  out << '\n';
  for (const DiagramNode& node : diagram.nodes) write_node(node, input, out);
  out << '\n';
  const size_t most = diagram.lines.size() > kDense ? kMostWhereDense : kMostRelations;
  for (const DiagramLine& line : diagram.lines) {
    if (!out) return;
    write_line(line, most, input, out);
  }
  out << "}\n";
}

}  // namespace nuncio
