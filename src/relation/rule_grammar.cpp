#include "relation/rule_grammar.h"

#include <algorithm>
#include <boost/spirit/home/x3.hpp>

#include "base/utf8.h"
#include "nuncio/error.h"

namespace nuncio::rule_syntax {
namespace {

namespace x3 = boost::spirit::x3;
using x3::_attr;
using x3::_val;

// Semantic actions fill the tree, so that a Piece always views the text itself.
Piece piece_of(const auto& range) {
  return {std::string_view(range.begin(), static_cast<size_t>(range.end() - range.begin()))};
}
const auto take = [](auto& ctx) { _val(ctx) = piece_of(_attr(ctx)); };

// Rules, each with the name by which messages call it.
const x3::rule<class NameId, Piece> name = "a name";
const x3::rule<class RelationNameId, Piece> relation_name = "the name of the relation";
const x3::rule<class TypeId, Piece> entity_type = "an entity type";
const x3::rule<class WordId, Piece> word = "a word";
const x3::rule<class SlotId, Piece> slot = "a grammatical role or a preposition";
const x3::rule<class ValueId, Piece> value = "a code";
const x3::rule<class RoleId, Piece> role = "'who' or 'whom'";
const x3::rule<class TriggerId, TriggerTerm> trigger = "a trigger word";
const x3::rule<class SlotsId, RoleSlots> role_slots = "'who' or 'whom'";
const x3::rule<class CodeId, CodeTerm> code = "a coding scheme and a code";
const x3::rule<class LineId, Line> line = "a line";
const x3::rule<class DeclarationId, Declaration> declaration = "a relation";
const x3::rule<class FileId, std::vector<Declaration>> file_rule = "a file of relations";
// What must come next is looked at first by a rule without a semantic action: an expectation that
// fails is called by the name of its rule.
const x3::rule<class NeedRelationNameId> need_relation_name = "the name of the relation";
const x3::rule<class NeedTypeId> need_type = "an entity type";
const x3::rule<class NeedWordId> need_word = "a word";
const x3::rule<class NeedNameId> need_name = "a name";
const x3::rule<class NeedSlotId> need_slot = "a grammatical role or a preposition";
const x3::rule<class NeedValueId> need_value = "a code";
const x3::rule<class NeedRoleId> need_role = "'who' or 'whom'";
const x3::rule<class NeedTriggerId> need_trigger = "a trigger word";
const x3::rule<class NeedCodeId> need_code = "a coding scheme and a code";
const x3::rule<class CommaId> comma = "','";
const x3::rule<class EqualsId> equals = "'='";
const x3::rule<class LineEndId> line_end = "the end of the line";
const x3::rule<class FileEndId> file_end =
    "a line that starts with relation, when, unless, who, whom, code or an example mark + ! > ? -";

const auto letter = x3::char_("a-zA-Z") | x3::char_('\x80', '\xff');
const auto word_end = !(letter | x3::digit | '_');
const auto comment = x3::lexeme['#' >> *(x3::char_ - x3::eol)];
// A list may go on in the next line behind its separator, a line 'when' before its 'where'.
const auto more_lines = *(-comment >> x3::eol);

auto keyword(const char* text) {
  return x3::raw[x3::lexeme[x3::lit(text) >> word_end]];
}
const auto who_or_whom = x3::raw[x3::lexeme[(x3::lit("whom") | x3::lit("who")) >> word_end]];

const auto name_def = x3::raw[x3::lexeme[letter >> *(letter | x3::digit | '_')]][take];
const auto relation_name_def = x3::raw[x3::lexeme[letter >> *(letter | x3::digit | '_')]][take];
const auto entity_type_def = x3::raw[x3::lexeme[letter >> *(letter | x3::digit | '_')]][take];
const auto word_def = x3::raw[x3::lexeme[letter >> *(letter | x3::digit | x3::char_("'.-"))]][take];
const auto slot_def = x3::raw[x3::lexeme[+letter]][take];
const auto value_def = x3::raw[x3::lexeme[+(x3::graph - x3::char_(",#"))]][take];
const auto role_def = who_or_whom[take];
const auto comma_def = ',' >> more_lines;
const auto equals_def = '=' >> more_lines;
const auto line_end_def = x3::omit[-comment >> (x3::eol | x3::eoi)];
const auto file_end_def = x3::eoi;

const auto need_relation_name_def = &relation_name;
const auto need_type_def = &entity_type;
const auto need_word_def = &word;
const auto need_name_def = &name;
const auto need_slot_def = &slot;
const auto need_value_def = &value;
const auto need_role_def = &role;
const auto need_trigger_def = &word;
const auto need_code_def = &name;

const auto add_part = [](auto& ctx) { _val(ctx).parts.push_back(_attr(ctx)); };
const auto set_class = [](auto& ctx) { _val(ctx).word_class.push_back(_attr(ctx)); };
const auto trigger_def = word[add_part] >> -('/' > need_name > name[set_class]) >>
                         *('+' >> more_lines > need_word > word[add_part]);

const auto set_role = [](auto& ctx) { _val(ctx).role = _attr(ctx); };
const auto add_slot = [](auto& ctx) { _val(ctx).slots.push_back(_attr(ctx)); };
const auto role_slots_def = role[set_role] > equals > need_slot > slot[add_slot] >>
                            *(comma > need_slot > slot[add_slot]);

const auto set_scheme = [](auto& ctx) { _val(ctx).scheme = _attr(ctx); };
const auto set_value = [](auto& ctx) { _val(ctx).value = _attr(ctx); };
const auto code_def = name[set_scheme] > need_value > value[set_value];

const auto set_keyword = [](auto& ctx) { _val(ctx).keyword = piece_of(_attr(ctx)); };
const auto set_example = [](auto& ctx) { _val(ctx).example = piece_of(_attr(ctx)); };
const auto add_trigger = [](auto& ctx) { _val(ctx).triggers.push_back(_attr(ctx)); };
const auto add_where = [](auto& ctx) { _val(ctx).where.push_back(_attr(ctx)); };
const auto add_type = [](auto& ctx) { _val(ctx).types.push_back(_attr(ctx)); };
const auto add_code = [](auto& ctx) { _val(ctx).codes.push_back(_attr(ctx)); };

const auto triggers = trigger[add_trigger] >> *(comma > need_trigger > trigger[add_trigger]);
const auto where = x3::omit[more_lines >> keyword("where")] > need_role > role_slots[add_where] >>
                   *(';' >> more_lines > need_role > role_slots[add_where]);
const auto when_line = keyword("when")[set_keyword] > need_trigger > triggers >> -where > line_end;
const auto unless_line = keyword("unless")[set_keyword] > need_trigger > triggers > line_end;
const auto role_line = who_or_whom[set_keyword] > need_type > entity_type[add_type] >>
                       *entity_type[add_type] > equals > need_slot > slot[add_slot] >>
                       *(comma > need_slot > slot[add_slot]) > line_end;
const auto code_line = keyword("code")[set_keyword] > need_code > code[add_code] >>
                       *(comma > need_code > code[add_code]) > line_end;
const auto example_line = x3::raw[x3::char_("+!>?-")][set_keyword] >
                          x3::raw[x3::lexeme[*(x3::char_ - x3::eol)]][set_example] > line_end;
// Kept for the check, which can say what was probably meant.
const auto unknown_line = !keyword("relation") >>
                          x3::raw[x3::lexeme[+(letter | x3::digit | '_')]][set_keyword] >>
                          x3::omit[x3::lexeme[*(x3::char_ - x3::eol)]] >> line_end;
const auto line_def = when_line | unless_line | role_line | code_line | example_line | unknown_line;

const auto set_name = [](auto& ctx) { _val(ctx).name = _attr(ctx); };
const auto add_flag = [](auto& ctx) { _val(ctx).flags.push_back(_attr(ctx)); };
const auto add_line = [](auto& ctx) { _val(ctx).lines.push_back(_attr(ctx)); };
const auto blank_lines = *(!x3::eoi >> line_end);
const auto declaration_def = x3::omit[keyword("relation")] > need_relation_name >
                             relation_name[set_name] >> *name[add_flag] > line_end >> blank_lines >>
                             *(line[add_line] >> blank_lines);

const auto add_declaration = [](auto& ctx) { _val(ctx).push_back(_attr(ctx)); };
const auto file_rule_def = x3::eps > blank_lines >> *declaration[add_declaration] > file_end;

BOOST_SPIRIT_DEFINE(name, relation_name, entity_type, word, slot, value, role, trigger, role_slots,
                    code, line, declaration, file_rule, comma, equals, line_end, file_end,
                    need_relation_name, need_type, need_word, need_name, need_slot, need_value,
                    need_role, need_trigger, need_code)

// What stands at `place`, for a message.
std::string found_at(std::string_view text, const char* place) {
  std::string_view rest = text.substr(static_cast<size_t>(place - text.data()));
  rest = rest.substr(0, rest.find_first_of("\r\n"));
  if (rest.empty())
    return place == text.data() + text.size() ? "the end of the file" : "the end of the line";
  size_t end = 0;
  const bool is_word = rest[0] != ' ' && std::isalnum(static_cast<unsigned char>(rest[0])) != 0;
  while (end < rest.size() && end < 40) {
    size_t next = end;
    decode_utf8(rest, next);
    if (end > 0 && (!is_word || std::isalnum(static_cast<unsigned char>(rest[end])) == 0)) break;
    end = next;
  }
  return "'" + std::string(rest.substr(0, end)) + "'";
}

}  // namespace

Position position_of(std::string_view text, const char* place) {
  const std::string_view before = text.substr(0, static_cast<size_t>(place - text.data()));
  const size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0
  return {static_cast<uint32_t>(std::count(before.begin(), before.end(), '\n') + 1),
          static_cast<uint32_t>(count_code_points(before.substr(line_begin)) + 1)};
}

std::vector<Declaration> parse_declarations(std::string_view text, const std::string& file) {
  if (const auto fault = find_invalid_utf8(text)) {
    const Position at = position_of(text.substr(0, *fault), text.data() + *fault);
    throw Error(Error::Kind::syntax, "not valid UTF-8; save the file as UTF-8", file, at.line,
                at.column);
  }
  std::vector<Declaration> out;
  const char* first = text.data();
  const char* const last = first + text.size();
  try {
    x3::phrase_parse(first, last, file_rule, x3::blank, out);
  } catch (const x3::expectation_failure<const char*>& failure) {
    const char* place = failure.where();
    while (place != last && (*place == ' ' || *place == '\t')) ++place;
    const Position at = position_of(text, place);
    throw Error(Error::Kind::syntax,
                "expected " + failure.which() + ", found " + found_at(text, place), file, at.line,
                at.column);
  }
  return out;
}

}  // namespace nuncio::rule_syntax
