#include <algorithm>
#include <map>
#include <set>

#include "base/fold.h"
#include "entity/person_name.h"
#include "entity/sieves.h"

namespace nuncio {
namespace {

class PersonSettler {
 public:
  explicit PersonSettler(Draft& draft) : draft_(draft) {}

  void run() {
    for (uint32_t i = 0; i < draft_.mentions.size(); ++i) {
      const DraftMention& mention = draft_.mentions[i];
      if (mention.settled || mention.mention.kind != MentionKind::name ||
          mention.name_class != NameClass::person)
        continue;
      waiting_.push_back({i, PersonName(draft_.text(mention.mention))});
    }
    for (const Waiting& one : waiting_)
      if (!one.name.single()) settle_full(one);
    for (const Waiting& one : waiting_)
      if (one.name.single()) settle_single(one);
  }

 private:
  struct Waiting {
    uint32_t mention;
    PersonName name;
  };
  struct Person {
    uint32_t entity;
    PersonName name;
    uint32_t first_mention;
    uint32_t last_mention;
  };

  void settle_full(const Waiting& one) {
    Person* found = nullptr;
    for (const size_t number : with_pieces_of(one.name)) {
      Person& person = persons_[number];
      if (!person.name.compatible(one.name)) continue;
      if (found != nullptr && found->name.pieces() == one.name.pieces()) break;
      found = &person;
    }
    take(one, found);
  }

  // "Petro", "Jamal": who of this article has this name; of several the one named last.
  void settle_single(const Waiting& one) {
    if (one.name.empty()) return;
    Person* best = nullptr;
    int best_rank = 0;
    for (const size_t number : with_pieces_of(one.name)) {
      Person& person = persons_[number];
      const int rank = rank_of(person, one);
      if (rank == 0) continue;
      if (best == nullptr || rank > best_rank ||
          (rank == best_rank && closer(person, *best, one.mention))) {
        best = &person;
        best_rank = rank;
      }
    }
    take(one, best);
  }

  // Those whose names share a piece with this one: of each piece the last ones named, so that the
  // time stays in proportion to the text.
  std::set<size_t> with_pieces_of(const PersonName& name) const {
    constexpr size_t kMost = 64;
    std::set<size_t> out;
    for (const std::string& piece : name.pieces()) {
      const auto found = by_piece_.find(piece);
      if (found == by_piece_.end()) continue;
      const auto& all = found->second;
      out.insert(all.end() - static_cast<std::ptrdiff_t>(std::min(all.size(), kMost)), all.end());
    }
    return out;
  }

  int rank_of(const Person& person, const Waiting& one) const {
    const Gender said = gender_of(one.mention), known = draft_.entities[person.entity].gender;
    if (said != Gender::unknown && known != Gender::unknown && said != known) return 0;
    if (person.name.pieces() == one.name.pieces()) return 4;
    if (person.name.ends_with(one.name)) return 3;
    if (person.name.single()) return 0;
    if (person.name.given() == one.name.given()) return 1;
    return person.name.contains(one.name) ? 2 : 0;
  }

  // Of two people whom the name fits, the one that was named before it and nearest to it.
  static bool closer(const Person& a, const Person& b, uint32_t mention) {
    const bool a_before = a.first_mention < mention, b_before = b.first_mention < mention;
    if (a_before != b_before) return a_before;
    return a_before ? a.last_mention > b.last_mention : a.first_mention < b.first_mention;
  }

  void take(const Waiting& one, Person* person) {
    if (person == nullptr) {
      DraftEntity entity;
      entity.type = EntityType::person;
      entity.name = draft_.text(draft_.mentions[one.mention].mention);
      persons_.push_back(
          {draft_.add_entity(std::move(entity)), one.name, one.mention, one.mention});
      person = &persons_.back();
    }
    const auto number = static_cast<size_t>(person - persons_.data());
    for (const std::string& piece : one.name.pieces()) {
      auto& all = by_piece_[piece];
      if (all.empty() || all.back() != number) all.push_back(number);
    }
    DraftEntity& entity = draft_.entities[person->entity];
    if (one.name.pieces().size() > person->name.pieces().size()) {
      person->name = one.name;
      entity.name = draft_.text(draft_.mentions[one.mention].mention);
    }
    if (one.mention < person->first_mention) person->first_mention = one.mention;
    if (one.mention > person->last_mention) person->last_mention = one.mention;
    if (entity.gender == Gender::unknown) entity.gender = gender_of(one.mention);
    draft_.settle(one.mention, person->entity);
  }

  // By the given name and by the words before the name: "Mrs", "Congresswoman".
  Gender gender_of(uint32_t number) const {
    const Mention& mention = draft_.mentions[number].mention;
    const auto by_cues = [](CueSet cues) {
      if (cues.has(Cue::female)) return Gender::female;
      return cues.has(Cue::male) ? Gender::male : Gender::unknown;
    };
    if (mention.first > 0)
      if (const Gender g = by_cues(draft_.fact(mention.sentence, mention.first - 1).cues);
          g != Gender::unknown)
        return g;
    if (mention.last == mention.first + 1) return Gender::unknown;
    const CueSet cues = draft_.fact(mention.sentence, mention.first).cues;
    const bool male = cues.has(Cue::given_male), female = cues.has(Cue::given_female);
    if (male == female) return Gender::unknown;
    return male ? Gender::male : Gender::female;
  }

  Draft& draft_;
  std::vector<Waiting> waiting_;
  std::vector<Person> persons_;
  std::map<std::string, std::vector<size_t>> by_piece_;  // numbers in persons_
};

}  // namespace

void settle_persons(Draft& draft) {
  PersonSettler(draft).run();
}

}  // namespace nuncio
