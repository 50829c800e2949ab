// LemmaList: the lemmas of a language by part of speech, to tell a word from a non-word.
//
//   auto list = LemmaList::load(root, "nb");          // root/models/nb/lemmas.kmod
//   list->has("kulturminne", Upos::kNoun);            // true, "kulturminn" is none
//   list->has_end("bykulturminne", Upos::kNoun);      // its end is
//
// Needs, gives, owns: owns the mapped file. Threads: read-only once loaded.
// Errors: kNotFound where a language has no list; what WeightFile::open gives.
// Units: has_end looks at ends of at least three letters before which two stand.
// Method: a Bloom filter (Bloom 1970), about 12 bits a lemma, hence one false answer in 300; made
//   by train/lemmas.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

#include <kilde/labels.h>
#include <kilde/result.h>

#include "model/weights.h"

namespace kilde::analysis {

class LemmaList {
 public:
  static Result<LemmaList> load(const std::filesystem::path& root, std::string_view lang);

  bool has(std::string_view lemma, Upos upos) const;
  bool has_end(std::string_view lemma, Upos upos) const;

 private:
  LemmaList(model::WeightFile file, std::span<const uint64_t> bits, uint32_t hashes)
      : file_(std::move(file)), bits_(bits), hashes_(hashes) {}

  model::WeightFile file_;
  std::span<const uint64_t> bits_;
  uint32_t hashes_;
};

}  // namespace kilde::analysis
