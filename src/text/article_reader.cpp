#include "text/article_reader.h"

#include <algorithm>
#include <atomic>
#include <deque>
#include <filesystem>
#include <unordered_map>
#include <utility>

#include "base/files.h"
#include "text/article_format.h"
#include "text/byte_source.h"
#include "text/characters.h"
#include "text/decode.h"
#include "text/html.h"
#include "text/json_articles.h"
#include "text/markdown.h"
#include "text/plain_text.h"

namespace nuncio {
namespace fs = std::filesystem;
namespace {

// A file to read, or what is wrong with it.
struct Source {
  std::string path;
  uint64_t bytes = 0;
  std::optional<Error> problem;

  std::string name() const { return path == "-" ? "standard input" : path; }
  std::string stem() const { return path == "-" ? "stdin" : fs::path(path).stem().string(); }
};

Source broken(std::string path, std::string message) {
  Error problem(Error::Kind::input, std::move(message), path);
  return {std::move(path), 0, std::move(problem)};
}

Source file_source(const fs::path& path) {
  std::error_code error;
  const auto bytes = fs::file_size(path, error);
  return {path.string(), error ? 0 : bytes, std::nullopt};
}

void add_folder(const std::string& folder, std::vector<Source>& out) {
  const size_t before = out.size();
  try {
    for (const fs::path& path : list_files(folder)) {
      const bool foreign = is_foreign_extension(path.string());
      out.push_back(!foreign ? file_source(path)
                             : broken(path.string(),
                                      "no article format; name the file itself to read it "
                                      "as plain text"));
    }
    if (out.size() == before) out.push_back(broken(folder, "a folder without articles"));
  } catch (const Error& error) {
    out.push_back({folder, 0, error});
  }
}

std::vector<Source> find_sources(const std::vector<std::string>& inputs) {
  std::vector<Source> sources;
  for (const std::string& input : inputs) {
    std::error_code error;
    const fs::file_status status = fs::status(input, error);
    if (input == "-")
      sources.push_back({input, 0, std::nullopt});
    else if (fs::is_directory(status))
      add_folder(input, sources);
    else if (fs::exists(status))
      sources.push_back(file_source(input));
    else
      sources.push_back(broken(input, "no such file or folder"));
  }
  return sources;
}

uint64_t fingerprint(const Article& article) {
  uint64_t hash = stable_hash({});
  for (const std::string* field :
       {&article.title, &article.published, &article.source, &article.url, &article.text}) {
    hash = stable_hash(*field, hash);
    hash = stable_hash(std::string_view("\0", 1), hash);
  }
  return hash;
}

bool has_visible(std::string_view text) {
  for (size_t pos = 0; pos < text.size();) {
    const Glyph glyph = glyph_at(text, pos);
    if (!glyph.is_space()) return true;
    pos += glyph.size;
  }
  return false;
}

}  // namespace

class ArticleReader::Impl {
 public:
  Impl(const std::vector<std::string>& inputs, OnSkip on_skip)
      : sources_(find_sources(inputs)), on_skip_(std::move(on_skip)) {
    uint64_t total = 0;
    for (const Source& source : sources_) total += source.bytes;
    total_ = total;
  }

  std::optional<Article> next() {
    for (;;) {
      while (!pending_.empty()) {
        auto [article, line] = std::move(pending_.front());
        pending_.pop_front();
        if (accept(article, line)) return std::move(article);
      }
      if (lines_)
        read_json_line();
      else if (!start_next())
        return std::nullopt;
    }
  }

  uint64_t total() const { return total_; }
  uint64_t read() const { return read_; }

 private:
  struct Place {
    uint64_t hash;
    uint32_t source;
    uint32_t line;
  };

  const Source& source() const { return sources_[source_]; }

  void skip(const Error& error, uint32_t line = 0) {
    on_skip_(Error(error.kind(), error.message(), source().name(), line != 0 ? line : error.line(),
                   line != 0 ? 0 : error.column()));
  }

  // False at the end of the inputs.
  bool start_next() {
    if (started_) ++source_;
    if (source_ >= sources_.size()) return false;
    started_ = true;
    try {
      if (source().problem) throw *source().problem;
      open();
    } catch (const Error& error) {
      skip(error);
    }
    if (!lines_) finish_source(0);
    return true;
  }

  void open() {
    auto bytes = std::make_unique<ByteSource>(source().path);
    refuse_binary(bytes->peek());
    const auto known = format_by_extension(source().path);
    const ArticleFormat format = known ? *known : format_by_content(bytes->peek());
    if (format == ArticleFormat::json_lines) {
      lines_ = std::move(bytes);
      line_ = 0;
      found_ = false;
      return;
    }
    std::string content = bytes->read_rest(max_file_bytes);
    if (source().path == "-") total_ += content.size();
    if (source().path == "-") read_ += content.size();
    parse(format, std::move(content));
  }

  void parse(ArticleFormat format, std::string content) {
    if (format == ArticleFormat::json) return parse_json(decode_text(std::move(content)));
    if (format == ArticleFormat::html) {
      const std::string charset = html_charset(content);
      content = charset.empty() ? decode_text(std::move(content))
                                : decode_text_as(std::move(content), charset);
      pending_.emplace_back(parse_html(content), 0);
      return;
    }
    content = decode_text(std::move(content));
    pending_.emplace_back(format == ArticleFormat::markdown ? parse_markdown(content)
                                                            : parse_plain_text(std::move(content)),
                          0);
  }

  void parse_json(const std::string& document) {
    bool found = false;
    parse_json_articles(
        document,
        [&](Article article, uint32_t line) {
          found = true;
          pending_.emplace_back(std::move(article), line);
        },
        [&](const Error& error) {
          found = true;
          skip(error);
        });
    if (!found) throw Error(Error::Kind::input, "no article in it: no object with \"text\"");
  }

  void read_json_line() {
    std::string line;
    const ByteSource::Line got = read_line(line);
    if (got == ByteSource::Line::end) return;
    ++line_;
    if (line_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (got == ByteSource::Line::whole && line.find_first_not_of(" \t\r") == std::string::npos)
      return;
    found_ = true;
    try {
      if (got == ByteSource::Line::too_long)
        throw Error(Error::Kind::limit,
                    "line longer than " + std::to_string(max_line_bytes >> 20) + " MiB");
      require_clean(line);
      pending_.emplace_back(parse_json_article(line), line_);
    } catch (const Error& error) {
      skip(error, line_);
    }
  }

  // Also ends the source where there is no more line or it cannot be read.
  ByteSource::Line read_line(std::string& line) {
    const uint64_t before = lines_->consumed();
    ByteSource::Line got = ByteSource::Line::end;
    try {
      got = lines_->read_line(line, max_line_bytes);
      if (got == ByteSource::Line::end && !found_)
        throw Error(Error::Kind::input, "no article in it");
    } catch (const Error& error) {
      skip(error);
    }
    const uint64_t taken = lines_->consumed() - before;
    read_ += taken;
    if (source().path == "-") total_ += taken;
    if (got == ByteSource::Line::end) {
      const uint64_t consumed = lines_->consumed();
      lines_.reset();
      finish_source(consumed);
    }
    return got;
  }

  // A file that grew or shrank since it was listed counts as it was listed.
  void finish_source(uint64_t counted) {
    read_ += source().bytes - std::min(counted, source().bytes);
  }

  // Completes the article; false, after a word to on_skip, where it is not to be had.
  bool accept(Article& article, uint32_t line) {
    try {
      if (article.text.size() > max_article_bytes)
        throw Error(Error::Kind::limit, "text longer than " +
                                            std::to_string(max_article_bytes >> 20) +
                                            " MiB; split it into articles");
      if (!has_visible(article.text)) throw Error(Error::Kind::input, "no text in it");
      if (article.id.empty())
        article.id = source().stem() + (line != 0 ? ":" + std::to_string(line) : "");
      if (article.published.empty()) article.published = find_dateline(article.text);
      const uint64_t hash = fingerprint(article);
      article.hash = to_hex(hash);
      return is_new(article, hash, line);
    } catch (const Error& error) {
      skip(error, line);
      return false;
    }
  }

  bool is_new(const Article& article, uint64_t hash, uint32_t line) {
    const Place here{hash, static_cast<uint32_t>(source_), line};
    const auto [it, added] = seen_.emplace(stable_hash(article.id), here);
    if (added) return true;
    const Place& first = it->second;
    if (first.hash == hash) return false;
    const std::string where =
        sources_[first.source].name() + (first.line != 0 ? ":" + std::to_string(first.line) : "");
    throw Error(Error::Kind::input, "another article has the id \"" + article.id + "\" already (" +
                                        where + "); rename one");
  }

  std::vector<Source> sources_;
  OnSkip on_skip_;
  size_t source_ = 0;
  bool started_ = false;
  std::deque<std::pair<Article, uint32_t>> pending_;  // of the current source, with their lines
  std::unique_ptr<ByteSource> lines_;                 // set while the source is JSON Lines
  uint32_t line_ = 0;
  bool found_ = false;                        // anything but blank lines in it
  std::unordered_map<uint64_t, Place> seen_;  // by hash of the id
  std::atomic<uint64_t> total_ = 0, read_ = 0;
};

ArticleReader::ArticleReader(const std::vector<std::string>& inputs, OnSkip on_skip)
    : impl_(std::make_unique<Impl>(inputs, std::move(on_skip))) {}
ArticleReader::~ArticleReader() = default;

std::optional<Article> ArticleReader::next() {
  return impl_->next();
}
uint64_t ArticleReader::bytes_total() const {
  return impl_->total();
}
uint64_t ArticleReader::bytes_read() const {
  return impl_->read();
}

}  // namespace nuncio
