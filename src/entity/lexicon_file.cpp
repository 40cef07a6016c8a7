#include "entity/lexicon_file.h"

#include "base/files.h"
#include "base/fold.h"
#include "nuncio/error.h"

namespace nuncio {
namespace {

std::vector<std::string> split_fields(std::string_view line) {
  std::vector<std::string> fields(1);
  for (const char c : line) {
    if (c == '\t')
      fields.emplace_back();
    else if (c != '\r')
      fields.back() += c;
  }
  return fields;
}

bool is_piece_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

std::vector<LexiconRow> read_lexicon(const std::filesystem::path& path, size_t fields) {
  const std::string content = read_file(path);
  std::vector<LexiconRow> rows;
  uint32_t line = 0;
  for (size_t begin = 0; begin < content.size();) {
    const size_t end = std::min(content.find('\n', begin), content.size());
    const std::string_view text = std::string_view(content).substr(begin, end - begin);
    begin = end + 1;
    ++line;
    if (text.empty() || text.front() == '#') continue;
    LexiconRow row{line, split_fields(text)};
    if (row.fields.size() > fields || row.fields.front().empty())
      throw Error(Error::Kind::input,
                  "a line needs a first field and has at most " + std::to_string(fields),
                  path.string(), line);
    row.fields.resize(fields);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<std::string> split_list(std::string_view field, char separator) {
  std::vector<std::string> parts;
  while (!field.empty()) {
    const size_t end = std::min(field.find(separator), field.size());
    if (end > 0) parts.emplace_back(field.substr(0, end));
    field.remove_prefix(std::min(end + 1, field.size()));
  }
  return parts;
}

std::vector<std::string> name_pieces(std::string_view name) {
  std::vector<std::string> pieces;
  bool open = false;
  for (const char c : fold(name)) {
    if (c == '.') continue;
    if (!is_piece_byte(c)) {
      open = false;
      continue;
    }
    if (!open) pieces.emplace_back();
    open = true;
    pieces.back() += c;
  }
  return pieces;
}

}  // namespace nuncio
