// The bridge between the towers: a stored graph as a PropertyGraph in memory.
//
// A node for every entity, in the order of GraphRows, labelled with its type; properties id, name,
// aliases (list), code, mentions, articles, first_seen, last_seen (dates). An edge for every row,
// with the row's id as external id; properties polarity, modality, speaker (name), date, last_date
// (dates), support, articles, confidence, and label of open edges. What is unknown is absent. Every
// name and alias finds its node.
#ifndef NUNCIO_STORE_LOAD_GRAPH_H_
#define NUNCIO_STORE_LOAD_GRAPH_H_

#include "graph/property_graph.h"
#include "nuncio/graph_rows.h"
#include "store/store.h"

namespace nuncio {

PropertyGraph load_graph(const Store& store, Store::OpenEdges open = Store::OpenEdges::leave_out);

PropertyGraph load_graph(const GraphRows& rows);

}  // namespace nuncio

#endif  // NUNCIO_STORE_LOAD_GRAPH_H_
