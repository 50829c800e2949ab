// Looks in a file, for a ledger that may only be read: who looked, at which question, what was
// seen.
//
//   auto looks = load_looks("cable.yaml.looks.json");        // a file that is not there: no looks
//   looks->at("watch")["5f2c..."] = encode(look);
//   Result<void> kept = keep_looks("cable.yaml.looks.json", *looks);
//
// Shapes: {"watch": {"<key of a question>": {...}}}; looks as `encode` gives them. Threads: pure
//   functions over the file. Errors: kIo; kFormat for a file that is something else. The file is
//   replaced whole, so that a killed program leaves the old one.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include <kilde/result.h>

namespace kilde::question {

// Looker, then the question's key, to the encoded look.
using StoredLooks = std::map<std::string, std::map<std::string, std::string>>;

Result<StoredLooks> load_looks(const std::filesystem::path& file);
Result<void> keep_looks(const std::filesystem::path& file, const StoredLooks& looks);

}  // namespace kilde::question
