#include "text/html.h"

#include <algorithm>
#include <utility>

#include "text/characters.h"
#include "text/html_content.h"
#include "text/html_metadata.h"
#include "text/html_tree.h"

namespace nuncio {
namespace {

constexpr size_t charset_window = 4096;

}  // namespace

Article parse_html(std::string_view page) {
  const HtmlTree tree(page);
  HtmlMetadata metadata = read_metadata(tree.root());
  Article article;
  article.title = std::move(metadata.title);
  article.published = std::move(metadata.published);
  article.source = std::move(metadata.source);
  article.url = std::move(metadata.url);
  HtmlContent content = extract_content(tree.root());
  article.text = std::move(content.text);
  if (article.published.empty()) article.published = std::move(content.dateline);
  // A page that writes its text by script may still carry it as data.
  if (article.text.size() * 2 < metadata.body.size()) article.text = std::move(metadata.body);
  // A reference in the page may have made a character that no text has.
  std::erase(article.text, '\0');
  return article;
}

std::string html_charset(std::string_view page) {
  std::string start(page.substr(0, charset_window));
  std::transform(start.begin(), start.end(), start.begin(), ascii_lower);
  const size_t key = start.find("charset=");
  if (key == std::string::npos) return {};
  const size_t begin = start.find_first_not_of("\"' ", key + 8);
  if (begin == std::string::npos) return {};
  const size_t end = start.find_first_of("\"' />;\r\n", begin);
  std::string name =
      start.substr(begin, end == std::string::npos ? std::string::npos : end - begin);
  // Browsers read both names as the larger set.
  if (name == "iso-8859-1" || name == "latin1" || name == "us-ascii") name = "windows-1252";
  return name.size() > 40 ? std::string() : name;
}

}  // namespace nuncio
