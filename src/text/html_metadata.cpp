#include "text/html_metadata.h"

#include <rapidjson/document.h>

#include <array>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "text/characters.h"
#include "text/dates.h"
#include "text/plain_text.h"

namespace nuncio {
namespace {

constexpr size_t max_looked_at = 32;  // headings, times
constexpr size_t max_ld_depth = 200;
constexpr size_t max_ld_bytes = size_t{4} << 20;

enum class MetaField : uint8_t { title, published, source, url };

// By trust within a field: an earlier row wins over a later one.
struct MetaName {
  std::string_view name;
  MetaField field;
};
constexpr auto meta_names = std::to_array<MetaName>({
    {"og:title", MetaField::title},
    {"article:published_time", MetaField::published},
    {"datepublished", MetaField::published},
    {"og:article:published_time", MetaField::published},
    {"parsely-pub-date", MetaField::published},
    {"sailthru.date", MetaField::published},
    {"dc.date.issued", MetaField::published},
    {"dcterms.created", MetaField::published},
    {"dc.date", MetaField::published},
    {"pubdate", MetaField::published},
    {"publish-date", MetaField::published},
    {"publish_date", MetaField::published},
    {"date", MetaField::published},
    {"twitter:title", MetaField::title},
    {"dc.title", MetaField::title},
    {"headline", MetaField::title},
    {"og:site_name", MetaField::source},
    {"application-name", MetaField::source},
    {"dc.publisher", MetaField::source},
    {"og:url", MetaField::url},
});

// A value with the place of its row in the table; lower is better.
struct Ranked {
  std::string value;
  size_t rank = SIZE_MAX;

  void offer(std::string offered, size_t offered_rank) {
    if (offered.empty() || offered_rank >= rank) return;
    value = std::move(offered);
    rank = offered_rank;
  }
};

constexpr size_t rank_canonical = 0, rank_meta = 10, rank_ld = 100, rank_time = 200,
                 rank_fallback = 300;

// "Title | The Paper", "Title - The Paper": without the paper, where it stands behind the last bar.
std::string without_site(const std::string& title, const std::string& site) {
  for (const std::string_view bar : {" | ", " - ", " — ", " – ", " :: "}) {
    const size_t at = title.rfind(bar);
    if (at == std::string::npos || at < 10) continue;
    const std::string_view tail = std::string_view(title).substr(at + bar.size());
    if (tail == site || bar == " | " || bar == " :: ") return title.substr(0, at);
  }
  return title;
}

bool is_article_type(const rapidjson::Value& object) {
  const auto type = object.FindMember("@type");
  if (type == object.MemberEnd()) return false;
  const auto names_article = [](const rapidjson::Value& value) {
    if (!value.IsString()) return false;
    const std::string_view name(value.GetString(), value.GetStringLength());
    return name.find("Article") != std::string_view::npos || name == "BlogPosting" ||
           name == "Report";
  };
  if (!type->value.IsArray()) return names_article(type->value);
  for (const auto& value : type->value.GetArray())
    if (names_article(value)) return true;
  return false;
}

std::string string_member(const rapidjson::Value& object, const char* name) {
  if (!object.IsObject()) return {};
  const auto member = object.FindMember(name);
  if (member == object.MemberEnd() || !member->value.IsString()) return {};
  std::string text(member->value.GetString(), member->value.GetStringLength());
  // An escape may have made half a surrogate pair, which the parser lets pass.
  return find_invalid_utf8(text) ? std::string() : text;
}

class Collector {
 public:
  void element(const GumboNode* node) {
    switch (tag_of(node)) {
      case GUMBO_TAG_META:
        return meta(node);
      case GUMBO_TAG_LINK:
        if (equals_ignoring_case(attribute(node, "rel"), "canonical"))
          url_.offer(single_line(attribute(node, "href")), rank_canonical);
        return;
      case GUMBO_TAG_SCRIPT:
        if (equals_ignoring_case(attribute(node, "type"), "application/ld+json"))
          linked_data(text_below(node));
        return;
      case GUMBO_TAG_TITLE:
        if (page_title_.empty()) page_title_ = single_line(text_below(node));
        return;
      case GUMBO_TAG_H1:
        return heading(node);
      case GUMBO_TAG_TIME:
        time(node);
        break;
      default:
        break;
    }
    itemprop(node);
  }

  HtmlMetadata finish() {
    HtmlMetadata result;
    result.source = std::move(source_.value);
    if (title_.value.empty()) title_.value = best_heading(result.source);
    result.title = without_site(title_.value.empty() ? page_title_ : title_.value, result.source);
    result.published = std::move(published_.value);
    result.url = std::move(url_.value);
    result.body = std::move(body_);
    return result;
  }

 private:
  void meta(const GumboNode* node) {
    const std::string content = single_line(attribute(node, "content"));
    for (const char* key : {"property", "name", "itemprop"}) {
      const std::string_view name = attribute(node, key);
      for (size_t i = 0; i < meta_names.size() && !name.empty(); ++i)
        if (equals_ignoring_case(name, meta_names[i].name))
          set(meta_names[i].field, content, rank_meta + i);
    }
  }

  void set(MetaField field, const std::string& value, size_t rank) {
    switch (field) {
      case MetaField::title:
        title_.offer(value, rank);
        break;
      case MetaField::published:
        published_.offer(parse_date(value).value_or(""), rank);
        break;
      case MetaField::source:
        source_.offer(value, rank);
        break;
      case MetaField::url:
        url_.offer(value, rank);
        break;
    }
  }

  void heading(const GumboNode* node) {
    if (headings_.size() < max_looked_at) headings_.push_back(single_line(text_below(node)));
  }

  // The first <h1> may be the paper's name; one that <title> repeats is not.
  std::string best_heading(const std::string& site) const {
    std::string first;
    for (const std::string& heading : headings_) {
      if (heading.empty() || heading == site) continue;
      if (page_title_.starts_with(heading)) return heading;
      if (first.empty()) first = heading;
    }
    return first;
  }

  void time(const GumboNode* node) {
    if (++times_ > max_looked_at) return;
    std::string_view stamp = attribute(node, "datetime");
    const std::string text = stamp.empty() ? single_line(text_below(node)) : std::string();
    if (stamp.empty()) stamp = text;
    const bool marked = gumbo_get_attribute(&node->v.element.attributes, "pubdate") != nullptr;
    published_.offer(parse_date(stamp).value_or(""), marked ? rank_time : rank_fallback);
  }

  void itemprop(const GumboNode* node) {
    if (!is_element(node)) return;
    const std::string_view property = attribute(node, "itemprop");
    if (!equals_ignoring_case(property, "datepublished")) return;
    for (const char* key : {"content", "datetime"})
      published_.offer(parse_date(attribute(node, key)).value_or(""), rank_ld - 1);
  }

  void linked_data(const std::string& json) {
    if (json.size() > max_ld_bytes || json.find('\0') != std::string::npos) return;
    rapidjson::Document document;
    document.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(
        json.data(), json.size());
    if (document.HasParseError()) return;
    std::vector<std::pair<const rapidjson::Value*, size_t>> open = {{&document, 0}};
    while (!open.empty()) {
      const auto [value, depth] = open.back();
      open.pop_back();
      if (depth > max_ld_depth) continue;
      if (value->IsObject()) {
        if (is_article_type(*value)) linked_article(*value);
        for (const auto& member : value->GetObject())
          if (member.value.IsObject() || member.value.IsArray())
            open.emplace_back(&member.value, depth + 1);
      } else if (value->IsArray()) {
        for (const auto& item : value->GetArray())
          if (item.IsObject() || item.IsArray()) open.emplace_back(&item, depth + 1);
      }
    }
  }

  void linked_article(const rapidjson::Value& object) {
    title_.offer(single_line(string_member(object, "headline")), rank_ld);
    published_.offer(parse_date(string_member(object, "datePublished")).value_or(""), rank_ld);
    url_.offer(single_line(string_member(object, "url")), rank_ld);
    if (const auto publisher = object.FindMember("publisher"); publisher != object.MemberEnd())
      source_.offer(single_line(string_member(publisher->value, "name")), rank_ld);
    if (body_.empty()) body_ = string_member(object, "articleBody");
  }

  Ranked title_, published_, source_, url_;
  std::string page_title_, body_;
  std::vector<std::string> headings_;
  size_t times_ = 0;
};

}  // namespace

HtmlMetadata read_metadata(const GumboNode* root) {
  Collector collector;
  walk_html(
      root,
      [&](const GumboNode* node) {
        collector.element(node);
        return children_of(node) != nullptr;
      },
      [](const GumboNode*) {});
  return collector.finish();
}

}  // namespace nuncio
