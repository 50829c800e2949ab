#include "ledger/judgement_store.h"

#include <bit>
#include <utility>

#include "ledger/judgement_tables.h"

namespace kilde::ledger {
namespace {

using judgement::Anchor;
using judgement::Judgement;

class Inserting {
 public:
  explicit Inserting(Database& db)
      : known_(db.prepare("SELECT 1 FROM judgements WHERE id=?")),
        judgement_(db.prepare("INSERT INTO judgements VALUES(?,?,?,?,?,?,?,?)")),
        claim_(db.prepare("INSERT INTO judgement_claims VALUES(?,?,?,?,?,?,?,?)")) {}

  bool put(const Judgement& each) {
    if (known_.with(each.id).first()) return false;
    judgement_
        .with(each.id, to_string(each.kind), each.name, each.body, each.value, each.by, each.time,
              each.reason)
        .run();
    put(each.id, 0, each.claims);
    put(each.id, 1, each.others);
    return true;
  }

 private:
  void put(const std::string& id, int64_t side, const std::vector<Anchor>& anchors) {
    int64_t number = 0;
    for (const Anchor& anchor : anchors)
      claim_
          .with(id, side, number++, anchor.doc, std::bit_cast<int64_t>(anchor.wording),
                anchor.begin, anchor.end, anchor.words)
          .run();
  }

  Statement known_, judgement_, claim_;
};

void load_claims_of(Statement& rows, Judgement& judgement) {
  for (rows.with(judgement.id); rows.next();) {
    std::vector<Anchor>& side = rows.integer(0) == 0 ? judgement.claims : judgement.others;
    side.push_back({rows.string(1), std::bit_cast<uint64_t>(rows.integer(2)),
                    static_cast<uint32_t>(rows.integer(3)), static_cast<uint32_t>(rows.integer(4)),
                    rows.string(5)});
  }
}

Error unknown_kind(const Database& db, const std::string& id, const std::string& kind) {
  return {Code::kFormat, db.file().string(),
          "judgement " + id + ": expected a kind of judgement, found '" + kind + "'"};
}

}  // namespace

Result<size_t> add_judgements(Database& db, const std::vector<Judgement>& judgements) {
  size_t added = 0;
  Transaction transaction(db);
  db.run(kJudgementTables);
  Inserting inserting(db);
  for (const Judgement& each : judgements) added += inserting.put(each) ? 1 : 0;
  if (auto done = transaction.commit(); !done) return done.error();
  return added;
}

Result<std::vector<Judgement>> load_judgements(Database& db) {
  std::vector<Judgement> all;
  if (db.number("SELECT count(*) FROM sqlite_schema WHERE name='judgement_claims'") == 0) {
    if (auto read = db.take_status(); !read) return read.error();
    return all;  // a ledger that was made before there were any
  }
  Statement rows = db.prepare(
      "SELECT id,kind,name,body,value,author,time,reason FROM judgements ORDER BY time,id");
  Statement claims = db.prepare(
      "SELECT side,doc,wording,begin,end,words FROM judgement_claims WHERE judgement=? ORDER BY "
      "side,number");
  for (rows.with(); rows.next();) {
    const auto kind = judgement::parse_kind(rows.text(1));
    if (!kind) return unknown_kind(db, rows.string(0), rows.string(1));
    Judgement& each = all.emplace_back();
    each.id = rows.string(0), each.kind = *kind;
    each.name = rows.string(2), each.body = rows.string(3), each.value = rows.string(4);
    each.by = rows.string(5), each.time = rows.string(6), each.reason = rows.string(7);
    load_claims_of(claims, each);
  }
  if (auto read = db.take_status(); !read) return read.error();
  return all;
}

JudgementAnnex::JudgementAnnex(Database& db) {
  db.run(kJudgementTables);
  forget_words_ = db.prepare("UPDATE judgement_claims SET words='' WHERE doc=?");
}

void JudgementAnnex::erased(int64_t, const Document& doc) { forget_words_.with(doc.id).run(); }

}  // namespace kilde::ledger
