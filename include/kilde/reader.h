// Reader: reads reports. It turns bytes into Documents with tokens, analysis, times, names and
// attributions.
//
//   Result<Reader> reader = Reader::open();
//   if (!reader) return fail(reader.error());
//   Document doc = reader->read({.bytes = "Putin siger, at ...", .date = *parse_date("2022-12")});
//   for (const Attribution& a : doc.attributions) std::cout << a.speaker_name << '\n';
//
// Units: spans of the Document count bytes of Document::text(), which may differ from the bytes
//   that came in (see SourceMap). Input::bytes may be in any encoding that text/decode.h knows.
// Needs: the folder with kilde's data/ and models/; found by itself as in base/resources.h.
//   A language's models are mapped when its first document comes, once for all threads.
// Owns: what it loaded. A Document holds nothing of its Reader and may outlive it. Copies of a
//   Reader share what is loaded.
// Threads: read() and the other const functions may be called from many threads at once.
// Errors: open() gives kNotFound when the resources are not there, and kInvalidArgument when the
//   forced language or the last part is not known, or the list of entities is wrong (the message
//   has a line for each error). read() never fails: where a language has no model, the Document
//   holds what can be had without, and `notes` says what is missing.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/document.h>
#include <kilde/result.h>

namespace kilde {

struct ReaderOptions {
  std::filesystem::path resources = {};  // the folder of data/ and models/; empty: found by itself
  std::string lang = {};                 // ISO 639-1; empty: identified from the text
  Date date = {};                        // for documents that bring none
  std::string publisher = {};            // for documents that bring none
  std::string until = {};                // the last part to run ("analysis"); empty: all
  std::filesystem::path entities = {};  // a list of the user's own (docs/entities.md); may be empty
  // When it turns true, read() gives up between two stages; may be null.
  const std::atomic<bool>* interrupted = nullptr;
};

// One report as it comes in; everything but `bytes` may be left out.
struct Input {
  std::string bytes;
  std::string id = {};         // else the text's sha256
  std::string title = {};      // else the first line
  std::string publisher = {};  // else ReaderOptions::publisher
  std::string author = {};
  std::string url = {};
  std::string fetched = {};    // when it was fetched
  std::string lang = {};       // else ReaderOptions::lang, else identified
  Date date = {};              // else a head's (" date 2022-12 ..."), else ReaderOptions::date
  std::string published = {};  // `date` as it was given, with its time of day; else `date`
};

// What is there for one language.
struct LanguageStatus {
  struct Part {
    std::string_view name;  // "tokens", "analysis", "time", "entity", "attribution"
    bool loaded = false;
    Error error = {};  // why it is not loaded; kNotFound: there is no such model
  };
  std::string code;  // "da"
  std::string name;  // "Danish"
  std::vector<Part> parts;
  uint64_t model_bytes = 0;  // of its model files, shared ones too
};

class Reader {
 public:
  static Result<Reader> open(ReaderOptions options = {});

  Document read(Input input) const;
  // The Document before anything is found in it, with what came in; read() does the rest.
  Document begin(Input input) const;
  // Takes a Document with some columns filled (as from CoNLL-U) and fills the others.
  Document read(Document doc) const;

  // The languages that kilde knows of, in the order of data/languages.tsv.
  const std::vector<LanguageStatus>& known_languages() const;
  // The same with everything loaded that can be.
  std::vector<LanguageStatus> languages() const;
  // What of the languages read so far is there and cannot be used: a table with a mistake, a
  // damaged model. Documents were read without it. An error a language; none: all is well.
  std::vector<Error> broken() const;
  const std::filesystem::path& resources() const;

 private:
  struct State;
  explicit Reader(std::shared_ptr<const State> state);
  std::shared_ptr<const State> state_;
};

}  // namespace kilde
