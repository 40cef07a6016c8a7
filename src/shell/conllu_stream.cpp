#include "shell/conllu_stream.h"

#include <deque>
#include <filesystem>
#include <optional>
#include <utility>

#include "base/thread_pool.h"
#include "syntax/conllu_text.h"
#include "syntax/token_lines.h"
#include "text/article_format.h"
#include "text/article_reader.h"
#include "text/text_chunks.h"

namespace nuncio {
namespace {

// A sentence of CoNLL-U longer than this is refused.
constexpr size_t kLongestBlock = size_t{16} << 20;

// What one thread works on: a chunk of a document, or what is wrong with the input.
struct Piece {
  std::string id;
  bool begins_document = false;
  TextChunk chunk;
  std::optional<Error> error;
};

struct Written {
  std::string id;
  bool begins_document = false;
  ConlluText text;
  uint64_t sentences = 0;
  std::optional<Error> error;
};

bool is_plain(const std::string& input) {
  if (input == "-") return true;
  const auto format = format_by_extension(input);
  return !std::filesystem::is_directory(input) && (!format || *format == ArticleFormat::plain_text);
}

// The pieces of the input in order. Errors are pieces too, so that they are told in order.
class PieceSource {
 public:
  explicit PieceSource(const ConlluRequest& request) : request_(request) {
    if (request.tokenized || is_plain(request.input))
      open_file();
    else
      articles_.emplace(std::vector<std::string>{request.input},
                        [this](const Error& error) { errors_.push_back(error); });
  }

  std::optional<Piece> next() {
    for (;;) {
      if (!errors_.empty()) return take_error();
      if (std::optional<Piece> piece = next_chunk()) return piece;
      if (!errors_.empty()) continue;
      if (!articles_) return std::nullopt;
      std::optional<Article> article = articles_->next();
      if (!article) {
        articles_.reset();
        continue;
      }
      id_ = article->id;
      chunks_.emplace(TextChunks::of_text(std::move(article->text)));
      first_ = true;
    }
  }

 private:
  void open_file() {
    const std::string& input = request_.input;
    id_ = input == "-" ? "stdin" : std::filesystem::path(input).stem().string();
    try {
      chunks_.emplace(TextChunks::of_file(input));
      if (request_.tokenized) chunks_->whole_blocks(kLongestBlock);
    } catch (const Error& error) {
      errors_.push_back(error);
    }
  }

  std::optional<Piece> next_chunk() {
    if (!chunks_) return std::nullopt;
    try {
      if (std::optional<TextChunk> chunk = chunks_->next())
        return Piece{id_, std::exchange(first_, false), std::move(*chunk), {}};
    } catch (const Error& error) {
      errors_.push_back(error);
    }
    chunks_.reset();
    return std::nullopt;
  }

  Piece take_error() {
    Piece piece;
    piece.error = std::move(errors_.front());
    errors_.pop_front();
    return piece;
  }

  const ConlluRequest& request_;
  std::optional<ArticleReader> articles_;
  std::optional<TextChunks> chunks_;
  std::string id_;
  bool first_ = true;
  std::deque<Error> errors_;
};

class Worker {
 public:
  Worker(const ConlluRequest& request, const Segmenter& segmenter, const Analyzer& analyzer)
      : request_(request), segmenter_(segmenter), analyzer_(analyzer) {}

  Written work(Piece piece) const {
    Written written{piece.id, piece.begins_document, {}, 0, std::move(piece.error)};
    if (written.error) return written;
    try {
      if (request_.tokenized)
        keep_tokens(piece.chunk, written);
      else
        find_sentences(piece.chunk, written);
    } catch (const Error& error) {
      written.text = {};
      written.error = error;
    }
    return written;
  }

 private:
  void keep_tokens(const TextChunk& chunk, Written& written) const {
    for (auto& [lines, sentence] : read_token_lines(chunk.text, request_.input, chunk.first_line)) {
      analyzer_.analyze(sentence);
      written.text.add(lines, sentence);
      ++written.sentences;
    }
  }

  void find_sentences(const TextChunk& chunk, Written& written) const {
    std::vector<Sentence> sentences = segmenter_.segment(chunk.text);
    if (sentences.empty()) return;
    sentences.front().paragraph_start &= chunk.starts_paragraph;
    if (chunk.ends_in_word) sentences.back().words.back().space_after = false;
    for (Sentence& sentence : sentences) {
      analyzer_.analyze(sentence);
      written.text.add(sentence, chunk.text);
    }
    written.sentences = sentences.size();
  }

  const ConlluRequest& request_;
  const Segmenter& segmenter_;
  const Analyzer& analyzer_;
};

}  // namespace

uint64_t write_analysis(const ConlluRequest& request, const Segmenter& segmenter,
                        const Analyzer& analyzer, std::ostream& out) {
  PieceSource source(request);
  const Worker worker(request, segmenter, analyzer);
  uint64_t number = 0, total = 0;
  ordered_map<Piece, Written>(
      request.jobs, [&] { return source.next(); },
      [&](Piece piece) { return worker.work(std::move(piece)); },
      [&](Written written) {
        if (written.error) return request.on_skip(*written.error);
        if (written.begins_document) number = 0;
        if (number == 0 && written.sentences > 0 && !request.tokenized) {
          ConlluText header;
          header.begin_document();
          header.write(out, written.id, number);
        }
        written.text.write(out, written.id, number);
        total += written.sentences;
      });
  return total;
}

}  // namespace nuncio
