// What the word before the cursor may become: dot commands, keywords, relation types, labels, and
// names of entities inside quotes.
#ifndef NUNCIO_SHELL_COMPLETER_H_
#define NUNCIO_SHELL_COMPLETER_H_

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace nuncio {

struct CompletionWords {
  std::vector<std::string> commands;        // ".help", ".mode", …
  std::vector<std::string> modes;           // behind ".mode"
  std::vector<std::string> export_formats;  // behind ".export"
  std::vector<std::string> keywords;        // "MATCH"; offered in the case that was begun
  std::vector<std::string> functions;       // "count("
  std::vector<std::string> relation_types;
  std::vector<std::string> labels;
  // Names of entities that begin so, whatever case and accents; at most `limit`.
  std::function<std::vector<std::string>(std::string_view prefix, size_t limit)> names;
};

// `text` may replace what stands from byte `begin` of the input up to the cursor.
struct Completion {
  size_t begin = 0;
  std::vector<std::string> texts;  // sorted, distinct
};

// `before_cursor` is the statement so far, maybe several lines.
Completion complete(std::string_view before_cursor, const CompletionWords& words);

// The longest text that all of `texts` begin with, whole UTF-8 characters only.
std::string common_prefix(const std::vector<std::string>& texts);

}  // namespace nuncio

#endif  // NUNCIO_SHELL_COMPLETER_H_
