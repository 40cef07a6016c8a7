// Values, variables, properties, lists, maps, calls, CASE.
#include <algorithm>
#include <array>

#include "query/arithmetic.h"
#include "query/evaluate.h"

namespace nuncio {
namespace {

class Literal : public Expression {
 public:
  explicit Literal(Value value) : value_(std::move(value)) {}
  Value eval(Run&) const override { return value_; }
  Shape shape() const override { return {.kind = Shape::Kind::constant}; }

 private:
  Value value_;
};

class SlotValue : public Expression {
 public:
  explicit SlotValue(Slot slot) : slot_(slot) {}
  Value eval(Run& run) const override { return run.frame[slot_]; }
  Shape shape() const override { return {.kind = Shape::Kind::slot, .slot = slot_}; }

 private:
  Slot slot_;
};

class PropertyOf : public Expression {
 public:
  PropertyOf(ExpressionPtr of, std::string key, uint32_t at, const PropertyGraph& graph)
      : of_(std::move(of)),
        key_(std::move(key)),
        at_(at),
        node_key_(graph.node_keys().find(key_)),
        edge_key_(graph.edge_keys().find(key_)) {}

  Value eval(Run& run) const override {
    const Value value = of_->eval(run);
    if (value.is(ValueKind::node))
      return node_key_ ? run.graph.node_property(value.as_id(), *node_key_) : Value();
    if (value.is(ValueKind::edge))
      return edge_key_ ? run.graph.edge_property(value.as_id(), *edge_key_) : Value();
    return property(run, at_, value, key_);
  }
  Shape shape() const override {
    const Shape of = of_->shape();
    if (of.kind != Shape::Kind::slot) return {};
    return {.kind = Shape::Kind::property,
            .slot = of.slot,
            .node_key = node_key_,
            .edge_key = edge_key_};
  }

 private:
  ExpressionPtr of_;
  std::string key_;
  uint32_t at_;
  std::optional<PropertyId> node_key_, edge_key_;
};

class LabelsTest : public Expression {
 public:
  LabelsTest(ExpressionPtr of, std::vector<std::optional<LabelId>> labels,
             std::vector<std::string> names, uint32_t at)
      : of_(std::move(of)), labels_(std::move(labels)), names_(std::move(names)), at_(at) {}

  Value eval(Run& run) const override {
    const Value value = of_->eval(run);
    if (value.is_null()) return {};
    if (value.is(ValueKind::edge))
      return std::all_of(names_.begin(), names_.end(), [&](const std::string& name) {
        return run.graph.type_name(value.as_id()) == name;
      });
    if (!value.is(ValueKind::node))
      run.fail(at_, "a " + std::string(to_string(value.kind())) + " has no labels");
    return std::all_of(labels_.begin(), labels_.end(), [&](std::optional<LabelId> label) {
      return label && run.graph.has_label(value.as_id(), *label);
    });
  }

 private:
  ExpressionPtr of_;
  std::vector<std::optional<LabelId>> labels_;
  std::vector<std::string> names_;
  uint32_t at_;
};

class ListOf : public Expression {
 public:
  explicit ListOf(std::vector<ExpressionPtr> items) : items_(std::move(items)) {}
  Value eval(Run& run) const override {
    Value::List out;
    out.reserve(items_.size());
    for (const ExpressionPtr& item : items_) out.push_back(item->eval(run));
    return out;
  }

 private:
  std::vector<ExpressionPtr> items_;
};

class MapOf : public Expression {
 public:
  MapOf(std::vector<std::string> keys, std::vector<ExpressionPtr> values)
      : keys_(std::move(keys)), values_(std::move(values)) {}
  Value eval(Run& run) const override {
    Value::Map out;
    for (size_t i = 0; i < keys_.size(); ++i) out.emplace_back(keys_[i], values_[i]->eval(run));
    return out;
  }

 private:
  std::vector<std::string> keys_;
  std::vector<ExpressionPtr> values_;
};

class ElementOf : public Expression {
 public:
  ElementOf(ExpressionPtr container, ExpressionPtr key, uint32_t at)
      : container_(std::move(container)), key_(std::move(key)), at_(at) {}
  Value eval(Run& run) const override {
    const Value container = container_->eval(run);
    return element(run, at_, container, key_->eval(run));
  }

 private:
  ExpressionPtr container_, key_;
  uint32_t at_;
};

class SliceOf : public Expression {
 public:
  SliceOf(ExpressionPtr list, ExpressionPtr from, ExpressionPtr to, uint32_t at)
      : list_(std::move(list)), from_(std::move(from)), to_(std::move(to)), at_(at) {}

  Value eval(Run& run) const override {
    const Value value = list_->eval(run);
    const Value from = from_ ? from_->eval(run) : Value(0);
    const Value to = to_ ? to_->eval(run) : Value();
    if (value.is_null() || from.is_null() || (to_ && to.is_null())) return {};
    if (!value.is(ValueKind::list))
      run.fail(at_, "only a list has slices, not a " + std::string(to_string(value.kind())));
    const auto& list = value.as_list();
    const auto size = static_cast<int64_t>(list.size());
    const int64_t first = bound(run, from, size), last = to_ ? bound(run, to, size) : size;
    if (first >= last) return Value::List();
    return Value::List(list.begin() + first, list.begin() + last);
  }

 private:
  int64_t bound(Run& run, const Value& value, int64_t size) const {
    if (!value.is(ValueKind::integer)) run.fail(at_, "the bounds of a slice must be integers");
    const int64_t place = value.as_int() < 0 ? value.as_int() + size : value.as_int();
    return std::clamp<int64_t>(place, 0, size);
  }

  ExpressionPtr list_, from_, to_;
  uint32_t at_;
};

class CallOf : public Expression {
 public:
  CallOf(const Function& function, std::vector<ExpressionPtr> args, uint32_t at)
      : function_(function), args_(std::move(args)), at_(at) {}

  Value eval(Run& run) const override {
    if (args_.size() > 4) {
      std::vector<Value> values(args_.size());
      return apply(run, values);
    }
    std::array<Value, 4> values;
    return apply(run, std::span(values).first(args_.size()));
  }
  Shape shape() const override {
    const bool constant = (!function_.varies || !args_.empty()) &&
                          std::all_of(args_.begin(), args_.end(), [](const ExpressionPtr& arg) {
                            return arg->shape().kind == Shape::Kind::constant;
                          });
    return {.kind = constant ? Shape::Kind::constant : Shape::Kind::other};
  }

 private:
  Value apply(Run& run, std::span<Value> values) const {
    for (size_t i = 0; i < args_.size(); ++i) values[i] = args_[i]->eval(run);
    if (!function_.takes_null) {
      for (const Value& value : values)
        if (value.is_null()) return {};
      for (size_t i = 0; i < values.size(); ++i) {
        const Kinds allowed = function_.takes[std::min<size_t>(i, 2)];
        if ((kinds(values[i].kind()) & allowed) == 0)
          run.fail(at_, std::string(function_.name) + "() takes " + describe_kinds(allowed) +
                            ", not " + std::string(to_string(values[i].kind())));
      }
    }
    return function_.call({run, at_, values});
  }

  const Function& function_;
  std::vector<ExpressionPtr> args_;
  uint32_t at_;
};

class CaseOf : public Expression {
 public:
  CaseOf(ExpressionPtr subject, std::vector<std::pair<ExpressionPtr, ExpressionPtr>> branches,
         ExpressionPtr otherwise)
      : subject_(std::move(subject)),
        branches_(std::move(branches)),
        otherwise_(std::move(otherwise)) {}

  Value eval(Run& run) const override {
    const Value subject = subject_ ? subject_->eval(run) : Value();
    for (const auto& [when, then] : branches_)
      if (subject_ ? equals(subject, when->eval(run)) == true : when->holds(run))
        return then->eval(run);
    return otherwise_ ? otherwise_->eval(run) : Value();
  }

 private:
  ExpressionPtr subject_;
  std::vector<std::pair<ExpressionPtr, ExpressionPtr>> branches_;
  ExpressionPtr otherwise_;
};

}  // namespace

ExpressionPtr literal_value(Value value) {
  return std::make_unique<Literal>(std::move(value));
}

ExpressionPtr slot_value(Slot slot) {
  return std::make_unique<SlotValue>(slot);
}

ExpressionPtr property_of(ExpressionPtr of, std::string key, uint32_t at,
                          const PropertyGraph& graph) {
  return std::make_unique<PropertyOf>(std::move(of), std::move(key), at, graph);
}

ExpressionPtr labels_test(ExpressionPtr of, std::vector<std::optional<LabelId>> labels,
                          std::vector<std::string> names, uint32_t at) {
  return std::make_unique<LabelsTest>(std::move(of), std::move(labels), std::move(names), at);
}

ExpressionPtr list_of(std::vector<ExpressionPtr> items) {
  return std::make_unique<ListOf>(std::move(items));
}

ExpressionPtr map_of(std::vector<std::string> keys, std::vector<ExpressionPtr> values) {
  return std::make_unique<MapOf>(std::move(keys), std::move(values));
}

ExpressionPtr element_of(ExpressionPtr container, ExpressionPtr key, uint32_t at) {
  return std::make_unique<ElementOf>(std::move(container), std::move(key), at);
}

ExpressionPtr slice_of(ExpressionPtr list, ExpressionPtr from, ExpressionPtr to, uint32_t at) {
  return std::make_unique<SliceOf>(std::move(list), std::move(from), std::move(to), at);
}

ExpressionPtr call_of(const Function& function, std::vector<ExpressionPtr> args, uint32_t at) {
  return std::make_unique<CallOf>(function, std::move(args), at);
}

ExpressionPtr case_of(ExpressionPtr subject,
                      std::vector<std::pair<ExpressionPtr, ExpressionPtr>> branches,
                      ExpressionPtr otherwise) {
  return std::make_unique<CaseOf>(std::move(subject), std::move(branches), std::move(otherwise));
}

}  // namespace nuncio
