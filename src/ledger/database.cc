#include "ledger/database.h"

#include <utility>

namespace kilde::ledger {

namespace detail {
struct Connection {
  sqlite3* handle = nullptr;
  std::filesystem::path file;
  std::optional<Error> error;
  const std::atomic<bool>* interrupted = nullptr;

  ~Connection() { sqlite3_close_v2(handle); }
  void fail(int code);
};
}  // namespace detail

namespace {

constexpr int kInterruptEvery = 20'000;  // steps of SQLite's machine

Code code_of(int sqlite) {
  switch (sqlite & 0xFF) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return Code::kFormat;
    case SQLITE_CANTOPEN:
      return Code::kNotFound;
    case SQLITE_INTERRUPT:
      return Code::kInterrupted;
    case SQLITE_TOOBIG:
      return Code::kTooLarge;
    default:
      return Code::kIo;
  }
}

std::string message_of(int sqlite, const std::string& said) {
  switch (sqlite & 0xFF) {
    case SQLITE_CORRUPT:
      return "expected a whole ledger, found damage (" + said +
             "); kilde check tells more, and a backup has what is lost";
    case SQLITE_NOTADB:
      return "expected a ledger, found a file of another kind";
    case SQLITE_FULL:
      return "expected room on the disk, found it full; what was committed before is kept";
    case SQLITE_READONLY:
      return "expected a ledger that can be written, found it read-only";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "expected to write, found the ledger in use by another program for too long";
    case SQLITE_CANTOPEN:
      return "expected a ledger that can be opened, found: " + said;
    case SQLITE_INTERRUPT:
      return "interrupted";
    default:
      return "expected the ledger to answer, found: " + said;
  }
}

}  // namespace

void detail::Connection::fail(int code) {
  if (error) return;
  error = Error{code_of(code), file.string(), message_of(code, sqlite3_errmsg(handle))};
}

void Statement::begin() {
  if (statement_) sqlite3_reset(statement_.get());
}

void Statement::check(int code) {
  if (code != SQLITE_OK && connection_) connection_->fail(code);
}

// SQLite keeps a view of what is bound: it has to live until the statement has run.
void Statement::bind(int parameter, std::string_view text) {
  if (!statement_) return;
  const char* data = text.data() ? text.data() : "";
  check(sqlite3_bind_text64(statement_.get(), parameter, data, text.size(), SQLITE_STATIC,
                            SQLITE_UTF8));
}

void Statement::bind(int parameter, Blob blob) {
  if (!statement_) return;
  const char* data = blob.bytes.data() ? blob.bytes.data() : "";
  check(sqlite3_bind_blob64(statement_.get(), parameter, data, blob.bytes.size(), SQLITE_STATIC));
}

void Statement::bind(int parameter, int64_t number) {
  if (statement_) check(sqlite3_bind_int64(statement_.get(), parameter, number));
}

void Statement::bind(int parameter, double number) {
  if (statement_) check(sqlite3_bind_double(statement_.get(), parameter, number));
}

void Statement::bind(int parameter, const std::optional<double>& number) {
  if (number)
    bind(parameter, *number);
  else
    bind(parameter, nullptr);
}

void Statement::bind(int parameter, std::nullptr_t) {
  if (statement_) check(sqlite3_bind_null(statement_.get(), parameter));
}

bool Statement::next() {
  if (!statement_ || connection_->error) return false;
  int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) connection_->fail(code);
  sqlite3_reset(statement_.get());
  return false;
}

void Statement::run() {
  while (next()) {
  }
}

std::optional<int64_t> Statement::first() {
  std::optional<int64_t> value;
  if (next()) {
    value = maybe_integer(0);
    sqlite3_reset(statement_.get());
  }
  return value;
}

int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

double Statement::real(int column) const { return sqlite3_column_double(statement_.get(), column); }

std::string_view Statement::text(int column) const {
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  if (!data) return {};
  return {data, static_cast<size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::string_view Statement::blob(int column) const {
  const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
  if (!data) return {};
  return {data, static_cast<size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

bool Statement::null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

std::optional<int64_t> Statement::maybe_integer(int column) const {
  return null(column) ? std::nullopt : std::optional(integer(column));
}

Database::Database(std::unique_ptr<detail::Connection> connection)
    : connection_(std::move(connection)) {}
Database::~Database() = default;
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

Result<Database> Database::open(const std::filesystem::path& file, Open how) {
  auto connection = std::make_unique<detail::Connection>();
  connection->file = file;
  const int flags = how.read_only ? SQLITE_OPEN_READONLY
                    : how.create  ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                  : SQLITE_OPEN_READWRITE;
  int code = sqlite3_open_v2(file.c_str(), &connection->handle, flags, nullptr);
  if (code != SQLITE_OK) {
    connection->fail(code);
    return *connection->error;
  }
  sqlite3_extended_result_codes(connection->handle, 1);
  sqlite3_busy_timeout(connection->handle, how.wait_ms);
  Database db(std::move(connection));
  db.run("PRAGMA foreign_keys=ON; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;");
  if (auto opened = db.status(); !opened) return opened.error();
  return db;
}

Statement Database::prepare(std::string_view sql) {
  Statement statement;
  statement.connection_ = connection_.get();
  if (connection_->error) return statement;
  sqlite3_stmt* made = nullptr;
  int code = sqlite3_prepare_v2(connection_->handle, sql.data(), static_cast<int>(sql.size()),
                                &made, nullptr);
  statement.statement_.reset(made);
  if (code != SQLITE_OK) connection_->fail(code);
  return statement;
}

void Database::run(const std::string& sql) {
  if (connection_->error) return;
  int code = sqlite3_exec(connection_->handle, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) connection_->fail(code);
}

int64_t Database::number(std::string_view sql) { return prepare(sql).with().first().value_or(0); }

Result<void> Database::status() const {
  if (connection_->error) return *connection_->error;
  return {};
}

bool Database::ok() const { return !connection_->error; }
void Database::clear() { connection_->error.reset(); }

Result<void> Database::take_status() {
  Result<void> kept = status();
  clear();
  return kept;
}

void Database::fail(Error error) {
  if (!connection_->error) connection_->error = std::move(error);
}

int64_t Database::last_id() const { return sqlite3_last_insert_rowid(connection_->handle); }
const std::filesystem::path& Database::file() const { return connection_->file; }
sqlite3* Database::handle() const { return connection_->handle; }

void Database::interrupt_on(const std::atomic<bool>* flag) {
  connection_->interrupted = flag;
  auto raised = [](void* connection) -> int {
    const auto* on = static_cast<detail::Connection*>(connection)->interrupted;
    return on && on->load(std::memory_order_relaxed) ? 1 : 0;
  };
  sqlite3_progress_handler(connection_->handle, flag ? kInterruptEvery : 0, raised,
                           connection_.get());
}

Transaction::Transaction(Database& db) : db_(db) {
  db_.run("BEGIN IMMEDIATE");
  open_ = db_.ok();
}

Transaction::~Transaction() {
  if (open_) sqlite3_exec(db_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

Result<void> Transaction::commit() {
  db_.run("COMMIT");
  open_ = !db_.ok();
  return db_.take_status();
}

}  // namespace kilde::ledger
