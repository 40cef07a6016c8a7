// A parsed HTML page that hostile nesting cannot turn against us.
#ifndef NUNCIO_TEXT_HTML_TREE_H_
#define NUNCIO_TEXT_HTML_TREE_H_

#include <gumbo.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace nuncio {

// Owns the nodes of gumbo's tree; `page` must outlive it. Throws Error{limit} where the page is
// nested so deeply, or leaves so many elements open, that gumbo would need quadratic time or
// memory.
class HtmlTree {
 public:
  explicit HtmlTree(std::string_view page);
  ~HtmlTree();
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;

  const GumboNode* root() const { return output_->root; }

 private:
  class Arena;
  std::unique_ptr<Arena> arena_;
  GumboOutput* output_;
};

// Empty where `node` is no element or has no such attribute.
std::string_view attribute(const GumboNode* node, const char* name);
bool is_element(const GumboNode* node);
GumboTag tag_of(const GumboNode* node);                 // GUMBO_TAG_UNKNOWN for what is no element
const GumboVector* children_of(const GumboNode* node);  // null for what has none

// All text below `node`.
std::string text_below(const GumboNode* node);

// Visits `node` and all below in document order without recursion. `enter(node)` says whether to go
// into its children; `leave(node)` is called behind them for every element that was entered.
template <typename Enter, typename Leave>
void walk_html(const GumboNode* node, Enter enter, Leave leave) {
  struct Step {
    const GumboNode* node;
    unsigned next;
  };
  std::vector<Step> path;
  if (enter(node)) path.push_back({node, 0});
  while (!path.empty()) {
    Step& step = path.back();
    const GumboVector* children = children_of(step.node);
    if (children == nullptr || step.next >= children->length) {
      leave(step.node);
      path.pop_back();
      continue;
    }
    const auto* child = static_cast<const GumboNode*>(children->data[step.next++]);
    if (enter(child)) path.push_back({child, 0});
  }
}

}  // namespace nuncio

#endif  // NUNCIO_TEXT_HTML_TREE_H_
