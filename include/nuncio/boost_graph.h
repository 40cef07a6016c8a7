// Makes a CsrView a graph of the Boost Graph Library, so that its algorithms run on Nuncio's graphs
// without a copy. CsrView models IncidenceGraph, BidirectionalGraph, AdjacencyGraph,
// VertexListGraph and EdgeListGraph; vertices are 0..n-1, and edges carry their number, so that
// vectors serve as property maps. The view's arrays must outlive all iterators.
#ifndef NUNCIO_BOOST_GRAPH_H_
#define NUNCIO_BOOST_GRAPH_H_

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "nuncio/csr.h"

namespace nuncio {

struct CsrEdge {
  uint32_t source = 0;
  uint32_t target = 0;
  uint32_t id = 0;

  friend bool operator==(const CsrEdge& a, const CsrEdge& b) { return a.id == b.id; }
  friend bool operator<(const CsrEdge& a, const CsrEdge& b) { return a.id < b.id; }
};

// Over edges by number, or over in positions of a node.
class CsrEdgeIterator : public boost::iterator_facade<CsrEdgeIterator, CsrEdge,
                                                      std::random_access_iterator_tag, CsrEdge> {
 public:
  CsrEdgeIterator() = default;
  CsrEdgeIterator(const CsrView& csr, uint32_t at, bool inwards)
      : csr_(&csr), at_(at), in_(inwards) {}

 private:
  friend class boost::iterator_core_access;
  CsrEdge dereference() const {
    const uint32_t id = in_ ? csr_->in_edges[at_] : at_;
    return {in_ ? csr_->in_sources[at_] : csr_->source(id), csr_->targets[id], id};
  }
  bool equal(const CsrEdgeIterator& other) const { return at_ == other.at_; }
  void increment() { ++at_; }
  void decrement() { --at_; }
  void advance(std::ptrdiff_t n) { at_ = static_cast<uint32_t>(at_ + n); }
  std::ptrdiff_t distance_to(const CsrEdgeIterator& other) const {
    return static_cast<std::ptrdiff_t>(other.at_) - static_cast<std::ptrdiff_t>(at_);
  }

  const CsrView* csr_ = nullptr;
  uint32_t at_ = 0;
  bool in_ = false;
};

struct CsrTraversal : boost::bidirectional_graph_tag,
                      boost::adjacency_graph_tag,
                      boost::vertex_list_graph_tag,
                      boost::edge_list_graph_tag {};

}  // namespace nuncio

namespace boost {

template <>
struct graph_traits<nuncio::CsrView> {
  using vertex_descriptor = uint32_t;
  using edge_descriptor = nuncio::CsrEdge;
  using directed_category = bidirectional_tag;
  using edge_parallel_category = allow_parallel_edge_tag;
  using traversal_category = nuncio::CsrTraversal;
  using vertices_size_type = std::size_t;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;
  using vertex_iterator = counting_iterator<uint32_t>;
  using edge_iterator = nuncio::CsrEdgeIterator;
  using out_edge_iterator = nuncio::CsrEdgeIterator;
  using in_edge_iterator = nuncio::CsrEdgeIterator;
  using adjacency_iterator = const uint32_t*;
  static vertex_descriptor null_vertex() { return UINT32_MAX; }
};

// Some algorithms ask for the traits of what they take by constant reference.
template <>
struct graph_traits<const nuncio::CsrView> : graph_traits<nuncio::CsrView> {};

template <>
struct property_map<nuncio::CsrView, vertex_index_t> {
  using type = typed_identity_property_map<uint32_t>;
  using const_type = type;
};

}  // namespace boost

namespace nuncio {

// VertexListGraph
inline std::size_t num_vertices(const CsrView& csr) {
  return csr.node_count();
}
inline auto vertices(const CsrView& csr) {
  return std::pair(boost::counting_iterator<uint32_t>(0),
                   boost::counting_iterator<uint32_t>(static_cast<uint32_t>(csr.node_count())));
}
// EdgeListGraph
inline std::size_t num_edges(const CsrView& csr) {
  return csr.edge_count();
}
inline auto edges(const CsrView& csr) {
  return std::pair(CsrEdgeIterator(csr, 0, false),
                   CsrEdgeIterator(csr, static_cast<uint32_t>(csr.edge_count()), false));
}
inline uint32_t source(const CsrEdge& edge, const CsrView&) {
  return edge.source;
}
inline uint32_t target(const CsrEdge& edge, const CsrView&) {
  return edge.target;
}
// IncidenceGraph
inline auto out_edges(uint32_t node, const CsrView& csr) {
  const Slots slots = csr.out(node);
  return std::pair(CsrEdgeIterator(csr, slots.begin, false),
                   CsrEdgeIterator(csr, slots.end, false));
}
inline std::size_t out_degree(uint32_t node, const CsrView& csr) {
  return csr.out(node).size();
}
// BidirectionalGraph
inline auto in_edges(uint32_t node, const CsrView& csr) {
  const Slots slots = csr.in(node);
  return std::pair(CsrEdgeIterator(csr, slots.begin, true), CsrEdgeIterator(csr, slots.end, true));
}
inline std::size_t in_degree(uint32_t node, const CsrView& csr) {
  return csr.in(node).size();
}
inline std::size_t degree(uint32_t node, const CsrView& csr) {
  return out_degree(node, csr) + in_degree(node, csr);
}
// AdjacencyGraph
inline auto adjacent_vertices(uint32_t node, const CsrView& csr) {
  const Slots slots = csr.out(node);
  return std::pair(csr.targets.data() + slots.begin, csr.targets.data() + slots.end);
}

inline boost::typed_identity_property_map<uint32_t> get(boost::vertex_index_t, const CsrView&) {
  return {};
}
inline uint32_t get(boost::vertex_index_t, const CsrView&, uint32_t node) {
  return node;
}

}  // namespace nuncio

#endif  // NUNCIO_BOOST_GRAPH_H_
