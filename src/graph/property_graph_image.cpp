// PropertyGraph as flat memory and back.
#include <algorithm>

#include "graph/image.h"
#include "graph/property_graph.h"

namespace nuncio {
namespace {

void save_names(ImageWriter& out, const Dictionary& names) {
  out.number(names.size());
  for (const std::string& name : names.names()) out.text(name);
}

Dictionary load_names(ImageReader& in) {
  Dictionary out;
  const uint64_t count = in.number();
  ImageReader::check(count <= UINT16_MAX);
  for (uint64_t i = 0; i < count; ++i) ImageReader::check(out.add(in.text()) == i);
  return out;
}

std::vector<Column> load_columns(ImageReader& in, size_t count, uint32_t rows) {
  std::vector<Column> out;
  for (size_t i = 0; i < count; ++i) out.push_back(Column::load(in, rows));
  return out;
}

}  // namespace

void PropertyGraph::save(ImageWriter& out) const {
  for (const Dictionary* names : {&labels_, &type_names_, &node_keys_, &edge_keys_})
    save_names(out, *names);
  for (const auto* array : {&out_offsets_, &hints_, &targets_, &in_offsets_, &in_sources_,
                            &in_edges_, &type_offsets_, &type_edges_, &node_label_sets_})
    out.array(*array);
  out.array(types_);
  out.array(in_types_);
  out.number(day_key_ ? *day_key_ : UINT64_MAX);
  out.number(label_sets_.size());
  for (const auto& set : label_sets_) out.array(std::span<const LabelId>(set));
  for (const auto& nodes : label_nodes_) out.array(nodes);
  for (const Column& column : node_columns_) column.save(out);
  for (const Column& column : edge_columns_) column.save(out);
  out.number(external_ids_.has_value());
  if (external_ids_) external_ids_->save(out);
  names_.save(out);
}

PropertyGraph PropertyGraph::load(std::span<const std::byte> image,
                                  std::shared_ptr<const void> keeper) {
  ImageReader in(image);
  PropertyGraph out;
  out.keeper_ = std::move(keeper);
  for (Dictionary* names : {&out.labels_, &out.type_names_, &out.node_keys_, &out.edge_keys_})
    *names = load_names(in);
  out.load_edges(in);
  const uint64_t sets = in.number();
  ImageReader::check(sets <= UINT32_MAX);
  out.label_sets_.clear();
  for (uint64_t i = 0; i < sets; ++i) {
    const Array<LabelId> set = in.array<LabelId>();
    ImageReader::check_below(set.span(), out.labels_.size());
    out.label_sets_.emplace_back(set.begin(), set.end());
  }
  ImageReader::check_below(out.node_label_sets_.span(), sets);
  for (size_t i = 0; i < out.labels_.size(); ++i) {
    out.label_nodes_.push_back(in.array<NodeId>());
    ImageReader::check_below(out.label_nodes_.back().span(), out.node_count());
  }
  out.node_columns_ = load_columns(in, out.node_keys_.size(), out.node_count());
  out.edge_columns_ = load_columns(in, out.edge_keys_.size(), out.edge_count());
  if (in.number() != 0) out.external_ids_ = Column::load(in, out.edge_count());
  out.names_ = NameIndex::load(in, out.node_count());
  return out;
}

void PropertyGraph::load_edges(ImageReader& in) {
  for (auto* array : {&out_offsets_, &hints_, &targets_, &in_offsets_, &in_sources_, &in_edges_,
                      &type_offsets_, &type_edges_, &node_label_sets_})
    *array = in.array<uint32_t>();
  types_ = in.array<TypeId>();
  in_types_ = in.array<TypeId>();
  if (const uint64_t key = in.number(); key != UINT64_MAX) {
    ImageReader::check(key < edge_keys_.size());
    day_key_ = static_cast<PropertyId>(key);
  }
  check_edges();
  type_counts_.clear();
  for (size_t i = 1; i < type_offsets_.size(); ++i)
    type_counts_.push_back(type_offsets_[i] - type_offsets_[i - 1]);
}

void PropertyGraph::check_edges() const {
  const size_t nodes = node_count(), edges = targets_.size();
  ImageReader::check(edges <= UINT32_MAX && nodes <= UINT32_MAX);
  ImageReader::check(out_offsets_.size() == nodes + 1 && in_offsets_.size() == nodes + 1);
  ImageReader::check(type_offsets_.size() == type_names_.size() + 1);
  ImageReader::check(hints_.size() == (edges + CsrView::kHintStep - 1) / CsrView::kHintStep);
  for (const auto* array : {&in_sources_, &in_edges_, &type_edges_})
    ImageReader::check(array->size() == edges);
  ImageReader::check(types_.size() == edges && in_types_.size() == edges);
  for (const auto* array : {&out_offsets_, &in_offsets_, &type_offsets_})
    ImageReader::check_offsets(*array, edges);
  for (const auto* array : {&targets_, &in_sources_, &hints_})
    ImageReader::check_below(array->span(), nodes);
  for (const auto* array : {&in_edges_, &type_edges_})
    ImageReader::check_below(array->span(), edges);
  for (const auto* array : {&types_, &in_types_})
    ImageReader::check_below(array->span(), type_names_.size());
  for (size_t i = 0; i < hints_.size(); ++i) {  // source() walks on from there
    const uint64_t edge = i * CsrView::kHintStep;
    ImageReader::check(out_offsets_[hints_[i]] <= edge && edge < out_offsets_[hints_[i] + 1]);
  }
}

}  // namespace nuncio
