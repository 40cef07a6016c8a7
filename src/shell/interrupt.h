// Ctrl-C as a flag: while an Interrupt lives, SIGINT sets it instead of ending the program.
#ifndef NUNCIO_SHELL_INTERRUPT_H_
#define NUNCIO_SHELL_INTERRUPT_H_

#include <atomic>
#include <csignal>

namespace nuncio {

// REQUIRES: at most one at a time in the process (a signal has one handler).
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  // For those who can be cancelled.
  const std::atomic<bool>& flag() const;
  void reset();

 private:
  struct sigaction before_ {};
};

}  // namespace nuncio

#endif  // NUNCIO_SHELL_INTERRUPT_H_
