// Functions of numbers.
#include <cmath>
#include <limits>

#include "query/functions.h"

namespace nuncio {
namespace {

template <double (*F)(double)>
Value real(const FunctionCall& c) {
  return F(c.args[0].as_number());
}

double arc_tangent(double x) {
  return std::atan(x);
}
double cosine(double x) {
  return std::cos(x);
}
double sine(double x) {
  return std::sin(x);
}
double tangent(double x) {
  return std::tan(x);
}
double arc_cosine(double x) {
  return std::acos(x);
}
double arc_sine(double x) {
  return std::asin(x);
}
double ceiling(double x) {
  return std::ceil(x);
}
double floor_of(double x) {
  return std::floor(x);
}
double square_root(double x) {
  return std::sqrt(x);
}
double exponential(double x) {
  return std::exp(x);
}
double logarithm(double x) {
  return std::log(x);
}
double logarithm10(double x) {
  return std::log10(x);
}

Value absolute(const FunctionCall& c) {
  const Value& value = c.args[0];
  if (value.is(ValueKind::real)) return std::abs(value.as_real());
  if (value.as_int() == std::numeric_limits<int64_t>::min())
    c.fail("the result does not fit into 64 bits");
  return std::abs(value.as_int());
}

Value sign(const FunctionCall& c) {
  const double x = c.args[0].as_number();
  return x > 0 ? 1 : x < 0 ? -1 : 0;
}

// Half goes up, as 2.5 -> 3.0 and -1.5 -> -1.0; with a precision, half goes away from zero.
Value round(const FunctionCall& c) {
  const double x = c.args[0].as_number();
  if (c.args.size() < 2) return std::floor(x + 0.5);
  const int64_t digits = c.args[1].as_int();
  if (digits < 0 || digits > 15) c.fail("the precision of round() must lie between 0 and 15");
  const double scale = std::pow(10.0, static_cast<double>(digits));
  return std::round(x * scale) / scale;
}

Value atan2_of(const FunctionCall& c) {
  return std::atan2(c.args[0].as_number(), c.args[1].as_number());
}
Value pi(const FunctionCall&) {
  return 3.14159265358979323846;
}
Value e(const FunctionCall&) {
  return 2.71828182845904523536;
}
Value rand(const FunctionCall& c) {
  return c.run.random();
}

constexpr StaticType kGivesReal = {kReal, 0};
constexpr Function table[] = {
    {"abs", 1, 1, {kNumber}, {kNumber, 0}, absolute},
    {"sign", 1, 1, {kNumber}, {kInt, 0}, sign},
    {"ceil", 1, 1, {kNumber}, kGivesReal, real<ceiling>},
    {"floor", 1, 1, {kNumber}, kGivesReal, real<floor_of>},
    {"round", 1, 2, {kNumber, kInt}, kGivesReal, round},
    {"sqrt", 1, 1, {kNumber}, kGivesReal, real<square_root>},
    {"exp", 1, 1, {kNumber}, kGivesReal, real<exponential>},
    {"log", 1, 1, {kNumber}, kGivesReal, real<logarithm>},
    {"log10", 1, 1, {kNumber}, kGivesReal, real<logarithm10>},
    {"sin", 1, 1, {kNumber}, kGivesReal, real<sine>},
    {"cos", 1, 1, {kNumber}, kGivesReal, real<cosine>},
    {"tan", 1, 1, {kNumber}, kGivesReal, real<tangent>},
    {"asin", 1, 1, {kNumber}, kGivesReal, real<arc_sine>},
    {"acos", 1, 1, {kNumber}, kGivesReal, real<arc_cosine>},
    {"atan", 1, 1, {kNumber}, kGivesReal, real<arc_tangent>},
    {"atan2", 2, 2, {kNumber, kNumber}, kGivesReal, atan2_of},
    {"pi", 0, 0, {}, kGivesReal, pi},
    {"e", 0, 0, {}, kGivesReal, e},
    {"rand", 0, 0, {}, kGivesReal, rand, false, true},
};

}  // namespace

std::span<const Function> number_functions() {
  return table;
}

}  // namespace nuncio
