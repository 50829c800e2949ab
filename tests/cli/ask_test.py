"""kilde ask and kilde watch: hypotheses of a file, weighed by what a ledger says, and what is new."""
import json
import os
import re
import shutil
import subprocess
import tempfile
import unittest
from html.parser import HTMLParser
from pathlib import Path

from program import Case, KILDE, ROOT
from schemas import faults, validator

POLICE = "Broen over Sønderå er lukket, siger politiinspektør Lone Brandt fra Sydøstjyllands Politi."
FIRE = "Broen over Sønderå er lukket, oplyser beredskabschef Ib Krag fra Kystens Brandvæsen."
DENIAL = "Broen over Sønderå er ikke lukket, siger borgmester Asta Vang fra Sønderå Kommune."
OTHER = "Færgen til Kiel sejler på fredag, siger rederichef Bo Holm."

FIRST = [{"id": "a", "publisher": "Fjordposten", "date": "2023-05-16T08:00", "text": POLICE},
         {"id": "x", "publisher": "Fjordposten", "date": "2023-05-16T08:10", "text": OTHER}]
SECOND = [{"id": "b", "publisher": "Havneposten", "date": "2023-05-16T09:00", "text": FIRE}]
THIRD = [{"id": "c", "publisher": "Sundposten", "date": "2023-05-17T09:00", "text": DENIAL}]
COPY = [{"id": "d", "publisher": "Øens Avis", "date": "2023-05-17T10:00", "text": OTHER}]

QUESTIONS = """questions:
  - id: bridge
    question: Is the bridge closed?
    lang: en
    hypotheses: {closed: It is closed, open: It is open}
    indicators:
      - sentence: The bridge over Sønderå is closed.
        speaks: {closed: "++", open: "--"}
      - name: The mayor says so
        claims: {source: Asta Vang, words: lukket, polarity: denied}
        speaks: {closed: "-", open: "+"}
        weight: 0.5
"""


class Pages(HTMLParser):
    """Checks that what is opened is closed, in turn."""

    def __init__(self):
        super().__init__()
        self.open, self.wrong, self.links = [], [], []

    def handle_starttag(self, tag, attrs):
        if tag != "meta":
            self.open.append(tag)
        self.links += [value for name, value in attrs if name in ("href", "src")]

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


class Asking(Case):
    def setUp(self):
        super().setUp()
        self.write("q.yaml", QUESTIONS)

    def add(self, *batches):
        for reports in batches:
            self.write("in.jsonl", "".join(json.dumps({"lang": "da", **r}) + "\n" for r in reports))
            self.assertEqual(self.run_kilde("add", "--quiet", "in.jsonl")[0], 0)

    def asked(self, *options, file="q.yaml"):
        code, out, lines = self.run_kilde("ask", *options, file)
        self.assertEqual((code, self.failures(lines)), (0, []))
        return out.decode()

    def question(self, *options):
        return json.loads(self.asked("--format", "json", *options))

    def alerts(self, *options, code):
        found, out, lines = self.run_kilde("watch", "--format", "json", *options, "q.yaml")
        self.assertEqual((found, self.failures(lines)), (code, []))
        return [json.loads(line) for line in out.decode().splitlines()]


class Ask(Asking):
    def test_evidence_is_counted_by_institutions(self):
        self.add(FIRST)
        one = self.question("--no-mark")
        self.assertEqual(one["indicators"][0]["institutions"], {"undisputed": 1, "all": 1})
        self.assertEqual(one["hypotheses"][1]["against"]["all"], 2)
        self.assertEqual(one["indicators"][1]["evidence"], [])
        self.add(SECOND)
        two = self.question("--no-mark")
        self.assertEqual(two["indicators"][0]["institutions"]["undisputed"], 2)
        self.assertAlmostEqual(two["hypotheses"][1]["against"]["undisputed"], 3.17, places=2)
        docs = {claim["doc"] for piece in two["indicators"][0]["evidence"] for claim in piece["claims"]}
        self.assertEqual(docs, {"a", "b"})

    def test_what_is_denied_is_disputed_and_no_evidence_for_it(self):
        self.add(FIRST, SECOND, THIRD)
        found = self.question()
        sentence, mayor = found["indicators"]
        self.assertEqual({piece["standing"] for piece in sentence["evidence"]}, {"disputed"})
        self.assertEqual(sentence["institutions"], {"undisputed": 0, "all": 2})
        docs = {claim["doc"] for piece in sentence["evidence"] for claim in piece["claims"]}
        self.assertEqual(docs, {"a", "b"})
        self.assertEqual([claim["doc"] for piece in mayor["evidence"] for claim in piece["claims"]], ["c"])

    def test_what_changed_over_two_additions(self):
        self.add(FIRST)
        self.assertIsNone(self.question()["since"])
        self.add(SECOND)
        second = self.question()
        self.assertRegex(second["since"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
        self.assertEqual([(c["change"], c["before"], c["after"]) for c in second["changes"]],
                         [("stronger", 1, 2)])
        self.add(THIRD)
        kinds = {(c["change"], c["indicator"]) for c in self.question("--no-mark")["changes"]}
        self.assertEqual(kinds, {("disputed", 1), ("new", 2)})
        self.assertEqual(kinds, {(c["change"], c["indicator"]) for c in self.question()["changes"]})
        self.assertEqual(self.question()["changes"], [])

    def test_a_withdrawn_report_is_no_evidence(self):
        self.add(FIRST)
        self.question()
        self.assertEqual(self.run_kilde("remove", "a")[0], 0)
        self.assertEqual([c["change"] for c in self.question()["changes"]], ["gone"])

    def test_order_of_adding_changes_nothing(self):
        answers = set()
        for batches in ((FIRST, SECOND, THIRD), (THIRD, SECOND, FIRST), (FIRST + SECOND + THIRD,)):
            for file in self.path.glob("kilde.db*"):
                file.unlink()
            self.add(*batches)
            answers.add(self.asked("--no-mark", "--format", "json"))
            answers.add(self.asked("--no-mark", "--format", "json"))
        self.assertEqual(len(answers), 1)

    def test_text_is_a_matrix(self):
        self.add(FIRST, SECOND)
        text = self.asked("--width", "80")
        self.assertIn("closed", text)
        self.assertRegex(text, r"1  The bridge over Sønderå is closed\. .* \+\+ 3\.2 .* -- 3\.2")
        self.assertIn("Least speaks against closed.", text)
        self.assertNotIn("\x1b", text)
        self.assertLessEqual(max(map(len, text.splitlines())), 80)
        self.assertIn("\x1b[", self.asked("--color", "always"))

    def test_page_is_well_formed_whatever_it_shows(self):
        self.add(FIRST)
        hostile = '</td><script>alert(1)</script>" onclick="x'
        self.write("bad.jsonl", json.dumps({"id": hostile, "lang": "da", "publisher": hostile,
                                            "url": "javascript:alert(1)", "text": FIRE}) + "\n")
        self.assertEqual(self.run_kilde("add", "--quiet", "bad.jsonl")[0], 0)
        self.write("hostile.yaml", QUESTIONS.replace("Is the bridge closed?", f"'{hostile}'")
                   .replace("It is open", f"'{hostile}'"))
        page = self.asked("--format", "html", file="hostile.yaml")
        parser = Pages()
        parser.feed(page)
        parser.close()
        self.assertEqual((parser.open, parser.wrong, parser.links), ([], [], []))
        self.assertNotIn("<script", page)
        self.assertNotRegex(page, r"<[^>]*onclick")
        self.assertIn("default-src 'none'", page)

    def test_what_programs_read_fits_its_schema(self):
        self.add(FIRST)
        self.question()
        self.alerts(code=0)
        self.add(SECOND, THIRD)
        self.assertEqual(faults(validator("ask"), self.question()), [])
        alerts = self.alerts(code=3)
        self.assertTrue(alerts)
        for alert in alerts:
            self.assertEqual(faults(validator("watch"), alert), [])

    def test_offsets_stand_in_the_text(self):
        self.add(FIRST)
        claim = self.question()["indicators"][0]["evidence"][0]["claims"][0]
        (begin, end), = claim["content"]
        self.assertEqual(POLICE[begin:end], claim["words"])
        (begin, end), = self.question("--offsets", "bytes")["indicators"][0]["evidence"][0]["claims"][0]["content"]
        self.assertEqual(POLICE.encode()[begin:end].decode(), claim["words"])

    def test_an_unknown_name_is_a_note(self):
        self.add(FIRST)
        code, _, lines = self.run_kilde("ask", "q.yaml")
        self.assertEqual(code, 0)
        self.assert_one_note(lines, "q.yaml", "no 'Asta Vang' in the ledger")


class Watch(Asking):
    def test_exit_codes_over_two_additions(self):
        self.add(FIRST)
        code, out, lines = self.run_kilde("watch", "q.yaml")
        self.assertEqual((code, out), (0, b""))
        self.assertIn("first look", " ".join(lines))
        self.assertEqual(self.alerts(code=0), [])
        self.add(SECOND)
        self.assertEqual(len(self.alerts("--no-mark", code=3)), 1)
        alert, = self.alerts(code=3)
        self.assertEqual((alert["question"], alert["change"], alert["indicator"]), ("bridge", "stronger", 1))
        self.assertEqual({claim["doc"] for claim in alert["claims"]}, {"b"})
        self.assertEqual(self.alerts(code=0), [])
        self.add(THIRD)
        code, out, _ = self.run_kilde("watch", "q.yaml")
        self.assertEqual(code, 3)
        self.assertIn("new", out.decode())
        self.assertEqual(self.alerts(code=0), [])

    def test_what_touches_no_indicator_is_no_alert(self):
        self.add(FIRST)
        self.alerts(code=0)
        self.add(COPY)
        self.assertEqual(self.alerts(code=0), [])

    def test_asking_takes_no_alert_away(self):
        self.add(FIRST)
        self.alerts(code=0)
        self.add(SECOND)
        self.asked()
        self.assertEqual(len(self.alerts(code=3)), 1)

    def test_since_a_day_and_without_a_mark(self):
        self.add(FIRST, SECOND)
        for _ in range(2):
            alert, = self.alerts("--since", "2020", code=3)
            self.assertEqual((alert["change"], alert["since"]), ("new", "2020-01-01"))
        self.assertEqual(self.alerts("--since", "2999-01-01", code=0), [])
        code, _, lines = self.run_kilde("watch", "--since", "zzz", "q.yaml")
        self.assertEqual(code, 2)
        self.assert_one_failure(lines, "--since")

    def test_a_new_indicator_begins_with_its_first_look(self):
        self.add(FIRST)
        self.alerts(code=0)
        self.write("q.yaml", QUESTIONS + "      - claims: {words: lukket}\n        speaks: {closed: +}\n")
        self.assertEqual(self.alerts(code=0), [])
        self.add(SECOND)
        self.assertEqual({alert["indicator"] for alert in self.alerts(code=3)}, {1, 3})

    def test_what_was_seen_may_stand_in_a_file(self):
        self.add(FIRST)
        before = (self.path / "kilde.db").read_bytes()
        self.alerts("--state", "seen.json", code=0)
        self.assertEqual(list(json.loads((self.path / "seen.json").read_text())), ["watch"])
        self.asked("--state", "seen.json")
        self.assertEqual((self.path / "kilde.db").read_bytes(), before)
        self.add(SECOND)
        self.assertEqual(len(self.alerts("--state", "seen.json", code=3)), 1)
        self.write("seen.json", "[")
        code, _, lines = self.run_kilde("watch", "--state", "seen.json", "q.yaml")
        self.assertEqual(code, 1)
        self.assert_one_failure(lines, "seen.json")

    @unittest.skipIf(os.geteuid() == 0, "root may write everything")
    def test_a_ledger_that_may_only_be_read_stays_as_it_is(self):
        self.add(FIRST)
        (self.path / "kilde.db").chmod(0o444)
        self.alerts(code=0)
        self.assertTrue((self.path / "q.yaml.looks.json").exists())

    def test_a_ledger_from_before_gets_its_table(self):
        self.add(FIRST)
        import sqlite3
        with sqlite3.connect(self.path / "kilde.db") as db:
            db.execute("DROP TABLE question_looks")
        self.alerts(code=0)
        self.add(SECOND)
        self.assertEqual(len(self.alerts(code=3)), 1)
        self.assertEqual(self.run_kilde("check")[0], 0)


class Mistakes(Asking):
    def test_each_is_a_line_with_its_place(self):
        self.add(FIRST)
        self.write("bad.yaml", QUESTIONS.replace("sentence:", "sentense:").replace('"-"', '"~"'))
        for command in ("ask", "watch"):
            code, out, lines = self.run_kilde(command, "bad.yaml")
            self.assertEqual((code, out), (1, b""))
            self.assertEqual([re.search(r"bad\.yaml:\d+:\d+: expected .*, found ", line) is not None for line in lines],
                             [True] * 3, lines)

    def test_a_sentence_that_says_nothing(self):
        self.add(FIRST)
        self.write("bad.yaml", QUESTIONS.replace("The bridge over Sønderå is closed.", "\"?!\""))
        code, _, lines = self.run_kilde("ask", "bad.yaml")
        self.assertEqual(code, 1)
        self.assert_one_failure(lines, "bad.yaml:7:19", "expected a sentence")

    def test_without_a_file_or_a_ledger(self):
        self.assertEqual(self.run_kilde("ask")[0], 2)
        code, _, lines = self.run_kilde("ask", "none.yaml")
        self.assertEqual(code, 1)
        self.assert_one_failure(lines, "none.yaml")
        code, _, lines = self.run_kilde("watch", "--ledger", "none.db", "q.yaml")
        self.assertEqual(code, 1)
        self.assert_one_failure(lines, "none.db")


class Example(Case):
    """The example's questions to the invented world: what its gold says."""

    @classmethod
    def setUpClass(cls):
        cls.made = tempfile.TemporaryDirectory()
        done = subprocess.run([KILDE, "add", "--quiet", "--ledger", "w.db", ROOT / "tests/world/world.reports.jsonl"],
                              cwd=cls.made.name, check=False)
        assert done.returncode == 0

    @classmethod
    def tearDownClass(cls):
        cls.made.cleanup()

    def test_the_anchor_is_said_by_more_than_the_fault(self):
        shutil.copy(Path(self.made.name) / "w.db", self.path)
        code, out, _ = self.run_kilde("ask", "--ledger", "w.db", "--format", "json", ROOT / "examples/questions.yaml")
        self.assertEqual(code, 0)
        cable, watch = map(json.loads, out.decode().splitlines())
        strength = [i["institutions"]["all"] for i in cable["indicators"]]
        self.assertGreaterEqual(strength[0], 3)
        self.assertGreater(strength[0], strength[3])
        place = {h["id"]: h["place"] for h in cable["hypotheses"]}
        self.assertEqual(max(place, key=place.get), "fault")
        self.assertTrue(all(i["evidence"] for i in watch["indicators"]))
        self.assertEqual(faults(validator("ask"), cable), [])


if __name__ == "__main__":
    unittest.main()
