#include "exchange/edge_file.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/utf8.h"
#include "nuncio/value.h"

namespace nuncio {
namespace {

constexpr size_t kMaxFields = 1000;
constexpr std::array<std::string_view, 3> kNeeded = {"subject", "relation", "object"};

void split(std::string_view line, std::vector<std::string_view>& fields) {
  fields.clear();
  for (;;) {
    const size_t end = line.find('\t');
    fields.push_back(line.substr(0, end));
    if (end == std::string_view::npos) return;
    line.remove_prefix(end + 1);
  }
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

// Text that is neither UTF-8 nor free of NULs is not for a graph.
bool is_text(std::string_view line) {
  const bool plain = std::all_of(line.begin(), line.end(), [](char c) { return c > 0; });
  return plain || (line.find('\0') == std::string_view::npos && !find_invalid_utf8(line));
}

}  // namespace

EdgeFile::EdgeFile(const std::filesystem::path& path, OnSkip on_skip)
    : lines_(path), file_(path.string()), on_skip_(std::move(on_skip)) {
  read_header();
}

void EdgeFile::fail(const std::string& message) const {
  throw Error(Error::Kind::input, message, file_, 1);
}

void EdgeFile::read_header() {
  if (!lines_.next()) fail("is empty; the first line must name the fields, by tabs");
  std::string_view line = lines_.line();
  if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  if (lines_.is_cut() || !is_text(line)) fail("the first line is no text that names the fields");
  split(line, fields_);
  if (fields_.size() > kMaxFields) fail("has more than 1000 fields a line");
  std::set<std::string> seen;
  std::array<bool, 3> found{};
  for (size_t i = 0; i < fields_.size(); ++i) {
    std::string name = lower(fields_[i]);
    if (!seen.insert(name).second) fail("two fields are called '" + name + "'");
    if (const auto needed = std::find(kNeeded.begin(), kNeeded.end(), name);
        needed != kNeeded.end()) {
      places_.push_back(static_cast<size_t>(needed - kNeeded.begin()));
      found[places_.back()] = true;
      continue;
    }
    if (name.empty()) fail("a field has no name");
    if (name == "date") date_ = i;
    places_.push_back(3 + properties_.size());
    properties_.push_back(name == "date" ? name : std::string(fields_[i]));
  }
  for (size_t i = 0; i < kNeeded.size(); ++i)
    if (!found[i])
      fail("the first line must name the fields, by tabs, and '" + std::string(kNeeded[i]) +
           "' is not among them");
  row_.resize(places_.size());
}

std::string EdgeFile::fault_of(std::string_view line) {
  if (lines_.is_cut()) return "is longer than a megabyte";
  if (!is_text(line)) return "is no valid UTF-8 text";
  split(line, fields_);
  if (fields_.size() != places_.size())
    return "has " + std::to_string(fields_.size()) + (fields_.size() == 1 ? " field" : " fields") +
           ", the first line " + std::to_string(places_.size());
  for (size_t i = 0; i < fields_.size(); ++i) row_[places_[i]] = fields_[i];
  for (size_t i = 0; i < kNeeded.size(); ++i)
    if (row_[i].empty()) return "has no " + std::string(kNeeded[i]);
  if (!date_) return {};
  const std::string_view date = fields_[*date_];
  if (date.empty() || date == good_date_) return {};
  if (!parse_date(date))
    return "'" + std::string(date.substr(0, 40)) + "' is no date of the form YYYY-MM-DD";
  good_date_ = date;
  return {};
}

std::optional<std::span<const std::string_view>> EdgeFile::next() {
  while (lines_.next()) {
    if (lines_.line().empty()) continue;
    const std::string fault = fault_of(lines_.line());
    if (fault.empty()) return row_;
    ++skipped_;
    on_skip_(Error(Error::Kind::input, fault, file_, static_cast<uint32_t>(lines_.number())));
  }
  return std::nullopt;
}

}  // namespace nuncio
