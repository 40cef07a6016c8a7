#include "shell/interrupt.h"

namespace nuncio {

namespace {

// A signal handler reaches nothing but statics.
std::atomic<bool>& interrupted() {
  static std::atomic<bool> flag = false;
  return flag;
}

}  // namespace

Interrupt::Interrupt() {
  reset();  // also makes sure that the flag exists before the first signal
  struct sigaction action {};
  action.sa_handler = [](int) { interrupted().store(true); };
  sigemptyset(&action.sa_mask);  // no SA_RESTART: reading a line must end
  sigaction(SIGINT, &action, &before_);
}

Interrupt::~Interrupt() {
  sigaction(SIGINT, &before_, nullptr);
}

const std::atomic<bool>& Interrupt::flag() const {
  return interrupted();
}

void Interrupt::reset() {
  interrupted().store(false);
}

}  // namespace nuncio
