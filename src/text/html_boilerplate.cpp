#include "text/html_boilerplate.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/fold.h"
#include "text/characters.h"

namespace nuncio {
namespace {

constexpr size_t longest_notice = 220;

constexpr auto job_words = std::to_array<std::string_view>({"nav",
                                                            "navbar",
                                                            "navigation",
                                                            "menu",
                                                            "submenu",
                                                            "breadcrumb",
                                                            "breadcrumbs",
                                                            "sidebar",
                                                            "footer",
                                                            "masthead",
                                                            "cookie",
                                                            "cookies",
                                                            "consent",
                                                            "gdpr",
                                                            "ccpa",
                                                            "newsletter",
                                                            "newsletters",
                                                            "signup",
                                                            "subscribe",
                                                            "subscription",
                                                            "paywall",
                                                            "promo",
                                                            "promos",
                                                            "promotion",
                                                            "advert",
                                                            "adverts",
                                                            "advertisement",
                                                            "advertising",
                                                            "ad",
                                                            "ads",
                                                            "adslot",
                                                            "adbox",
                                                            "sponsor",
                                                            "sponsored",
                                                            "related",
                                                            "recommended",
                                                            "recommendation",
                                                            "recommendations",
                                                            "recirculation",
                                                            "trending",
                                                            "popular",
                                                            "mostread",
                                                            "share",
                                                            "sharing",
                                                            "sharebar",
                                                            "social",
                                                            "comments",
                                                            "comment",
                                                            "disqus",
                                                            "modal",
                                                            "popup",
                                                            "overlay",
                                                            "lightbox",
                                                            "toast",
                                                            "tooltip",
                                                            "caption",
                                                            "captions",
                                                            "credit",
                                                            "credits",
                                                            "copyright",
                                                            "byline",
                                                            "authors",
                                                            "bio",
                                                            "tags",
                                                            "pagination",
                                                            "pager",
                                                            "toolbar",
                                                            "widget",
                                                            "widgets",
                                                            "outbrain",
                                                            "taboola",
                                                            "skip",
                                                            "hidden",
                                                            "invisible",
                                                            "visuallyhidden",
                                                            "slideshow",
                                                            "gallery",
                                                            "carousel",
                                                            "ticker",
                                                            "login",
                                                            "register",
                                                            "search",
                                                            "feedback",
                                                            "disclaimer",
                                                            "donate",
                                                            "donation",
                                                            "noprint",
                                                            "printonly",
                                                            "readmore",
                                                            "teaser",
                                                            "teasers"});

// Beginnings of words that are run together ("relatedposts").
constexpr auto job_starts = std::to_array<std::string_view>(
    {"relatedpost", "relatedarticle", "relatedcontent", "relatedlink", "relatedstor", "newsletter",
     "cookie", "advert", "recommend", "breadcrumb", "sidebar", "subscri", "sharedaddy",
     "morestories", "mostread"});

constexpr auto boilerplate_roles = std::to_array<std::string_view>(
    {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog",
     "alert", "menu", "menubar", "toolbar", "tooltip", "form"});

// Folded beginnings of notices.
constexpr auto notice_starts = std::to_array<std::string_view>({"advertisement",
                                                                "sponsored content",
                                                                "read more",
                                                                "read also",
                                                                "also read",
                                                                "read next",
                                                                "related:",
                                                                "see also:",
                                                                "more on this",
                                                                "more from",
                                                                "sign up",
                                                                "subscribe",
                                                                "share this",
                                                                "share on",
                                                                "follow us",
                                                                "click here",
                                                                "all rights reserved",
                                                                "copyright",
                                                                "\xC2\xA9",
                                                                "(c) ",
                                                                "photo:",
                                                                "photo by",
                                                                "image:",
                                                                "image credit",
                                                                "getty images",
                                                                "we use cookies",
                                                                "this site uses cookies",
                                                                "this website uses",
                                                                "by using this site",
                                                                "by continuing to",
                                                                "accept all",
                                                                "accept cookies",
                                                                "skip to",
                                                                "loading",
                                                                "newsletter",
                                                                "get our",
                                                                "join our",
                                                                "download our",
                                                                "terms of use",
                                                                "privacy policy",
                                                                "story continues",
                                                                "continue reading",
                                                                "view comments",
                                                                "leave a comment",
                                                                "most read",
                                                                "most popular",
                                                                "recommended",
                                                                "please enable",
                                                                "your browser",
                                                                "javascript",
                                                                "watch:",
                                                                "listen:",
                                                                "support our journalism"});

template <typename Table>
bool contains(const Table& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

bool is_job(std::string_view word) {
  return contains(job_words, word) ||
         std::any_of(job_starts.begin(), job_starts.end(),
                     [&](std::string_view start) { return word.starts_with(start); });
}

// Whether one of the words that `names` is made of ("site-nav", "siteNav", "site_nav") is a job.
bool names_job(std::string_view names) {
  std::string word;
  bool after_small = false;
  for (size_t i = 0; i <= names.size() && i < 1024; ++i) {
    const char c = i < names.size() ? names[i] : ' ';
    const bool capital = c >= 'A' && c <= 'Z';
    const bool letter = capital || (c >= 'a' && c <= 'z');
    if ((!letter || (capital && after_small)) && !word.empty()) {
      if (is_job(word)) return true;
      word.clear();
    }
    if (letter) word += ascii_lower(c);
    after_small = letter && !capital;
  }
  return false;
}

bool is_hidden(const GumboNode* node) {
  const GumboVector* attributes = &node->v.element.attributes;
  if (gumbo_get_attribute(attributes, "hidden") != nullptr) return true;
  if (attribute(node, "aria-hidden") == "true") return true;
  std::string style(attribute(node, "style").substr(0, 512));
  std::erase(style, ' ');
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos;
}

}  // namespace

bool is_never_content(const GumboNode* node) {
  switch (tag_of(node)) {
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_INPUT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_EMBED:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_NOFRAMES:
    case GUMBO_TAG_MAP:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_LABEL:
      return true;
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_BODY:
      return false;
    default:
      break;
  }
  if (!is_element(node)) return false;
  return contains(boilerplate_roles, attribute(node, "role")) || is_hidden(node);
}

bool is_named_boilerplate(const GumboNode* node) {
  switch (tag_of(node)) {
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_P:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_A:
    case GUMBO_TAG_UNKNOWN: {
      // A paragraph may be called "caption", but "related" in an article's class is its topic.
      if (tag_of(node) != GUMBO_TAG_P) return false;
      break;
    }
    default:
      break;
  }
  return names_job(attribute(node, "class")) || names_job(attribute(node, "id"));
}

bool is_notice(std::string_view block) {
  if (block.size() > longest_notice) return false;
  const std::string folded = fold(block);
  return std::any_of(notice_starts.begin(), notice_starts.end(),
                     [&](std::string_view start) { return folded.starts_with(start); });
}

}  // namespace nuncio
