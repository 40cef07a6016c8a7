#include "text/html_tree.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>

#include "nuncio/error.h"
#include "text/characters.h"

namespace nuncio {
namespace {

constexpr size_t max_depth = 1500;
constexpr size_t max_attributes = 1000;     // of one tag
constexpr size_t max_reopened = 5'000'000;  // nodes that unclosed <b> and the like would make
constexpr size_t max_page_bytes = size_t{64} << 20;

constexpr auto void_tags = std::to_array<std::string_view>(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
     "track", "wbr", "frame", "keygen"});

// Closed by what follows them, however many of them stay open in the source.
constexpr auto implied_end = std::to_array<std::string_view>(
    {"p",     "li",    "dt",   "dd",   "option", "optgroup", "tr", "td", "th",  "thead",
     "tbody", "tfoot", "html", "head", "body",   "rb",       "rp", "rt", "rtc", "colgroup"});

constexpr auto formatting =
    std::to_array<std::string_view>({"a", "b", "big", "code", "em", "font", "i", "nobr", "s",
                                     "small", "strike", "strong", "tt", "u"});

constexpr auto raw_text = std::to_array<std::string_view>(
    {"script", "style", "textarea", "title", "xmp", "noembed", "noframes", "iframe"});

template <typename Table>
bool contains(const Table& table, std::string_view name) {
  return std::any_of(table.begin(), table.end(),
                     [&](std::string_view entry) { return equals_ignoring_case(name, entry); });
}

// Reads over the tags of a page and estimates what a parser would have to keep open.
class Guard {
 public:
  explicit Guard(std::string_view page) : page_(page) {}

  void check() {
    if (page_.size() > max_page_bytes) refuse("a page larger than 64 MiB");
    while ((pos_ = page_.find('<', pos_)) != std::string_view::npos) {
      if (page_.substr(pos_, 4) == "<!--")
        skip_to("-->");
      else
        tag();
    }
  }

 private:
  [[noreturn]] static void refuse(const std::string& what) {
    throw Error(Error::Kind::limit, what);
  }

  void skip_to(std::string_view end) {
    const size_t at = page_.find(end, pos_ + 1);
    pos_ = at == std::string_view::npos ? page_.size() : at;
  }

  void tag() {
    const bool closing = page_.substr(pos_, 2) == "</";
    const size_t begin = pos_ + (closing ? 2 : 1);
    size_t end = begin;
    while (end < page_.size() && glyph_at(page_, end).is_alnum() && end - begin < 32) ++end;
    const std::string_view name = page_.substr(begin, end - begin);
    pos_ = std::max(end, pos_ + 1);
    if (name.empty() || !glyph_at(name, 0).is_letter()) return;
    count_attributes();
    if (contains(void_tags, name) || contains(implied_end, name)) return add_reopened();
    if (closing) return close(name);
    ++depth_;
    if (depth_ > max_depth)
      refuse("elements nested deeper than " + std::to_string(max_depth) +
             "; not an article's page");
    open_formatting_ += contains(formatting, name);
    add_reopened();
    if (contains(raw_text, name)) skip_to("</");
  }

  void close(std::string_view name) {
    if (depth_ > 0) --depth_;
    if (open_formatting_ > 0 && contains(formatting, name)) --open_formatting_;
  }

  // Every new block opens again the formatting elements that were left open.
  void add_reopened() {
    reopened_ += open_formatting_;
    if (reopened_ > max_reopened) refuse("too many elements left open; not an article's page");
  }

  void count_attributes() {
    size_t attributes = 0;
    char quote = 0;
    for (; pos_ < page_.size(); ++pos_) {
      const char c = page_[pos_];
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if (c == '>') {
        return;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if ((c == ' ' || c == '\n' || c == '/') && ++attributes > max_attributes) {
        refuse("a tag with more than " + std::to_string(max_attributes) + " attributes");
      }
    }
  }

  std::string_view page_;
  size_t pos_ = 0;
  size_t depth_ = 0;
  size_t open_formatting_ = 0;
  size_t reopened_ = 0;
};

}  // namespace

// Gumbo frees its tree by recursion; an arena frees it without.
class HtmlTree::Arena {
 public:
  static void* allocate(void* self, size_t size) { return static_cast<Arena*>(self)->take(size); }
  static void release(void*, void*) {}

 private:
  static constexpr size_t block = size_t{1} << 18;

  void* take(size_t size) {
    size = (size + alignof(std::max_align_t) - 1) / alignof(std::max_align_t) *
           alignof(std::max_align_t);
    if (size > left_) {
      const size_t bytes = std::max(size, block);
      blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(bytes));
      at_ = blocks_.back().get();
      left_ = bytes;
    }
    void* const result = at_;
    at_ += size;
    left_ -= size;
    return result;
  }

  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::byte* at_ = nullptr;
  size_t left_ = 0;
};

HtmlTree::HtmlTree(std::string_view page) : arena_(std::make_unique<Arena>()) {
  Guard(page).check();
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = Arena::allocate;
  options.deallocator = Arena::release;
  options.userdata = arena_.get();
  options.max_errors = 0;
  output_ = gumbo_parse_with_options(&options, page.data(), page.size());
}

HtmlTree::~HtmlTree() = default;

bool is_element(const GumboNode* node) {
  return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

GumboTag tag_of(const GumboNode* node) {
  return is_element(node) ? node->v.element.tag : GUMBO_TAG_UNKNOWN;
}

const GumboVector* children_of(const GumboNode* node) {
  if (node->type == GUMBO_NODE_DOCUMENT) return &node->v.document.children;
  return is_element(node) ? &node->v.element.children : nullptr;
}

std::string_view attribute(const GumboNode* node, const char* name) {
  if (!is_element(node)) return {};
  const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

std::string text_below(const GumboNode* node) {
  std::string text;
  walk_html(
      node,
      [&](const GumboNode* at) {
        if (at->type == GUMBO_NODE_TEXT || at->type == GUMBO_NODE_CDATA) text += at->v.text.text;
        if (at->type == GUMBO_NODE_WHITESPACE) text += ' ';
        return children_of(at) != nullptr;
      },
      [](const GumboNode*) {});
  return text;
}

}  // namespace nuncio
