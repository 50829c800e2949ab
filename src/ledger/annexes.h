// What a ledger keeps beside its documents, all of it: attached by whoever opens one for writing.
//
//   Result<void> attached = attach_annexes(store, resources);   // lineage, claims, stories
//
// Without it documents are added whose lineage nobody looks for. Owns: the store owns what is
//   attached. Threads: as the Store. Errors: kNotFound or kFormat where data/claim or
//   data/story.tsv is not there or wrong.
#pragma once

#include <filesystem>

#include <kilde/result.h>

#include "ledger/store.h"

namespace kilde::ledger {

Result<void> attach_annexes(Store& store, const std::filesystem::path& resources);

}  // namespace kilde::ledger
