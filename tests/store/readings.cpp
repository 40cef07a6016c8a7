#include "readings.h"

#include <unistd.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/files.h"
#include "base/fold.h"

namespace nuncio::testing {

namespace fs = std::filesystem;

namespace {

Span find_in(const Article& article, Span sentence, const std::string& what) {
  const size_t at = what.empty() ? std::string::npos : article.at(sentence).find(what);
  if (at == std::string_view::npos) return {};
  const auto begin = static_cast<uint32_t>(sentence.begin + at);
  return {begin, static_cast<uint32_t>(begin + what.size())};
}

std::vector<Word> split_words(const Article& article, Span sentence) {
  std::vector<Word> words;
  for (uint32_t at = sentence.begin; at < sentence.end;) {
    const size_t space = std::min<size_t>(article.text.find(' ', at), sentence.end);
    Word word;
    word.span = {at, static_cast<uint32_t>(space)};
    word.form = article.at(word.span);
    if (!word.span.empty()) words.push_back(word);
    at = static_cast<uint32_t>(space) + 1;
  }
  return words;
}

void add_mentions(Reading& reading) {
  for (uint32_t i = 0; i < reading.entities.entities.size(); ++i) {
    LocalEntity& entity = reading.entities.entities[i];
    for (uint32_t s = 0; s < reading.document.sentences.size(); ++s) {
      Mention mention;
      mention.sentence = s;
      mention.span =
          find_in(reading.document.article, reading.document.sentences[s].span, entity.name);
      mention.type = entity.type;
      mention.entities = {i};
      if (mention.span.empty()) continue;
      ++entity.mentions;
      reading.entities.mentions.push_back(mention);
    }
  }
}

Claim make_claim(const Reading& reading, const Said& said) {
  const auto index_of = [&](const std::string& name) {
    const auto& entities = reading.entities.entities;
    return static_cast<uint32_t>(
        std::find_if(entities.begin(), entities.end(),
                     [&](const LocalEntity& entity) { return entity.name == name; }) -
        entities.begin());
  };
  Claim claim;
  claim.type = said.type;
  claim.label = said.label;
  claim.source = index_of(said.source);
  claim.target = index_of(said.target);
  claim.polarity = said.polarity;
  claim.modality = said.modality;
  if (!said.speaker.empty()) claim.speaker = index_of(said.speaker);
  claim.date = said.date;
  claim.last_date = said.last_date;
  claim.confidence = said.confidence;
  claim.sentence = said.sentence;
  const Article& article = reading.document.article;
  const Span sentence = reading.document.sentences[said.sentence].span;
  claim.trigger = find_in(article, sentence, said.type);
  claim.source_span = find_in(article, sentence, said.source);
  claim.target_span = find_in(article, sentence, said.target);
  claim.rule = "test.rel:" + said.type;
  return claim;
}

}  // namespace

Reading make_reading(const std::string& id, const std::string& published,
                     const std::vector<std::string>& sentences, const std::vector<Named>& entities,
                     const std::vector<Said>& claims) {
  Reading reading;
  Article& article = reading.document.article;
  article.id = id;
  article.title = "About " + id;
  article.published = published;
  article.source = "The Wire";
  article.url = "https://wire.example/" + id;
  for (const std::string& text : sentences) {
    if (!article.text.empty()) article.text += ' ';
    Sentence sentence;
    sentence.span.begin = static_cast<uint32_t>(article.text.size());
    article.text += text;
    sentence.span.end = static_cast<uint32_t>(article.text.size());
    reading.document.sentences.push_back(sentence);
  }
  for (Sentence& sentence : reading.document.sentences)
    sentence.words = split_words(article, sentence.span);
  article.hash = to_hex(stable_hash(article.text + '\n' + published));
  for (const Named& named : entities) {
    LocalEntity entity;
    entity.type = named.type;
    entity.name = named.name;
    entity.aliases = named.aliases;
    reading.entities.entities.push_back(entity);
  }
  add_mentions(reading);
  for (const Said& said : claims) reading.claims.push_back(make_claim(reading, said));
  return reading;
}

Resolution resolve_by_name(std::span<const ArticleEntities> articles) {
  std::map<std::string, EntityRow> rows;
  std::map<std::string, std::set<std::string>> aliases;
  const auto id_of = [](const LocalEntity& entity) {
    std::string id = fold(to_string(entity.type)) + ":" + fold(entity.name);
    std::replace(id.begin(), id.end(), ' ', '-');
    return id;
  };
  for (const ArticleEntities& article : articles) {
    std::set<std::string> here;
    for (const LocalEntity& entity : article.entities) {
      EntityRow& row = rows[id_of(entity)];
      row.id = id_of(entity);
      row.type = entity.type;
      row.name = std::max(row.name, entity.name);
      row.mentions += entity.mentions;
      row.articles += here.insert(row.id).second;
      aliases[row.id].insert(entity.aliases.begin(), entity.aliases.end());
      if (article.published.empty()) continue;
      if (row.first_seen.empty() || article.published < row.first_seen)
        row.first_seen = article.published;
      row.last_seen = std::max(row.last_seen, article.published);
    }
  }
  Resolution resolution;
  std::map<std::string, uint32_t> places;
  for (auto& [id, row] : rows) {
    row.aliases.assign(aliases[id].begin(), aliases[id].end());
    places[id] = static_cast<uint32_t>(resolution.entities.size());
    resolution.entities.push_back(row);
  }
  for (const ArticleEntities& article : articles) {
    resolution.map.emplace_back();
    for (const LocalEntity& entity : article.entities)
      resolution.map.back().push_back(places.at(id_of(entity)));
  }
  return resolution;
}

RelationKinds some_kinds() {
  return {{"met_with", "spouse_of"}, {"met_with", "criticized", "visited", "killed"}};
}

TempFolder::TempFolder(const std::string& name)
    : path_(fs::temp_directory_path() / ("nuncio_" + name + "_" + std::to_string(getpid()))) {
  fs::remove_all(path_);
  fs::create_directories(path_);
}

TempFolder::~TempFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::vector<Reading> sample_readings() {
  const auto denied = Polarity::negative;
  const auto actual = Modality::actual;
  const auto place = EntityType::place;
  return {
      make_reading("001_harbour", "2025-09-03",
                   {"Léa Nováková criticized Tom Reed on Tuesday.",
                    "She met_with Tom Reed in Østby.", "Tom Reed visited Østby."},
                   {{"Léa Nováková", EntityType::person, {"Nováková", "Lea Novakova"}},
                    {"Tom Reed", EntityType::person, {"Reed"}},
                    {"Østby", place}},
                   {{"Léa Nováková", "criticized", "Tom Reed", 0, {}, {}, {}, "2025-09-02", 0.9},
                    {"Léa Nováková", "met_with", "Tom Reed", 1, {}, {}, {}, "2025", 0.6},
                    {"Tom Reed", "visited", "Østby", 2, {}, {}, {}, "", 0.8}}),
      make_reading(
          "002_harbour", "2025-09-05",
          {"“Tom Reed met_with Léa Nováková twice”, the Port Union said.",
           "Tom Reed never visited Østby, says Léa Nováková.", "Tom Reed may visited Norra."},
          {{"Tom Reed"},
           {"Léa Nováková"},
           {"Port Union", EntityType::organization, {"the union"}},
           {"Østby", place},
           {"Norra", place}},
          {{"Tom Reed", "met_with", "Léa Nováková", 0, {}, {}, "Port Union", "2025-08-30", 0.7},
           {"Tom Reed", "visited", "Østby", 1, denied, actual, "Léa Nováková", "", 0.7},
           {"Tom Reed", "visited", "Norra", 2, {}, Modality::possible}}),
      make_reading("003_union", "",
                   {"Port Union criticized Port Union.", "Port Union handed keys to Norra.",
                    "Tom Reed leads Port Union since 2019."},
                   {{"Port Union", EntityType::organization}, {"Norra", place}, {"Tom Reed"}},
                   {{"Port Union", "criticized", "Port Union", 0},
                    {"Port Union", "open", "Norra", 1, {}, {}, {}, "", 0.3, "", "hand keys to"},
                    {"Tom Reed", "leads", "Port Union", 2, {}, {}, {}, "2019", 0.8, "2024-05"}}),
      make_reading(
          "004_harbour", "2025-10",
          {"Léa Nováková criticized Tom Reed again.", "Tom Reed met_with Léa Nováková, 漢字 too."},
          {{"Léa Nováková"}, {"Tom Reed"}},
          {{"Léa Nováková", "criticized", "Tom Reed", 0, {}, {}, {}, "2025-10-01", 0.9},
           {"Tom Reed", "met_with", "Léa Nováková", 1, {}, {}, {}, "2025-10", 0.6},
           // The same words once more, as a reciprocal verb gives them: no further evidence.
           {"Léa Nováková", "met_with", "Tom Reed", 1, {}, {}, {}, "2025-10", 0.4}}),
  };
}

}  // namespace nuncio::testing
