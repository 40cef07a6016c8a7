#include "shell/graph_session.h"

#include "store/graph_cache.h"

namespace nuncio {

GraphSession::GraphSession(const std::filesystem::path& path)
    : store_(Store::open(path)), graph_(open_graph(store_)), engine_(graph_, &store_) {}

}  // namespace nuncio
