#include "ledger/backup.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "ledger/test_ledger.h"

namespace kilde::ledger {
namespace {

namespace fs = std::filesystem;

const std::string kText = "Færgen sejler ikke, siger Bo Holm.";
const std::string kOther = "Broen er lukket, siger Bo Holm.";

class BackupTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(store.add(reports(report("w1", kText), report("w2", kOther)), test_reading()));
  }
  fs::path copy() const { return folder.file("copy.db"); }
  void expect_whole(const fs::path& file, int64_t documents) {
    Store opened = test_store(file);
    auto findings = opened.check({});
    ASSERT_TRUE(findings);
    for (const Finding& fault : *findings) ADD_FAILURE() << fault.where << ": " << fault.what;
    EXPECT_EQ(opened.database().number("SELECT count(*) FROM documents"), documents);
  }
  void expect_refused(const fs::path& file, Code code) {
    auto done = store.backup(file);
    ASSERT_FALSE(done) << file;
    EXPECT_EQ(done.error().code, code) << done.error().to_string();
    EXPECT_FALSE(fs::exists(folder.file("copy.db.part")));
  }

  TestFolder folder;
  Store store = test_store(folder.file("kilde.db"));
};

TEST_F(BackupTest, TakesAnOlderCopysPlace) {
  ASSERT_TRUE(store.backup(copy()));
  ASSERT_TRUE(store.add(reports(report("w3", "Mere, siger Bo Holm.")), test_reading()));
  ASSERT_TRUE(store.backup(copy()));
  expect_whole(copy(), 3);
  EXPECT_FALSE(fs::exists(folder.file("copy.db.part")));
}

TEST_F(BackupTest, NeverTheLedgerItself) {
  fs::create_hard_link(folder.file("kilde.db"), folder.file("hard.db"));
  fs::create_symlink(folder.file("kilde.db"), folder.file("soft.db"));
  fs::create_directory(folder.file("inner"));
  for (const char* name : {"kilde.db", "hard.db", "soft.db", "inner/../kilde.db", "kilde.db-wal",
                           "kilde.db-shm", "kilde.db-journal"})
    expect_refused(folder.file(name), Code::kInvalidArgument);
  expect_whole(folder.file("kilde.db"), 2);
}

TEST_F(BackupTest, NotWhatAnotherHasOpen) {
  ASSERT_TRUE(store.backup(copy()));
  {
    Store other = test_store(copy());
    expect_refused(copy(), Code::kIo);
    ASSERT_TRUE(other.add(reports(report("w3", "Mere, siger Bo Holm.")), test_reading()));
    expect_refused(copy(), Code::kIo);
  }
  expect_whole(copy(), 3);
  ASSERT_TRUE(store.backup(copy()));
  expect_whole(copy(), 2);
}

// As kill -9 leaves it: the file and its log, and nobody who has them open.
TEST_F(BackupTest, LeavesNoOldLogBesideTheCopy) {
  {
    Store other = test_store(folder.file("other.db"));
    std::vector<Document> docs;
    for (int i = 0; i < 50; ++i) docs.push_back(report("o" + std::to_string(i), kOther));
    ASSERT_TRUE(other.add(docs, test_reading()));
    for (const char* log : {"", "-wal", "-shm"})
      fs::copy_file(folder.file(std::string("other.db") + log),
                    folder.file(std::string("copy.db") + log));
  }
  ASSERT_GT(fs::file_size(folder.file("copy.db-wal")), 0u);
  ASSERT_TRUE(store.backup(copy()));
  EXPECT_FALSE(fs::exists(folder.file("copy.db-wal")));
  expect_whole(copy(), 2);
}

// A file of another kind with what looks like its log.
TEST_F(BackupTest, NorALogOfWhatIsNoLedger) {
  std::ofstream(copy()) << std::string(5000, 'x');
  for (const char* log : {"copy.db-wal", "copy.db-shm"})
    std::ofstream(folder.file(log)) << std::string(5000, 'x');
  auto done = store.backup(copy());
  ASSERT_TRUE(done) << done.error().to_string();
  EXPECT_FALSE(fs::exists(folder.file("copy.db-wal")));
  expect_whole(copy(), 2);
}

TEST_F(BackupTest, WritesThroughALink) {
  fs::create_symlink("far.db", folder.file("soft.db"));
  ASSERT_TRUE(store.backup(folder.file("soft.db")));
  EXPECT_TRUE(fs::is_symlink(folder.file("soft.db")));
  expect_whole(folder.file("far.db"), 2);
}

TEST_F(BackupTest, OnlyPlainFiles) {
  fs::create_directory(copy());
  expect_refused(copy(), Code::kIo);
  expect_refused(folder.file("no such folder/copy.db"), Code::kIo);
}

TEST_F(BackupTest, AKilledBackupIsWrittenAnew) {
  std::ofstream(folder.file("copy.db.part")) << std::string(50'000, 'x');
  ASSERT_TRUE(store.backup(copy()));
  expect_whole(copy(), 2);
}

}  // namespace
}  // namespace kilde::ledger
