#include "entity/cue_words.h"

#include <array>
#include <utility>
#include <vector>

#include "entity/lexicon_file.h"
#include "nuncio/error.h"

namespace nuncio {
namespace {

constexpr auto cue_names = std::to_array<std::pair<std::string_view, Cue>>({
    {"org_last", Cue::org_last},
    {"org_first", Cue::org_first},
    {"place_last", Cue::place_last},
    {"place_first", Cue::place_first},
    {"agreement_last", Cue::agreement_last},
    {"event_last", Cue::event_last},
    {"place_before", Cue::place_before},
    {"person_after", Cue::person_after},
    {"title", Cue::title},
    {"female", Cue::female},
    {"male", Cue::male},
    {"month", Cue::month},
    {"day", Cue::day},
    {"particle", Cue::particle},
    {"initial_cap", Cue::initial_cap},
    {"relative", Cue::relative},
});

std::vector<Cue> cues_named(std::string_view name, bool given_names) {
  if (given_names && name == "m") return {Cue::given_male};
  if (given_names && name == "f") return {Cue::given_female};
  if (given_names && name == "e") return {Cue::given_male, Cue::given_female};
  for (const auto& [known, cue] : cue_names)
    if (!given_names && known == name) return {cue};
  return {};
}

}  // namespace

CueWords CueWords::load(const std::filesystem::path& folder) {
  CueWords out;
  out.load_list(folder / "cues.tsv", false);
  out.load_list(folder / "given_names.tsv", true);
  return out;
}

void CueWords::load_list(const std::filesystem::path& path, bool given_names) {
  for (const LexiconRow& row : read_lexicon(path, 2)) {
    const std::vector<Cue> cues = cues_named(row.fields[0], given_names);
    if (cues.empty())
      throw Error(Error::Kind::input, "unknown class of words \"" + row.fields[0] + "\"",
                  path.string(), row.line);
    for (const std::string& word : split_list(row.fields[1], ' '))
      for (const Cue cue : cues) words_[word].add(cue);
  }
}

CueSet CueWords::of(std::string_view folded) const {
  if (!folded.empty() && folded.back() == '.') folded.remove_suffix(1);
  const auto found = words_.find(std::string(folded));
  return found == words_.end() ? CueSet() : found->second;
}

}  // namespace nuncio
