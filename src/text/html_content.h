// The article on an HTML page, without what stands around it.
#ifndef NUNCIO_TEXT_HTML_CONTENT_H_
#define NUNCIO_TEXT_HTML_CONTENT_H_

#include <string>

#include "text/html_tree.h"

namespace nuncio {

struct HtmlContent {
  std::string text;      // paragraphs, headings and list items in order, parted by blank lines
  std::string dateline;  // ISO 8601; the first date that is a block of its own
};

// Both are empty where the page has none.
//
// The text is looked for in the element that is marked as the article's body, else in the <article>
// or <main> with most text, else in the whole page, there with more suspicion. Navigation, asides,
// forms, figures, scripts and elements whose class or id says what they are ("newsletter-signup",
// "related") are left out, unless most of the text is in them; so are blocks that are mostly links
// and short notices.
HtmlContent extract_content(const GumboNode* root);

}  // namespace nuncio

#endif  // NUNCIO_TEXT_HTML_CONTENT_H_
