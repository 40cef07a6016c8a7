// Fuzz target for the rule language: whatever the bytes, parsing gives relations or one Error. With
// NUNCIO_LIBFUZZER it is a libFuzzer target; else it runs over the files named and their mutations.
#include <cstdint>
#include <cstdio>
#include <string>

#include "base/files.h"
#include "nuncio/error.h"
#include "relation/rule_parser.h"

namespace {

void run(const std::string& text) {
  try {
    nuncio::parse_rules(text, "fuzz.rel");
  } catch (const nuncio::Error& error) {
    if (error.message().empty() || error.line() == 0) __builtin_trap();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  run(std::string(reinterpret_cast<const char*>(data), size));
  return 0;
}

#ifndef NUNCIO_LIBFUZZER
int main(int argc, char** argv) {
  uint64_t state = 88172645463325252ULL;
  const auto next = [&](size_t below) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return static_cast<size_t>(state % below);
  };
  constexpr std::string_view kPieces[] = {
      "\n",        "{",     "}",      "+",    ",",     "=",    "/",    "#",
      "relation ", "when ", "where ", "who ", "whom ", "\xff", "\xc3", std::string_view("\0", 1),
      "\r\n",      "any",   ";",      "!"};
  size_t runs = 0;
  for (int i = 1; i < argc; ++i) {
    const std::string text = nuncio::read_file(argv[i]);
    run(text);
    for (int round = 0; round < 3000; ++round, ++runs) {
      std::string changed = text.substr(0, 1 + next(text.size()));
      for (size_t edits = 1 + next(4); edits > 0; --edits) {
        const size_t at = next(changed.size() + 1);
        const std::string_view piece = kPieces[next(std::size(kPieces))];
        if (next(2) == 0 && at < changed.size())
          changed.erase(at, 1 + next(8));
        else
          changed.insert(at, piece);
      }
      run(changed);
    }
  }
  std::printf("%zu texts\n", runs);
  return runs == 0 ? 1 : 0;
}
#endif
