// Opens the graph of a file at the speed of mapping one: beside a large graph `story.kg` lies its
// image, `story.kg-image`, a cache. It carries the stamp that the graph file had; where that is
// another one, or the image is missing or damaged, the graph is read from the file and the image
// made anew, if the folder may be written. Removing it loses nothing but time.
//
// Beside and not inside, since SQLite cuts what it holds into pages, and what is cut cannot be
// mapped: copying 250 MB out of it would take several times as long as opening may.
#ifndef NUNCIO_STORE_GRAPH_CACHE_H_
#define NUNCIO_STORE_GRAPH_CACHE_H_

#include <filesystem>
#include <optional>
#include <string>

#include "graph/property_graph.h"
#include "store/store.h"

namespace nuncio {

// Below this many edges a graph is read in no time, and no image is kept.
inline constexpr uint32_t kCacheFromEdges = 50'000;

std::filesystem::path image_path(const std::filesystem::path& graph);

// load_graph() of the store, from the image where there is one that fits.
PropertyGraph open_graph(const Store& store);

// Throws Error{system} where it cannot be written.
void write_image(const PropertyGraph& graph, const std::string& stamp,
                 const std::filesystem::path& path);
// nullopt where there is none of this stamp, or it is damaged.
std::optional<PropertyGraph> map_image(const std::filesystem::path& path, const std::string& stamp);

}  // namespace nuncio

#endif  // NUNCIO_STORE_GRAPH_CACHE_H_
