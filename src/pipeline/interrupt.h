// Interrupt: "stop now, in good order", raised from a signal handler or another thread.
//
//   Interrupt interrupt;                       // in main
//   interrupt.raise();                         // in the handler of SIGINT
//   if (interrupt.raised()) return;            // wherever work can stop
//   poll({fd, interrupt.descriptor()}, ...);   // wherever it would wait
//
// Units: none. Owns: an event descriptor. Threads: everything may be called from any thread;
// raise() also from a signal handler. Errors: cannot fail; where the system gives no descriptor,
// descriptor() is -1, which poll passes over.
#pragma once

#include <atomic>

namespace kilde::pipeline {

class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  void raise();
  bool raised() const { return raised_.load(std::memory_order_relaxed); }
  const std::atomic<bool>& flag() const { return raised_; }
  int descriptor() const { return descriptor_; }

 private:
  std::atomic<bool> raised_ = false;
  int descriptor_ = -1;
};

}  // namespace kilde::pipeline
