// Feeds bytes to the way from text, and from tokens, to CoNLL-U, and checks that what comes out can
// be read and says the same words. With -fsanitize=fuzzer this file is a libFuzzer target; its
// ordinary main runs over the files and folders it is given, and over variants of each that are the
// same in every run.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <random>
#include <sstream>
#include <string>
#include <string_view>

#include "base/files.h"
#include "nuncio/error.h"
#include "shell/conllu_stream.h"
#include "syntax/conllu.h"
#include "text/characters.h"

namespace {

using namespace nuncio;

struct Models {
  Segmenter segmenter = Segmenter::load(grammar_folder() / "english");
  Analyzer analyzer = Analyzer::load(grammar_folder() / "english");
};

[[noreturn]] void fail(const std::string& what) {
  std::cerr << what << '\n';
  std::abort();
}

std::string without_space(std::string_view text) {
  std::string out;
  for (size_t pos = 0; pos < text.size();) {
    const Glyph glyph = glyph_at(text, pos);
    if (!glyph.is_space()) out += text.substr(pos, glyph.size);
    pos += glyph.size;
  }
  return out;
}

class Checker {
 public:
  Checker()
      : path_(std::filesystem::temp_directory_path() /
              ("nuncio_fuzz_" + std::to_string(getpid()))) {}
  ~Checker() { std::filesystem::remove(path_); }

  void check(const std::string& bytes) {
    write_file(path_, bytes);
    bool refused = false;
    const std::string trees = written(false, 1, refused);
    if (written(false, 3, refused) != trees) fail("three threads write something else than one");
    const Document document = read_conllu(trees, "what was written").document;
    if (!refused) {
      std::string words;
      for (const Sentence& sentence : document.sentences)
        for (const Word& word : sentence.words) words += word.form;
      const std::string_view mark = "\xEF\xBB\xBF";
      const std::string_view text = std::string_view(bytes).substr(bytes.starts_with(mark) ? 3 : 0);
      if (words != without_space(text)) fail("words were lost or made up");
    }
    // As tokens the bytes may well be refused.
    read_conllu(written(true, 2, refused), "what was written of tokens");
    write_file(path_, trees);
    bool again_refused = false;
    if (written(true, 1, again_refused) != trees && !again_refused)
      fail("its own tokens give another analysis");
    if (again_refused && !trees.empty()) fail("its own output is refused");
  }

 private:
  std::string written(bool tokenized, unsigned jobs, bool& refused) const {
    ConlluRequest request;
    request.input = path_.string();
    request.tokenized = tokenized;
    request.jobs = jobs;
    request.on_skip = [&](const Error&) { refused = true; };
    std::ostringstream out;
    write_analysis(request, models_.segmenter, models_.analyzer, out);
    return out.str();
  }

  Models models_;
  std::filesystem::path path_;
};

// Bytes changed, dropped, doubled and put in at random places.
std::string mutate(std::string bytes, std::mt19937& random) {
  using namespace std::string_view_literals;
  static constexpr std::string_view interesting =
      "\0\n\r\t .'\"&()[]#*_-|:,/@=1\x1b\x7f\xC3\xE2\xF0\x80\xFF 09aZ"sv;
  for (size_t left = 1 + random() % 6; left > 0 && !bytes.empty(); --left) {
    const size_t at = random() % bytes.size();
    const size_t size = random() % (bytes.size() - at) % 40;
    const char c = interesting[random() % interesting.size()];
    switch (random() % 4) {
      case 0:
        bytes[at] = c;
        break;
      case 1:
        bytes.erase(at, size);
        break;
      case 2:
        bytes.insert(random() % bytes.size(), bytes.substr(at, size));
        break;
      default:
        bytes.insert(at, 1, c);
        break;
    }
  }
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static Checker checker;
  checker.check(std::string(reinterpret_cast<const char*>(data), size));
  return 0;
}

#ifndef NUNCIO_LIBFUZZER
int main(int argc, char** argv) {
  Checker checker;
  std::mt19937 random(1);
  size_t count = 0;
  for (int i = 1; i < argc; ++i) {
    for (const auto& path : list_files(argv[i])) {
      const std::string bytes = read_file(path);
      checker.check(bytes);
      for (int variant = 0; variant < 40; ++variant, ++count) checker.check(mutate(bytes, random));
    }
  }
  std::cout << count << " variants held\n";
  return count > 0 ? 0 : 1;
}
#endif
