#include "entity/office_names.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/fold.h"

namespace nuncio {
namespace {

constexpr auto articled = std::to_array<std::string_view>(
    {"United", "Netherlands", "Philippines", "Bahamas", "Czech Republic", "Maldives", "Gambia",
     "Democratic Republic", "Dominican Republic", "Central African Republic", "Soviet Union",
     "Solomon Islands", "Marshall Islands", "European", "Vatican", "World", "International"});

// The names of a country as they stand before a title.
std::vector<std::string> attributes(const Draft& draft, const DraftEntity& place) {
  std::vector<std::string> out;
  if (const Country* country = draft.lexicon.gazetteer.country(place.code)) {
    if (!country->demonyms.empty()) out.push_back(country->demonyms.front());
    if (place.code == "USA") out.insert(out.end(), {"U.S.", "US"});
    if (place.code == "GBR") out.insert(out.end(), {"UK"});
  }
  out.push_back(place.name);
  return out;
}

class OfficeNamer {
 public:
  OfficeNamer(const Draft& draft, const OfficePhrase& phrase, const DraftEntity* place)
      : draft_(draft), phrase_(phrase), role_(*phrase.role), place_(place) {}

  std::optional<OfficeNames> run() {
    switch (role_.scope) {
      case RoleScope::fixed:
        return fixed();
      case RoleScope::congress:
        return congress();
      case RoleScope::senate:
        return senate();
      case RoleScope::parliament:
        return parliament();
      case RoleScope::embassy:
        return embassy();
      case RoleScope::ministry:
        return ministry();
      case RoleScope::country:
      case RoleScope::place:
        if (place_ == nullptr || place_->type != EntityType::place) return std::nullopt;
        return plain(phrase_.prefix + role_.name);
      case RoleScope::body:
        if (place_ == nullptr) return std::nullopt;
        if (place_->type == EntityType::place && role_.name == "Chief Executive Officer")
          return plain("Chief Executive");
        if (place_->type == EntityType::place && !names_office_of_place()) return std::nullopt;
        return plain(phrase_.prefix + role_.name);
      case RoleScope::any:
        if (place_ == nullptr) return std::nullopt;
        return plain(phrase_.prefix + role_.name);
    }
    return std::nullopt;
  }

 private:
  // A director or spokesman "of Colombia" is hardly a post; an army chief or a coach is.
  bool names_office_of_place() const {
    return role_.name == "Commander-in-Chief" || role_.name == "Coach" || role_.name == "Captain" ||
           role_.name == "Head Coach" || role_.name == "Director-General";
  }

  std::optional<OfficeNames> plain(const std::string& title) const {
    OfficeNames out;
    out.jurisdiction = place_->name;
    out.name = title + " of " + with_article(place_->name, place_->type);
    for (const std::string& attribute : attributes(draft_, *place_))
      out.aliases.push_back(attribute + " " + title);
    return out;
  }

  std::optional<OfficeNames> fixed() const {
    OfficeNames out;
    out.name = role_.name;
    out.jurisdiction = role_.jurisdiction;
    if (!role_.jurisdiction.empty() && role_.name.find(" of ") == std::string::npos)
      out.name += " of " + with_article(role_.jurisdiction, EntityType::place);
    else if (const size_t of = out.name.find(" of the "); of != std::string::npos)
      out.jurisdiction = out.name.substr(of + 8);
    return out;
  }

  bool american() const {
    return place_ != nullptr && (place_->code == "USA" || place_->within == "USA");
  }

  std::optional<OfficeNames> congress() const {
    if (phrase_.of_state) return of_state("House of Representatives", "State Representative");
    if (place_ != nullptr && !american()) return std::nullopt;
    return OfficeNames{
        role_.name,
        {"United States Representative", "U.S. Representative", "US Representative",
         "Member of the U.S. House of Representatives", "Congressman of the United States"},
        "United States House of Representatives"};
  }

  std::optional<OfficeNames> senate() const {
    if (place_ == nullptr) return std::nullopt;
    if (phrase_.of_state) return of_state("Senate", "State Senator");
    if (american())
      return OfficeNames{"Member of the United States Senate",
                         {"United States Senator", "U.S. Senator", "US Senator",
                          "Senator of the United States", "Member of the U.S. Senate"},
                         "United States Senate"};
    return assembly("Senate", "Senator");
  }

  // "Alabama state senator".
  std::optional<OfficeNames> of_state(const std::string& body, const std::string& title) const {
    if (place_ == nullptr || place_->type != EntityType::place || !place_->code.empty())
      return std::nullopt;
    return OfficeNames{"Member of the " + place_->name + " " + body,
                       {place_->name + " " + title, title + " of " + place_->name},
                       place_->name + " " + body};
  }

  std::optional<OfficeNames> parliament() const {
    if (place_ == nullptr) return std::nullopt;
    auto out = assembly("Parliament", "Member of Parliament");
    if (out) out->aliases.push_back(attributes(draft_, *place_).front() + " MP");
    return out;
  }

  std::optional<OfficeNames> assembly(const std::string& body, const std::string& title) const {
    if (place_->type != EntityType::place) return std::nullopt;
    OfficeNames out;
    const std::string of = " of " + with_article(place_->name, place_->type);
    out.name = "Member of the " + body + of;
    out.aliases.push_back(title + of);
    for (const std::string& attribute : attributes(draft_, *place_))
      out.aliases.push_back(attribute + " " + title);
    out.jurisdiction = body + of;
    return out;
  }

  std::optional<OfficeNames> embassy() const {
    if (place_ == nullptr && !phrase_.posting) return std::nullopt;
    OfficeNames out;
    out.name = phrase_.prefix + role_.name;
    std::string to;
    if (phrase_.posting) {
      const DraftEntity& posting = draft_.entities[*phrase_.posting];
      to = " to " + with_article(posting.name, posting.type);
      out.jurisdiction = posting.name;
    }
    if (place_ != nullptr) {
      out.jurisdiction = place_->name;
      for (const std::string& attribute : attributes(draft_, *place_))
        out.aliases.push_back(attribute + " " + out.name + to);
      out.name += " of " + with_article(place_->name, place_->type);
    }
    out.name += to;
    return out;
  }

  std::optional<OfficeNames> ministry() const {
    if (place_ == nullptr || phrase_.portfolio.empty()) return std::nullopt;
    OfficeNames out;
    const std::string& title = role_.name;
    const std::string of = " of " + with_article(place_->name, place_->type);
    out.jurisdiction = place_->name;
    out.name = phrase_.prefix + title + " of " + phrase_.portfolio + of;
    for (std::string before : draft_.lexicon.roles.wordings(phrase_.portfolio)) {
      capitalise(before);
      const std::string short_title = phrase_.prefix + before + " " + title;
      out.aliases.push_back(short_title + of);
      for (const std::string& attribute : attributes(draft_, *place_))
        out.aliases.push_back(attribute + " " + short_title);
    }
    return out;
  }

  static void capitalise(std::string& words) {
    bool start = true;
    for (char& c : words) {
      if (start && c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
      start = c == ' ';
    }
  }

  const Draft& draft_;
  const OfficePhrase& phrase_;
  const Role& role_;
  const DraftEntity* place_;
};

}  // namespace

std::string with_article(const std::string& name, EntityType type) {
  for (const std::string_view start : articled)
    if (name.starts_with(start)) return "the " + name;
  if (type != EntityType::organization) return name;
  // "the Labour Party", but "Greenpeace", "Mahan Air".
  static constexpr auto bodies = std::to_array<std::string_view>(
      {"party",      "committee",      "department",   "ministry", "council",
       "court",      "administration", "agency",       "bank",     "union",
       "institute",  "commission",     "organization", "board",    "bureau",
       "senate",     "house",          "subcommittee", "army",     "association",
       "federation", "police",         "office",       "group",    "authority"});
  const std::string folded = fold(name);
  for (const std::string_view body : bodies)
    if (folded.find(body) != std::string::npos) return "the " + name;
  return name;
}

std::optional<OfficeNames> name_office(const Draft& draft, const OfficePhrase& phrase,
                                       std::optional<uint32_t> jurisdiction) {
  return OfficeNamer(draft, phrase, jurisdiction ? &draft.entities[*jurisdiction] : nullptr).run();
}

}  // namespace nuncio
