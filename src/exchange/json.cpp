#include "exchange/json.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <string_view>

namespace nuncio {

namespace {

using Buffer = rapidjson::StringBuffer;
using Writer = rapidjson::Writer<Buffer>;

void put(Writer& writer, std::string_view text) {
  writer.String(text.data() == nullptr ? "" : text.data(),
                static_cast<rapidjson::SizeType>(text.size()));
}

void put(Writer& writer, const char* key, std::string_view text) {
  writer.Key(key);
  put(writer, text);
}

void put(Writer& writer, const char* key, uint64_t number) {
  writer.Key(key);
  writer.Uint64(number);
}

void put_known(Writer& writer, const char* key, std::string_view text) {
  writer.Key(key);
  if (text.empty())
    writer.Null();
  else
    put(writer, text);
}

void put_node(Writer& writer, const EntityRow& entity) {
  put(writer, "id", entity.id);
  put(writer, "type", to_string(entity.type));
  put(writer, "name", entity.name);
  writer.Key("aliases");
  writer.StartArray();
  for (const std::string& alias : entity.aliases) put(writer, alias);
  writer.EndArray();
  put_known(writer, "code", entity.code);
  put(writer, "mentions", uint64_t{entity.mentions});
  put(writer, "articles", uint64_t{entity.articles});
  put_known(writer, "first_seen", entity.first_seen);
  put_known(writer, "last_seen", entity.last_seen);
}

void put_evidence(Writer& writer, const Evidence& evidence) {
  writer.StartObject();
  put(writer, "doc", evidence.doc);
  put(writer, "sentence", uint64_t{evidence.sentence});
  put(writer, "begin", uint64_t{evidence.begin});
  put(writer, "end", uint64_t{evidence.end});
  put(writer, "quote", evidence.quote);
  put_known(writer, "trigger", evidence.trigger_text);
  put_known(writer, "rule", evidence.rule);
  put_known(writer, "date", evidence.date);
  put_known(writer, "published", evidence.published);
  put_known(writer, "speaker", evidence.speaker_id);
  writer.EndObject();
}

void put_edge(Writer& writer, const EdgeRow& edge, const ExportInput& input) {
  const auto& entities = input.rows.entities;
  put(writer, "source", entities[edge.source].id);
  put(writer, "target", entities[edge.target].id);
  put(writer, "type", edge.type);
  if (!edge.label.empty()) put(writer, "label", edge.label);
  put(writer, "polarity", to_string(edge.polarity));
  put(writer, "modality", to_string(edge.modality));
  put_known(writer, "speaker", edge.speaker ? entities[*edge.speaker].id : std::string_view());
  put_known(writer, "date", edge.date);
  put_known(writer, "last_date", edge.last_date);
  put(writer, "support", uint64_t{edge.support});
  put(writer, "articles", uint64_t{edge.articles});
  writer.Key("confidence");
  writer.Double(edge.confidence);
  writer.Key("evidence");
  writer.StartArray();
  for (const Evidence& evidence : input.evidence.evidence_of(edge.id))
    put_evidence(writer, evidence);
  writer.EndArray();
}

// Writes each of `items` as one object, `between` after all but the last.
template <typename Items, typename Put>
void put_lines(std::ostream& out, const Items& items, std::string_view between,
               const Put& put_item) {
  Buffer buffer;
  bool first = true;
  for (const auto& item : items) {
    if (!out) return;
    buffer.Clear();
    Writer writer(buffer);
    writer.StartObject();
    put_item(writer, item);
    writer.EndObject();
    if (!first) out << between;
    first = false;
    out.write(buffer.GetString(), static_cast<std::streamsize>(buffer.GetSize()));
  }
}

}  // namespace

void export_json(const ExportInput& input, std::ostream& out) {
  out << R"({"directed": true, "multigraph": true, "graph": {"tool": "nuncio", "version": ")"
      << NUNCIO_VERSION << R"(", "articles": )" << input.articles << "},\n\"nodes\": [\n";
  put_lines(out, input.rows.entities, ",\n", put_node);
  out << "\n],\n\"edges\": [\n";
  put_lines(out, input.rows.edges, ",\n",
            [&](Writer& writer, const EdgeRow& edge) { put_edge(writer, edge, input); });
  out << "\n]}\n";
}

void export_json_lines(const ExportInput& input, std::ostream& out) {
  put_lines(out, input.rows.entities, "\n", [&](Writer& writer, const EntityRow& entity) {
    put(writer, "kind", "node");
    put_node(writer, entity);
  });
  if (!input.rows.entities.empty()) out << '\n';
  put_lines(out, input.rows.edges, "\n", [&](Writer& writer, const EdgeRow& edge) {
    put(writer, "kind", "edge");
    put_edge(writer, edge, input);
  });
  if (!input.rows.edges.empty()) out << '\n';
}

}  // namespace nuncio
