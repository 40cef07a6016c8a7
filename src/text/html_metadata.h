// What an HTML page says about itself.
#ifndef NUNCIO_TEXT_HTML_METADATA_H_
#define NUNCIO_TEXT_HTML_METADATA_H_

#include <string>

#include "text/html_tree.h"

namespace nuncio {

// Plain text on one line each, the date in ISO 8601; empty where the page does not say.
struct HtmlMetadata {
  std::string title;
  std::string published;
  std::string source;
  std::string url;
  std::string body;  // the article's text where JSON-LD carries it; its line breaks kept
};

// From <meta> (Open Graph, Dublin Core and the like), <link rel="canonical">, JSON-LD, <time>,
// <title> and <h1>, in this order of trust for each field.
HtmlMetadata read_metadata(const GumboNode* root);

}  // namespace nuncio

#endif  // NUNCIO_TEXT_HTML_METADATA_H_
