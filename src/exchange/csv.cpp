#include "exchange/csv.h"

#include <charconv>

namespace nuncio {

namespace {

std::string number(double value) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  return {buffer, end};
}

std::string row(const EdgeRow& edge, const std::vector<EntityRow>& entities) {
  std::string line;
  const auto put = [&](std::string_view text) {
    if (!line.empty()) line += ',';
    line += csv_field(text);
  };
  const auto put_entity = [&](const EntityRow& entity) {
    put(entity.id);
    put(entity.name);
    put(to_string(entity.type));
  };
  put_entity(entities[edge.source]);
  put(edge.type);
  put_entity(entities[edge.target]);
  put(to_string(edge.polarity));
  put(to_string(edge.modality));
  put(edge.speaker ? entities[*edge.speaker].id : std::string_view());
  put(edge.date);
  put(edge.last_date);
  put(std::to_string(edge.support));
  put(std::to_string(edge.articles));
  put(number(edge.confidence));
  put(edge.label);
  return line + "\r\n";
}

}  // namespace

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string field = "\"";
  for (const char c : text) {
    if (c == '"') field += '"';
    field += c;
  }
  return field + '"';
}

void export_csv(const ExportInput& input, std::ostream& out) {
  out << "source,source_name,source_type,type,target,target_name,target_type,polarity,modality,"
         "speaker,date,last_date,support,articles,confidence,label\r\n";
  for (const EdgeRow& edge : input.rows.edges) {
    if (!out) return;
    out << row(edge, input.rows.entities);
  }
}

}  // namespace nuncio
