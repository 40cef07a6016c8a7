#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "base/files.h"
#include "nuncio/error.h"
#include "syntax/treebank.h"
#include "syntax/word_form.h"
#include "syntax/word_list.h"
#include "syntax/wordnet.h"

using namespace nuncio;
namespace fs = std::filesystem;

TEST_CASE("typography, case and shape") {
  struct Row {
    std::string form, plain, lower, shape;
  };
  const std::vector<Row> rows = {
      {"’s", "'s", "'s", "'x"},
      {"“", "\"", "\"", "\""},
      {"``", "''", "''", "\""},
      {"—", "--", "--", "--"},
      {"Medellín", "Medellín", "medellín", "Xxxxx"},
      {"U.S.", "U.S.", "u.s.", "X.X."},
      {"ÉCOLE", "ÉCOLE", "école", "XXXX"},
      {"2.5", "2.5", "2.5", "d.d"},
      {"1234567", "1234567", "1234567", "dddd"},
      {"👍", "👍", "👍", "*"},
      {"", "", "", ""},
      {"F-16s", "F-16s", "f-16s", "X-ddx"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.form);
    if (row.form != "``") CHECK(plain_form(row.form) == row.plain);
    CHECK(lower_case(plain_form(row.form)) == (row.form == "``" ? "\"" : row.lower));
    CHECK(word_shape(plain_form(row.form)) == row.shape);
  }
  CHECK(FormAtoms("Court").lower == FormAtoms("court").lower);
  CHECK(FormAtoms("Court").exact != FormAtoms("court").exact);
  CHECK(FormAtoms("1999").exact == FormAtoms("2024").exact);
  CHECK(FormAtoms("ab").suffix[2] == 0);
  CHECK(FormAtoms("NATO").all_capitals);
}

TEST_CASE("a dictionary is compiled from WordNet's files and kept") {
  const fs::path folder = fs::temp_directory_path() / "nuncio_word_test";
  fs::remove_all(folder);
  fs::create_directories(folder);
  const std::string licence = "  1 This line stands for the licence.\n";
  write_file(folder / "index.noun", licence + "crisis n 2\nhot_dog n 1\nplan n 3\nx n 1\n");
  write_file(folder / "index.verb", licence + "plan v 3\nundermine v 2\n");
  write_file(folder / "index.adj", licence + "bitter a 5\n");
  write_file(folder / "index.adv", licence + "well r 1\n");
  write_file(folder / "noun.exc", "crises crisis\nhot_dogs hot_dog\n");
  write_file(folder / "verb.exc", "planned plan\nplanning plan\n");
  write_file(folder / "adj.exc", "bitterest bitter\n");
  write_file(folder / "adv.exc", "better well\n");
  CHECK(wordnet_words(folder / "index.noun") == std::vector<std::string>{"crisis", "plan"});
  const WordList compiled = WordList::compile(folder);
  ByteWriter writer;
  compiled.write(writer);
  const std::string bytes = writer.take();
  ByteReader reader(bytes);
  const WordList read = WordList::read(reader);
  struct Row {
    std::string form;
    int kinds;
  };
  const std::vector<Row> rows = {
      {"plan", WordList::noun | WordList::verb},
      {"Plans", WordList::plural | WordList::third_person},
      {"planned", WordList::past},
      {"planning", WordList::gerund},
      {"crises", WordList::plural},
      {"undermines", WordList::third_person},
      {"bitterest", WordList::superlative},
      {"better", WordList::comparative},
      {"well", WordList::adverb},
      {"zebra", 0},
      {"", 0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.form);
    CHECK(compiled.kinds(FormAtoms(row.form)) == row.kinds);
    CHECK(read.kinds(FormAtoms(row.form)) == row.kinds);
  }
  CHECK(WordList().kinds(FormAtoms("plan")) == 0);
  fs::remove(folder / "index.adv");
  CHECK_THROWS_AS(WordList::compile(folder), Error);
  fs::remove_all(folder);
}

TEST_CASE("a treebank that is missing or no xz file is an error") {
  const fs::path folder = fs::temp_directory_path() / "nuncio_treebank_test";
  fs::remove_all(folder);
  fs::create_directories(folder);
  CHECK_THROWS_AS(Treebanks::read(folder), Error);
  write_file(folder / "a.conllu.xz", "no xz");
  CHECK_THROWS_AS(read_treebank(folder / "a.conllu.xz"), Error);
  write_file(folder / "b.conllu", "1\ta\ta\tX\t_\t_\t0\troot\t_\t_\n");
  CHECK(read_treebank(folder / "b.conllu").document.sentences.size() == 1);
  fs::remove_all(folder);
}
