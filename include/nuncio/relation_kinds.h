// What grouping claims into edges, and drawing them, must know about relation types.
#ifndef NUNCIO_RELATION_KINDS_H_
#define NUNCIO_RELATION_KINDS_H_

#include <functional>
#include <set>
#include <string>

namespace nuncio {

// A type in neither set is a directed state.
struct RelationKinds {
  std::set<std::string, std::less<>>
      symmetric;  // without a direction: stored once, from the smaller id
  std::set<std::string, std::less<>> events;  // happen at a time, maybe again; states hold on
};

}  // namespace nuncio

#endif  // NUNCIO_RELATION_KINDS_H_
