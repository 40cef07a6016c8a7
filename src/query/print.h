// Values of a result as text.
#ifndef NUNCIO_QUERY_PRINT_H_
#define NUNCIO_QUERY_PRINT_H_

#include <iosfwd>
#include <string>
#include <string_view>

#include "graph/property_graph.h"
#include "nuncio/value.h"

namespace nuncio {

// For people. A node is its name (else `(:Label {key: value})`), an edge `A -[criticized]-> B`, a
// path `A -[criticized]-> B <-[met_with]- C`, a string itself without quotes (inside lists with),
// null `null`.
std::string to_text(const Value& value, const PropertyGraph& graph);

// For programs. Node: {"id", "labels", "properties"}; edge: {"id", "type", "source", "target",
// "source_name", "target_name", "properties"}; path: {"nodes": […], "edges": […]} in the order of
// the walk; dates and durations as strings; NaN and infinities as null.
std::string to_json(const Value& value, const PropertyGraph& graph);

// In the notation of the query language: 'it\'s', (:Person {name: 'A'}), [:met_with {support: 1}],
// <(…)-[…]->(…)>.
std::string to_literal(const Value& value, const PropertyGraph& graph);

// One hop of a path or one edge, written from `from`: `A -[criticized]-> B` or `B <-[criticized]-
// A`.
std::string edge_text(EdgeId edge, NodeId from, const PropertyGraph& graph);

// The text between double quotes, escaped as JSON asks.
std::string json_quote(std::string_view text);

}  // namespace nuncio

#endif  // NUNCIO_QUERY_PRINT_H_
