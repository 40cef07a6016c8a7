// The committed models on made sentences and, where it is there, on treebanks.
#include "syntax/analyzer.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <ctime>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "base/files.h"
#include "nuncio/error.h"
#include "syntax/conllu.h"
#include "syntax/evaluation.h"
#include "syntax/treebank.h"

using namespace nuncio;
namespace fs = std::filesystem;

namespace {

const Analyzer& analyzer() {
  static const Analyzer loaded = Analyzer::load(fs::path(NUNCIO_SOURCE) / "grammar" / "english");
  return loaded;
}

Sentence sentence_of(const std::vector<std::string>& forms) {
  Sentence sentence;
  for (const std::string& form : forms) sentence.words.emplace_back().form = form;
  return sentence;
}

std::vector<std::string> split(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

bool is_one_rooted_tree(const Sentence& sentence) {
  size_t roots = 0;
  std::vector<int> state(sentence.words.size(), 0);  // 1: on the way, 2: reaches the root
  for (size_t i = 0; i < sentence.words.size(); ++i) {
    roots += sentence.words[i].head == Word::kRoot;
    std::vector<size_t> path;
    int32_t at = static_cast<int32_t>(i);
    while (at >= 0 && static_cast<size_t>(at) < state.size() &&
           state[static_cast<size_t>(at)] == 0) {
      state[static_cast<size_t>(at)] = 1;
      path.push_back(static_cast<size_t>(at));
      at = sentence.words[static_cast<size_t>(at)].head;
    }
    if (at != Word::kRoot && (at < 0 || state.at(static_cast<size_t>(at)) != 2)) return false;
    for (const size_t word : path) state[word] = 2;
  }
  return sentence.words.empty() ? roots == 0 : roots == 1;
}

std::string table(const Sentence& sentence) {
  std::ostringstream out;
  for (const Word& word : sentence.words)
    out << word.form << '\t' << word.lemma << '\t' << to_string(word.upos) << '\t' << word.xpos
        << '\t' << (word.feats.empty() ? "_" : word.feats) << '\t' << word.head + 1 << '\t'
        << to_string(word.deprel) << '\n';
  return out.str();
}

}  // namespace

TEST_CASE("made sentences are analyzed as recorded") {
  const fs::path folder = fs::path(NUNCIO_SOURCE) / "tests" / "syntax";
  std::istringstream lines(read_file(folder / "sentences.txt"));
  std::string got;
  for (std::string line; std::getline(lines, line);) {
    Sentence sentence = sentence_of(split(line));
    analyzer().analyze(sentence);
    CHECK(is_one_rooted_tree(sentence));
    got += "# " + line + "\n" + table(sentence) + "\n";
  }
  if (std::getenv("NUNCIO_RECORD") != nullptr) write_file(folder / "sentences.expected", got);
  CHECK(got == read_file(folder / "sentences.expected"));
}

TEST_CASE("odd sentences get a tree as well") {
  const std::vector<std::vector<std::string>> odd = {
      {},
      {"."},
      {"Word"},
      {"", "", ""},
      {"\xFF\xFE", "\xC3", "a\xE2\x82"},
      {"🇨🇴", "👍🏽", "…", "—", "\u200B"},
      {std::string(1000000, 'x'), "is", std::string(300000, '\xE9')},
      std::vector<std::string>(500, "("),
      std::vector<std::string>(500, "said"),
      {"北京", "العربية", "Ωmega", "İstanbul", "ſ"},
      {"GOVERNOR", "SIGNS", "BILL"},
      {"4", "-", "3", "/", "2", "%"},
  };
  for (const auto& forms : odd) {
    Sentence sentence = sentence_of(forms);
    analyzer().analyze(sentence);
    CHECK(is_one_rooted_tree(sentence));
    for (const Word& word : sentence.words) CHECK((word.form.empty() || !word.lemma.empty()));
  }
}

TEST_CASE("very long sentences take linear time") {
  const auto words = split("the minister who met the mayor of the city said that , in a letter ,");
  const auto seconds = [&](size_t size) {
    std::vector<std::string> forms;
    for (size_t i = 0; i < size; ++i) forms.push_back(words[i % words.size()]);
    Sentence sentence = sentence_of(forms);
    const std::clock_t begin = std::clock();
    analyzer().analyze(sentence);
    CHECK(is_one_rooted_tree(sentence));
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  };
  seconds(1000);
  const double one = seconds(10000), four = seconds(40000);
  CHECK(four < 12 * one + 0.5);  // 16 times where it were quadratic
}

TEST_CASE("threads share an analyzer") {
  const Sentence sentence = sentence_of(split("The senator rejected the plan on Monday ."));
  Sentence expected = sentence;
  analyzer().analyze(expected);
  std::vector<Sentence> got(4, sentence);
  std::vector<std::thread> threads;
  for (Sentence& s : got)
    threads.emplace_back([&s] {
      for (int i = 0; i < 50; ++i) analyzer().analyze(s);
    });
  for (std::thread& thread : threads) thread.join();
  for (const Sentence& s : got) CHECK(table(s) == table(expected));
}

TEST_CASE("a missing or damaged model is an error that names it") {
  const fs::path folder = fs::temp_directory_path() / "nuncio_analyzer_test";
  fs::remove_all(folder);
  fs::create_directories(folder);
  CHECK_THROWS_AS(Analyzer::load(folder), Error);
  const fs::path english = fs::path(NUNCIO_SOURCE) / "grammar" / "english";
  for (const char* name : {Analyzer::kSyntaxFile, Analyzer::kLemmaFile})
    fs::copy_file(english / name, folder / name);
  CHECK_NOTHROW(Analyzer::load(folder));
  fs::copy_file(english / Analyzer::kLemmaFile, folder / Analyzer::kSyntaxFile,
                fs::copy_options::overwrite_existing);
  try {
    Analyzer::load(folder);
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.kind() == Error::Kind::input);
    CHECK(error.file() == (folder / Analyzer::kSyntaxFile).string());
  }
  fs::remove_all(folder);
}

TEST_CASE("scores on the development treebanks") {
  const char* set = std::getenv("NUNCIO_SHARED");
  const fs::path shared =
      set != nullptr ? fs::path(set) : fs::path(NUNCIO_SOURCE) / ".." / "shared";
  struct Row {
    const char* file;
    double upos, lemmas, las;  // at least
  };
  for (const Row& row : {Row{"en_ewt-ud-dev.conllu.xz", 0.95, 0.965, 0.84},
                         Row{"en_gum-ud-dev.conllu.xz", 0.965, 0.975, 0.845}}) {
    const fs::path path = shared / "treebanks" / row.file;
    if (!fs::exists(path)) {
      MESSAGE("skipped: " << path.string() << " is not there");
      continue;
    }
    const ConlluFile gold = read_treebank(path);
    Document system = gold.document;
    for (Sentence& sentence : system.sentences) analyzer().analyze(sentence);
    const auto measures = evaluate(gold.document, system);
    CHECK(measure(measures, "UPOS").f1() > row.upos);
    CHECK(measure(measures, "Lemmas").f1() > row.lemmas);
    CHECK(measure(measures, "LAS").f1() > row.las);
  }
}
