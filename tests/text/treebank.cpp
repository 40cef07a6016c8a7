#include "treebank.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <sstream>

namespace nuncio {
namespace {

std::string decompress_xz(const std::filesystem::path& file) {
  const std::string command = "xz -dc '" + file.string() + "'";
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::string content;
  char buffer[1 << 16];
  while (const size_t got = std::fread(buffer, 1, sizeof buffer, pipe.get()))
    content.append(buffer, got);
  return content;
}

bool is_plain_space(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

// Bytes of `form` that are seen; U+00A0 inside a token counts, as it does in the text.
size_t visible(const std::string& form) {
  return static_cast<size_t>(
      std::count_if(form.begin(), form.end(), [](char c) { return !is_plain_space(c); }));
}

// One document while it is read.
class Builder {
 public:
  void start_document(const std::string& id) {
    documents.emplace_back();
    documents.back().id = id;
    at_ = word_at_ = 0;
    last_in_token_ = 0;
  }

  void comment(const std::string& line) {
    if (line.starts_with("# newdoc"))
      start_document(line.substr(std::min(line.size(), size_t{14})));
    if (line.starts_with("# newpar") && !line.starts_with("# newpar_block")) paragraph_ = true;
    if (!line.starts_with("# text = ")) return;
    std::string& text = documents.back().text;
    if (!text.empty()) text += paragraph_ ? "\n\n" : " ";
    text += line.substr(9);
    paragraph_ = false;
    sentence_begin_ = at_;
  }

  void word_line(const std::string& line) {
    std::istringstream fields(line);
    std::string id, form;
    std::getline(fields, id, '\t');
    std::getline(fields, form, '\t');
    if (id.find('.') != std::string::npos) return;
    Segmentation& gold = documents.back().gold;
    const size_t size = visible(form);
    if (const size_t dash = id.find('-'); dash != std::string::npos) {
      last_in_token_ = std::stoul(id.substr(dash + 1));
      gold.tokens.emplace_back(at_, at_ + size);
      word_at_ = at_;
      at_ += size;
    } else if (std::stoul(id) <= last_in_token_) {
      gold.words.emplace_back(word_at_, word_at_ + size);
      word_at_ += size;
    } else {
      gold.tokens.emplace_back(at_, at_ + size);
      gold.words.emplace_back(at_, at_ + size);
      at_ += size;
    }
  }

  void end_sentence() {
    last_in_token_ = 0;
    if (at_ > sentence_begin_) documents.back().gold.sentences.emplace_back(sentence_begin_, at_);
    sentence_begin_ = at_;
  }

  std::vector<TreebankDocument> documents;

 private:
  size_t at_ = 0, word_at_ = 0, sentence_begin_ = 0;
  unsigned long last_in_token_ = 0;
  bool paragraph_ = false;
};

}  // namespace

std::optional<std::filesystem::path> treebank_folder() {
  const char* set = std::getenv("NUNCIO_SHARED");
  const std::filesystem::path folder =
      (set != nullptr ? std::filesystem::path(set)
                      : std::filesystem::path(NUNCIO_SOURCE_ROOT) / ".." / "shared") /
      "treebanks";
  if (!std::filesystem::exists(folder / "en_ewt-ud-dev.conllu.xz")) return std::nullopt;
  return folder;
}

std::vector<TreebankDocument> read_treebank(const std::filesystem::path& file) {
  std::istringstream lines(decompress_xz(file));
  Builder builder;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty())
      builder.end_sentence();
    else if (line[0] == '#')
      builder.comment(line);
    else
      builder.word_line(line);
  }
  return std::move(builder.documents);
}

Segmentation to_segmentation(const std::string& text, const std::vector<Sentence>& sentences) {
  std::vector<size_t> seen(text.size() + 1, 0);
  for (size_t i = 0; i < text.size(); ++i) seen[i + 1] = seen[i] + !is_plain_space(text[i]);
  Segmentation result;
  for (const Sentence& sentence : sentences) {
    result.sentences.emplace_back(seen[sentence.span.begin], seen[sentence.span.end]);
    bool joined = false;
    for (const Word& word : sentence.words) {
      const Segmentation::Range range(seen[word.span.begin], seen[word.span.end]);
      result.words.push_back(range);
      if (joined)
        result.tokens.back().second = range.second;
      else
        result.tokens.push_back(range);
      joined = word.joined;
    }
  }
  return result;
}

void Score::add(const std::vector<Segmentation::Range>& want,
                const std::vector<Segmentation::Range>& got) {
  std::vector<Segmentation::Range> both;
  std::set_intersection(want.begin(), want.end(), got.begin(), got.end(), std::back_inserter(both));
  gold += want.size();
  found += got.size();
  right += both.size();
}

double Score::f1() const {
  return gold + found == 0 ? 0
                           : 200.0 * static_cast<double>(right) / static_cast<double>(gold + found);
}

}  // namespace nuncio
