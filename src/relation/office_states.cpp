#include "relation/office_states.h"

#include <algorithm>
#include <map>
#include <string>

#include "base/fold.h"

namespace nuncio {
namespace {

class OfficeReader {
 public:
  OfficeReader(const Document& document, const DocumentEntities& entities)
      : document_(document), entities_(entities) {
    for (uint32_t e = 0; e < entities.entities.size(); ++e) {
      const LocalEntity& entity = entities.entities[e];
      if (entity.type != EntityType::place && entity.type != EntityType::organization) continue;
      by_name_.emplace(name_key(entity.name), e);
      for (const std::string& alias : entity.aliases) by_name_.emplace(name_key(alias), e);
    }
  }

  std::vector<Claim> run() {
    for (const OfficeHolding& holding : entities_.offices) read_holding(holding);
    for (uint32_t e = 0; e < entities_.entities.size(); ++e) read_jurisdiction(e);
    return std::move(out_);
  }

 private:
  void emit(const char* type, uint32_t source, uint32_t target, double confidence,
            const OfficeHolding& holding) {
    Claim claim;
    claim.type = type;
    claim.rule = std::string("office:") + type;
    claim.source = source;
    claim.target = target;
    claim.sentence = holding.sentence;
    claim.confidence = confidence;
    claim.source_span = holding.holder_span;
    claim.target_span = claim.trigger = holding.office_span;
    if (holding.elect) claim.modality = Modality::planned;
    out_.push_back(std::move(claim));
  }

  std::optional<uint32_t> body_of(uint32_t office) const {
    const std::string& jurisdiction = entities_.entities[office].jurisdiction;
    if (jurisdiction.empty()) return std::nullopt;
    const auto found = by_name_.find(name_key(jurisdiction));
    if (found == by_name_.end()) return std::nullopt;
    return found->second;
  }

  void read_holding(const OfficeHolding& holding) {
    emit("holds_office", holding.holder, holding.office, 0.9, holding);
    const auto body = body_of(holding.office);
    if (!body || entities_.entities[*body].type != EntityType::organization ||
        *body == holding.holder)
      return;
    // That a senator sits in the senate is worth saying where the article speaks of the senate.
    const std::string_view role = role_in_body(entities_.entities[holding.office].name);
    if (role == "member_of" && entities_.entities[*body].mentions == 0) return;
    emit(role_in_body(entities_.entities[holding.office].name), holding.holder, *body, 0.75,
         holding);
  }

  // "Member of X", "Chair of X", "Spokesperson of X".
  static const char* role_in_body(const std::string& office) {
    const std::string name = fold(office);
    if (name.starts_with("member of")) return "member_of";
    const std::string role = name.substr(0, name.find(" of "));
    if (role.starts_with("deputy") || role.starts_with("vice") || role.starts_with("assistant"))
      return "works_for";
    for (std::string_view word : {"chair",
                                  "president",
                                  "director",
                                  "head",
                                  "leader",
                                  "chief",
                                  "ceo",
                                  "administrator",
                                  "secretary-general",
                                  "secretary general",
                                  "founder",
                                  "commissioner",
                                  "commander",
                                  "commandant",
                                  "chancellor",
                                  "owner",
                                  "boss",
                                  "speaker",
                                  "governor",
                                  "editor",
                                  "manager",
                                  "premier"})
      if (role.find(word) != std::string::npos) return "leads";
    return "works_for";
  }

  void read_jurisdiction(uint32_t office) {
    if (entities_.entities[office].type != EntityType::office) return;
    const auto body = body_of(office);
    if (!body) return;
    for (const Mention& mention : entities_.mentions) {  // the evidence: where the office is named
      if (std::find(mention.entities.begin(), mention.entities.end(), office) ==
          mention.entities.end())
        continue;
      if (mention.sentence >= document_.sentences.size()) continue;
      return emit("office_of", office, *body, 0.95,
                  {0, office, mention.sentence, mention.span, mention.span, false, false});
    }
    for (const OfficeHolding& holding : entities_.offices)
      if (holding.office == office) {
        const OfficeHolding plain{
            0, office, holding.sentence, holding.office_span, holding.office_span, false, false};
        return emit("office_of", office, *body, 0.95, plain);
      }
  }

  const Document& document_;
  const DocumentEntities& entities_;
  std::map<std::string, uint32_t> by_name_;
  std::vector<Claim> out_;
};

}  // namespace

std::vector<Claim> office_claims(const Document& document, const DocumentEntities& entities) {
  return OfficeReader(document, entities).run();
}

}  // namespace nuncio
