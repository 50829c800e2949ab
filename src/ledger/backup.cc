#include "ledger/backup.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <string>
#include <utility>

namespace kilde::ledger {
namespace {

namespace fs = std::filesystem;

constexpr int kPages = 256;       // copied at a time
constexpr int kPatienceMs = 500;  // for one who only looks into the old copy
constexpr std::array kLogs = {"-wal", "-shm", "-journal"};

Error io_error(const fs::path& file, const std::string& found) {
  return {Code::kIo, file.string(), "expected to write a copy, found: " + found};
}

fs::path beside(fs::path file, const char* suffix) { return file += suffix; }

// Behind links, the last of which may lead to nothing yet.
fs::path behind_links(fs::path file) {
  constexpr int kMostLinks = 40;
  std::error_code failed;
  for (int i = 0; i < kMostLinks && fs::is_symlink(file, failed); ++i)
    file = file.parent_path() / fs::read_symlink(file, failed);
  return file;
}

bool same_file(const fs::path& a, const fs::path& b) {
  std::error_code ignored;
  if (fs::equivalent(a, b, ignored)) return true;
  return fs::weakly_canonical(a, ignored) == fs::weakly_canonical(b, ignored);
}

bool belongs_to(const fs::path& ledger, const fs::path& file) {
  if (same_file(ledger, file)) return true;
  std::error_code ignored;
  const fs::path real = fs::weakly_canonical(ledger, ignored);
  for (const char* log : kLogs)
    if (same_file(beside(real, log), file)) return true;
  return false;
}

void remove_logs(const fs::path& file) {
  std::error_code ignored;
  for (const char* log : kLogs) fs::remove(beside(file, log), ignored);
}

// The old copy, locked, its log written into it; nothing where there is none, or no database.
Result<std::optional<Database>> lock_old(const fs::path& file) {
  std::error_code ignored;
  const fs::file_status status = fs::status(file, ignored);
  if (!fs::exists(status)) return std::optional<Database>();
  if (!fs::is_regular_file(status)) return io_error(file, "something that is no plain file");
  auto old = Database::open(file, {.wait_ms = kPatienceMs});
  if (!old && old.error().code == Code::kFormat) return std::optional<Database>();
  if (!old) return old.error();
  // SQLite leaves the log only to the last who has the file open.
  old->run("PRAGMA journal_mode=DELETE; BEGIN EXCLUSIVE;");
  auto locked = old->status();
  if (locked) return std::optional<Database>(std::move(*old));
  if (locked.error().code == Code::kFormat) return std::optional<Database>();
  const bool busy = (sqlite3_errcode(old->handle()) & 0xFF) == SQLITE_BUSY;
  if (busy) return io_error(file, "another program has that file open");
  return locked.error();
}

// The file that the copy is written to: empty, and ours until it has its name.
class Part {
 public:
  explicit Part(const fs::path& file) : name_(beside(file, ".part")) {}
  ~Part() {
    std::error_code ignored;
    if (locked_) fs::remove(name_, ignored);
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  Part(const Part&) = delete;
  Part& operator=(const Part&) = delete;

  Result<void> take() {
    descriptor_ = ::open(name_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor_ < 0) return io_error(name_, std::strerror(errno));
    // Another backup may have given the file that was opened its name by now.
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0 || !is_still_there())
      return io_error(name_, "another backup is writing it");
    locked_ = true;
    remove_logs(name_);
    if (::ftruncate(descriptor_, 0) != 0) return io_error(name_, std::strerror(errno));
    return {};
  }

  Result<void> rename_to(const fs::path& file) {
    if (::fsync(descriptor_) != 0) return io_error(name_, std::strerror(errno));
    std::error_code failed;
    fs::rename(name_, file, failed);
    if (failed) return io_error(file, failed.message());
    locked_ = false;
    const fs::path folder = file.has_parent_path() ? file.parent_path() : ".";
    if (int opened = ::open(folder.c_str(), O_RDONLY | O_CLOEXEC); opened >= 0) {
      ::fsync(opened);
      ::close(opened);
    }
    return {};
  }

  const fs::path& name() const { return name_; }

 private:
  bool is_still_there() const {
    struct stat mine, named;
    return ::fstat(descriptor_, &mine) == 0 && ::stat(name_.c_str(), &named) == 0 &&
           mine.st_dev == named.st_dev && mine.st_ino == named.st_ino;
  }

  fs::path name_;
  int descriptor_ = -1;
  bool locked_ = false;
};

// Everything as it was at one moment.
Result<void> copy_pages(Database& db, const Part& part) {
  auto copy = Database::open(part.name(), {});
  if (!copy) return copy.error();
  copy->run("PRAGMA journal_mode=OFF");
  db.run("BEGIN");
  db.number("SELECT count(*) FROM sqlite_schema");
  if (auto read = db.take_status(); !read) return read;
  sqlite3_backup* backup = sqlite3_backup_init(copy->handle(), "main", db.handle(), "main");
  int code = backup ? SQLITE_OK : SQLITE_ERROR;
  while (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED) {
    code = sqlite3_backup_step(backup, kPages);
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) sqlite3_sleep(20);
  }
  sqlite3_backup_finish(backup);
  db.run("ROLLBACK");
  db.clear();
  if (code != SQLITE_DONE) return io_error(part.name(), sqlite3_errstr(code));
  return {};
}

}  // namespace

Result<void> back_up(Database& db, const fs::path& named) {
  const fs::path file = behind_links(named);
  if (belongs_to(db.file(), file))
    return Error{Code::kInvalidArgument, named.string(),
                 "expected another file than the ledger that is copied, found that ledger's own"};
  if (auto old = lock_old(file); !old) return old.error();
  Part part(file);
  if (auto taken = part.take(); !taken) return taken;
  if (auto copied = copy_pages(db, part); !copied) return copied;
  auto old = lock_old(file);
  if (!old) return old.error();
  remove_logs(file);
  return part.rename_to(file);
}

}  // namespace kilde::ledger
