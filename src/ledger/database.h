// Database and Statement: SQLite with errors that are kept instead of thrown.
//
//   auto db = Database::open("kilde.db", {.create = true});
//   Statement insert = db->prepare("INSERT INTO names(name) VALUES(?)");
//   for (const std::string& name : names) insert.with(name).run();
//   if (Result<void> done = db->status(); !done) return done;      // the first thing that failed
//
//   Statement rows = db->prepare("SELECT id, name FROM names WHERE id > ?");
//   for (rows.with(7); rows.next();) use(rows.integer(0), rows.text(1));
//
// Units: columns from 0, parameters in the order of with(). Views of text and blobs live until the
//   next call of next(), run() or with().
// Owns: the connection; a Statement must not outlive its Database (which may be moved).
// Threads: one at a time for a Database and its Statements.
// Errors: the first failure is kept, every later call does nothing, and status() tells it; clear()
//   begins anew. kNotFound, kIo (disk full, read-only, locked by another), kFormat (damaged, or not
//   SQLite), kInterrupted.
#pragma once

#include <sqlite3.h>

#include <atomic>
#include <concepts>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <kilde/result.h>

namespace kilde::ledger {

// Bytes that are not text.
struct Blob {
  std::string_view bytes;
};

struct Open {
  bool create = false;     // where there is no such file
  bool read_only = false;  // may not write
  int wait_ms = 60'000;    // for another writer
};

namespace detail {
struct Connection;
}

class Statement {
 public:
  Statement() = default;

  // Binds all parameters, from the first.
  template <typename... Values>
  Statement& with(const Values&... values) {
    begin();
    int at = 0;
    (bind(++at, values), ...);
    return *this;
  }
  void bind(int parameter, std::string_view text);
  void bind(int parameter, Blob blob);
  void bind(int parameter, int64_t number);
  void bind(int parameter, double number);
  void bind(int parameter, const std::optional<double>& number);
  void bind(int parameter, std::nullptr_t);
  void bind(int parameter, const char* text) { bind(parameter, std::string_view(text)); }
  void bind(int parameter, const std::string& text) { bind(parameter, std::string_view(text)); }
  template <std::integral Number>
  void bind(int parameter, Number number) {
    bind(parameter, static_cast<int64_t>(number));
  }
  template <typename Value>
  void bind(int parameter, const std::optional<Value>& value) {
    if (value)
      bind(parameter, *value);
    else
      bind(parameter, nullptr);
  }

  bool next();  // whether there is a row; after the last the Statement is ready to be used again
  void run();   // to its end
  // The first value of the first row, where there is one; the rest is left.
  std::optional<int64_t> first();

  int64_t integer(int column) const;
  double real(int column) const;
  std::string_view text(int column) const;
  std::string string(int column) const { return std::string(text(column)); }
  std::string_view blob(int column) const;
  bool null(int column) const;
  // Columns that may be empty.
  std::optional<int64_t> maybe_integer(int column) const;

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };

  void begin();
  void check(int code);

  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  detail::Connection* connection_ = nullptr;
};

class Database {
 public:
  static Result<Database> open(const std::filesystem::path& file, Open how);
  ~Database();
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;

  Statement prepare(std::string_view sql);
  // Statements without parameters or results, one after the other.
  void run(const std::string& sql);
  // The first value of the first row; 0 where there is none.
  int64_t number(std::string_view sql);

  Result<void> status() const;
  bool ok() const;
  void clear();
  Result<void> take_status();  // status(), then clear()
  // Fails with what the database cannot know: a wrong blob.
  void fail(Error error);

  int64_t last_id() const;
  const std::filesystem::path& file() const;
  sqlite3* handle() const;
  // Questions that take long give up when it turns true; may be null.
  void interrupt_on(const std::atomic<bool>* flag);

 private:
  explicit Database(std::unique_ptr<detail::Connection> connection);
  std::unique_ptr<detail::Connection> connection_;
};

// Everything between begin and commit happens, or nothing does.
class Transaction {
 public:
  explicit Transaction(Database& db);  // waits for other writers
  ~Transaction();                      // undoes what is not committed
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  Result<void> commit();

 private:
  Database& db_;
  bool open_ = false;
};

}  // namespace kilde::ledger
