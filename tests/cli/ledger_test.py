"""kilde add, reread, remove, check, backup: one ledger that nothing takes down."""
import json
import os
import random
import signal
import sqlite3
import subprocess
import time
import unittest

from program import Case, KILDE, ROOT

SAID = "Broen over Sønderå er lukket i tre uger, siger ingeniør Asta Vang til Havneposten. "
MORE = "Borgmester Bo Holm venter, at arbejdet koster kommunen to millioner kroner. "
KILLS = int(os.environ.get("KILDE_KILLS", "30"))


def report(number, text=SAID, **fields):
    return {"id": f"w{number}", "lang": "da", "date": "2023-05-16", "text": text, **fields}


class LedgerCase(Case):
    def write_reports(self, name, *reports):
        return self.write(name, "".join(json.dumps(r) + "\n" for r in reports))

    def add(self, *args, code=0):
        found, out, lines = self.run_kilde("add", *args)
        self.assertEqual(found, code, lines)
        return out.decode(), lines

    def rows(self, sql, ledger="kilde.db"):
        connection = sqlite3.connect(self.path / ledger)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    def assert_whole(self, ledger="kilde.db"):
        code, out, lines = self.run_kilde("check", "--ledger", ledger)
        self.assertEqual((code, lines), (0, []), out.decode())
        self.assertTrue(out.startswith(b"whole: "), out)


class Adding(LedgerCase):
    def test_adding_twice_changes_nothing(self):
        self.write_reports("in.jsonl", report(1), report(2, MORE))
        self.assertEqual(self.add("in.jsonl")[0], "2 added, 0 new versions, 0 unchanged\n")
        before = self.rows("SELECT * FROM documents")
        self.assertEqual(self.add("in.jsonl")[0], "0 added, 0 new versions, 2 unchanged\n")
        self.assertEqual(self.rows("SELECT * FROM documents"), before)
        self.assertEqual(self.rows("SELECT n.name FROM claims JOIN names n ON n.id=speaker_name"),
                         [("Asta Vang",), ("Bo Holm",)])
        self.assert_whole()

    def test_another_text_is_a_new_version(self):
        self.write_reports("in.jsonl", report(1), report(1, SAID + MORE), report(2, MORE, url="u"),
                           report(3, SAID, url="u"))
        self.assertEqual(self.add("in.jsonl")[0], "2 added, 2 new versions, 0 unchanged\n")
        self.assertEqual(self.rows("SELECT name,version,current FROM documents ORDER BY id"),
                         [("w1", 1, 0), ("w1", 2, 1), ("w2", 1, 0), ("w3", 2, 1)])
        self.assert_whole()

    def test_the_ledger_does_not_depend_on_the_threads(self):
        self.write_reports("in.jsonl", *(report(i, f"{SAID} {i}") for i in range(40)))
        for jobs in (1, 4):
            self.add("--jobs", str(jobs), "--ledger", f"{jobs}.db", "--batch", "7", "in.jsonl")
        for table in ("claims", "names", "entities", "document_entities", "chains", "findings"):
            self.assertEqual(self.rows(f"SELECT * FROM {table}", "1.db"),
                             self.rows(f"SELECT * FROM {table}", "4.db"), table)

    def test_broken_lines_are_named_once_and_the_rest_stored(self):
        lines = [json.dumps(report(i, f"{SAID}{i}")) for i in range(30)]
        lines[11] = '{"id": "broken'
        self.write("in.jsonl", "\n".join(lines) + "\n")
        out, told = self.add("in.jsonl", code=1)
        self.assertEqual(out, "29 added, 0 new versions, 0 unchanged, 1 failed\n")
        self.assert_one_failure(told, "in.jsonl:12")
        self.assert_whole()

    def test_odd_reports(self):
        self.write_reports("in.jsonl", report(1, ""), report(2, "x " * 30_000),
                           report(3, date="2999-01-01"), report("'); DROP TABLE documents;--"),
                           report(5, "\u200b\ufeff\x00 x"), report(6, author=["a", "b"]))
        self.assertEqual(self.add("--quiet", "in.jsonl")[0], "")
        self.assertEqual(self.rows("SELECT count(*) FROM documents"), [(6,)])
        self.assert_whole()

    def test_the_ledger_may_come_from_the_environment(self):
        self.write_reports("in.jsonl", report(1))
        self.run_kilde("add", "in.jsonl", env={"KILDE_LEDGER": "mine.db"})
        self.assert_whole("mine.db")


class Keeping(LedgerCase):
    def setUp(self):
        super().setUp()
        self.write_reports("in.jsonl", report(1), report(2, MORE), report(3, SAID + MORE))
        self.add("in.jsonl")

    def test_removed_reports_are_marked(self):
        self.assertEqual(self.run_kilde("remove", "w1", "--reason", "retracted")[0], 0)
        self.assertEqual(self.rows("SELECT name,reason FROM documents WHERE withdrawn IS NOT NULL"),
                         [("w1", "retracted")])
        self.assert_whole()

    def test_adding_a_withdrawn_report_again(self):
        self.run_kilde("remove", "w1", "--reason", "retracted")
        out, lines = self.add("in.jsonl")
        self.assertEqual(out, "0 added, 0 new versions, 3 unchanged\n")
        self.assertEqual(len(lines), 1)
        self.assertIn("w1: stays withdrawn (20", lines[0])
        self.assertIn("retracted", lines[0])
        self.assertEqual(self.add("--quiet", "in.jsonl"), ("", []))
        line = json.loads(self.run_kilde("lineage", "w1", "--format", "json")[1])
        self.assertIs(line["withdrawn"], True)
        self.assertNotIn("withdrawn", json.loads(self.run_kilde("lineage", "w2", "--format", "json")[1]))

    def test_a_withdrawn_report_is_marked_beside_its_copies(self):
        self.write_reports("more.jsonl", report(4, MORE + SAID, date="2023-05-17T08:00Z"),
                           report(5, SAID + MORE + MORE, date="2023-05-18T08:00Z"))
        self.add("more.jsonl")
        mark = b'<strong class="withdrawn">withdrawn</strong>'
        page = self.run_kilde("lineage", "w5", "--format", "html")[1]
        self.assertIn(b'class="side"', page)
        self.assertNotIn(mark, page)
        for number in range(1, 5):
            self.run_kilde("remove", f"w{number}", "--reason", "retracted")
        page = self.run_kilde("lineage", "w5", "--format", "html")[1]
        self.assertIn(mark + b"</li>", page)
        self.assertIn(mark + b"</h3>", page)

    def test_lineage_of_a_document_without_naming_the_ledger(self):
        named = self.run_kilde("lineage", "--ledger", "kilde.db", "w3", "--format", "json")
        self.assertEqual(self.run_kilde("lineage", "w3", "--format", "json"), named)
        self.assertEqual(json.loads(named[1])["id"], "w3")
        code, _, lines = self.run_kilde("lineage", "nobody")
        self.assertEqual(code, 1)
        self.assert_one_failure(lines, "nobody", "in the ledger")
        (self.path / "kilde.db").unlink()
        code, _, lines = self.run_kilde("lineage", "w3")
        self.assertEqual(code, 1)
        self.assert_one_failure(lines, "w3", "file")

    def test_erased_reports_leave_no_text(self):
        self.assertEqual(self.run_kilde("remove", "--erase", "w1", "w3")[0], 0)
        self.assertEqual(self.rows("SELECT document FROM texts"), [(2,)])
        self.assertEqual(self.rows("SELECT DISTINCT document FROM claims"), [(2,)])
        self.assert_whole()

    def test_removing_what_is_not_there(self):
        code, _, lines = self.run_kilde("remove", "nobody", "w1")
        self.assertEqual(code, 1)
        self.assert_one_failure(lines, "nobody")
        self.assertEqual(self.rows("SELECT count(*) FROM documents WHERE withdrawn IS NOT NULL"), [(1,)])

    def test_rereading_changes_nothing_but_what_is_outdated(self):
        claims = self.rows("SELECT * FROM claims")
        self.assertEqual(self.run_kilde("reread")[1], b"0 read again\n")
        self.assertEqual(self.run_kilde("reread", "--all")[1], b"3 read again\n")
        self.assertEqual(self.rows("SELECT * FROM claims"), claims)
        connection = sqlite3.connect(self.path / "kilde.db")
        connection.execute("INSERT INTO models(id,lang,version,fingerprint) VALUES(9,'da','old','x')")
        connection.execute("UPDATE documents SET model=9 WHERE id=2")
        connection.commit()
        connection.close()
        self.assertEqual(self.run_kilde("reread")[1], b"1 read again\n")
        self.assertEqual(self.rows("SELECT * FROM claims"), claims)
        self.assert_whole()

    def test_a_backup_is_a_ledger(self):
        self.assertEqual(self.run_kilde("backup", "copy.db")[0], 0)
        self.assertEqual(self.rows("SELECT * FROM documents", "copy.db"),
                         self.rows("SELECT * FROM documents"))
        self.assert_whole("copy.db")
        code, _, lines = self.run_kilde("backup", "no folder/copy.db")
        self.assertEqual(code, 1)
        self.assert_one_failure(lines, "copy.db")

    def test_a_backup_onto_the_ledger_itself(self):
        os.link(self.path / "kilde.db", self.path / "hard.db")
        os.symlink("kilde.db", self.path / "soft.db")
        writer = subprocess.Popen([KILDE, "add", "--quiet", "--batch", "1", "-",
                                   "--input-format", "jsonl"], cwd=self.path,
                                  stdin=subprocess.PIPE, text=True)
        for number in range(10, 40):
            writer.stdin.write(json.dumps(report(number, f"{SAID} {number}")) + "\n")
            writer.stdin.flush()
            if number % 10 == 5:
                for name in ("kilde.db", "hard.db", "soft.db", "./kilde.db", "kilde.db-wal"):
                    code, _, lines = self.run_kilde("backup", name)
                    self.assertEqual(code, 2)
                    self.assert_one_failure(lines, name, "another file")
        writer.stdin.close()
        self.assertEqual(writer.wait(), 0)
        self.assertEqual(self.rows("SELECT count(*) FROM documents"), [(33,)])
        self.assert_whole()

    def test_a_backup_over_what_a_killed_writer_left(self):
        reports = [report(i, f"{SAID} {i}") for i in range(100, 400)]
        self.write_reports("more.jsonl", *reports)
        writer = subprocess.Popen([KILDE, "add", "--quiet", "--batch", "1", "--ledger", "k.db",
                                   "more.jsonl"], cwd=self.path)
        while not (self.path / "k.db-wal").exists() and writer.poll() is None:
            time.sleep(0.01)
        time.sleep(0.1)
        if writer.poll() is None:
            code, _, lines = self.run_kilde("backup", "k.db")
            self.assertEqual(code, 1)
            self.assert_one_failure(lines, "k.db", "open")
        writer.kill()
        writer.wait()
        self.assertEqual(self.run_kilde("backup", "k.db")[0], 0)
        self.assertEqual(self.rows("SELECT name FROM documents", "k.db"), [("w1",), ("w2",), ("w3",)])
        self.assert_whole("k.db")


class Trouble(LedgerCase):
    def test_no_ledger(self):
        for command in (("check",), ("reread",), ("remove", "w1"), ("backup", "b.db")):
            code, _, lines = self.run_kilde(*command)
            self.assertEqual(code, 1, command)
            self.assert_one_failure(lines, "kilde.db", "kilde add")

    def test_a_file_of_another_kind(self):
        self.write("kilde.db", "This is no ledger. " * 500)
        self.write_reports("in.jsonl", report(1))
        lines = self.add("in.jsonl", code=1)[1]
        self.assert_one_failure(lines, "kilde.db", "another kind")

    def test_a_newer_ledger(self):
        self.write_reports("in.jsonl", report(1))
        self.add("in.jsonl")
        connection = sqlite3.connect(self.path / "kilde.db")
        connection.execute("PRAGMA user_version=999")
        connection.close()
        lines = self.add("in.jsonl", code=1)[1]
        self.assert_one_failure(lines, "999", "newer")

    def test_a_damaged_page(self):
        self.write_reports("in.jsonl", *(report(i, f"{SAID * 20} {i}") for i in range(60)))
        self.add("in.jsonl")
        file = self.path / "kilde.db"
        data = bytearray(file.read_bytes())
        for page in range(6, len(data) // 8192, 3):
            data[page * 8192:page * 8192 + 4096] = os.urandom(4096)
        file.write_bytes(data)
        code, out, lines = self.run_kilde("check")
        self.assertEqual(code, 1, lines)
        self.assertGreater(len(out.splitlines()) + len(lines), 0)
        self.assertFalse(out.startswith(b"whole"))

    @unittest.skipIf(os.geteuid() == 0, "root may write everything")
    def test_a_read_only_ledger(self):
        self.write_reports("in.jsonl", report(1))
        self.add("in.jsonl")
        (self.path / "kilde.db").chmod(0o444)
        self.write_reports("more.jsonl", report(2))
        lines = self.add("more.jsonl", code=1)[1]
        self.assert_one_failure(lines, "kilde.db", "read-only")

    def test_two_writers_take_turns(self):
        for name in "ab":
            self.write_reports(f"{name}.jsonl",
                               *(report(f"{name}{i}", f"{SAID} {name}{i}") for i in range(60)))
        writers = [subprocess.Popen([KILDE, "add", "--quiet", "--batch", "3", f"{name}.jsonl"],
                                    cwd=self.path, stderr=subprocess.PIPE) for name in "ab"]
        self.assertEqual([(w.communicate()[1], w.returncode) for w in writers], [(b"", 0)] * 2)
        self.assertEqual(self.rows("SELECT count(*) FROM documents"), [(120,)])
        self.assert_whole()

    def test_a_full_disk(self):
        mount = self.path / "small"
        mount.mkdir()
        made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", mount],
                              capture_output=True)
        if made.returncode != 0:
            self.skipTest("no right to make a small file system")
        self.addCleanup(subprocess.run, ["umount", "-l", mount])
        reports = [report(i, f"{SAID} {random.Random(i).random()} " * 30) for i in range(400)]
        self.write_reports("in.jsonl", *reports)
        out, lines = self.add("--ledger", "small/kilde.db", "--batch", "10", "in.jsonl", code=1)
        self.assert_one_failure(lines, "small/kilde.db", "full")
        stored, = self.rows("SELECT count(*) FROM documents", "small/kilde.db")
        self.assertEqual(int(out.split()[0]), stored[0])
        self.assert_whole("small/kilde.db")


class Killed(LedgerCase):
    """kill -9 at any moment: what was committed is there, once, and the same command goes on."""

    def kill_after(self, seconds, *command):
        process = subprocess.Popen([KILDE, *command], cwd=self.path, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        process.wait()

    def remove_ledger(self):
        for file in self.path.glob("kilde.db*"):
            file.unlink()

    def stored(self):
        if not (self.path / "kilde.db").exists():
            return set()
        try:
            return {row[0] for row in self.rows("SELECT name FROM documents")}
        except sqlite3.OperationalError:  # killed before the tables were there
            return set()

    def test_adding(self):
        texts = [f"{SAID} {MORE} Nummer {i}. " * 3 for i in range(300)]
        self.write_reports("in.jsonl", *(report(i, text) for i, text in enumerate(texts)))
        dice = random.Random(8)
        before = set()
        for _ in range(KILLS):
            if len(before) == 300:  # nothing left to be killed at: begin anew
                self.assert_whole()
                self.remove_ledger()
                before = set()
            self.kill_after(dice.uniform(0.005, 0.2), "add", "--quiet", "--batch", "4", "in.jsonl")
            now = self.stored()
            self.assertLessEqual(before, now, "a committed document was lost")
            before = now
        self.add("--quiet", "in.jsonl")
        self.assertEqual(len(self.stored()), 300)
        self.assertEqual(self.rows("SELECT count(*),count(DISTINCT name) FROM documents"), [(300, 300)])
        self.assertEqual(self.rows("SELECT count(*) FROM texts"), [(300,)])
        self.assert_whole()

    def test_rereading(self):
        self.write_reports("in.jsonl", *(report(i, f"{SAID} {MORE} Nummer {i}.") for i in range(150)))
        self.add("in.jsonl")
        claims = self.rows("SELECT * FROM claims")
        dice = random.Random(9)
        for _ in range(max(KILLS // 3, 1)):
            self.kill_after(dice.uniform(0.005, 0.4), "reread", "--all", "--quiet")
            self.assertEqual(self.rows("SELECT * FROM claims"), claims)
        self.assert_whole()


if __name__ == "__main__":
    unittest.main()
