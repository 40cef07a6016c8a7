#include "relation/rule_set.h"

#include <algorithm>
#include <system_error>

#include "base/files.h"
#include "nuncio/error.h"
#include "relation/rule_parser.h"

namespace nuncio {

std::string spelling_key(std::string_view lemma) {
  std::string out(lemma);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (out == "struck") return "strike";  // a lemma that lemmatizers miss
  const auto change = [&](std::string_view from, std::string_view to) {
    const size_t at = out.rfind(from);
    if (at != std::string::npos && at >= 3) out.replace(at, from.size(), to);
  };
  constexpr std::string_view kNotBritish[] = {
      "advertise", "advise",    "bruise",   "chastise",    "comprise", "compromise", "concise",
      "cruise",    "devise",    "disguise", "enterprise",  "excise",   "exercise",   "expertise",
      "franchise", "improvise", "likewise", "merchandise", "noise",    "otherwise",  "paradise",
      "poise",     "praise",    "precise",  "premise",     "promise",  "raise",      "revise",
      "supervise", "surprise",  "televise", "treatise"};
  if (std::find(std::begin(kNotBritish), std::end(kNotBritish), out) != std::end(kNotBritish))
    return out;
  for (std::string_view ending : {"ise", "isation", "yse"})
    if (out.ends_with(ending) && out.size() > ending.size() + 3)
      out[out.size() - ending.size() + 1] = 'z';
  if (out.ends_with("our")) change("our", "or");
  if (out.ends_with("efence")) change("efence", "efense");
  return out;
}

RuleSet::RuleSet(std::vector<Relation> relations) : relations_(std::move(relations)) {
  for (uint32_t r = 0; r < relations_.size(); ++r) {
    Relation& relation = relations_[r];
    const auto [earlier, fresh] = by_name_.emplace(relation.name, r);
    if (!fresh)
      throw Error(Error::Kind::bind,
                  "relation '" + relation.name + "' is declared in " +
                      relations_[earlier->second].file + " already",
                  relation.file, relation.line);
    for (uint32_t t = 0; t < relation.triggers.size(); ++t) {
      for (std::string& part : relation.triggers[t].parts) part = spelling_key(part);
      by_lemma_[relation.triggers[t].parts[0]].push_back({r, t});
    }
  }
  for (auto& [lemma, refs] : by_lemma_)
    std::stable_sort(refs.begin(), refs.end(), [&](TriggerRef a, TriggerRef b) {
      return relations_[a.relation].triggers[a.trigger].parts.size() >
             relations_[b.relation].triggers[b.trigger].parts.size();
    });
}

RuleSet RuleSet::load(const std::filesystem::path& folder) {
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error))
    throw Error(Error::Kind::system, "no folder of relations at " + folder.string());
  std::vector<Relation> all;
  bool any = false;
  for (const std::filesystem::path& path : list_files(folder)) {
    if (path.extension() != ".rel") continue;
    any = true;
    std::string text = read_file(path, size_t{16} << 20);
    for (Relation& relation : parse_rules(text, path.filename().string()))
      all.push_back(std::move(relation));
  }
  if (!any) throw Error(Error::Kind::system, "no .rel file in " + folder.string());
  return RuleSet(std::move(all));
}

const Relation* RuleSet::find(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : &relations_[found->second];
}

std::span<const RuleSet::TriggerRef> RuleSet::triggers(std::string_view lemma) const {
  const auto found = by_lemma_.find(lemma);
  if (found == by_lemma_.end()) return {};
  return found->second;
}

}  // namespace nuncio
