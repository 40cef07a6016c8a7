#include "entity/name_corpus.h"

#include <rapidjson/document.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <map>
#include <optional>
#include <sstream>

#include "base/utf8.h"
#include "entity/name_labels.h"
#include "nuncio/error.h"
#include "syntax/treebank.h"
#include "text/segmenter.h"

namespace nuncio {
namespace {

constexpr uint32_t bit(uint32_t label) {
  return uint32_t{1} << label;
}

// A name of a corpus: words [first, last), the classes that it may have, and whether it may be
// none.
struct CorpusName {
  uint32_t first = 0;
  uint32_t last = 0;
  std::vector<NameClass> classes;
  bool maybe_none = false;
};

const std::vector<NameClass> miscellaneous = {NameClass::other, NameClass::agreement,
                                              NameClass::demonym};

void mark_name(std::vector<uint32_t>& allowed, const CorpusName& name) {
  for (uint32_t i = name.first; i < name.last; ++i) {
    NamePart part = NamePart::inside;
    if (i == name.first) part = NamePart::begin;
    if (i + 1 == name.last) part = i == name.first ? NamePart::only : NamePart::last;
    allowed[i] = name.maybe_none ? bit(outside_label) : 0;
    for (const NameClass name_class : name.classes) allowed[i] |= bit(name_label(name_class, part));
  }
}

// "the" before and "'s" behind are no part of our names.
void trim(const Sentence& sentence, CorpusName& name) {
  const auto form = [&](uint32_t i) { return std::string_view(sentence.words[i].form); };
  while (name.first + 1 < name.last && (form(name.first) == "the" || form(name.first) == "The"))
    ++name.first;
  while (name.first + 1 < name.last && (form(name.last - 1) == "'s" || form(name.last - 1) == "’s"))
    --name.last;
}

class Collector {
 public:
  explicit Collector(const NameCorpora& corpora) : corpora_(corpora) {}

  NameText& open(std::string id) {
    texts_.push_back({});
    texts_.back().id = std::move(id);
    return texts_.back();
  }

  // Takes a sentence of words without anything else.
  void take(NameText& text, const std::vector<std::string>& forms, std::vector<CorpusName> names,
            bool open_outside) {
    Sentence sentence;
    uint32_t at = 0;
    for (const std::string& form : forms) {
      Word word;
      word.form = form;
      word.span = {at, at + static_cast<uint32_t>(form.size())};
      at = word.span.end + 1;
      sentence.words.push_back(std::move(word));
    }
    sentence.span = {0, at};
    take(text, std::move(sentence), std::move(names), open_outside);
  }

  // `open_outside`: the corpus does not mark miscellaneous names, so capitals outside may be some.
  void take(NameText& text, Sentence sentence, std::vector<CorpusName> names, bool open_outside) {
    if (sentence.words.empty()) return;
    corpora_.tag(sentence);
    std::vector<uint32_t> allowed(sentence.words.size(), bit(outside_label));
    for (size_t i = 0; open_outside && i < allowed.size(); ++i)
      if (sentence.words[i].upos == Upos::propn || sentence.words[i].upos == Upos::adj)
        for (const NameClass name_class : miscellaneous)
          for (const NamePart part :
               {NamePart::begin, NamePart::inside, NamePart::last, NamePart::only})
            if (starts_big(sentence.words[i].form)) allowed[i] |= bit(name_label(name_class, part));
    for (CorpusName& name : names) {
      trim(sentence, name);
      const std::string& first = sentence.words[name.first].form;
      if (name.last == name.first + 1 && name.classes.front() != NameClass::person &&
          corpora_.is_demonym(first))
        name.classes = {NameClass::demonym};
      mark_name(allowed, name);
    }
    text.sentences.push_back(std::move(sentence));
    text.allowed.push_back(std::move(allowed));
  }

  std::vector<NameText> finish() { return std::move(texts_); }

 private:
  static bool starts_big(const std::string& form) { return form[0] >= 'A' && form[0] <= 'Z'; }

  const NameCorpora& corpora_;
  std::vector<NameText> texts_;
};

// Columns of IOB tags: `form_column`, `tag_column` by tabs or spaces; a blank line ends a sentence.
void read_iob(const std::filesystem::path& path, size_t form_column, size_t tag_column,
              bool marks_miscellaneous, Collector& out) {
  std::istringstream lines(read_maybe_xz(path));
  std::string line, previous = "O";
  std::vector<std::string> forms;
  std::vector<CorpusName> names;
  size_t taken = 0;
  NameText* text = &out.open(path.filename().string());
  const auto close = [&] {
    if (taken++ % 20 == 19) text = &out.open(path.filename().string());
    out.take(*text, forms, std::move(names), !marks_miscellaneous);
    forms.clear();
    names.clear();
    previous = "O";
  };
  while (std::getline(lines, line)) {
    if (line.starts_with("# ")) continue;
    std::istringstream fields(line);
    std::vector<std::string> columns{std::istream_iterator<std::string>(fields), {}};
    if (columns.size() <= tag_column) {
      if (!forms.empty()) close();
      continue;
    }
    const std::string& tag = columns[tag_column];
    const std::string kind = tag.size() > 2 ? tag.substr(2) : "";
    const auto at = static_cast<uint32_t>(forms.size());
    forms.push_back(columns[form_column]);
    if (kind.empty() || kind == "O") {
      previous = "O";
      continue;
    }
    if (tag[0] == 'I' && previous == kind) {
      names.back().last = at + 1;
    } else {
      CorpusName name{at, at + 1, miscellaneous, kind == "OTH"};
      if (kind == "PER") name.classes = {NameClass::person};
      if (kind == "LOC") name.classes = {NameClass::place};
      if (kind == "ORG") name.classes = {NameClass::organization};
      names.push_back(std::move(name));
    }
    previous = kind;
  }
  if (!forms.empty()) close();
}

rapidjson::Document parse_json(const std::string& line, const std::filesystem::path& path,
                               uint32_t number) {
  rapidjson::Document json;
  json.Parse(line.data(), line.size());
  if (json.HasParseError() || !json.IsObject())
    throw Error(Error::Kind::input, "not a JSON object", path.string(), number);
  return json;
}

void read_docred(const std::filesystem::path& path, Collector& out) {
  static const std::map<std::string, std::vector<NameClass>> classes = {
      {"PER", {NameClass::person}},
      {"LOC", {NameClass::place}},
      {"ORG", {NameClass::organization}},
      {"MISC", miscellaneous}};
  std::istringstream lines(read_maybe_xz(path));
  std::string line;
  for (uint32_t number = 1; std::getline(lines, line); ++number) {
    const rapidjson::Document json = parse_json(line, path, number);
    const auto& sentences = json["sents"].GetArray();
    std::vector<std::vector<CorpusName>> names(sentences.Size());
    for (const auto& entity : json["entities"].GetArray()) {
      const auto found = classes.find(entity["type"].GetString());
      if (found == classes.end()) continue;
      for (const auto& mention : entity["mentions"].GetArray())
        names[mention[0].GetUint()].push_back(
            {mention[1].GetUint(), mention[2].GetUint(), found->second, false});
    }
    NameText& text = out.open(json["title"].GetString());
    for (rapidjson::SizeType i = 0; i < sentences.Size(); ++i) {
      std::vector<std::string> forms;
      for (const auto& form : sentences[i].GetArray()) forms.emplace_back(form.GetString());
      out.take(text, forms, std::move(names[i]), false);
    }
  }
}

std::optional<NameClass> news_class(std::string_view type) {
  for (size_t i = 0; i < name_class_names.size(); ++i)
    if (name_class_names[i] == type) return static_cast<NameClass>(i);
  if (type == "Event" || type == "Work") return NameClass::other;
  return std::nullopt;
}

std::map<std::string, std::string> read_news_texts(const std::filesystem::path& folder) {
  std::map<std::string, std::string> texts;
  for (const char* file : {"wikinews.jsonl", "more.jsonl"}) {
    std::istringstream lines(read_maybe_xz(folder / file));
    std::string line;
    for (uint32_t number = 1; std::getline(lines, line); ++number) {
      const rapidjson::Document json = parse_json(line, folder / file, number);
      texts[json["id"].GetString()] = json["text"].GetString();
    }
  }
  return texts;
}

// The bytes that code points [begin, end) of a text take.
class ByteOffsets {
 public:
  explicit ByteOffsets(std::string_view text) {
    for (size_t pos = 0; pos < text.size();) {
      starts_.push_back(static_cast<uint32_t>(pos));
      decode_utf8(text, pos);
    }
    starts_.push_back(static_cast<uint32_t>(text.size()));
  }
  uint32_t at(size_t code_point) const { return starts_[std::min(code_point, starts_.size() - 1)]; }

 private:
  std::vector<uint32_t> starts_;
};

struct NewsName {
  Span span;
  NameClass name_class;
};

std::vector<NewsName> news_names(const rapidjson::Document& json, const std::string& text) {
  const ByteOffsets offsets(text);
  std::vector<NewsName> names;
  for (const auto& entity : json["entities"].GetArray()) {
    const auto name_class = news_class(entity["type"].GetString());
    if (!name_class) continue;
    for (const auto& mention : entity["mentions"].GetArray())
      names.push_back(
          {{offsets.at(mention[0].GetUint()), offsets.at(mention[1].GetUint())}, *name_class});
  }
  std::sort(names.begin(), names.end(), [](const NewsName& a, const NewsName& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  return names;
}

void read_news(const NameCorpora& corpora, Collector& out) {
  const std::filesystem::path path = corpora.names / "news_names.jsonl.xz";
  const auto texts = read_news_texts(corpora.news);
  std::istringstream lines(read_maybe_xz(path));
  std::string line;
  for (uint32_t number = 1; std::getline(lines, line); ++number) {
    const rapidjson::Document json = parse_json(line, path, number);
    const auto article_text = texts.find(json["id"].GetString());
    if (article_text == texts.end()) continue;
    Article article;
    article.id = article_text->first;
    article.text = article_text->second;
    const auto names = news_names(json, article.text);
    NameText& text = out.open(article.id);
    text.in_domain = true;
    text.measured = std::filesystem::exists(corpora.news / "gold" / (article.id + ".json"));
    size_t next = 0;
    for (Sentence& sentence : corpora.segmenter.segment(article)) {
      std::vector<CorpusName> here;
      for (; next < names.size() && names[next].span.begin < sentence.span.end; ++next) {
        const auto& words = sentence.words;
        uint32_t first = 0;
        while (first < words.size() && words[first].span.end <= names[next].span.begin) ++first;
        uint32_t last = first;
        while (last < words.size() && words[last].span.begin < names[next].span.end) ++last;
        if (first < last && (here.empty() || here.back().last <= first))
          here.push_back({first, last, {names[next].name_class}, false});
      }
      out.take(text, std::move(sentence), std::move(here), false);
    }
  }
}

}  // namespace

std::vector<NameText> read_name_corpora(const NameCorpora& corpora) {
  Collector out(corpora);
  read_news(corpora, out);
  read_iob(corpora.names / "uner_ewt_train.iob2.xz", 1, 2, false, out);
  read_iob(corpora.names / "uner_ewt_dev.iob2.xz", 1, 2, false, out);
  read_iob(corpora.names / "wikigold.conll.xz", 0, 1, true, out);
  read_docred(corpora.names / "re-docred.jsonl.xz", out);
  return out.finish();
}

}  // namespace nuncio
