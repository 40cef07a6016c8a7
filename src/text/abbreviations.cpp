#include "text/abbreviations.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "text/characters.h"

namespace nuncio {
namespace {

using Entry = std::pair<std::string_view, Abbreviation>;
using enum Abbreviation;

// A capital letter must be one in the text.
constexpr auto table = std::to_array<Entry>({
    {"Adj", title},     {"Adm", title},     {"Ala", tail},      {"Alta", tail},
    {"Amb", title},     {"App", numbered},  {"Apr", month},     {"Arch", title},
    {"Ariz", tail},     {"Ark", tail},      {"Art", numbered},  {"Assn", tail},
    {"Assoc", title},   {"Asst", title},    {"Attn", inner},    {"Atty", title},
    {"Aug", month},     {"Ave", tail},      {"Bhd", tail},      {"Bldg", tail},
    {"Blvd", tail},     {"Brig", title},    {"Bro", title},     {"Bros", tail},
    {"Calif", tail},    {"Capt", title},    {"Cdr", title},     {"Ch", numbered},
    {"Chap", numbered}, {"Cie", tail},      {"Cir", tail},      {"Cllr", title},
    {"Cmdr", title},    {"Cmdt", title},    {"Co", tail},       {"Col", title},
    {"Colo", tail},     {"Comdr", title},   {"Conf", tail},     {"Cong", title},
    {"Conn", tail},     {"Corp", tail},     {"Cos", tail},      {"Cpl", title},
    {"Cpt", title},     {"Ct", tail},       {"Dec", month},     {"Del", tail},
    {"Dept", tail},     {"Det", title},     {"Dir", title},     {"Dist", tail},
    {"Div", tail},      {"Dr", title},      {"Drs", title},     {"Ed", numbered},
    {"Ens", title},     {"Esq", tail},      {"Est", inner},     {"Ext", numbered},
    {"Feb", month},     {"Fig", numbered},  {"Figs", numbered}, {"Fla", tail},
    {"Flt", title},     {"Fr", title},      {"Fri", month},     {"Ft", title},
    {"Ga", tail},       {"Gen", title},     {"Gens", title},    {"Gov", title},
    {"Govs", title},    {"Hon", title},     {"Hosp", tail},     {"Hts", tail},
    {"Hwy", numbered},  {"Ill", tail},      {"Inc", tail},      {"Ind", tail},
    {"Insp", title},    {"Inst", tail},     {"Intl", tail},     {"Jan", month},
    {"Jr", tail},       {"Jul", month},     {"Jun", month},     {"Kan", tail},
    {"Ky", tail},       {"Lieut", title},   {"Lt", title},      {"Ltd", tail},
    {"Ltda", tail},     {"Maj", title},     {"Mar", numbered},  {"Mass", tail},
    {"Md", tail},       {"Messrs", title},  {"Mfg", tail},      {"Mich", tail},
    {"Minn", tail},     {"Miss", numbered}, {"Mlle", title},    {"Mme", title},
    {"Mo", tail},       {"Mon", numbered},  {"Mont", tail},     {"Mr", title},
    {"Mrs", title},     {"Ms", title},      {"Msgr", title},    {"Mt", title},
    {"Mx", title},      {"Neb", tail},      {"Nev", tail},      {"No", numbered},
    {"Nos", numbered},  {"Nov", month},     {"Oct", month},     {"Okla", tail},
    {"Ont", tail},      {"Ore", tail},      {"Pa", tail},       {"Para", numbered},
    {"Penn", tail},     {"Pfc", title},     {"Ph", inner},      {"Pres", title},
    {"Prof", title},    {"Profs", title},   {"Pte", title},     {"Pty", tail},
    {"Pvt", title},     {"Que", tail},      {"Rd", tail},       {"Rep", title},
    {"Reps", title},    {"Ret", tail},      {"Rev", title},     {"Rt", title},
    {"Sask", tail},     {"Sat", numbered},  {"Sec", numbered},  {"Sen", title},
    {"Sens", title},    {"Sept", month},    {"Sep", month},     {"Sgt", title},
    {"Sr", tail},       {"Sra", title},     {"Srta", title},    {"St", title},
    {"Sta", title},     {"Ste", title},     {"Sun", numbered},  {"Supt", title},
    {"Tel", inner},     {"Tenn", tail},     {"Tex", tail},      {"Thu", month},
    {"Thur", month},    {"Thurs", month},   {"Tue", month},     {"Tues", month},
    {"Univ", tail},     {"Va", tail},       {"Vol", numbered},  {"Vols", numbered},
    {"Vt", tail},       {"Wash", tail},     {"Wed", month},     {"Weds", month},
    {"Wis", tail},      {"Wm", title},      {"Wyo", tail},      {"approx", inner},
    {"al", tail},       {"art", numbered},  {"assoc", inner},   {"avg", inner},
    {"ca", inner},      {"cf", inner},      {"ch", numbered},   {"chap", numbered},
    {"co", inner},      {"cu", inner},      {"dept", inner},    {"div", inner},
    {"ed", numbered},   {"eds", inner},     {"eg", inner},      {"esp", inner},
    {"est", inner},     {"etc", tail},      {"ext", numbered},  {"ff", tail},
    {"fig", numbered},  {"figs", numbered}, {"ft", tail},       {"hr", tail},
    {"hrs", tail},      {"ie", inner},      {"incl", inner},    {"lb", tail},
    {"lbs", tail},      {"mins", tail},     {"misc", inner},    {"mo", numbered},
    {"mos", tail},      {"no", numbered},   {"nos", numbered},  {"oz", tail},
    {"para", numbered}, {"pg", numbered},   {"pp", numbered},   {"pt", numbered},
    {"ref", numbered},  {"sec", numbered},  {"sq", inner},      {"tel", inner},
    {"viz", inner},     {"vol", numbered},  {"vols", numbered}, {"vs", inner},
    {"yr", tail},       {"yrs", tail},
});

constexpr size_t longest = 6;

std::optional<Abbreviation> look_up(std::string_view word) {
  const auto* const found = std::find_if(table.begin(), table.end(),
                                         [&](const Entry& entry) { return entry.first == word; });
  if (found == table.end()) return std::nullopt;
  return found->second;
}

bool is_all_capitals(std::string_view word) {
  return word.size() > 2 &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

std::optional<Abbreviation> find_abbreviation(std::string_view word) {
  if (word.size() < 2 || word.size() > longest) return std::nullopt;
  if (const auto found = look_up(word)) return found;
  std::string small(word);
  std::transform(small.begin(), small.end(), small.begin(), ascii_lower);
  if (is_all_capitals(word)) {
    // "NOV." but not "MISS." or "ART.": a shouted word keeps its own meaning.
    small[0] = word[0];
    const auto found = look_up(small);
    return found == title || found == month ? found : std::nullopt;
  }
  // "Etc.", "Vs." at the beginning of a line.
  return small != word && small[0] != word[0] && small.substr(1) == word.substr(1) ? look_up(small)
                                                                                   : std::nullopt;
}

}  // namespace nuncio
