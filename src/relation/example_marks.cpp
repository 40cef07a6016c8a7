#include "relation/example_marks.h"

#include <algorithm>
#include <array>

#include "relation/nearest.h"

namespace nuncio {
namespace {

constexpr std::array<std::string_view, 3> kMarks = {"who", "whom", "says"};

std::string_view trim(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

bool has(const Example& example, Example::Mark mark) {
  return std::any_of(example.parts.begin(), example.parts.end(),
                     [&](const Example::Part& part) { return part.mark == mark; });
}

}  // namespace

std::optional<Example> read_example(char expect, std::string_view line, ExampleFault& fault) {
  Example out;
  out.expect = expect;
  const std::string_view text = trim(line);
  const size_t shift = text.empty() ? 0 : static_cast<size_t>(text.data() - line.data());
  const auto fail = [&](size_t offset, std::string message) {
    fault = {offset + shift, std::move(message)};
    return std::nullopt;
  };
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '}') return fail(i, "'}' without '{' before it");
    if (text[i] != '{') {
      out.text += text[i];
      continue;
    }
    const size_t end = text.find_first_of("{}", i + 1);
    if (end == std::string_view::npos || text[end] == '{')
      return fail(i, "'{' is not closed; write {who …} or {whom …}");
    const std::string_view inside = text.substr(i + 1, end - i - 1);
    const size_t space = std::min(inside.find(' '), inside.size());
    const std::string_view name = inside.substr(0, space);
    const auto mark = std::find(kMarks.begin(), kMarks.end(), name);
    if (mark == kMarks.end())
      return fail(i + 1, "unknown mark '" + std::string(name) + "', expected who, whom or says" +
                             did_you_mean(name, kMarks));
    const std::string_view words = trim(inside.substr(space));
    if (words.empty()) return fail(end, "no words behind '" + std::string(name) + "'");
    const auto begin = static_cast<uint32_t>(out.text.size());
    out.text += words;
    out.parts.push_back({static_cast<Example::Mark>(mark - kMarks.begin()),
                         {begin, static_cast<uint32_t>(out.text.size())}});
    i = end;
  }
  if (out.text.empty()) return fail(0, "an example needs a sentence");
  if (expect != '-' && !(has(out, Example::Mark::who) && has(out, Example::Mark::whom)))
    return fail(0, "an example of something that is said needs {who …} and {whom …}");
  return out;
}

}  // namespace nuncio
