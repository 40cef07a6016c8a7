// CALL: the rows of a procedure for each row that comes in.
#include "query/operators.h"
#include "query/procedure.h"

namespace nuncio {
namespace {

class CallProcedure : public Operator {
 public:
  explicit CallProcedure(const BoundCall& call) : call_(call) {}

  bool push(Run& run) override {
    const Procedure& procedure = *call_.procedure;
    std::vector<Value> args(procedure.parameters.size());
    for (size_t i = 0; i < call_.args.size(); ++i) args[i] = argument(run, i);
    if (procedure.columns.empty()) {  // called for what it does: the row goes on
      procedure.call({run, call_.at, args, call_.view.get(), [](const auto&) { return true; }});
      return emit(run);
    }
    bool more = true;
    procedure.call({run, call_.at, args, call_.view.get(), [&](std::vector<Value> row) {
                      for (const BoundCall::Output& output : call_.outputs)
                        run.frame[output.slot] = row[output.column];
                      more = (call_.where && !call_.where->run->holds(run)) || emit(run);
                      return more;
                    }});
    return more;
  }

  std::string describe() const override {
    std::string out = "call " + call_.procedure->name + '(';
    for (size_t i = 0; i < call_.args.size(); ++i) out += (i ? ", " : "") + call_.args[i].text;
    return out + ')';
  }

 private:
  Value argument(Run& run, size_t i) const {
    const Value value = call_.args[i].run->eval(run).owned();
    const Procedure::Parameter& parameter = call_.procedure->parameters[i];
    if (value.is_null() || (kinds(value.kind()) & parameter.kinds)) return value;
    if (value.is(ValueKind::integer) && parameter.kinds == kReal) return value.as_number();
    run.fail(call_.args[i].at, "the argument '" + parameter.name + "' of " + call_.procedure->name +
                                   "() must be " + describe_kinds(parameter.kinds) + ", not " +
                                   std::string(to_string(value.kind())));
  }

  const BoundCall& call_;
};

}  // namespace

std::unique_ptr<Operator> call_procedure(const BoundCall& call) {
  return std::make_unique<CallProcedure>(call);
}

}  // namespace nuncio
