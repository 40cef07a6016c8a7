#include "text/article_format.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "text/characters.h"

namespace nuncio {
namespace {

using enum ArticleFormat;

constexpr auto known =
    std::to_array<std::pair<std::string_view, ArticleFormat>>({{"txt", plain_text},
                                                               {"text", plain_text},
                                                               {"md", markdown},
                                                               {"markdown", markdown},
                                                               {"mkd", markdown},
                                                               {"html", html},
                                                               {"htm", html},
                                                               {"xhtml", html},
                                                               {"jsonl", json_lines},
                                                               {"ndjson", json_lines},
                                                               {"json", json}});

constexpr auto foreign = std::to_array<std::string_view>(
    {"css", "js",  "mjs", "ts",  "py",  "sh",     "c",   "h",    "cpp", "java",
     "rb",  "pl",  "php", "xml", "rss", "csv",    "tsv", "yaml", "yml", "toml",
     "ini", "log", "sql", "svg", "rel", "conllu", "tex", "bib",  "rtf", "dot"});

std::string extension_of(std::string_view path) {
  const size_t slash = path.rfind('/');
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  std::string extension(name.substr(dot + 1));
  std::transform(extension.begin(), extension.end(), extension.begin(), ascii_lower);
  return extension;
}

bool starts_with(std::string_view text, std::string_view small) {
  return text.size() >= small.size() && equals_ignoring_case(text.substr(0, small.size()), small);
}

}  // namespace

std::optional<ArticleFormat> format_by_extension(std::string_view path) {
  const std::string extension = extension_of(path);
  for (const auto& [name, format] : known)
    if (name == extension) return format;
  return std::nullopt;
}

bool is_foreign_extension(std::string_view path) {
  return std::find(foreign.begin(), foreign.end(), extension_of(path)) != foreign.end();
}

ArticleFormat format_by_content(std::string_view start) {
  const size_t first = start.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return plain_text;
  const std::string_view rest = start.substr(first);
  for (const std::string_view tag : {"<!doctype html", "<html", "<head", "<body", "<?xml",
                                     "<article", "<!--", "<div", "<p>", "<h1"})
    if (starts_with(rest, tag)) return html;
  if (rest[0] == '{') {
    const size_t key = rest.find_first_not_of(" \t\r\n", 1);
    if (key != std::string_view::npos && (rest[key] == '"' || rest[key] == '}'))
      // An object that goes over several lines is no JSON Lines.
      return rest.substr(0, key).find('\n') == std::string_view::npos ? json_lines : json;
  }
  if (rest[0] == '[') {
    const size_t item = rest.find_first_not_of(" \t\r\n", 1);
    if (item != std::string_view::npos && rest[item] == '{') return json;
  }
  if (first == 0 &&
      (rest.starts_with("---\n") || rest.starts_with("---\r\n") || rest.starts_with("# ")))
    return markdown;
  return plain_text;
}

}  // namespace nuncio
