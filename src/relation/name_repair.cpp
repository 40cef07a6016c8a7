#include "relation/name_repair.h"

#include <initializer_list>

namespace nuncio {
namespace {

class Repairer {
 public:
  Repairer(const Sentence& sentence, std::span<const Mention> mentions, TreeLinks& links)
      : words_(sentence.words), mentions_(mentions), links_(links) {
    name_at_.assign(words_.size(), nullptr);
    for (const Mention& mention : mentions)
      if (mention.kind == MentionKind::name && mention.last <= words_.size() &&
          mention.head < words_.size())
        for (uint32_t w = mention.first; w < mention.last; ++w)
          if (name_at_[w] == nullptr ||
              name_at_[w]->last - name_at_[w]->first < mention.last - mention.first)
            name_at_[w] = &mention;
  }

  void run() {
    for (const Mention& mention : mentions_)
      if (mention.kind == MentionKind::name && mention.head < words_.size() &&
          name_at_[mention.head] == &mention)
        hold_together(mention);
    for (const Mention& mention : mentions_)
      if (mention.kind == MentionKind::name && mention.type == EntityType::person &&
          mention.head < words_.size() && name_at_[mention.head] == &mention) {
        const Mention* office = office_before(mention);
        if (office != nullptr)
          join_office(*office, mention);
        else
          attach_title(mention);
        join_list(office != nullptr ? office->first : mention.first, mention);
        attach_to_verb_behind(mention);
      }
    for (const Mention& mention : mentions_)
      if (mention.kind == MentionKind::name && mention.head < words_.size() &&
          name_at_[mention.head] == &mention)
        attach_to_tell(mention);
  }

 private:
  int32_t head(uint32_t w) const { return links_.heads[w]; }

  bool is_below(int32_t word, uint32_t ancestor) const {
    for (int32_t at = word; at >= 0; at = links_.heads[static_cast<size_t>(at)])
      if (at == static_cast<int32_t>(ancestor)) return true;
    return false;
  }

  // Does nothing where it would close a circle.
  void attach(uint32_t word, uint32_t to, Deprel rel) {
    if (word == to || is_below(static_cast<int32_t>(to), word)) return;
    links_.heads[word] = static_cast<int32_t>(to);
    links_.rels[word] = rel;
  }

  static bool inside(int32_t w, const Mention& mention) {
    return w >= static_cast<int32_t>(mention.first) && w < static_cast<int32_t>(mention.last);
  }

  // Words of the name that hang elsewhere come to its head, and what hung on them too.
  void hold_together(const Mention& mention) {
    if (mention.last - mention.first < 2) return;
    uint32_t top = mention.head;
    for (uint32_t w = mention.first; w < mention.last; ++w)
      if (w != top && is_below(static_cast<int32_t>(top), w)) top = w;
    for (uint32_t w = mention.first; w < mention.last; ++w)
      if (w != top && !inside(head(w), mention)) attach(w, top, Deprel::flat);
    for (uint32_t w = 0; w < words_.size(); ++w) {
      const int32_t h = head(w);
      if (inside(static_cast<int32_t>(w), mention) || !inside(h, mention) ||
          h == static_cast<int32_t>(top))
        continue;
      if (links_.rels[w] != Deprel::case_ && links_.rels[w] != Deprel::punct && w >= mention.last)
        attach(w, top, links_.rels[w]);
    }
  }

  const Mention* office_before(const Mention& name) const {
    for (const Mention& mention : mentions_)
      if (mention.type == EntityType::office && mention.last == name.first) return &mention;
    return nullptr;
  }

  // "former Vice President Joe Biden" is one nominal that the name heads.
  void join_office(const Mention& office, const Mention& name) {
    const Mention whole{office.sentence, office.first, name.last, name.head, {},
                        name.kind,       name.type,    {}};
    uint32_t top = name.head;
    for (int32_t at = head(top); inside(at, whole); at = head(static_cast<uint32_t>(at)))
      top = static_cast<uint32_t>(at);
    const int32_t outside = head(top);
    Deprel rel = links_.rels[top];
    if (is_no_nominal(rel))
      rel = outside >= 0 && outside < static_cast<int32_t>(office.first) ? Deprel::obj
                                                                         : Deprel::nsubj;
    const auto in_office = [&](int32_t w) {
      return w >= static_cast<int32_t>(office.first) && w < static_cast<int32_t>(office.last);
    };
    for (uint32_t w = 0; w < words_.size(); ++w) {
      if (w == name.head || is_below(outside, w)) continue;
      const bool inner = in_office(static_cast<int32_t>(w));
      if (inner && (w == top || !in_office(head(w)))) {
        links_.heads[w] = static_cast<int32_t>(name.head);
        links_.rels[w] = Deprel::nmod_desc;
      } else if (!inner && w != name.head && in_office(head(w)) &&
                 (w >= name.last || links_.rels[w] == Deprel::case_ ||
                  links_.rels[w] == Deprel::cop || links_.rels[w] == Deprel::nsubj ||
                  links_.rels[w] == Deprel::conj)) {
        links_.heads[w] = static_cast<int32_t>(name.head);
      }
    }
    links_.heads[name.head] = outside;
    links_.rels[name.head] = rel;
  }

  // "between President X and President Y": where the parser coordinates with this name, it is the
  // name in front of the conjunction that it joins.
  void join_list(uint32_t first, const Mention& name) {
    if (first < 2 || words_[first - 1].upos != Upos::cconj) return;
    const Mention* other = name_at_[first - 2];
    if (other == nullptr || other->type != name.type || links_.rels[name.head] == Deprel::conj)
      return;
    const int32_t coordinated = head(first - 1);
    if (coordinated < static_cast<int32_t>(first) || coordinated >= static_cast<int32_t>(name.last))
      return;
    attach(name.head, other->head, Deprel::conj);
  }

  bool has_kid(uint32_t word, std::initializer_list<Deprel> rels) const {
    for (uint32_t w = 0; w < words_.size(); ++w)
      if (head(w) == static_cast<int32_t>(word))
        for (Deprel rel : rels)
          if (links_.rels[w] == rel) return true;
    return false;
  }

  // "X told": a finite verb without a subject, right behind a person's name.
  void attach_to_verb_behind(const Mention& name) {
    const uint32_t verb = name.last;
    if (verb >= words_.size() || (words_[verb].xpos != "VBD" && words_[verb].xpos != "VBZ")) return;
    const Deprel rel = links_.rels[verb];
    if (words_[verb].upos != Upos::verb || rel == Deprel::xcomp || rel == Deprel::amod ||
        rel == Deprel::acl || rel == Deprel::acl_relcl)
      return;
    if (has_kid(verb, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::aux, Deprel::aux_pass})) return;
    attach(name.head, verb, Deprel::nsubj);
  }

  // "told X that": whoever stands right behind "tell" is told.
  void attach_to_tell(const Mention& name) {
    uint32_t at = name.first;
    while (at > 0 && words_[at - 1].upos == Upos::det) --at;
    if (at == 0 || words_[at - 1].lemma != "tell") return;
    if (name.type != EntityType::person && name.type != EntityType::organization) return;
    if (!has_kid(at - 1, {Deprel::obj, Deprel::iobj})) attach(name.head, at - 1, Deprel::iobj);
  }

  static bool is_no_nominal(Deprel rel) {
    return rel == Deprel::xcomp || rel == Deprel::amod || rel == Deprel::ccomp ||
           rel == Deprel::advmod || rel == Deprel::dep;
  }

  // "Taliban spokesperson Zabiullah Mujahid", "Colombian President Gustavo Petro".
  void attach_title(const Mention& mention) {
    const uint32_t name = mention.head;
    uint32_t at = mention.first;
    bool title = false;
    while (at > 0 && at + 6 > mention.first) {
      const uint32_t before = at - 1;
      const Word& word = words_[before];
      const bool noun = word.upos == Upos::noun || word.upos == Upos::propn;
      if (name_at_[before] != nullptr) {
        const Mention& other = *name_at_[before];
        if (other.type == EntityType::person || other.type == EntityType::office ||
            follows_preposition(other.first))
          return;
        if (head(name) == static_cast<int32_t>(other.head)) {
          change_places(other.head, name, Deprel::compound);
        } else if (!is_below(static_cast<int32_t>(other.head), name) &&
                   !is_below(static_cast<int32_t>(name), other.head) && joins(other.head, name)) {
          attach(other.head, name, Deprel::compound);
        }
        return;
      }
      if (!(noun || (title && word.upos == Upos::adj) || word.form == "official")) return;
      if (word.xpos == "NNS" && !title) return;  // "officials Petro met": rather no title
      if (head(name) == static_cast<int32_t>(before) && links_.rels[name] != Deprel::nmod) {
        change_places(before, name, Deprel::nmod_desc);
      }
      if (is_below(static_cast<int32_t>(name), before) ||
          is_below(static_cast<int32_t>(before), name)) {
        title = true;
        at = before;
        continue;
      }
      if (!joins(before, name)) return;
      attach(before, name, Deprel::nmod_desc);
      title = true;
      at = before;
    }
  }

  // The name takes the place of the title that it hung on, with all that stands behind the name.
  void change_places(uint32_t title, uint32_t name, Deprel rel) {
    links_.heads[name] = links_.heads[title];
    links_.rels[name] = links_.rels[title];
    links_.heads[title] = static_cast<int32_t>(name);
    links_.rels[title] = rel;
    for (uint32_t w = 0; w < words_.size(); ++w)
      if (w != name && head(w) == static_cast<int32_t>(title) &&
          (w > name || links_.rels[w] == Deprel::case_ || links_.rels[w] == Deprel::cop ||
           links_.rels[w] == Deprel::nsubj))
        links_.heads[w] = static_cast<int32_t>(name);
  }

  // They hang on the same word, so that no clause stands between them.
  bool joins(uint32_t a, uint32_t b) const {
    return head(a) == head(b) || head(a) == head_of_head(b) || head(b) == head_of_head(a);
  }
  int32_t head_of_head(uint32_t w) const {
    const int32_t h = head(w);
    return h < 0 ? Word::kRoot : links_.heads[static_cast<size_t>(h)];
  }

  // "In Turkey Minister Ellwood said", "President of France Emmanuel Macron": the place is not his
  // title.
  bool follows_preposition(uint32_t first) const {
    uint32_t at = first;
    while (at > 0 && words_[at - 1].upos == Upos::det) --at;
    return at > 0 && words_[at - 1].upos == Upos::adp;
  }

  const std::vector<Word>& words_;
  std::span<const Mention> mentions_;
  TreeLinks& links_;
  std::vector<const Mention*> name_at_;
};

}  // namespace

void attach_names(const Sentence& sentence, std::span<const Mention> mentions, TreeLinks& links) {
  Repairer(sentence, mentions, links).run();
}

}  // namespace nuncio
