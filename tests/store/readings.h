// Readings made by hand, a resolver that goes by name, and a folder that goes with the test.
#ifndef NUNCIO_TESTS_STORE_READINGS_H_
#define NUNCIO_TESTS_STORE_READINGS_H_

#include <filesystem>
#include <string>
#include <vector>

#include "nuncio/claim.h"
#include "nuncio/relation_kinds.h"
#include "nuncio/resolution.h"

namespace nuncio::testing {

// "Ada criticized Bob" said in the sentence of that number: names as the article has them.
struct Said {
  std::string source;
  std::string type;
  std::string target;
  uint32_t sentence = 0;
  Polarity polarity = Polarity::positive;
  Modality modality = Modality::actual;
  std::string speaker = {};
  std::string date = {};
  double confidence = 0.5;
  std::string last_date = {};
  std::string label = {};
};

struct Named {
  std::string name;
  EntityType type = EntityType::person;
  std::vector<std::string> aliases = {};
};

// The text is the sentences joined by spaces. Triggers and roles are marked where the sentence
// holds the type, the names. The hash is that of the text and date.
Reading make_reading(const std::string& id, const std::string& published,
                     const std::vector<std::string>& sentences, const std::vector<Named>& entities,
                     const std::vector<Said>& claims);

// One entity for each (type, name).
Resolution resolve_by_name(std::span<const ArticleEntities> articles);

RelationKinds some_kinds();

// A fresh folder, removed at the end.
class TempFolder {
 public:
  explicit TempFolder(const std::string& name);
  ~TempFolder();
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// A small story in four articles: every stance, speakers, partial dates, symmetric relations in
// both directions, a self-loop, an open claim, non-ASCII text.
std::vector<Reading> sample_readings();

}  // namespace nuncio::testing

#endif  // NUNCIO_TESTS_STORE_READINGS_H_
