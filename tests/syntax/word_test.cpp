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
  write_file(folder / "index.noun", licence +
                                        "crisis n 2 1 @ 2 1 00000005 00000007\n"
                                        "hot_dog n 1 0 1 0 00000009\n"
                                        "plan n 1 2 @ ~ 1 1 00000007\n"
                                        "x n 1 0 1 0 00000009\n");
  write_file(folder / "index.verb", licence +
                                        "plan v 1 0 1 1 00000002\n"
                                        "undermine v 1 1 @ 1 0 00000003\n");
  write_file(folder / "data.noun", licence +
                                       "00000005 26 n 01 crisis 0 000 | a bad state\n"
                                       "00000007 09 n 01 plan 0 000 | what is thought of\n"
                                       "00000009 13 n 01 hot_dog 0 000 | food\n");
  write_file(folder / "data.verb", licence +
                                       "00000002 31 v 01 plan 0 000 | think ahead\n"
                                       "00000003 41 v 01 undermine 0 000 | make weak\n");
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
    int noun, verb;  // categories
  };
  const std::vector<Row> rows = {
      {"plan", WordList::noun | WordList::verb, 9, 31},
      {"Plans", WordList::plural | WordList::third_person, 9, 31},
      {"planned", WordList::past, 0, 31},
      {"planning", WordList::gerund, 0, 31},
      {"crises", WordList::plural, 26, 0},
      {"undermines", WordList::third_person, 0, 41},
      {"bitterest", WordList::superlative, 0, 0},
      {"better", WordList::comparative, 0, 0},
      {"well", WordList::adverb, 0, 0},
      {"zebra", 0, 0, 0},
      {"", 0, 0, 0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.form);
    CHECK(compiled.kinds(FormAtoms(row.form)) == row.kinds);
    CHECK(read.kinds(FormAtoms(row.form)) == row.kinds);
    CHECK(read.find(FormAtoms(row.form)).noun == row.noun);
    CHECK(read.find(FormAtoms(row.form)).verb == row.verb);
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
