// Articles in JSON: one object a line, or one document of an object or an array of them.
#ifndef NUNCIO_TEXT_JSON_ARTICLES_H_
#define NUNCIO_TEXT_JSON_ARTICLES_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "nuncio/article.h"
#include "nuncio/error.h"

namespace nuncio {

// Of {"id", "title", "date", "source", "url", "text"}; other fields are ignored, as are values that
// are no strings (but a number may be an id). The hash is not set, the id is empty where the object
// has none. The text stands as it is. Throws Error{input}, without file and line, where the line is
// no JSON object, is nested deeper than 1,000 levels or has no "text".
Article parse_json_article(std::string_view line);

// Every article of a document that holds objects, one after the other or in arrays; `on_article`
// gets it with the line where its object begins. An object without "text" goes to `on_skip` with
// its line (no file). Throws Error{input} with a line where the syntax is broken: what came before
// has been handed out.
void parse_json_articles(std::string_view document,
                         const std::function<void(Article, uint32_t line)>& on_article,
                         const std::function<void(const Error&)>& on_skip);

}  // namespace nuncio

#endif  // NUNCIO_TEXT_JSON_ARTICLES_H_
