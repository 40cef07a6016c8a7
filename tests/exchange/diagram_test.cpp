#include "exchange/diagram.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace nuncio;

namespace {

// Persons A, B, C; offices X, Y; place P.
GraphRows make_rows(const std::vector<std::string>& edges) {
  const std::string names = "ABCXYP";
  GraphRows rows;
  for (const char name : names) {
    EntityRow entity;
    entity.id = entity.name = std::string(1, name);
    entity.type = name < 'D'    ? EntityType::person
                  : name == 'P' ? EntityType::place
                                : EntityType::office;
    rows.entities.push_back(entity);
  }
  for (const std::string& text : edges) {  // "A met_with B", "-" before it: denied, "?": possible
    EdgeRow edge;
    const size_t begin = text[0] == '-' || text[0] == '?' ? 1 : 0;
    edge.polarity = text[0] == '-' ? Polarity::negative : Polarity::positive;
    edge.modality = text[0] == '?' ? Modality::possible : Modality::actual;
    edge.source = static_cast<uint32_t>(names.find(text[begin]));
    edge.target = static_cast<uint32_t>(names.find(text.back()));
    edge.type = text.substr(begin + 2, text.size() - begin - 4);
    edge.support = 1;
    rows.edges.push_back(edge);
  }
  return rows;
}

std::string print(const std::vector<std::string>& edges) {
  const GraphRows rows = make_rows(edges);
  const Diagram diagram = plan_diagram(rows, {{"met_with"}, {"met_with", "criticized"}});
  CHECK(diagram.nodes.size() <= count_drawn_nodes(rows));
  std::string text;
  for (const DiagramNode& node : diagram.nodes) {
    text += rows.entities[node.entity].name;
    for (const uint32_t office : node.offices) text += "(" + rows.entities[office].name + ")";
    text += " ";
  }
  for (const DiagramLine& line : diagram.lines) {
    text += "| ";
    if (line.polarity == Polarity::negative) text += "not ";
    if (!line.actual) text += "maybe ";
    text += rows.entities[line.source].name + (line.directed ? ">" : "-") +
            rows.entities[line.target].name;
    for (const EdgeRow* edge : line.edges) text += " " + edge->type;
    text += line.event ? "! " : " ";
  }
  return text;
}

}  // namespace

TEST_CASE("a diagram draws together what belongs together") {
  struct Row {
    std::vector<std::string> edges;
    std::string diagram;
  };
  const std::vector<Row> rows = {
      {{}, ""},
      {{"A criticized B", "A leads B"}, "A B | A>B criticized leads! "},
      {{"A leads B"}, "A B | A>B leads "},
      {{"A criticized B", "B criticized A"}, "A B | A>B criticized! | B>A criticized! "},
      // What is mutual joins a line that is there, else is a line without an arrow.
      {{"A met_with B"}, "A B | A-B met_with! "},
      {{"A met_with B", "B criticized A"}, "A B | B>A criticized met_with! "},
      {{"A met_with B", "A criticized B", "B leads A"},
       "A B | A>B criticized met_with! | B>A leads "},
      // Stances stay apart.
      {{"A criticized B", "-A criticized B", "?A criticized B"},
       "A B | A>B criticized! | maybe A>B criticized! | not A>B criticized! "},
      {{"-A met_with B", "A criticized B"}, "A B | A>B criticized! | not A-B met_with! "},
      // Offices go under the names of those who stay without them.
      {{"A holds_office X", "A leads B"}, "A(X) B | A>B leads "},
      {{"A holds_office X", "X office_of P", "A leads P"}, "A(X) P | A>P leads "},
      {{"A holds_office X", "A holds_office Y", "B holds_office Y", "A leads B"},
       "A(X)(Y) B(Y) | A>B leads "},
      {{"A holds_office X"}, "A X | A>X holds_office "},
      {{"A holds_office X", "X office_of P"}, "A X P | A>X holds_office | X>P office_of "},
      {{"A holds_office X", "B holds_office X", "B leads P"},
       "A B X P | A>X holds_office | B>X holds_office | B>P leads "},
      {{"?A holds_office X", "A leads B"}, "A B X | A>B leads | maybe A>X holds_office "},
      {{"A holds_office X", "B criticized X", "A leads B"},
       "A B X | A>B leads | A>X holds_office | B>X criticized! "},
  };
  for (const Row& row : rows) CHECK(print(row.edges) == row.diagram);
}
