#include "shell/graph_session.h"

#include "store/load_graph.h"

namespace nuncio {

GraphSession::GraphSession(const std::filesystem::path& path)
    : store_(Store::open(path)), graph_(load_graph(store_)), engine_(graph_, &store_) {}

}  // namespace nuncio
