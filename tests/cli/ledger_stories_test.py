"""kilde stories on a ledger, and --story: which reports of a ledger are about the same happening."""
import json
import os
import pty
import random
import subprocess
import unittest

from program import Case, KILDE, ROOT

REPORTS = [json.loads(line) for line in
           (ROOT / "tests" / "stories" / "development.jsonl").read_text().splitlines()]


def of(*stories):
    return [report for report in REPORTS if report["story"] in stories]


class LedgerStories(Case):
    def add(self, reports, ledger="kilde.db"):
        self.write("in.jsonl", "".join(json.dumps(report) + "\n" for report in reports))
        self.assertEqual(self.run_kilde("add", "--quiet", "--ledger", ledger, "in.jsonl")[0], 0)

    def stories(self, *args):
        """-> {id: story}"""
        code, out, lines = self.run_kilde("stories", "--format", "json", *args)
        self.assertEqual((code, self.failures(lines)), (0, []))
        return {row["id"]: row["story"] for row in map(json.loads, out.decode().splitlines())}

    def of_file(self, reports):
        self.write("same.jsonl", "".join(json.dumps(report) + "\n" for report in reports))
        return self.stories("--quiet", "same.jsonl")

    def test_are_those_of_the_same_reports_in_a_file(self):
        reports = of("d01", "d02", "d13", "d15")
        self.add(reports)
        found = self.stories("--ledger", "kilde.db")
        self.assertEqual(found, self.of_file(reports))
        self.assertEqual(len(set(found.values())), 4)
        text = self.run_kilde("stories", "--ledger", "kilde.db", "--width", "80")[1]
        self.assertEqual(text, self.run_kilde("stories", "--quiet", "--width", "80", "same.jsonl")[1])
        self.assertIn(b"Grain talks in Istanbul end without deal\n  2023-07-11 to 2023-07-12 ", text)

    def test_do_not_depend_on_what_came_when(self):
        reports = of("d01", "d02", "d13", "d14")
        random.Random(4).shuffle(reports)
        third = len(reports) // 3
        for begin in range(0, len(reports), third):
            self.add(reports[begin:begin + third])
            self.assertEqual(self.stories("--ledger", "kilde.db"),
                             self.of_file(reports[:begin + third]))

    def test_follow_what_goes_and_changes(self):
        reports = of("d01", "d15")
        self.add(reports)
        before = self.stories("--ledger", "kilde.db")
        gone, moved = reports[0], reports[1]
        self.assertEqual(self.run_kilde("remove", gone["id"])[0], 0)
        rest = reports[1:]
        self.assertEqual(self.stories("--ledger", "kilde.db"), self.of_file(rest))
        other = of("d15")[0]
        rest[0] = dict(moved, text=other["text"], title=other["title"], date=other["date"],
                       lang=other["lang"])
        self.add(rest[:1])
        now = self.stories("--ledger", "kilde.db")
        self.assertEqual(now, self.of_file(rest))
        self.assertEqual(now[moved["id"]], now[other["id"]])
        self.assertNotEqual(before[moved["id"]], before[other["id"]])
        self.assertEqual(self.run_kilde("reread", "--all", "--quiet")[0], 0)
        self.assertEqual(self.stories("--ledger", "kilde.db"), now)

    def test_story_filters(self):
        self.add(of("d01", "d13", "d15"))
        wanted = {report["id"] for report in of("d15")}
        for name in ("d15-de", "d15-en"):
            code, out, _ = self.run_kilde("claims", "--story", name, "--format", "json", "--limit", "99")
            self.assertEqual(code, 0)
            found = {row["document"]["id"] for row in json.loads(out)}
            self.assertTrue(found)
            self.assertLessEqual(found, wanted)
            out = self.run_kilde("search", "--story", name, "--format", "json", "Istanbul")[1]
            self.assertLessEqual({row["document"]["id"] for row in json.loads(out)}, wanted)
            self.assertIn(b"d15-en", out)
        days = json.loads(self.run_kilde("timeline", "--story", "d15-en", "--format", "json")[1])
        self.assertTrue(days)
        self.assertLessEqual({row["claim"]["document"]["id"] for row in days}, wanted)
        self.assertEqual(json.loads(self.run_kilde("search", "--story", "d13-da", "--format", "json",
                                                   "Istanbul")[1]), [])
        code, _, lines = self.run_kilde("claims", "--story", "nobody")
        self.assertEqual(code, 1)
        self.assert_one_failure(lines, "nobody")

    def test_on_a_terminal_without_a_file(self):
        self.add(of("d15"), "mine.db")
        ours, theirs = pty.openpty()
        self.addCleanup(os.close, ours)
        done = subprocess.run([KILDE, "stories", "--format", "json"], stdin=theirs, cwd=self.path,
                              capture_output=True, env={**os.environ, "KILDE_LEDGER": "mine.db"})
        missing = subprocess.run([KILDE, "stories"], stdin=theirs, cwd=self.path, capture_output=True)
        os.close(theirs)
        self.assertEqual((done.returncode, len(done.stdout.splitlines())), (0, 5), done.stderr)
        self.assertEqual(missing.returncode, 1)
        self.assertIn(b"kilde.db", missing.stderr)

    def test_a_file_or_a_ledger(self):
        code, _, lines = self.run_kilde("stories", "--ledger", "a.db", "b.jsonl")
        self.assertEqual(code, 2)
        self.assert_one_failure(lines, "--ledger", "b.jsonl")


if __name__ == "__main__":
    unittest.main()
