// Which edges a pattern may use: those of a stance, a time, a speaker, a day of printing. Without a
// view a pattern sees what is said to have happened, by whomever: not denied, actual.
//
// An edge tells by its properties: `polarity` "-" is denied, a `modality` other than "actual" is
// hypothetical, `speaker` asserts it, `date` and `last_date` are when it began and ended. What the
// properties leave open (several voices, days of printing) the evidence decides; graphs without
// evidence may have a property `published`.
#ifndef NUNCIO_QUERY_VIEW_H_
#define NUNCIO_QUERY_VIEW_H_

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "query/expression.h"

namespace nuncio {

// Whether edges of the graph can be denied or hypothetical at all.
bool has_stance(const PropertyGraph& graph);

class EdgeView {
 public:
  // What the binder fills in; nothing set: the default view.
  struct Wish {
    bool any_stance = false, denied = false, hypothetical = false;
    bool asserted = false, claimed = false;
    std::vector<std::string> speakers;  // of CLAIMED BY: the names of those that are called so
    std::optional<Bound> as_of, from, to, known_by;
  };

  EdgeView(const PropertyGraph& graph, Wish wish);

  // Works out the dates. Throws Error{value} for what is no date.
  void resolve(Run& run);
  // REQUIRES: resolve() ran.
  bool admits(Run& run, EdgeId edge) const;

  bool is_denied(EdgeId edge) const;
  bool is_hypothetical(EdgeId edge) const;

 private:
  bool has_stance_wished(EdgeId edge) const;
  bool holds_in_time(EdgeId edge) const;
  bool is_told_so(Run& run, EdgeId edge) const;
  bool may_be_told_by(const Evidence& evidence) const;

  const PropertyGraph& graph_;
  Wish wish_;
  const Column *polarity_ = nullptr, *modality_ = nullptr, *speaker_ = nullptr, *date_ = nullptr,
               *last_date_ = nullptr, *support_ = nullptr, *published_ = nullptr;
  std::optional<Date> as_of_, from_, to_, known_by_;
  mutable std::unordered_map<EdgeId, bool> told_;  // asked of the evidence before
};

// To the detail that both have: 0 where one lies within the other.
int compare_dates(Date a, Date b);

}  // namespace nuncio

#endif  // NUNCIO_QUERY_VIEW_H_
