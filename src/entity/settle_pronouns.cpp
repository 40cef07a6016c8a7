#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>

#include "entity/context.h"
#include "entity/sieves.h"

namespace nuncio {
namespace {

enum class Pronoun : uint8_t { none, he, she, it, they, i };

Pronoun pronoun_of(std::string_view word) {
  struct Form {
    std::string_view word;
    Pronoun pronoun;
  };
  static constexpr auto forms = std::to_array<Form>({{"he", Pronoun::he},
                                                     {"him", Pronoun::he},
                                                     {"his", Pronoun::he},
                                                     {"himself", Pronoun::he},
                                                     {"she", Pronoun::she},
                                                     {"her", Pronoun::she},
                                                     {"hers", Pronoun::she},
                                                     {"herself", Pronoun::she},
                                                     {"it", Pronoun::it},
                                                     {"its", Pronoun::it},
                                                     {"itself", Pronoun::it},
                                                     {"they", Pronoun::they},
                                                     {"them", Pronoun::they},
                                                     {"their", Pronoun::they},
                                                     {"themselves", Pronoun::they},
                                                     {"i", Pronoun::i},
                                                     {"me", Pronoun::i},
                                                     {"my", Pronoun::i},
                                                     {"myself", Pronoun::i}});
  for (const Form& form : forms)
    if (form.word == word) return form.pronoun;
  return Pronoun::none;
}

class PronounSettler {
 public:
  explicit PronounSettler(Draft& draft)
      : draft_(draft), index_(draft), quotations_(find_quotations(draft.document)) {}

  void run() {
    for (uint32_t s = 0; s < draft_.document.sentences.size(); ++s)
      for (uint32_t i = 0; i < draft_.sentence(s).words.size(); ++i) {
        const Word& word = draft_.word(s, i);
        if (word.upos != Upos::pron && word.upos != Upos::det) continue;
        const Pronoun pronoun = pronoun_of(draft_.fact(s, i).folded);
        if (pronoun == Pronoun::none || word.deprel == Deprel::expl) continue;
        settle(s, i, pronoun);
      }
  }

 private:
  static constexpr uint32_t kBack = 3;  // sentences

  bool quoted(Span span) const {
    const auto after = std::upper_bound(quotations_.begin(), quotations_.end(), span,
                                        [](Span a, Span q) { return a.begin < q.begin; });
    return after != quotations_.begin() && std::prev(after)->contains(span);
  }

  void settle(uint32_t sentence, uint32_t i, Pronoun pronoun) {
    std::vector<uint32_t> entities;
    switch (pronoun) {
      case Pronoun::he:
      case Pronoun::she:
        entities = person(sentence, i, pronoun);
        break;
      case Pronoun::it:
        entities = thing(sentence, i);
        break;
      case Pronoun::they:
        entities = group(sentence, i);
        break;
      case Pronoun::i:
        entities = speaker(sentence, i);
        break;
      case Pronoun::none:
        break;
    }
    if (entities.empty()) return;
    const EntityType type = draft_.entities[entities.front()].type;
    const uint32_t mention = draft_.add_mention(sentence, i, i + 1, MentionKind::pronoun, type);
    draft_.mentions[mention].mention.entities = std::move(entities);
    draft_.mentions[mention].settled = true;
    index_.add(draft_, mention);
  }

  static bool is_possessive(const Word& word) { return word.deprel == Deprel::nmod_poss; }
  static bool is_reflexive(std::string_view word) {
    return word.ends_with("self") || word.ends_with("selves");
  }

  // A subject and an object of one verb are two, except for "himself"; and the object of a verb is
  // not within its own phrase.
  bool barred(uint32_t sentence, uint32_t i, const Mention& candidate) const {
    if (candidate.sentence != sentence) return false;
    const Sentence& s = draft_.sentence(sentence);
    const Word& pronoun = s.words[i];
    if (is_reflexive(draft_.fact(sentence, i).folded)) return false;
    if (is_possessive(pronoun)) return hangs_below(s, i, candidate.head);
    const auto own = predicate_of(s, i);
    return own && own == predicate_of(s, candidate.head);
  }

  // Salience as in Lappin and Leass: where the mention stands and how far back it is.
  double salience(const Mention& mention, uint32_t sentence, uint32_t i) const {
    const Sentence& s = draft_.sentence(mention.sentence);
    const Grammatical function = function_of(s, mention.head);
    double score = function == Grammatical::subject  ? 2.4
                   : function == Grammatical::object ? 1.5
                                                     : 1.0;
    if (s.words[mention.head].deprel == Deprel::nmod_poss) score = 1.2;
    if (mention.kind == MentionKind::pronoun) score += 0.4;
    if (mention.sentence == sentence && mention.last <= i)
      score += 0.6 / (1.0 + 0.1 * (i - mention.last));
    for (uint32_t back = mention.sentence; back < sentence; ++back) score *= 0.5;
    return score;
  }

  bool gender_fits(uint32_t entity, Pronoun pronoun) const {
    const Gender gender = draft_.entities[entity].gender;
    return gender == Gender::unknown || (gender == Gender::male) == (pronoun == Pronoun::he);
  }

  // Calls use(mention) for what was mentioned before word `i`, the nearest sentence first.
  template <typename Use>
  void before(uint32_t sentence, uint32_t i, uint32_t sentences, Use&& use) const {
    for (uint32_t back = 0; back <= sentences && back <= sentence; ++back)
      for (const uint32_t number : index_.of(sentence - back)) {
        const Mention& mention = draft_.mentions[number].mention;
        if (back == 0 && mention.first >= i) continue;
        use(mention);
      }
  }

  std::vector<uint32_t> person(uint32_t sentence, uint32_t i, Pronoun pronoun) {
    const bool in_quote = quoted(draft_.word(sentence, i).span);
    const std::optional<uint32_t> speaking = in_quote ? speaker_of(sentence) : std::nullopt;
    std::map<uint32_t, double> score;
    before(sentence, i, kBack, [&](const Mention& mention) {
      if (mention.type != EntityType::person || mention.entities.size() != 1) return;
      const uint32_t entity = mention.entities.front();
      if (!gender_fits(entity, pronoun) || entity == speaking) return;
      if (barred(sentence, i, mention)) return;
      score[entity] += salience(mention, sentence, i);
    });
    const auto best =
        std::max_element(score.begin(), score.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    if (best == score.end()) return {};
    Gender& gender = draft_.entities[best->first].gender;
    if (gender == Gender::unknown) gender = pronoun == Pronoun::he ? Gender::male : Gender::female;
    return {best->first};
  }

  // The body or place that is the subject of the sentence so far or of the one before.
  std::vector<uint32_t> thing(uint32_t sentence, uint32_t i) const {
    const bool possessive = is_possessive(draft_.word(sentence, i));
    std::optional<uint32_t> best;
    double best_score = 0;
    before(sentence, i, 1, [&](const Mention& mention) {
      if (mention.entities.size() != 1 || barred(sentence, i, mention)) return;
      if (mention.type != EntityType::organization && mention.type != EntityType::place) return;
      const Grammatical function = function_of(draft_.sentence(mention.sentence), mention.head);
      if (function != Grammatical::subject && !(possessive && mention.sentence == sentence)) return;
      const double score = salience(mention, sentence, i);
      if (best && score <= best_score) return;
      best = mention.entities.front();
      best_score = score;
    });
    if (!best) return {};
    return {*best};
  }

  // The last group, named or described, or the body that is the subject.
  std::vector<uint32_t> group(uint32_t sentence, uint32_t i) const {
    std::vector<uint32_t> best;
    double best_score = 0;
    for (uint32_t back = 0; back <= 2 && back <= sentence; ++back)
      for (const auto& [members, head] : groups_of(sentence - back)) {
        if (back == 0 && head >= i) continue;
        const Grammatical function = function_of(draft_.sentence(sentence - back), head);
        double score = function == Grammatical::subject ? 2.4 : 1.0;
        for (uint32_t k = 0; k < back; ++k) score *= 0.5;
        if (score <= best_score) continue;
        best = members;
        best_score = score;
      }
    return best;
  }

  // "A, B and C": nothing but commas and "and" between the two, whatever the tree says.
  static bool listed_together(const std::vector<Word>& words, const Mention& a, const Mention& b) {
    if (a.last >= b.first) return false;
    return std::all_of(words.begin() + a.last, words.begin() + b.first, [](const Word& word) {
      return word.form == "," || word.form == "and" || word.form == "&";
    });
  }

  // Plural mentions and people joined by "and", with the word that heads them.
  std::vector<std::pair<std::vector<uint32_t>, uint32_t>> groups_of(uint32_t sentence) const {
    std::vector<std::pair<std::vector<uint32_t>, uint32_t>> groups;
    std::map<uint32_t, std::vector<uint32_t>> joined;
    const auto& words = draft_.sentence(sentence).words;
    const Mention* last = nullptr;
    uint32_t key = 0;
    for (const uint32_t number : index_.of(sentence)) {
      const Mention& mention = draft_.mentions[number].mention;
      if (mention.type == EntityType::office) continue;
      if (mention.entities.size() > 1) {
        groups.emplace_back(mention.entities, mention.head);
        continue;
      }
      if (mention.type != EntityType::person || mention.kind == MentionKind::pronoun) continue;
      const Word& head = words[mention.head];
      if (last == nullptr || !listed_together(words, *last, mention))
        key = head.deprel == Deprel::conj && head.head >= 0 ? static_cast<uint32_t>(head.head)
                                                            : mention.head;
      last = &mention;
      auto& members = joined[key];
      if (std::find(members.begin(), members.end(), mention.entities.front()) == members.end())
        members.push_back(mention.entities.front());
    }
    for (auto& [head, members] : joined)
      if (members.size() > 1) groups.emplace_back(std::move(members), head);
    return groups;
  }

  // Who says what is quoted in this sentence: the subject of the verb of speech outside the marks,
  // in this sentence, else in the ones beside it within the paragraph.
  std::vector<uint32_t> speaker(uint32_t sentence, uint32_t i) const {
    if (!quoted(draft_.word(sentence, i).span)) return {};
    const auto found = speaker_of(sentence);
    return found ? std::vector<uint32_t>{*found} : std::vector<uint32_t>();
  }

  std::optional<uint32_t> speaker_of(uint32_t sentence) const {
    if (const auto found = speaker_in(sentence)) return found;
    if (!draft_.sentence(sentence).paragraph_start && sentence > 0)
      if (const auto found = speaker_in(sentence - 1)) return found;
    if (sentence + 1 < draft_.document.sentences.size() &&
        !draft_.sentence(sentence + 1).paragraph_start)
      return speaker_in(sentence + 1);
    return std::nullopt;
  }

  std::optional<uint32_t> speaker_in(uint32_t sentence) const {
    const Sentence& s = draft_.sentence(sentence);
    for (const uint32_t number : index_.of(sentence)) {
      const Mention& mention = draft_.mentions[number].mention;
      if (mention.type != EntityType::person || mention.entities.size() != 1) continue;
      if (quoted(s.words[mention.head].span)) continue;
      if (function_of(s, mention.head) != Grammatical::subject) continue;
      const auto verb = predicate_of(s, mention.head);
      if (verb && is_speech_verb(s.words[*verb].lemma) && !quoted(s.words[*verb].span))
        return mention.entities.front();
    }
    return speaker_beside(sentence);
  }

  // Trees often go wrong around quotations, so also by place: the person nearest to the verb of
  // speech outside the marks, at most six words before it or right behind it.
  std::optional<uint32_t> speaker_beside(uint32_t sentence) const {
    const Sentence& s = draft_.sentence(sentence);
    for (uint32_t verb = 0; verb < s.words.size(); ++verb) {
      if (!is_speech_verb(s.words[verb].lemma) || quoted(s.words[verb].span)) continue;
      if (s.words[verb].upos != Upos::verb) continue;
      std::optional<uint32_t> before;
      for (const uint32_t number : index_.of(sentence)) {
        const Mention& mention = draft_.mentions[number].mention;
        if (mention.type != EntityType::person || mention.entities.size() != 1) continue;
        if (quoted(mention.span)) continue;
        if (mention.first == verb + 1) return mention.entities.front();
        if (mention.last <= verb && verb - mention.last <= 6) before = mention.entities.front();
      }
      if (before) return before;
    }
    return std::nullopt;
  }

  Draft& draft_;
  MentionIndex index_;
  std::vector<Span> quotations_;
};

}  // namespace

void settle_pronouns(Draft& draft) {
  PronounSettler(draft).run();
}

}  // namespace nuncio
