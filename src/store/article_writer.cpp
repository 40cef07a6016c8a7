#include "store/article_writer.h"

#include <cassert>

namespace nuncio {

namespace {

uint64_t count_words(const Document& document) {
  uint64_t count = 0;
  for (const Sentence& sentence : document.sentences)
    for (const Word& word : sentence.words)
      count += word.upos != Upos::punct && word.upos != Upos::sym && !word.span.empty();
  return count;
}

}  // namespace

ArticleWriter::ArticleWriter(Database& database)
    : database_(database),
      article_(
          database.prepare("INSERT INTO articles (doc, title, published, source, url, hash, words, "
                           "text) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")),
      sentence_(database.prepare(
          "INSERT INTO sentences (article, number, begin, end) VALUES (?, ?, ?, ?)")),
      search_(database.prepare("INSERT INTO sentence_search (rowid, text) VALUES (?, ?)")),
      entity_(database.prepare("INSERT INTO local_entities VALUES (?, ?, ?, ?, ?, ?, ?)")),
      alias_(database.prepare("INSERT INTO local_aliases VALUES (?, ?, ?, ?)")),
      mention_(database.prepare("INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?)")),
      mention_entity_(database.prepare("INSERT OR IGNORE INTO mention_entities VALUES (?, ?, ?)")),
      claim_(database.prepare(
          "INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
          "?, ?, ?, ?, ?)")),
      forget_search_(database.prepare(
          "INSERT INTO sentence_search (sentence_search, rowid, text) VALUES ('delete', ?, ?)")),
      erase_(database.prepare("DELETE FROM articles WHERE id = ?")),
      types_{database.prepare("SELECT id FROM relation_types WHERE name = ?"),
             database.prepare("INSERT INTO relation_types (name) VALUES (?)"),
             {}},
      rules_{database.prepare("SELECT id FROM rules WHERE name = ?"),
             database.prepare("INSERT INTO rules (name) VALUES (?)"),
             {}} {}

int64_t ArticleWriter::NameTable::id(const Database& database, const std::string& name) {
  const auto known = ids.find(name);
  if (known != ids.end()) return known->second;
  int64_t id = 0;
  if (find.with(name).step()) {
    id = find.integer(0);
    find.reset();
  } else {
    insert.with(name).run();
    id = database.last_insert_id();
  }
  ids.emplace(name, id);
  return id;
}

void ArticleWriter::forget_names() {
  types_.ids.clear();
  rules_.ids.clear();
}

void ArticleWriter::insert(const Reading& reading) {
  const TextOffsets offsets(reading.document.article.text);
  const int64_t article = insert_article(reading.document);
  insert_sentences(article, reading.document, offsets);
  insert_entities(article, reading.entities);
  insert_mentions(article, reading.entities, offsets);
  insert_claims(article, reading, offsets);
}

void ArticleWriter::erase(int64_t article) {
  Statement text = database_.prepare("SELECT text FROM articles WHERE id = ?");
  if (!text.with(article).step()) return;
  const TextOffsets offsets(text.view(0));
  // The full-text index holds no copy of the sentences and must be told what to forget.
  Statement sentences = database_.prepare("SELECT id, begin, end FROM sentences WHERE article = ?");
  sentences.with(article);
  while (sentences.step())
    forget_search_
        .with(sentences.integer(0), offsets.slice(sentences.natural(1), sentences.natural(2)))
        .run();
  text.reset();
  erase_.with(article).run();
}

int64_t ArticleWriter::insert_article(const Document& document) {
  const Article& article = document.article;
  article_
      .with(article.id, known(article.title), known(article.published), known(article.source),
            known(article.url), article.hash, static_cast<int64_t>(count_words(document)),
            article.text)
      .run();
  return database_.last_insert_id();
}

void ArticleWriter::insert_sentences(int64_t article, const Document& document,
                                     const TextOffsets& offsets) {
  int64_t number = 0;
  for (const Sentence& sentence : document.sentences) {
    sentence_
        .with(article, number++, offsets.code_point_of(sentence.span.begin),
              offsets.code_point_of(sentence.span.end))
        .run();
    search_.with(database_.last_insert_id(), document.article.at(sentence.span)).run();
  }
}

void ArticleWriter::insert_entities(int64_t article, const DocumentEntities& entities) {
  int64_t number = 0;
  for (const LocalEntity& entity : entities.entities) {
    entity_
        .with(article, number, to_string(entity.type), entity.name, known(entity.code),
              known(entity.jurisdiction), entity.mentions)
        .run();
    int64_t alias_number = 0;
    for (const std::string& alias : entity.aliases)
      alias_.with(article, number, alias_number++, alias).run();
    ++number;
  }
}

void ArticleWriter::insert_mentions(int64_t article, const DocumentEntities& entities,
                                    const TextOffsets& offsets) {
  int64_t number = 0;
  for (const Mention& mention : entities.mentions) {
    mention_
        .with(article, number, mention.sentence, offsets.code_point_of(mention.span.begin),
              offsets.code_point_of(mention.span.end), static_cast<int>(mention.kind),
              static_cast<int>(mention.type))
        .run();
    for (const uint32_t entity : mention.entities) {
      assert(entity < entities.entities.size());
      mention_entity_.with(article, number, entity).run();
    }
    ++number;
  }
}

void ArticleWriter::insert_claims(int64_t article, const Reading& reading,
                                  const TextOffsets& offsets) {
  int64_t number = 0;
  for (const Claim& claim : reading.claims) {
    assert(claim.source < reading.entities.entities.size());
    assert(claim.target < reading.entities.entities.size());
    assert(claim.sentence < reading.document.sentences.size());
    const auto begin = [&](Span span) { return offsets.code_point_of(span.begin); };
    const auto end = [&](Span span) { return offsets.code_point_of(span.end); };
    const auto rule =
        claim.rule.empty() ? std::nullopt : std::optional(rules_.id(database_, claim.rule));
    claim_
        .with(article, number++, types_.id(database_, claim.type), known(claim.label), claim.source,
              claim.target, static_cast<int>(claim.polarity), static_cast<int>(claim.modality),
              claim.speaker, known(claim.date), known(claim.last_date), claim.confidence, rule,
              claim.sentence, begin(claim.trigger), end(claim.trigger), begin(claim.source_span),
              end(claim.source_span), begin(claim.target_span), end(claim.target_span))
        .run();
  }
}

}  // namespace nuncio
