"""--why and kilde propose: the reasons of what is joined, counted, disputed, decided and kept apart."""
import json
import unittest

from program import Case, ROOT
from schemas import faults, validator
from trace_test import REPORTS

WORLD = ROOT / "tests/world/world.reports.jsonl"


class Base(Case):
    def found(self, *command):
        code, out, lines = self.run_kilde(*command)
        self.assertEqual((code, lines), (0, []))
        return out.decode()

    def lines(self, *command):
        return [json.loads(line) for line in self.found(*command, "--format", "json").splitlines()]

    def add(self, reports=REPORTS):
        self.write("in.jsonl", "".join(json.dumps({"lang": "da", **r}) + "\n" for r in reports))
        self.assertEqual(self.run_kilde("add", "--quiet", "in.jsonl")[0], 0)

    def add_world(self):
        self.assertEqual(self.run_kilde("add", "--quiet", WORLD)[0], 0)


class Why(Base):
    def test_a_copy_tells_how_alike_it_is(self):
        self.add()
        trace, = self.lines("trace", "--why", "broen lukket eksplosion")
        self.assertEqual(faults(validator("trace"), trace), [])
        copies = [why for claim, why in zip(trace["claims"], trace["why"]["claims"]) if claim["way"] == "copy"]
        self.assertTrue(copies)
        for why in copies:
            self.assertEqual(why["step"], "in a passage taken from there")
            self.assertGreater(why["similarity"], 0.9)
        tree = self.found("trace", "--why", "--width", "160", "broen lukket eksplosion")
        self.assertIn("in a passage taken from there, 100 % alike", tree)
        self.assertLessEqual(max(map(len, tree.splitlines())), 160)

    def test_every_claim_but_the_first_is_joined_by_something(self):
        self.add_world()
        checker = validator("propositions")
        for line in self.lines("origins", "--why", "--limit", "20"):
            self.assertEqual(faults(checker, line), [])
            claims = line["why"]["claims"]
            self.assertEqual(len(claims), len(line["claims"]))
            self.assertIsNone(claims[0]["joined"])
            for at, claim in enumerate(claims[1:], 1):
                self.assertNotEqual(claim["joined"]["with"], at)
                self.assertLess(claim["joined"]["with"], len(claims))
                self.assertTrue(claim["joined"]["by"])

    def test_beginnings_of_one_institution_tell_why(self):
        self.add_world()
        ones = []
        for line in self.lines("origins", "--limit", "15"):
            trace, = self.lines("trace", "--why", line["id"])
            for claim, why in zip(trace["claims"], trace["why"]["claims"]):
                if why["one_with"] is None:
                    self.assertEqual(why["one_by"], "")
                    continue
                other = trace["claims"][why["one_with"]]
                self.assertEqual(claim["institution"], other["institution"])
                same = "one institution" if claim["speaker"] != other["speaker"] else "the same"
                self.assertTrue(why["one_by"].startswith(same), why)
                ones.append(why["one_by"])
        self.assertTrue(ones)

    def test_disputes_say_what_keeps_them_apart(self):
        three = {"id": "three", "publisher": "A", "date": "2023-05-16T08:00",
                 "text": "Broen\n\nIfølge politiet er tre personer kommet til skade på broen over Sønderå."}
        five = {"id": "five", "publisher": "B", "date": "2023-05-16T09:00",
                "text": "Broen\n\nIfølge politiet er fem personer kommet til skade på broen over Sønderå."}
        self.add([three, five, *REPORTS])
        lines = {line["id"]: line for line in self.lines("disputes", "--why")}
        self.assertTrue(lines)
        kinds = set()
        for line in lines.values():
            self.assertEqual([d["id"] for d in line["why"]["disputes"]], line["disputes"])
            for dispute in line["why"]["disputes"]:
                kinds.add(dispute["apart"])
                self.assertIn(dispute["doc"], [c["doc"] for c in lines[dispute["id"]]["claims"]])
        self.assertIn("number", kinds)
        self.assertIn("other numbers: ", self.found("disputes", "--why", "--width", "200"))

    def test_predictions_say_what_decided_them(self):
        self.add_world()
        decided = [line for line in self.lines("predictions", "--why") if line["prediction"]["decided_by"]]
        self.assertTrue(decided)
        for line in decided:
            self.assertEqual([d["id"] for d in line["why"]["decided"]], line["prediction"]["decided_by"])
            self.assertTrue(all(d["by"] for d in line["why"]["decided"]))

    def test_corrections_say_who_and_how(self):
        self.add_world()
        corrected = [line for line in self.lines("propositions", "--ledger", "kilde.db", "--why") if line["corrected"]]
        self.assertTrue(corrected)
        for line in corrected:
            self.assertEqual([c["doc"] for c in line["why"]["corrected"]], [c["doc"] for c in line["corrected"]])

    def test_the_page_tells_them_too_and_pictures_do_not(self):
        self.add()
        page = self.found("trace", "--why", "--format", "html", "broen lukket eksplosion")
        self.assertIn("in a passage taken from there", page)
        for form in ("svg", "dot", "prov"):
            code, out, lines = self.run_kilde("trace", "--why", "--format", form, "broen")
            self.assertEqual((code, out), (2, b""))
            self.assert_one_failure(lines, "--why", form)

    def test_of_many_reports_what_is_kept_is_explained(self):
        self.add([{**REPORTS[0], "id": f"c{i}", "publisher": f"Blad {i}", "url": "",
                   "date": f"2023-05-{16 + i // 24}T{i % 24:02}:30"} for i in range(260)] + REPORTS[3:])
        plain, = self.lines("trace", "broen lukket eksplosion")
        trace, = self.lines("trace", "--why", "broen lukket eksplosion")
        self.assertEqual(trace["id"], plain["id"])
        self.assertEqual([c["way"] for c in trace["claims"]], [c["way"] for c in plain["claims"]])
        self.assertEqual({w["joined"]["by"] for w in trace["why"]["claims"][-3:]}, {"the same words"})
        self.assertEqual([line["id"] for line in self.lines("disputes", "--why")],
                         [line["id"] for line in self.lines("disputes")])

    def test_without_why_nothing_is_told(self):
        self.add()
        for line in self.lines("origins"):
            self.assertNotIn("why", line)


class Propose(Base):
    def test_near_misses_are_pairs_that_are_apart(self):
        self.add_world()
        misses = self.lines("propose", "--limit", "50")
        self.assertTrue(misses)
        checker = validator("near")
        known = {line["id"]: line for line in self.lines("propositions", "--ledger", "kilde.db")}
        for miss in misses:
            self.assertEqual(faults(checker, miss), [])
            self.assertNotEqual(miss["a"], miss["b"])
            self.assertNotIn(miss["b"], known[miss["a"]]["disputes"])
            for name, claim in zip((miss["a"], miss["b"]), miss["claims"]):
                self.assertIn((claim["doc"], claim["content"]), [(c["doc"], c["content"]) for c in known[name]["claims"]])
        scores = [miss["score"] for miss in misses]
        self.assertEqual(scores, sorted(scores, reverse=True))
        self.assertEqual(self.lines("propose", "--limit", "3"), misses[:3])
        self.assertEqual(len(self.found("propose", "--limit", "3").splitlines()), 9)
        self.assertEqual(self.found("propose", "--limit", "0"), "")


if __name__ == "__main__":
    unittest.main()
