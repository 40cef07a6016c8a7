// What on an HTML page is not its article.
#ifndef NUNCIO_TEXT_HTML_BOILERPLATE_H_
#define NUNCIO_TEXT_HTML_BOILERPLATE_H_

#include <string_view>

#include "text/html_tree.h"

namespace nuncio {

// Elements that never hold the article's prose: scripts, navigation, forms, figures, hidden ones.
bool is_never_content(const GumboNode* node);

// Whether class or id name an element's job, and the job is another than telling the article.
bool is_named_boilerplate(const GumboNode* node);

// "Advertisement", "Sign up for our newsletter", "We use cookies …": short notices among the
// paragraphs.
bool is_notice(std::string_view block);

}  // namespace nuncio

#endif  // NUNCIO_TEXT_HTML_BOILERPLATE_H_
