#include "exchange/picture.h"

#include <graphviz/gvc.h>

#include <memory>
#include <mutex>
#include <sstream>
#include <string_view>

#include "exchange/diagram.h"
#include "exchange/dot.h"
#include "nuncio/error.h"

#ifdef __SANITIZE_ADDRESS__
// GraphViz and the font libraries under it keep what they cached, some of it in threads of their
// own.
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libgvc\nleak:libcgraph\nleak:libfontconfig\nleak:libpango\nleak:libcairo\nleak:"
         "libglib\nleak:wcsdup\n";  // the last: libedit keeps the names of added functions
}
#endif

namespace nuncio {

namespace {

struct FreeContext {
  void operator()(GVC_t* context) const { gvFreeContext(context); }
};

struct CloseGraph {
  GVC_t* context;
  void operator()(Agraph_t* graph) const {
    gvFreeLayout(context, graph);
    agclose(graph);
  }
};

struct FreeData {
  void operator()(char* data) const { gvFreeRenderData(data); }
};

int drop_message(char*) {
  return 0;
}

[[noreturn]] void fail() {
  std::string said = aglasterr() == nullptr ? "" : aglasterr();
  while (!said.empty() && (said.back() == '\n' || said.back() == ' ')) said.pop_back();
  throw Error(Error::Kind::system, "GraphViz could not draw the graph" +
                                       (said.empty() ? "" : " (" + said + ")") +
                                       ": export it as dot or json instead");
}

std::string drawn(const ExportInput& input, const char* format) {
  const size_t nodes = count_drawn_nodes(input.rows);
  if (nodes > kMostDrawnNodes)
    throw Error(
        Error::Kind::limit,
        "a picture of " + std::to_string(nodes) + " entities could not be read (the most is " +
            std::to_string(kMostDrawnNodes) +
            "): export json for Gephi, Cytoscape or NetworkX, or ask about a part of it with a "
            "NEAR query");
  std::ostringstream dot;
  export_dot(input, dot);
  return draw(dot.str(), std::string(layout_for(nodes)).c_str(), format);
}

}  // namespace

std::string draw(const std::string& dot, const char* layout, const char* format) {
  static std::mutex one_at_a_time;
  const std::lock_guard lock(one_at_a_time);
  // One context for good: GraphViz's font code keeps a pointer into the last one, even a freed one.
  static const std::unique_ptr<GVC_t, FreeContext> context(gvContext());
  agseterrf(drop_message);
  agseterr(AGMAX);
  const std::unique_ptr<Agraph_t, CloseGraph> graph(agmemread(dot.c_str()), {context.get()});
  if (!graph || gvLayout(context.get(), graph.get(), layout) != 0) fail();
  char* data = nullptr;
  unsigned length = 0;
  const int code = gvRenderData(context.get(), graph.get(), format, &data, &length);
  const std::unique_ptr<char, FreeData> owned(data);
  if (code != 0 || data == nullptr) fail();
  return {data, length};
}

void export_svg(const ExportInput& input, std::ostream& out) {
  std::string svg = drawn(input, "svg");
  // In a browser, what the mouse is on stands out.
  const size_t first_group = svg.find("<g ");
  if (first_group != std::string::npos)
    svg.insert(first_group,
               "<style>g.edge:hover path{stroke-width:4px}g.edge:hover text{font-weight:bold}"
               "g.node:hover ellipse,g.node:hover polygon,g.node:hover "
               "path{stroke-width:3.5px}</style>\n");
  out << svg;
}

void export_png(const ExportInput& input, std::ostream& out) {
  out << drawn(input, "png:cairo");
}

}  // namespace nuncio
