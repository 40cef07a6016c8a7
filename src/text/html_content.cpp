#include "text/html_content.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "text/characters.h"
#include "text/dates.h"
#include "text/html_boilerplate.h"

namespace nuncio {
namespace {

constexpr size_t enough_text = 200;  // bytes outside links that make an element the article
constexpr size_t good_block = 80;
constexpr size_t short_block = 25;

struct Block {
  std::string text;
  size_t link_bytes = 0;
  GumboTag tag = GUMBO_TAG_UNKNOWN;

  double link_density() const {
    return text.empty() ? 0 : static_cast<double>(link_bytes) / static_cast<double>(text.size());
  }
  bool is_heading() const { return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6; }
  bool ends_like_a_sentence() const {
    const Glyph last = glyph_before(text, text.size());
    return last.kind == CharClass::stop || last.kind == CharClass::quote || last.code == ':';
  }
  // Of three words or more, and no link in it.
  bool is_sentence() const {
    return link_bytes == 0 && ends_like_a_sentence() &&
           std::count(text.begin(), text.end(), ' ') >= 2;
  }
};

bool is_text(const GumboNode* node) {
  return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA;
}

bool is_block(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_P:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_SUMMARY:
      return true;
    default:
      return false;
  }
}

// How much text outside links lies in each element.
class TextShare {
 public:
  explicit TextShare(const GumboNode* root) {
    size_t links = 0, articles = 0;
    walk_html(
        root,
        [&](const GumboNode* node) {
          if (is_text(node) && links == 0) {
            const size_t size = std::string_view(node->v.text.text).size();
            total_ += size;
            if (articles > 0) in_articles_ += size;
          }
          if (!is_element(node) || is_never_content(node)) return node->type == GUMBO_NODE_DOCUMENT;
          links += tag_of(node) == GUMBO_TAG_A;
          articles += tag_of(node) == GUMBO_TAG_ARTICLE;
          bytes_[node] = total_;
          return true;
        },
        [&](const GumboNode* node) {
          links -= tag_of(node) == GUMBO_TAG_A;
          articles -= tag_of(node) == GUMBO_TAG_ARTICLE;
          bytes_[node] = total_ - bytes_[node];
        });
  }

  size_t of(const GumboNode* node) const {
    const auto found = node == nullptr ? bytes_.end() : bytes_.find(node);
    return found == bytes_.end() ? 0 : found->second;
  }
  size_t total() const { return total_; }
  // The <article>s of the page only advertise others.
  bool has_teasers() const { return in_articles_ * 2 <= total_; }

 private:
  std::unordered_map<const GumboNode*, size_t> bytes_;
  size_t total_ = 0, in_articles_ = 0;
};

// The element that holds the article; null where none says so.
const GumboNode* find_article(const GumboNode* root, const TextShare& share) {
  const GumboNode* body = nullptr;
  const GumboNode* article = nullptr;
  const GumboNode* main = nullptr;
  const auto keep_larger = [&](const GumboNode*& best, const GumboNode* node) {
    if (best == nullptr || share.of(node) > share.of(best)) best = node;
  };
  walk_html(
      root,
      [&](const GumboNode* node) {
        if (is_never_content(node)) return false;
        if (attribute(node, "itemprop") == "articleBody") keep_larger(body, node);
        if (tag_of(node) == GUMBO_TAG_ARTICLE) keep_larger(article, node);
        if (tag_of(node) == GUMBO_TAG_MAIN || attribute(node, "role") == "main")
          keep_larger(main, node);
        return children_of(node) != nullptr;
      },
      [](const GumboNode*) {});
  const size_t most = std::max({share.of(article), share.of(body), share.of(main)});
  for (const GumboNode* best : {article, body, main}) {
    const bool enough = share.of(best) >= enough_text || share.of(best) * 2 > share.total();
    if (best != nullptr && enough && share.of(best) * 2 >= most) return best;
  }
  return nullptr;
}

class BlockCollector {
 public:
  BlockCollector(const GumboNode* root, const TextShare& share)
      : share_(share),
        root_(root),
        all_(root->type == GUMBO_NODE_DOCUMENT ? share.total() : share.of(root)) {
    walk_html(
        root, [&](const GumboNode* node) { return enter(node); },
        [&](const GumboNode* node) { leave(node); });
    flush();
  }

  std::vector<Block> take() { return std::move(blocks_); }

 private:
  // Part of the root that is not the article: by what it is, by its name, or another article.
  bool is_aside(const GumboNode* node) const {
    if (node == root_) return false;
    if (is_never_content(node)) return true;
    const bool minor = share_.of(node) * 2 <= all_;
    const bool other = tag_of(node) == GUMBO_TAG_ARTICLE &&
                       (tag_of(root_) == GUMBO_TAG_ARTICLE || share_.has_teasers());
    return minor && (other || is_named_boilerplate(node));
  }

  bool enter(const GumboNode* node) {
    if (is_text(node)) append(node->v.text.text);
    if (node->type == GUMBO_NODE_WHITESPACE) append(" ");
    if (!is_element(node)) return false;
    const GumboTag tag = tag_of(node);
    if (is_aside(node)) return false;
    if (tag == GUMBO_TAG_BR) line_break();
    if (is_block(tag)) {
      flush();
      tag_ = tag;
    }
    headers_ += tag == GUMBO_TAG_HEADER;
    links_ += tag == GUMBO_TAG_A;
    preformatted_ += tag == GUMBO_TAG_PRE;
    return true;
  }

  void leave(const GumboNode* node) {
    const GumboTag tag = tag_of(node);
    if (is_block(tag)) {
      flush();
      tag_ = GUMBO_TAG_UNKNOWN;
    }
    headers_ -= tag == GUMBO_TAG_HEADER;
    links_ -= tag == GUMBO_TAG_A;
    preformatted_ -= tag == GUMBO_TAG_PRE;
  }

  void append(std::string_view text) {
    const size_t before = block_.text.size();
    for (size_t pos = 0; pos < text.size();) {
      const Glyph glyph = glyph_at(text, pos);
      const bool kept_break = preformatted_ > 0 && glyph.code == '\n';
      if (glyph.is_space() && !kept_break)
        space_ = true;
      else {
        if (space_ && !block_.text.empty() && block_.text.back() != '\n') block_.text += ' ';
        space_ = false;
        block_.text += text.substr(pos, glyph.size);
      }
      pos += glyph.size;
    }
    if (links_ > 0) block_.link_bytes += block_.text.size() - before;
  }

  // Two of them part paragraphs.
  void line_break() {
    if (block_.text.ends_with('\n')) return flush();
    if (!block_.text.empty()) block_.text += '\n';
    space_ = false;
  }

  void flush() {
    while (!block_.text.empty() && (block_.text.back() == '\n' || block_.text.back() == ' '))
      block_.text.pop_back();
    block_.tag = tag_;
    // Of a header only the headings are the article's.
    const bool kept = !block_.text.empty() && (headers_ == 0 || block_.is_heading());
    if (kept) blocks_.push_back(std::move(block_));
    block_ = {};
    space_ = false;
  }

  const TextShare& share_;
  const GumboNode* root_;
  size_t all_;
  std::vector<Block> blocks_;
  Block block_;
  GumboTag tag_ = GUMBO_TAG_UNKNOWN;
  bool space_ = false;
  int headers_ = 0, links_ = 0, preformatted_ = 0;
};

bool is_dropped(const Block& block) {
  const bool mostly_links = block.link_density() > 0.5 && block.text.size() < 400;
  return (mostly_links && block.tag != GUMBO_TAG_H1) || is_notice(block.text);
}

bool is_good(const Block& block) {
  const bool prose = block.text.size() >= good_block && block.link_density() < 0.33;
  return prose || (block.text.size() >= short_block && block.is_sentence());
}

// Of a page that does not say where its article is: from the first to the last block of prose, with
// the headings before, without scraps between.
std::vector<Block> keep_prose(std::vector<Block> blocks) {
  const auto first = std::find_if(blocks.begin(), blocks.end(), is_good);
  if (first == blocks.end()) return blocks;
  auto last = std::find_if(blocks.rbegin(), blocks.rend(), is_good).base();
  while (last != blocks.end() && last->is_sentence()) ++last;
  std::vector<Block> kept;
  for (auto block = blocks.begin(); block != last; ++block) {
    const bool before = block < first;
    const bool scrap = !block->is_heading() && block->tag != GUMBO_TAG_P &&
                       block->tag != GUMBO_TAG_LI && block->text.size() < short_block &&
                       !block->ends_like_a_sentence();
    if (before ? block->tag == GUMBO_TAG_H1 : !scrap) kept.push_back(std::move(*block));
  }
  return kept;
}

std::string find_dateline(const std::vector<Block>& blocks) {
  for (const Block& block : blocks)
    if (const auto date = parse_date(block.text); date && date->size() == 10) return *date;
  return {};
}

}  // namespace

HtmlContent extract_content(const GumboNode* root) {
  const TextShare share(root);
  const GumboNode* article = find_article(root, share);
  std::vector<Block> blocks = BlockCollector(article != nullptr ? article : root, share).take();
  HtmlContent content;
  content.dateline = find_dateline(blocks);
  std::erase_if(blocks, is_dropped);
  if (article == nullptr) blocks = keep_prose(std::move(blocks));
  // "More stories", with nothing left below it.
  while (blocks.size() > 1 && blocks.back().is_heading()) blocks.pop_back();
  for (const Block& block : blocks) {
    if (!content.text.empty()) content.text += "\n\n";
    content.text += block.text;
  }
  return content;
}

}  // namespace nuncio
