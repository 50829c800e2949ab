// StageStore: the stages of all languages, each loaded when it is first asked for.
//
//   StageStore store(root, {"da", "en"});
//   const LanguageStages& danish = store.get("da");      // loads; at once the next time
//   store.get("fr");                                     // those of "other"
//
// Owns: everything loaded; what get() gives lives as long as the store.
// Threads: get() from any number of threads; each language is loaded once, and a thread that wants
//   it meanwhile waits. Errors: cannot fail (see LanguageStages).
#pragma once

#include <atomic>
#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/language_stages.h"

namespace kilde::pipeline {

class StageStore {
 public:
  StageStore(std::filesystem::path root, const std::vector<std::string>& languages,
             UserList users = nullptr);
  const LanguageStages& get(std::string_view lang) const;
  // Of the languages that were asked for: what is there and could not be loaded, to the part
  // `until` (empty: to the last). An error a language.
  std::vector<Error> broken(std::string_view until) const;

 private:
  struct Slot {
    std::once_flag once;
    LanguageStages stages;
    std::atomic<bool> loaded = false;
  };

  std::filesystem::path root_;
  LazyBase base_;
  UserList users_;
  // The keys never change after construction, so that looking one up needs no lock.
  mutable std::map<std::string, Slot, std::less<>> slots_;
};

}  // namespace kilde::pipeline
