// Words that say what the name beside them or around them is: "Ministry", "Mrs", "Inc", "said".
#ifndef NUNCIO_ENTITY_CUE_WORDS_H_
#define NUNCIO_ENTITY_CUE_WORDS_H_

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>

namespace nuncio {

enum class Cue : uint8_t {
  org_last,
  org_first,
  place_last,
  place_first,
  agreement_last,
  event_last,
  place_before,
  person_after,
  title,
  female,
  male,
  month,
  day,
  particle,
  initial_cap,
  relative,
  given_male,
  given_female,
  portfolio,
  role,
};

// A set of cues, a bit each.
class CueSet {
 public:
  constexpr CueSet() = default;
  constexpr bool has(Cue cue) const { return (bits_ >> static_cast<uint32_t>(cue) & 1) != 0; }
  constexpr bool given_name() const { return has(Cue::given_male) || has(Cue::given_female); }
  constexpr void add(Cue cue) { bits_ |= 1u << static_cast<uint32_t>(cue); }
  constexpr uint32_t bits() const { return bits_; }

 private:
  uint32_t bits_ = 0;
};

class CueWords {
 public:
  // Reads cues.tsv and given_names.tsv. Throws Error on a damaged one or an unknown class.
  static CueWords load(const std::filesystem::path& english_folder);

  // The cues of a word in folded form (base/fold.h).
  CueSet of(std::string_view folded) const;

 private:
  void load_list(const std::filesystem::path& path, bool given_names);

  std::unordered_map<std::string, CueSet> words_;
};

}  // namespace nuncio

#endif  // NUNCIO_ENTITY_CUE_WORDS_H_
