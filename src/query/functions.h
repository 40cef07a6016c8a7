// The functions of the language: one table, by name.
#ifndef NUNCIO_QUERY_FUNCTIONS_H_
#define NUNCIO_QUERY_FUNCTIONS_H_

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/run.h"
#include "query/static_type.h"

namespace nuncio {

struct FunctionCall {
  Run& run;
  uint32_t at;
  std::span<const Value> args;

  [[noreturn]] void fail(std::string message) const { run.fail(at, std::move(message)); }
};

struct Function {
  std::string_view name;
  uint8_t min_args;
  uint8_t max_args;            // 255: any number
  std::array<Kinds, 3> takes;  // by argument, the last for all that follow
  StaticType gives;
  Value (*call)(const FunctionCall&);
  bool takes_null = false;  // else null in gives null out, without a call
  bool varies = false;      // without arguments: rand(), date()
};

// Whatever the case of the name; null where there is none.
const Function* find_function(std::string_view name);
std::vector<std::string> function_names();

// By theme; find_function looks through them all.
std::span<const Function> graph_functions();
std::span<const Function> list_functions();
std::span<const Function> string_functions();
std::span<const Function> number_functions();
std::span<const Function> date_functions();
std::span<const Function> duration_functions();

// The field of a date or duration: year, month, day, months, …; null where it is unknown or none.
Value date_field(const Value& value, std::string_view field);
Value date_field(Date date, std::string_view field);
// The date `duration` after `date`; a partial date stays as partial as it was.
Date add(Date date, const Duration& duration);
Duration negated(const Duration& duration);
// nullopt where it gets too long.
std::optional<Duration> scaled(const Duration& duration, long double factor);

}  // namespace nuncio

#endif  // NUNCIO_QUERY_FUNCTIONS_H_
