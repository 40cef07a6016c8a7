// A value of the property graph and of the query language: what columns hold and what rows of
// results are made of. Small (16 bytes) and cheap to copy; strings, lists, maps and paths are
// shared and never change once made, so that values may be read from several threads.
//
// Null is "unknown": comparing with it gives unknown (std::nullopt in `equals` and `compare`).
// Nodes and edges are only ids of one PropertyGraph; whoever prints them needs that graph.
#ifndef NUNCIO_VALUE_H_
#define NUNCIO_VALUE_H_

#include <atomic>
#include <compare>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nuncio {

using NodeId = uint32_t;
using EdgeId = uint32_t;

enum class ValueKind : uint8_t {
  null,
  boolean,
  integer,
  real,
  string,
  date,
  duration,
  list,
  map,
  node,
  edge,
  path,
};

// "NULL", "BOOLEAN", "INTEGER", "FLOAT", …, as error messages name them.
std::string_view to_string(ValueKind kind);

// A day, month or year of the Gregorian calendar. `month` 0: only the year is known; `day` 0: only
// year and month. Compares by (year, month, day), so that 2025 stands before 2025-01 before
// 2025-01-01.
struct Date {
  int32_t year = 0;
  uint8_t month = 0;
  uint8_t day = 0;

  friend auto operator<=>(const Date&, const Date&) = default;
};

// YYYY, YYYY-MM or YYYY-MM-DD; nullopt where the text is no such date of the calendar.
std::optional<Date> parse_date(std::string_view text);
std::string to_string(const Date& date);

// Months, days and seconds are kept apart, since months and days differ in length.
struct Duration {
  int64_t months = 0;
  int64_t days = 0;
  int64_t seconds = 0;
  int32_t nanoseconds = 0;  // 0 <= nanoseconds < 1e9

  friend auto operator<=>(const Duration&, const Duration&) = default;
};

// ISO 8601: P1Y2M10DT2H30M, weeks and decimal fractions of the last unit allowed.
std::optional<Duration> parse_duration(std::string_view text);
std::string to_string(const Duration& duration);

// A walk: edges[i] joins nodes[i] and nodes[i + 1], in either direction. One more node than edges.
struct Path {
  std::vector<NodeId> nodes;
  std::vector<EdgeId> edges;

  friend bool operator==(const Path&, const Path&) = default;
};

class Value {
 public:
  using List = std::vector<Value>;
  using Map = std::vector<std::pair<std::string, Value>>;  // in order of writing; keys differ

  Value() = default;  // null
  template <std::same_as<bool> B>
  Value(B value) : kind_(ValueKind::boolean) {
    bits_.integer = value;
  }
  template <std::integral I>
  requires(!std::same_as<I, bool>) Value(I value) : kind_(ValueKind::integer) {
    bits_.integer = static_cast<int64_t>(value);
  }
  Value(double value) : kind_(ValueKind::real) { bits_.real = value; }
  Value(std::string value);
  Value(std::string_view value) : Value(std::string(value)) {}
  Value(const char* value) : Value(std::string(value)) {}
  Value(Date value) : kind_(ValueKind::date) { bits_.date = value; }
  Value(Duration value);
  // Both throw Error{limit} when nested deeper than kMaxDepth.
  Value(List value);
  Value(Map value);
  Value(Path value);

  static Value node(NodeId id) { return Value(ValueKind::node, id); }
  static Value edge(EdgeId id) { return Value(ValueKind::edge, id); }
  // A string that belongs to somebody else. REQUIRES: text stays in place for as long as any copy
  // of this value, and is shorter than 4 GiB. owned() turns it into an ordinary one.
  static Value borrow(std::string_view text);

  Value(const Value& other) noexcept
      : kind_(other.kind_), shared_(other.shared_), size_(other.size_), bits_(other.bits_) {
    if (shared_) bits_.rep->references.fetch_add(1, std::memory_order_relaxed);
  }
  Value(Value&& other) noexcept
      : kind_(other.kind_), shared_(other.shared_), size_(other.size_), bits_(other.bits_) {
    other.kind_ = ValueKind::null;
    other.shared_ = false;
  }
  Value& operator=(const Value& other) noexcept {
    Value copy(other);
    swap(copy);
    return *this;
  }
  Value& operator=(Value&& other) noexcept {
    swap(other);
    return *this;
  }
  ~Value() {
    if (shared_ && bits_.rep->references.fetch_sub(1, std::memory_order_acq_rel) == 1) destroy();
  }
  void swap(Value& other) noexcept {
    std::swap(kind_, other.kind_);
    std::swap(shared_, other.shared_);
    std::swap(size_, other.size_);
    std::swap(bits_, other.bits_);
  }

  ValueKind kind() const { return kind_; }
  bool is_null() const { return kind_ == ValueKind::null; }
  bool is(ValueKind kind) const { return kind_ == kind; }
  bool is_number() const { return kind_ == ValueKind::integer || kind_ == ValueKind::real; }
  bool is_true() const { return kind_ == ValueKind::boolean && bits_.integer != 0; }

  // REQUIRES, for each: kind() is the one that the name says.
  bool as_bool() const { return bits_.integer != 0; }
  int64_t as_int() const { return bits_.integer; }
  double as_real() const { return bits_.real; }
  std::string_view as_string() const;
  Date as_date() const { return bits_.date; }
  const Duration& as_duration() const;
  const List& as_list() const;
  const Map& as_map() const;
  const Path& as_path() const;
  uint32_t as_id() const { return static_cast<uint32_t>(bits_.integer); }  // node or edge
  double as_number() const {                                               // integer or real
    return kind_ == ValueKind::integer ? static_cast<double>(bits_.integer) : bits_.real;
  }

  // The same value without borrowed strings in it.
  Value owned() const;
  // Bytes that it takes up, about, shared parts counted in full.
  size_t bytes() const;

  static constexpr uint32_t kMaxDepth = 200;

 private:
  struct Rep {
    std::atomic<uint32_t> references{1};
    uint32_t depth = 0;  // of nested lists and maps
  };
  template <typename T>
  struct Held;

  Value(ValueKind kind, uint32_t id) : kind_(kind) { bits_.integer = id; }
  template <typename T>
  static Rep* hold(T value, uint32_t depth);
  template <typename T>
  const T& held() const;
  void destroy() noexcept;

  ValueKind kind_ = ValueKind::null;
  bool shared_ = false;  // bits_.rep counts this value
  uint32_t size_ = 0;    // of a borrowed string
  union Bits {
    int64_t integer;
    double real;
    Date date;
    Rep* rep;
    const char* text;
    Bits() : integer(0) {}
  } bits_;
};

static_assert(sizeof(Value) == 16);

// The three-valued `=`: unknown where null takes part, also inside lists and maps. 1 = 1.0. Dates
// are compared to the detail that both have: 2025-09 = 2025-09-18.
std::optional<bool> equals(const Value& a, const Value& b);

// For `<`, `<=`, `>`, `>=`: unknown where either is null or the two kinds don't compare. NaN is
// unordered. Lists compare item by item.
std::optional<std::partial_ordering> compare(const Value& a, const Value& b);

// The total order of ORDER BY, by kind and then value: maps, nodes, edges, lists, paths, dates,
// durations, strings, booleans, numbers, NaN, null. What is equal here is one value to DISTINCT,
// grouping and UNION: null is null and NaN is NaN.
std::strong_ordering order(const Value& a, const Value& b);

// Equal for values that order() finds equal.
size_t hash_value(const Value& value);

struct ValueHash {
  size_t operator()(const Value& value) const { return hash_value(value); }
};
struct ValueSame {
  bool operator()(const Value& a, const Value& b) const { return order(a, b) == 0; }
};

}  // namespace nuncio

#endif  // NUNCIO_VALUE_H_
