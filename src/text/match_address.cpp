// URLs, e-mail addresses, @handles and #hashtags.
#include <algorithm>
#include <array>

#include "text/matcher.h"

namespace nuncio {
namespace {

constexpr size_t max_local_part = 64;
constexpr size_t max_host = 255;
constexpr size_t max_url = 4096;

// Domains and file types at the end of a dotted name that is no two sentences run together.
constexpr auto endings = std::to_array<std::string_view>(
    {"com",  "org", "net", "gov", "edu",  "mil",   "int",    "info", "biz", "eu",  "uk",   "us",
     "ca",   "co",  "de",  "fr",  "br",   "mx",    "au",     "nz",   "jp",  "cn",  "ru",   "ir",
     "il",   "ch",  "nl",  "be",  "dk",   "fi",    "gr",     "pl",   "ua",  "ve",  "ar",   "cl",
     "pe",   "ec",  "cu",  "cr",  "gt",   "tr",    "za",     "ie",   "kr",  "tw",  "hk",   "sg",
     "tv",   "io",  "ly",  "me",  "news", "media", "online", "app",  "dev", "doc", "docx", "xls",
     "xlsx", "ppt", "pdf", "txt", "html", "htm",   "jpg",    "png",  "gif", "zip", "exe",  "url"});

bool is_host_char(const Glyph& glyph) {
  return glyph.is_alnum() || glyph.code == '-' || glyph.code == '_';
}

bool is_ending(std::string_view label) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return equals_ignoring_case(label, ending); });
}

// Cheap, to spare most words a closer look.
bool has_ahead(const Place& place, char c, size_t within) {
  const size_t size = std::min(within, place.chunk_end - place.pos);
  return place.text.substr(place.pos, size).find(c) != std::string_view::npos;
}

bool starts_with(const Place& place, std::string_view small_prefix) {
  const size_t size = std::min(small_prefix.size(), place.chunk_end - place.pos);
  return equals_ignoring_case(place.text.substr(place.pos, size), small_prefix);
}

// End of the dotted name at `pos`, `pos` where there is no dot inside. Sets whether its last label
// is a known ending.
size_t host_end(const Place& place, size_t pos, bool& known_ending) {
  size_t at = pos, label = pos, end = pos;
  known_ending = false;
  while (at - pos < max_host) {
    const Glyph glyph = place.glyph(at);
    if (is_host_char(glyph)) {
      at += glyph.size;
      continue;
    }
    if (at == label) break;
    if (label != pos) {
      end = at;
      known_ending = is_ending(place.text.substr(label, at - label));
    }
    if (glyph.code != '.' || !is_host_char(place.glyph(at + 1))) break;
    label = ++at;
  }
  return end;
}

// Full stops, commas, quotes and unbalanced brackets at the end belong to the sentence.
size_t without_tail(const Place& place, size_t end) {
  const std::string_view url = place.text.substr(place.pos, end - place.pos);
  auto open = std::count(url.begin(), url.end(), '(');
  auto close = std::count(url.begin(), url.end(), ')');
  while (end > place.pos) {
    const Glyph last = glyph_before(place.text, end);
    if (last.code == ')' && close <= open) break;
    if (last.code == ')') --close;
    if (last.code == '(') --open;
    const bool tail = last.kind == CharClass::stop || last.kind == CharClass::comma ||
                      last.kind == CharClass::apostrophe || last.kind == CharClass::quote ||
                      last.kind == CharClass::close_bracket || last.code == '*';
    if (!tail) break;
    end -= last.size;
  }
  return end;
}

size_t path_end(const Place& place, size_t pos) {
  for (;;) {
    const Glyph glyph = place.glyph(pos);
    const bool ends = glyph.size == 0 || pos - place.pos >= max_url || glyph.code == '<' ||
                      glyph.code == '>' || glyph.code == '"' || glyph.code == '|' ||
                      glyph.kind == CharClass::quote || glyph.kind == CharClass::dash ||
                      glyph.kind == CharClass::emoji;
    if (ends) return without_tail(place, pos);
    pos += glyph.size;
  }
}

}  // namespace

size_t match_url(const Place& place) {
  if (!place.at_word_start() || !place.glyph(place.pos).is_alnum()) return place.pos;
  for (const std::string_view scheme :
       {"http://", "https://", "ftp://", "mailto:", "www.", "doi:10."})
    if (starts_with(place, scheme)) {
      const size_t end = path_end(place, place.pos);
      if (end > place.pos + scheme.size()) return end;
    }
  if (!has_ahead(place, '.', max_host)) return place.pos;
  bool known_ending = false;
  const size_t host = host_end(place, place.pos, known_ending);
  if (!known_ending) return place.pos;
  const Glyph after = place.glyph(host);
  if (after.code == '/' && place.glyph(host + 1).is_alnum()) return path_end(place, host);
  return after.code == '@' ? place.pos : host;
}

size_t match_email(const Place& place) {
  const Glyph first = place.glyph(place.pos);
  if (!place.at_word_start() || !(first.is_alnum() || first.code == '_')) return place.pos;
  if (!has_ahead(place, '@', max_local_part + 1)) return place.pos;
  size_t at = place.pos;
  while (at - place.pos < max_local_part) {
    const Glyph glyph = place.glyph(at);
    const bool local =
        is_host_char(glyph) || glyph.code == '.' || glyph.code == '+' || glyph.code == '%';
    if (!local) break;
    at += glyph.size;
  }
  if (place.glyph(at).code != '@' || !is_host_char(place.glyph(at + 1))) return place.pos;
  bool known_ending = false;
  const size_t host = host_end(place, at + 1, known_ending);
  if (host > at + 1) return host;
  // "Rice@ENRON": a name within one organization.
  size_t end = at + 1;
  while (is_host_char(place.glyph(end)) && end - at < max_host) end += place.glyph(end).size;
  return end;
}

size_t match_handle(const Place& place) {
  const Glyph sign = place.glyph(place.pos);
  if ((sign.code != '@' && sign.code != '#') || !place.at_word_start()) return place.pos;
  size_t end = place.pos + 1;
  bool has_letter = false;
  while (end - place.pos < max_host) {
    const Glyph glyph = place.glyph(end);
    if (!glyph.is_alnum() && glyph.code != '_' && glyph.kind != CharClass::mark) break;
    has_letter |= glyph.is_letter();
    end += glyph.size;
  }
  return has_letter && place.glyph(place.pos + 1).kind != CharClass::mark ? end : place.pos;
}

}  // namespace nuncio
