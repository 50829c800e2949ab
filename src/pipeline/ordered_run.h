// Work on many things in several threads, and give the results on in the order of the things.
//
//   run_ordered<Item, std::string>(
//       4, [&] { return inputs.next(); },          // one thread at a time; nullopt: no more
//       [&](Item item) { return format(item); },   // many threads at once
//       [&](std::string out) { return write(out); });   // one at a time, in order; false: stop
//
// Memory: at most kAhead things a thread are between source and sink.
// Threads: `jobs` of them, the caller's among them; with one job everything runs in the caller's.
// Errors: none of its own; the functions must not throw. After `sink` has said false, or `source`
//   nullopt, nothing new begins; what was begun before the end of the source is still given on.
// Method: each thread takes the next thing with its number, and the results wait in a map until
//   their number is due; whoever finds the due one gives it on.
#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace kilde::pipeline {

inline constexpr size_t kAhead = 4;

template <typename Thing, typename Out>
class OrderedRun {
 public:
  using Source = std::function<std::optional<Thing>()>;
  using Work = std::function<Out(Thing)>;
  using Sink = std::function<bool(Out)>;

  OrderedRun(size_t jobs, Source source, Work work, Sink sink)
      : limit_(jobs * kAhead),
        source_(std::move(source)),
        work_(std::move(work)),
        sink_(std::move(sink)) {}

  // What one thread does until there is nothing left.
  void work_until_done() {
    size_t number = 0;
    while (std::optional<Thing> thing = take(number)) give(number, work_(std::move(*thing)));
  }

 private:
  std::optional<Thing> take(size_t& number) {
    std::unique_lock turn(source_mutex_);  // held while waiting, so that numbers follow the source
    {
      std::unique_lock lock(mutex_);
      room_.wait(lock, [&] { return stopped_ || taken_ - given_ < limit_; });
      if (stopped_) return std::nullopt;
    }
    std::optional<Thing> thing = source_();
    std::lock_guard lock(mutex_);
    if (!thing) stop();
    number = taken_;
    if (thing) ++taken_;
    return thing;
  }

  void give(size_t number, Out out) {
    std::unique_lock lock(mutex_);
    waiting_.emplace(number, std::move(out));
    if (giving_) return;  // the thread that is giving will look for this one as well
    giving_ = true;
    for (auto due = waiting_.find(given_); due != waiting_.end(); due = waiting_.find(given_)) {
      Out next = std::move(due->second);
      waiting_.erase(due);
      if (!refused_) {
        lock.unlock();
        bool go_on = sink_(std::move(next));
        lock.lock();
        if (!go_on) refuse();
      }
      ++given_;
      room_.notify_all();
    }
    giving_ = false;
  }

  void stop() {
    stopped_ = true;
    room_.notify_all();
  }
  void refuse() {
    refused_ = true;
    stop();
  }

  const size_t limit_;
  Source source_;
  Work work_;
  Sink sink_;

  std::mutex source_mutex_;
  std::mutex mutex_;  // for everything below
  std::condition_variable room_;
  std::map<size_t, Out> waiting_;
  size_t taken_ = 0;
  size_t given_ = 0;
  bool giving_ = false;
  bool stopped_ = false;
  bool refused_ = false;
};

template <typename Thing, typename Out>
void run_ordered(size_t jobs, typename OrderedRun<Thing, Out>::Source source,
                 typename OrderedRun<Thing, Out>::Work work,
                 typename OrderedRun<Thing, Out>::Sink sink) {
  OrderedRun<Thing, Out> run(jobs, std::move(source), std::move(work), std::move(sink));
  std::vector<std::thread> others;
  for (size_t i = 1; i < jobs; ++i) others.emplace_back([&] { run.work_until_done(); });
  run.work_until_done();
  for (std::thread& other : others) other.join();
}

}  // namespace kilde::pipeline
