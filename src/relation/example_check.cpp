#include "relation/example_check.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace nuncio {
namespace {

using Pair = std::pair<uint32_t, uint32_t>;

// The type that a mark stands for where several are allowed: "the …" is rather no person.
EntityType mark_type(const Relation& relation, Example::Mark mark, std::string_view text) {
  if (mark == Example::Mark::says) return EntityType::person;
  const auto& types = mark == Example::Mark::who ? relation.who_types : relation.whom_types;
  const bool article = text.starts_with("the ") || text.starts_with("The ");
  const auto has = [&](EntityType type) {
    return std::find(types.begin(), types.end(), type) != types.end();
  };
  if (article && has(EntityType::organization)) return EntityType::organization;
  return types.empty() ? EntityType::other : types[0];
}

class Checker {
 public:
  Checker(const RelationFinder& finder, const Relation& relation, const Example& example,
          Document document)
      : finder_(finder), relation_(relation), example_(example), document_(std::move(document)) {}

  // Empty where it holds.
  std::string run() {
    for (const Example::Part& part : example_.parts)
      if (!add_entity(part)) return "no words at the mark '" + text_at(part.span) + "'";
    const std::vector<Claim> claims = finder_.find(document_, entities_);
    std::set<std::tuple<Pair, std::string>> found;
    for (const Claim& claim : claims)
      if (claim.type == relation_.name)
        found.emplace(pair(claim.source, claim.target), stance(claim));
    if (found == expected()) return {};
    std::string message = "expected " + describe(expected()) + ", found " + describe(found) + " in";
    for (const Sentence& sentence : document_.sentences)
      for (const Word& word : sentence.words)
        message += "\n    " + word.form + " " + word.lemma + " " +
                   std::string(to_string(word.upos)) + " " + word.xpos + " " +
                   (word.head < 0 ? "root" : sentence.words[static_cast<size_t>(word.head)].form) +
                   " " + std::string(to_string(word.deprel));
    return message;
  }

 private:
  std::string text_at(Span span) const { return example_.text.substr(span.begin, span.size()); }

  bool add_entity(const Example::Part& part) {
    for (uint32_t s = 0; s < document_.sentences.size(); ++s) {
      const auto& words = document_.sentences[s].words;
      Mention mention;
      mention.sentence = s;
      mention.first = static_cast<uint32_t>(words.size());
      for (uint32_t w = 0; w < words.size(); ++w) {
        if (!part.span.contains(words[w].span)) continue;
        mention.first = std::min(mention.first, w);
        mention.last = w + 1;
      }
      if (mention.first >= mention.last) continue;
      mention.head = mention.last - 1;
      for (uint32_t w = mention.last; w-- > mention.first;) {
        const int32_t head = words[w].head;
        if (head < static_cast<int32_t>(mention.first) ||
            head >= static_cast<int32_t>(mention.last))
          mention.head = w;
      }
      mention.span = {words[mention.first].span.begin, words[mention.last - 1].span.end};
      mention.type = mark_type(relation_, part.mark, text_at(part.span));
      mention.entities = {static_cast<uint32_t>(entities_.entities.size())};
      entities_.entities.push_back({mention.type, text_at(part.span), {}, {}, {}, 1});
      entities_.mentions.push_back(std::move(mention));
      return true;
    }
    return false;
  }

  Pair pair(uint32_t a, uint32_t b) const {
    return relation_.symmetric ? Pair(std::min(a, b), std::max(a, b)) : Pair(a, b);
  }

  std::string stance(const Claim& claim) const {
    std::string out =
        claim.polarity == Polarity::negative ? "denied" : std::string(to_string(claim.modality));
    if (claim.speaker) out += ", says " + entities_.entities[*claim.speaker].name;
    return out;
  }

  std::set<std::tuple<Pair, std::string>> expected() const {
    std::set<std::tuple<Pair, std::string>> out;
    if (example_.expect == '-') return out;
    std::string text = example_.expect == '!'   ? "denied"
                       : example_.expect == '>' ? "planned"
                       : example_.expect == '?' ? "possible"
                                                : "actual";
    for (uint32_t i = 0; i < example_.parts.size(); ++i)
      if (example_.parts[i].mark == Example::Mark::says)
        text += ", says " + text_at(example_.parts[i].span);
    for (uint32_t i = 0; i < example_.parts.size(); ++i)
      for (uint32_t j = 0; j < example_.parts.size(); ++j)
        if (example_.parts[i].mark == Example::Mark::who &&
            example_.parts[j].mark == Example::Mark::whom)
          out.emplace(pair(i, j), text);
    return out;
  }

  std::string describe(const std::set<std::tuple<Pair, std::string>>& claims) const {
    if (claims.empty()) return "nothing";
    std::string out;
    for (const auto& [pair, text] : claims)
      out += (out.empty() ? "" : "; ") + entities_.entities[pair.first].name + " -> " +
             entities_.entities[pair.second].name + " (" + text + ")";
    return out;
  }

  const RelationFinder& finder_;
  const Relation& relation_;
  const Example& example_;
  Document document_;
  DocumentEntities entities_;
};

}  // namespace

std::vector<ExampleFailure> check_examples(const RelationFinder& finder, const ParseText& parse,
                                           size_t& checked) {
  std::vector<ExampleFailure> out;
  checked = 0;
  for (const Relation& relation : finder.rules().relations())
    for (const Example& example : relation.examples) {
      ++checked;
      std::string message = Checker(finder, relation, example, parse(example.text)).run();
      if (!message.empty())
        out.push_back({relation.file, example.line, relation.name + ": " + message});
    }
  return out;
}

}  // namespace nuncio
