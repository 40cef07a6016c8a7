// Reads the word lists under grammar/english: lines of fields parted by tabs. Blank lines and lines
// that begin with "#" say nothing. Lists within a field are parted by "|".
#ifndef NUNCIO_ENTITY_LEXICON_FILE_H_
#define NUNCIO_ENTITY_LEXICON_FILE_H_

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace nuncio {

// One line; fields that the line leaves out at its end are empty.
struct LexiconRow {
  uint32_t line = 0;  // counted from 1
  std::vector<std::string> fields;
};

// Throws Error{system} where the file cannot be read, Error{input} with its line where a line has
// more than `fields` fields or an empty first one.
std::vector<LexiconRow> read_lexicon(const std::filesystem::path& path, size_t fields);

// The non-empty parts of a field.
std::vector<std::string> split_list(std::string_view field, char separator = '|');

// The words of a name as names are compared: folded, full stops dropped, cut at all other
// punctuation. "U.S." gives {"us"}, "Díaz-Balart" {"diaz", "balart"}.
std::vector<std::string> name_pieces(std::string_view name);

}  // namespace nuncio

#endif  // NUNCIO_ENTITY_LEXICON_FILE_H_
