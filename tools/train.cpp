// Trains the models in grammar/english from treebanks. The same data give the same bytes.
//   build/train --data FOLDER -o grammar/english [--only NAME,NAME]
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entity/lexicon.h"
#include "entity/name_trainer.h"
#include "nuncio/error.h"
#include "syntax/analyzer.h"
#include "syntax/evaluation.h"
#include "syntax/lemma_trainer.h"
#include "syntax/network/ensemble.h"
#include "syntax/network/network_trainer.h"
#include "syntax/treebank.h"
#include "syntax/word_list.h"
#include "text/segmenter.h"
#include "text/sentence_trainer.h"
#include "tool_main.h"

namespace {

using namespace nuncio;
namespace fs = std::filesystem;

// What every trainer is given: the data, where the models go and what the command line says.
struct Work {
  Treebanks data;
  fs::path folder;
  fs::path wordnet = "/usr/share/wordnet";
  fs::path names;  // annotated names and the news that they are of
  fs::path news;
};

constexpr const char* kHelp =
    "Examples:\n"
    "  train --data ../shared/treebanks -o grammar/english\n"
    "  train --data ../shared/treebanks -o grammar/english --only lemmas\n"
    "\n"
    "Usage: train --data FOLDER -o FOLDER [--only NAME,NAME] [--wordnet FOLDER]\n"
    "  --data FOLDER     en_ewt-ud-{train,dev}, en_gum_open-ud-train and en_gum-ud-dev, each "
    ".conllu\n"
    "                    or .conllu.xz\n"
    "  -o FOLDER         where the models are written\n"
    "  --only NAMES      only these models; the others must be in the folder: sentences, "
    "syntax,\n"
    "                    lemmas, names\n"
    "  --names FOLDER    annotated names (default: the folder \"names\" beside the treebanks')\n"
    "  --news FOLDER     the news articles they are of (default: \"news\" beside the treebanks')\n"
    "  --wordnet FOLDER  WordNet's noun.exc, index.noun and so on (default /usr/share/wordnet, "
    "Debian's\n"
    "                    package wordnet-base)\n";

void say(const std::string& text) {
  std::fprintf(stderr, "%s\n", text.c_str());
}

std::string percent(double share) {
  char text[16];
  std::snprintf(text, sizeof text, "%.2f", 100 * share);
  return text;
}

// Scores of a development file analyzed from its gold words.
std::string scores(const Ensemble& networks, const ConlluFile& gold) {
  Document system = gold.document;
  for (Sentence& sentence : system.sentences) networks.analyze(sentence.words);
  const auto measures = evaluate(gold.document, system);
  std::string line;
  for (const char* name : {"UPOS", "XPOS", "UFeats", "UAS", "LAS"})
    line += std::string(" ") + name + " " + percent(measure(measures, name).f1());
  return line;
}

void train_syntax_model(const Work& work) {
  const std::vector<Sentence> sentences = work.data.training();
  const Vocabulary vocabulary(sentences, WordList::compile(work.wordnet));
  NetworkTraining training;
  training.on_epoch = [&](uint32_t epoch, double loss, const std::function<Network()>& network) {
    char head[64];
    std::snprintf(head, sizeof head, "syntax, round %u: loss %.4f", epoch, loss);
    const Ensemble now(vocabulary, {network()});
    say(std::string(head) + "; EWT dev" + scores(now, work.data.ewt_dev) + "; GUM dev" +
        scores(now, work.data.gum_dev));
  };
  ModelFile file;
  Ensemble(vocabulary, {train_network(sentences, vocabulary, training)}).write(file);
  file.save(work.folder / Analyzer::kSyntaxFile);
}

void train_sentence_model(const Work& work) {
  SentenceTraining training;
  training.on_epoch = [](uint32_t epoch, double share) {
    say("sentences, round " + std::to_string(epoch) + ": " + percent(share) +
        " % right on the way");
  };
  const Segmenter segmenter(
      train_sentences({&work.data.ewt_train.document, &work.data.gum_train.document}, training));
  segmenter.model().save(work.folder);
  for (const auto& [name, file] :
       {std::pair{"EWT dev", &work.data.ewt_dev}, std::pair{"GUM dev", &work.data.gum_dev}}) {
    Document system = file->document;
    system.sentences = segmenter.segment(system.article);
    const auto measures = evaluate(file->document, system);
    std::printf("%s, from raw text: Tokens %s Words %s Sentences %s\n", name,
                percent(measure(measures, "Tokens").f1()).c_str(),
                percent(measure(measures, "Words").f1()).c_str(),
                percent(measure(measures, "Sentences").f1()).c_str());
  }
}

void train_lemma_model(const Work& work) {
  const std::vector<Sentence> sentences = work.data.training();
  ModelFile file;
  LemmaTrainer lemmas;
  lemmas.add(sentences);
  lemmas.add_wordnet(work.wordnet);
  lemmas.train().write(file);
  file.save(work.folder / Analyzer::kLemmaFile);
}

void print_names(const char* name, const NameCounts& counts) {
  std::printf("names held out, %s: precision %s recall %s F1 %s of %u\n", name,
              percent(counts.precision()).c_str(), percent(counts.recall()).c_str(),
              percent(counts.f1()).c_str(), counts.wanted);
}

// Needs the other models and the word lists in the folder. A fifth of the news is measured on
// before the tagger learns from it too; the articles that relations are measured on it never learns
// from.
void train_name_model(const Work& work) {
  const Gazetteer gazetteer = Gazetteer::load(work.folder);
  const CueWords cue_words = CueWords::load(work.folder);
  const Analyzer analyzer = Analyzer::load(work.folder);
  const auto texts =
      read_name_corpora({work.names, work.news, Segmenter::load(work.folder),
                         [&](Sentence& sentence) { analyzer.analyze(sentence); },
                         [&](const std::string& word) { return gazetteer.is_demonym(word); }});
  std::vector<NameText> learned, held_out, measured;
  size_t news = 0;
  for (const NameText& text : texts) {
    if (text.measured)
      measured.push_back(text);
    else
      (text.in_domain && news++ % 5 == 4 ? held_out : learned).push_back(text);
  }
  NameTraining training;
  training.on_epoch = [](uint32_t epoch, double share) {
    say("names, round " + std::to_string(epoch) + ": " + percent(share) + " % right on the way");
  };
  held_out.insert(held_out.end(), measured.begin(), measured.end());
  const auto counts = measure_names(train_name_tagger(learned, gazetteer, cue_words, training),
                                    held_out, gazetteer, cue_words);
  for (size_t i = 0; i < counts.size(); ++i)
    print_names(i < name_class_count ? name_class_names[i].data() : "all", counts[i]);
  held_out.resize(held_out.size() - measured.size());
  learned.insert(learned.end(), held_out.begin(), held_out.end());
  ModelFile file;
  train_name_tagger(learned, gazetteer, cue_words, training).write(file);
  file.save(work.folder / Lexicon::kNamesFile);
}

struct Trainer {
  std::string_view name;
  void (*train)(const Work&);
};

// In the order in which they run. A new model is a line here and a function above.
constexpr Trainer kTrainers[] = {
    {"sentences", train_sentence_model},
    {"syntax", train_syntax_model},
    {"lemmas", train_lemma_model},
    {"names", train_name_model},
};

// Analyzes a development file from its gold tokens and prints the scores.
void print_scores(const Analyzer& analyzer, const char* name, const ConlluFile& gold) {
  Document system = gold.document;
  const auto begin = std::chrono::steady_clock::now();
  size_t words = 0;
  for (Sentence& sentence : system.sentences) {
    analyzer.analyze(sentence);
    words += sentence.words.size();
  }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  const auto measures = evaluate(gold.document, system);
  std::string line = std::string(name) + ":";
  for (const Measure& m : measures)
    if (m.aligned != 0 && m.name != "Words")
      line += " " + std::string(m.name) + " " + percent(m.f1());
  std::printf("%s, %.0f words a second\n", line.c_str(),
              static_cast<double>(words) / seconds.count());
}

void print_all_scores(const Work& work) {
  const auto begin = std::chrono::steady_clock::now();
  const Analyzer analyzer = Analyzer::load(work.folder);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  std::printf("loaded in %.0f ms\n", 1000 * seconds.count());
  print_scores(analyzer, "EWT dev", work.data.ewt_dev);
  print_scores(analyzer, "GUM dev", work.data.gum_dev);
}

std::vector<std::string> split_names(const std::string& list) {
  std::vector<std::string> names;
  for (size_t pos = 0; pos <= list.size();) {
    const size_t end = std::min(list.find(',', pos), list.size());
    names.push_back(list.substr(pos, end - pos));
    pos = end + 1;
  }
  return names;
}

[[noreturn]] void fail_usage(const std::string& what) {
  throw Error(Error::Kind::usage, what + "; see --help");
}

std::optional<int> run(const std::vector<std::string>& args) {
  fs::path data, folder, wordnet, names, news;
  std::vector<std::string> only;
  for (size_t i = 0; i < args.size(); ++i) {
    if (i + 1 == args.size()) fail_usage(args[i] + " is unknown or needs a value");
    if (args[i] == "--data")
      data = args[++i];
    else if (args[i] == "-o")
      folder = args[++i];
    else if (args[i] == "--only")
      only = split_names(args[++i]);
    else if (args[i] == "--wordnet")
      wordnet = args[++i];
    else if (args[i] == "--names")
      names = args[++i];
    else if (args[i] == "--news")
      news = args[++i];
    else
      fail_usage("unknown option " + args[i]);
  }
  if (data.empty() || folder.empty()) fail_usage("--data and -o are needed");
  for (const std::string& name : only)
    if (std::none_of(std::begin(kTrainers), std::end(kTrainers),
                     [&](const Trainer& trainer) { return trainer.name == name; }))
      fail_usage("no model is called " + name);
  fs::create_directories(folder);
  Work work;
  work.data = Treebanks::read(data);
  work.folder = folder;
  if (!wordnet.empty()) work.wordnet = wordnet;
  const fs::path beside = fs::weakly_canonical(data).parent_path();
  work.names = names.empty() ? beside / "names" : names;
  work.news = news.empty() ? beside / "news" : news;
  for (const Trainer& trainer : kTrainers)
    if (only.empty() || std::find(only.begin(), only.end(), trainer.name) != only.end())
      trainer.train(work);
  print_all_scores(work);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  return nuncio::tool_main("train", kHelp, argc, argv, run);
}
