// Institutions that many countries have: "den svenske kystvagt", "береговая охрана Швеции".
//
//   auto table = Institutions::load(root, "da");
//   link_institutions(doc, lands, base, *table, scene, found);   // id "body:SE:coast-guard"
//
// Shapes: rows of `found` that are one, or new rows where nobody saw a name. Needs: tokens, tags,
//   entities with their countries linked. Threads: read-only once loaded.
// Errors: load as DataTable, and kFormat for a `known` that is not CC=ID; linking cannot fail.
// Method: a phrase of the table (data/entities/institutions.tsv), by the words' forms or lemmas,
//   and its country: an adjective or genitive before it, a genitive or an adposition and a country
//   behind it; without a country as Alone says: that of the language's home, where it has a capital
//   and the text names that, or of the only country that it names; the only known one whose country
//   the text speaks of (parties, chambers). The base's row where `known` has one.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/result.h>

#include "extract/link/found.h"
#include "extract/link/lands.h"
#include "extract/link/scene.h"

namespace kilde::link {

// Whether it may be told without its country: never, as that of the home country, as the only one
// of those that are known whose country the text names; so, but only if several are told of
// ("Democrats").
enum class Alone : uint8_t { kNo, kYes, kScene, kMany };

struct Institution {
  std::string type;
  Alone alone = Alone::kNo;
  std::map<std::string, std::string, std::less<>> known;  // country -> id of the base
};

class Institutions {
 public:
  static Result<Institutions> load(const std::filesystem::path& root, std::string_view lang);

  // The institution whose name begins at the token, and the name's length in tokens.
  struct Match {
    const Institution* institution = nullptr;
    uint32_t length = 0;
  };
  Match at(const Document& doc, uint32_t token) const;

 private:
  struct Name {
    std::vector<std::string> words;  // in small letters
    bool capital = false;            // needs one
    size_t institution = 0;
  };

  std::vector<Institution> institutions_;
  std::map<std::string, std::vector<Name>, std::less<>> names_;  // by their first word
};

void link_institutions(const Document& doc, const Lands& lands, const knowledge::EntityBase& base,
                       const Institutions& institutions, const Scene& scene, Found& found);

}  // namespace kilde::link
