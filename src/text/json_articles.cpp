#include "text/json_articles.h"

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"
#include "text/dates.h"
#include "text/decode.h"
#include "text/plain_text.h"

namespace nuncio {
namespace {

constexpr unsigned max_depth = 1000;

// The iterative parser keeps its stack on the heap, so that deep nesting ends in an error.
constexpr unsigned parse_flags =
    rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag |
    rapidjson::kParseStopWhenDoneFlag | rapidjson::kParseNumbersAsStringsFlag;

enum class Field : uint8_t { none, id, title, date, source, url, text };

Field field_named(std::string_view name) {
  static constexpr auto names =
      std::to_array<std::pair<std::string_view, Field>>({{"id", Field::id},
                                                         {"title", Field::title},
                                                         {"date", Field::date},
                                                         {"source", Field::source},
                                                         {"url", Field::url},
                                                         {"text", Field::text}});
  for (const auto& [known, field] : names)
    if (known == name) return field;
  return Field::none;
}

// Collects the fields of objects that stand at the top or in arrays there; everything deeper goes
// by.
class Handler : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Handler> {
 public:
  using Taken = std::function<void(Article, bool has_text)>;
  Handler(const rapidjson::MemoryStream& stream, Taken taken)
      : stream_(stream), taken_(std::move(taken)) {}

  size_t object_begin() const { return object_begin_; }
  bool too_deep() const { return too_deep_; }

  // Called for null, true, false and strings of deeper levels.
  bool Default() {
    field_ = Field::none;
    return true;
  }
  bool String(const char* text, rapidjson::SizeType size, bool) {
    take(std::string_view(text, size), false);
    return Default();
  }
  bool RawNumber(const char* digits, rapidjson::SizeType size, bool) {
    take(std::string_view(digits, size), true);
    return Default();
  }
  bool Key(const char* name, rapidjson::SizeType size, bool) {
    field_ = inside_ == 1 ? field_named({name, size}) : Field::none;
    return true;
  }
  bool StartObject() {
    if (inside_ == 0) {
      article_ = {};
      has_text_ = false;
      object_begin_ = stream_.Tell();  // the brace is not yet taken
    }
    ++inside_;
    return deeper();
  }
  bool EndObject(rapidjson::SizeType) {
    --depth_;
    if (--inside_ == 0) taken_(std::move(article_), has_text_);
    return Default();
  }
  bool StartArray() {
    if (inside_ > 0) ++inside_;
    return deeper();
  }
  bool EndArray(rapidjson::SizeType) {
    --depth_;
    if (inside_ > 0) --inside_;
    return Default();
  }

 private:
  bool deeper() {
    field_ = Field::none;
    too_deep_ = ++depth_ > max_depth;
    return !too_deep_;
  }

  void take(std::string_view value, bool is_number) {
    if (is_number && field_ != Field::id) return;
    switch (field_) {
      case Field::id:
        article_.id = single_line(value);
        break;
      case Field::title:
        article_.title = single_line(value);
        break;
      case Field::date:
        article_.published = parse_date(value).value_or("");
        break;
      case Field::source:
        article_.source = single_line(value);
        break;
      case Field::url:
        article_.url = single_line(value);
        break;
      case Field::text:
        article_.text = value;
        has_text_ = true;
        break;
      case Field::none:
        break;
    }
  }

  const rapidjson::MemoryStream& stream_;
  Taken taken_;
  Article article_;
  size_t object_begin_ = 0;
  unsigned depth_ = 0;
  unsigned inside_ = 0;  // levels below the beginning of the article's object, itself included
  Field field_ = Field::none;
  bool has_text_ = false;
  bool too_deep_ = false;
};

// Counts lines up to offsets that only grow.
class LineCounter {
 public:
  explicit LineCounter(std::string_view text) : text_(text) {}
  uint32_t at(size_t offset) {
    line_ += static_cast<uint32_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                                              text_.begin() + static_cast<std::ptrdiff_t>(offset),
                                              '\n'));
    at_ = offset;
    return line_;
  }

 private:
  std::string_view text_;
  size_t at_ = 0;
  uint32_t line_ = 1;
};

void check(const Article& article) {
  for (const std::string* field :
       {&article.text, &article.title, &article.id, &article.source, &article.url}) {
    if (field->find('\0') != std::string::npos)
      throw Error(Error::Kind::input, "a NUL in a string; this is no text");
    // The parser lets half a surrogate pair pass.
    if (find_invalid_utf8(*field))
      throw Error(Error::Kind::input, "an escape \\u that is no character");
  }
}

std::string explain(const rapidjson::ParseResult& result, const Handler& handler) {
  if (handler.too_deep()) return "JSON nested deeper than " + std::to_string(max_depth) + " levels";
  return std::string("broken JSON at byte ") + std::to_string(result.Offset()) + ": " +
         rapidjson::GetParseError_En(result.Code());
}

const Error no_text() {
  return Error(Error::Kind::input, "an object without \"text\"");
}

size_t skip_space(std::string_view text, size_t at) {
  return std::min(text.find_first_not_of(" \t\r\n,", at), text.size());
}

}  // namespace

Article parse_json_article(std::string_view line) {
  Article article;
  bool found = false, has_text = false;
  rapidjson::MemoryStream stream(line.data(), line.size());
  Handler handler(stream, [&](Article taken, bool with_text) {
    article = std::move(taken);
    found = true;
    has_text = with_text;
  });
  rapidjson::Reader reader;
  const size_t start = line.find_first_not_of(" \t\r");
  if (start == std::string_view::npos || line[start] != '{')
    throw Error(Error::Kind::input, "not a JSON object; JSON Lines has one {…} a line");
  const rapidjson::ParseResult result = reader.Parse<parse_flags>(stream, handler);
  if (result.IsError()) throw Error(Error::Kind::input, explain(result, handler));
  if (skip_space(line, stream.Tell()) != line.size())
    throw Error(Error::Kind::input,
                "something stands after the object; JSON Lines has one {…} a line");
  if (!found || !has_text) throw no_text();
  check(article);
  return article;
}

void parse_json_articles(std::string_view document,
                         const std::function<void(Article, uint32_t line)>& on_article,
                         const std::function<void(const Error&)>& on_skip) {
  LineCounter lines(document);
  rapidjson::MemoryStream stream(document.data(), document.size());
  const Handler* running = nullptr;
  Handler handler(stream, [&](Article article, bool has_text) {
    const uint32_t line = lines.at(running->object_begin());
    try {
      if (!has_text) throw no_text();
      check(article);
      on_article(std::move(article), line);
    } catch (const Error& error) {
      on_skip(Error(error.kind(), error.message(), {}, line));
    }
  });
  running = &handler;
  rapidjson::Reader reader;
  while (skip_space(document, stream.Tell()) < document.size()) {
    while (stream.Tell() < skip_space(document, stream.Tell())) stream.Take();
    const rapidjson::ParseResult result = reader.Parse<parse_flags>(stream, handler);
    if (result.IsError())
      throw Error(Error::Kind::input, explain(result, handler), {},
                  lines.at(std::min(result.Offset(), document.size())));
  }
}

}  // namespace nuncio
