// Puts two reports into a ledger and asks it who said what, and who is quoted by whom.
//
//   c++ -std=c++20 ledger.cc -lkilde ...     then: ./ledger reports.db
#include <cstdio>
#include <string>
#include <vector>

#include <kilde/ledger.h>
#include <kilde/reader.h>

namespace {

int fail(const kilde::Error& error) {
  std::fprintf(stderr, "%s\n", error.to_string().c_str());
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: ledger FILE\n");
    return 2;
  }
  auto reader = kilde::Reader::open();
  if (!reader) return fail(reader.error());
  std::vector<kilde::Document> docs;
  docs.push_back(reader->read({.bytes = "Færgen sejler ikke i morgen, siger Bo Holm til Ritzau.",
                               .id = "w1",
                               .publisher = "Havneposten",
                               .date = *kilde::parse_date("2023-05-16")}));
  docs.push_back(reader->read({.bytes = "The ferry will be sold, Bo Holm told the Harbour Times.",
                               .id = "w2",
                               .publisher = "Harbour Times",
                               .date = *kilde::parse_date("2023-05-20")}));

  auto ledger = kilde::Ledger::open(argv[1], {.create = true});
  if (!ledger) return fail(ledger.error());
  auto added = ledger->add(docs);
  if (!added) return fail(added.error());
  std::printf("%zu reports added\n", added->added);

  auto claims = ledger->claims({.source = "Holm"});
  if (!claims) return fail(claims.error());
  for (const kilde::Claim& claim : claims->rows)
    std::printf("%s %s: %s (%s)\n", claim.document.date.to_string().c_str(),
                claim.speaker_name.c_str(), claim.words.c_str(), claim.document.publisher.c_str());

  auto sources = ledger->sources({});
  if (!sources) return fail(sources.error());
  for (const kilde::SourceAccount& source : sources->rows)
    std::printf("%s: %lld\n", source.name.c_str(), static_cast<long long>(source.claims));
  return claims->rows.size() == 2 ? 0 : 1;
}
