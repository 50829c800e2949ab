"""kilde judge, resolve: what persons decide, which holds, is told, exported and imported."""
import json
import os
import unittest

from program import Case
from schemas import faults, validator

POLICE = ("Broen over Sønderå er lukket efter en eksplosion, siger politiinspektør Lone Brandt fra "
          "Sydøstjyllands Politi til Ritzau. Tre biler blev ødelagt, siger hun.")
WITNESS = ("Beboer Ib Krag fortæller til Sundposten, at en eksplosion har lukket Sønderås bro. "
           "Han hørte braget klokken fem.")
FORECAST = ("Museet i Fjordby åbner den 1. juni 2023, siger borgmester Bo Holm. Færgen er aflyst, "
            "siger rederichef Asta Vang.")
REPORTS = [
    {"id": "wire", "publisher": "Ritzau", "date": "2023-05-16T08:00", "text": POLICE},
    {"id": "own", "publisher": "Sundposten", "date": "2023-05-16T10:00", "text": WITNESS},
    {"id": "forecast", "publisher": "Havneposten", "date": "2023-05-18T10:00", "text": FORECAST},
]
CLOSED, OPENS = "Broen over Sønderå er lukket", "Museet i Fjordby åbner"
BLAST = "en eksplosion har lukket"


class Judge(Case):
    def setUp(self):
        super().setUp()
        os.environ["USER"] = "desk"
        self.add(REPORTS)

    def add(self, reports):
        self.write("in.jsonl", "".join(json.dumps({"lang": "da", **r}) + "\n" for r in reports))
        self.assertEqual(self.run_kilde("add", "--quiet", "in.jsonl")[0], 0)

    def run_well(self, *command, notes=0, stdin=b""):
        code, out, lines = self.run_kilde(*command, stdin=stdin)
        self.assertEqual((code, self.failures(lines)), (0, []), command)
        self.assertEqual(len(lines), notes, lines)
        return out.decode()

    def judge(self, *command, by="bo", notes=0):
        return json.loads(self.run_well("judge", *command, "--by", by, "--format", "json", notes=notes))

    def resolve(self, *command, by="bo", notes=0):
        return json.loads(self.run_well("resolve", *command, "--by", by, "--format", "json", notes=notes))

    def refused(self, *command, code=1, parts=()):
        got, out, lines = self.run_kilde(*command)
        self.assertEqual((got, out), (code, b""), lines)
        self.assert_one_failure(lines, *parts)

    def propositions(self, notes=0):
        lines = self.run_well("propositions", "--ledger", "kilde.db", "--format", "json", notes=notes)
        return [json.loads(line) for line in lines.splitlines()]

    def with_words(self, words, doc="wire", notes=0):
        """The proposition with a claim of these words in a report, and where they stand."""
        text = {r["id"]: r["text"] for r in REPORTS}[doc]
        for proposition in self.propositions(notes):
            for claim in proposition["claims"]:
                begin, end = claim["content"][0]
                if claim["doc"] == doc and text[begin:end].startswith(words):
                    return proposition
        self.fail(f"no claim '{words}' in {doc}")

    def docs(self, proposition):
        return {claim["doc"] for claim in proposition["claims"]}

    def test_merged_propositions_are_one_until_it_is_taken_back(self):
        closed, cars = self.with_words(CLOSED), self.with_words("Tre biler")
        self.assertNotEqual(closed["id"], cars["id"])
        merge = self.judge("merge", closed["id"], cars["id"], "--reason", "one story")
        self.assertEqual((merge["kind"], merge["by"], merge["reason"]), ("merge", "bo", "one story"))
        one = self.with_words(CLOSED)
        self.assertEqual(self.with_words("Tre biler")["id"], one["id"])
        self.assertEqual(one["judgements"], [merge["id"]])
        self.assertIn("judged: " + merge["id"], self.run_well("trace", one["id"]))
        trace = json.loads(self.run_well("trace", one["id"], "--format", "json"))
        self.assertEqual(trace["judgements"], [merge["id"]])
        self.judge("retract", merge["id"][:6])
        self.assertEqual(self.with_words(CLOSED)["judgements"], [])
        self.assertNotEqual(self.with_words("Tre biler")["id"], self.with_words(CLOSED)["id"])

    def test_split_claims_are_apart(self):
        closed = self.with_words(CLOSED)
        self.assertEqual(self.docs(closed), {"wire", "own"})
        split = self.judge("split", closed["id"], "own")
        self.assertEqual(self.docs(self.with_words(CLOSED)), {"wire"})
        apart = self.with_words(BLAST, "own")
        self.assertEqual((self.docs(apart), apart["judgements"]), ({"own"}, [split["id"]]))

    def test_a_speaker_changes_the_origins(self):
        closed = self.with_words(CLOSED)
        self.assertEqual(closed["origins"]["speaker"], 2)
        said = self.judge("speaker", closed["id"] + ":own", "Lone Brandt")
        one = self.with_words(CLOSED)
        self.assertEqual((one["origins"]["speaker"], one["judgements"]), (1, [said["id"]]))
        self.assertEqual({c["said_by"] for c in one["claims"]}, {"Lone Brandt"})
        # The later voice holds, which is told.
        self.judge("speaker", closed["id"] + ":own", "--paper", by="al")
        one = self.with_words(CLOSED, notes=1)
        self.assertIn("Sundposten", {c["said_by"] for c in one["claims"]})

    def test_occasions_are_merged_and_speakers_are_not(self):
        closed = self.with_words(CLOSED)
        self.assertEqual(closed["origins"]["occasion"], 2)
        same = self.judge("occasion", closed["id"], "1", "2")
        one = self.with_words(CLOSED)
        self.assertEqual((one["origins"]["occasion"], one["origins"]["speaker"]), (1, 2))
        self.assertEqual(one["judgements"], [same["id"]])
        trace = json.loads(self.run_well("trace", one["id"], "--format", "json"))
        self.assertEqual({c["occasion"] for c in trace["claims"] if c["way"] == "beginning"}, {1})

    def test_an_outcome_is_a_persons_and_the_guess_is_shown(self):
        opens = self.with_words(OPENS, "forecast")
        self.assertEqual((opens["prediction"]["outcome"], opens["prediction"]["decision"]), ("open", None))
        first = self.resolve(opens["id"], "true", "--reason", "it opened")
        prediction = self.with_words(OPENS, "forecast")["prediction"]
        self.assertEqual((prediction["outcome"], prediction["guess"]), ("true", "open"))
        self.assertEqual(prediction["decision"], {"judgement": first["id"], "by": "bo", "against": []})
        self.assertIn("true, decided by bo (" + first["id"] + "); the guess: open",
                      self.run_well("predictions", "--width", "200"))
        drafts = [json.loads(line) for line in self.run_well("export", "--format", "claimreview").splitlines()]
        self.assertEqual([d["reviewRating"] for d in drafts if "reviewRating" in d],
                         [{"@type": "Rating", "alternateName": "true", "ratingExplanation": "judgement " + first["id"],
                           "author": {"@type": "Person", "name": "bo"}}])
        second = self.resolve(opens["id"], "false", by="al")
        code, out, lines = self.run_kilde("predictions", "--format", "json")
        self.assert_one_note(lines, first["id"], second["id"], "the later")
        found = [json.loads(line)["prediction"] for line in out.decode().splitlines()]
        self.assertIn({"judgement": second["id"], "by": "al", "against": [first["id"]]},
                      [p["decision"] for p in found])

    def test_what_is_no_prediction_has_no_outcome(self):
        self.refused("resolve", self.with_words("Tre biler")["id"], "true", code=2,
                     parts=("expected a prediction",))
        self.refused("resolve", self.with_words("Tre biler")["id"], "perhaps", code=2, parts=("OUTCOME",))

    def test_trust_is_kept_and_counts_nothing(self):
        before = self.propositions()
        self.refused("judge", "trust", "Ritzau", code=2, parts=("a letter or --reason",))
        trust = self.judge("trust", "Ritzau", "B", "--reason", "mostly right")
        self.assertEqual((trust["source"], trust["letter"]), ("Ritzau", "B"))
        self.assertEqual(self.propositions(), before)

    def test_trust_is_shown_with_its_source(self):
        trust = self.judge("trust", "Лоне Брандт", "B", "--reason", "mostly right")
        self.assertIn("trust     B by bo (" + trust["id"] + "): mostly right",
                      self.run_well("sources", "Lone Brandt"))
        row = json.loads(self.run_well("sources", "Lone Brandt", "--format", "json"))[0]
        self.assertEqual([t["letter"] for t in row["trust"]], ["B"])
        self.assertNotIn("trust", self.run_well("sources", "Ib Krag"))

    def record(self, name):
        row = json.loads(self.run_well("sources", "--record", name, "--format", "json"))[0]
        self.assertEqual(faults(validator("record"), row), [])
        return row["record"]

    def test_a_source_has_a_record_of_decisions_and_guesses_apart(self):
        nothing = {"true": 0, "false": 0, "unclear": 0, "open": 0}
        before = self.record("Bo Holm")
        self.assertEqual((before["foretold"], before["decided"], before["guessed"]["open"]),
                         (1, nothing, 1))
        self.resolve(self.with_words(OPENS, "forecast")["id"], "true")
        after = self.record("Bo Holm")
        self.assertEqual((after["decided"], after["guessed"]), ({**nothing, "true": 1}, before["guessed"]))
        self.assertEqual((after["came_true"], self.record("Lone Brandt")["foretold"]), (1, 0))
        self.assertIn("(decided by persons: 1 true; guessed: 1 open)",
                      self.run_well("sources", "--record", "Bo Holm", "--width", "300"))
        self.judge("speaker", self.with_words(OPENS, "forecast")["id"], "Lone Brandt")
        self.assertEqual((self.record("Lone Brandt")["foretold"], self.record("Bo Holm")["foretold"]), (1, 0))

    def test_what_contradicts_is_refused_with_what_stands_against_it(self):
        closed, cars = self.with_words(CLOSED), self.with_words("Tre biler")
        merge = self.judge("merge", closed["id"], cars["id"])
        one = self.with_words(CLOSED)
        self.refused("judge", "split", one["id"], "own", code=2, parts=(merge["id"], "by bo", "retract"))
        self.judge("retract", merge["id"])
        split = self.judge("split", closed["id"], "own")
        here, there = self.with_words(CLOSED), self.with_words(BLAST, "own")
        self.refused("judge", "merge", here["id"], there["id"], code=2, parts=(split["id"],))

    def test_what_is_named_wrongly(self):
        closed = self.with_words(CLOSED)["id"]
        cars = self.with_words("Tre biler")["id"]
        self.refused("judge", "merge", "p0000000000", closed, parts=("p0000000000",))
        self.refused("judge", "merge", closed, closed, code=2, parts=("two propositions",))
        self.refused("judge", "split", closed, "nobody", parts=("nobody",))
        self.refused("judge", "split", closed, "own", "wire", code=2, parts=("none left",))
        self.refused("judge", "speaker", closed, "Ib Krag", code=2, parts=("one report",))
        self.refused("judge", "speaker", cars, code=2, parts=("--paper",))
        self.refused("judge", "occasion", closed, "1", "9", parts=("occasions 1 to 2, found 9",))
        self.refused("judge", "retract", "j00", parts=("j00",))
        self.refused("judge", code=2)
        code, _, lines = self.run_kilde("judge", "merge", closed, cars, env={"USER": "", "LOGNAME": ""})
        self.assertEqual(code, 2)
        self.assert_one_failure(lines, "--by")
        self.assertEqual(self.run_well("judge", "list"), "")

    def test_the_list_tells_who_decided_what_and_why(self):
        closed = self.with_words(CLOSED)["id"]
        split = self.judge("split", closed, "own", "--reason", "another bridge")
        back = self.judge("retract", split["id"], by="al")
        self.assertEqual(self.run_well("judge", "list"), "")
        text = self.run_well("judge", "list", "--all")
        for part in (split["id"] + "  split", "by bo  another bridge", "taken back by " + back["id"],
                     "apart from", "wire " + CLOSED):
            self.assertIn(part, text)

    def all_kinds(self):
        closed, cars = self.with_words(CLOSED)["id"], self.with_words("Tre biler")["id"]
        self.judge("speaker", cars + ":wire", "--institution", "police")
        self.judge("occasion", closed, "1", "2")
        self.judge("split", closed, "own", "--reason", "æøå")
        self.judge("merge", cars, self.with_words("Færgen er aflyst", "forecast")["id"])
        self.resolve(self.with_words(OPENS, "forecast")["id"], "unclear")
        self.judge("retract", self.judge("trust", "Ritzau", "B")["id"])

    def test_judgements_go_out_and_in_again(self):
        self.all_kinds()
        out = self.run_well("judge", "export")
        judgement = validator("judgement")
        kinds = set()
        for line in out.splitlines():
            self.assertEqual(faults(judgement, json.loads(line)), [])
            kinds.add(json.loads(line)["kind"])
        self.assertEqual(len(kinds), 7)
        proposition = validator("propositions")
        judged = self.propositions()
        for line in judged:
            self.assertEqual(faults(proposition, line), [])
        self.assertEqual(self.run_well("judge", "import", "-", stdin=out.encode()), "0 added, 7 known\n")
        self.run_well("judge", "export", "--output", "all.jsonl")
        (self.path / "kilde.db").unlink()
        self.add(REPORTS[::-1])
        self.assertNotEqual(self.propositions(), judged)
        self.assertEqual(self.run_well("judge", "import", "all.jsonl"), "7 added, 0 known\n")
        self.assertEqual(self.run_well("judge", "export"), out)
        self.assertEqual(self.propositions(), judged)

    def test_a_ledger_that_keeps_its_propositions_is_judged_as_well(self):
        self.add([{"id": f"n{i}", "publisher": "Avisen", "date": "2023-04-01",
                   "text": f"Kunde nummer {i + 1000} fik en cykel."} for i in range(256)])
        opens = self.with_words(OPENS, "forecast")
        first = self.resolve(opens["id"], "true")
        prediction = self.with_words(OPENS, "forecast")["prediction"]
        self.assertEqual((prediction["outcome"], prediction["decision"]["judgement"]), ("true", first["id"]))
        line, = self.run_well("predictions", "--format", "json").splitlines()
        self.assertEqual(json.loads(line)["judgements"], [first["id"]])
        merge = self.judge("merge", self.with_words(CLOSED)["id"], self.with_words("Færgen er aflyst", "forecast")["id"])
        one = self.with_words(CLOSED)
        self.assertEqual((self.docs(one) >= {"wire", "forecast"}, one["judgements"]), (True, [merge["id"]]))
        self.assertEqual(self.with_words(OPENS, "forecast")["judgements"], [first["id"]])

    def judged_of_own(self, judgement):
        return sum(c["doc"] == "own" for p in self.propositions() for c in p["claims"]
                   if judgement["id"] in p["judgements"])

    def test_judgements_hold_when_reports_are_read_again_or_change(self):
        closed = self.with_words(CLOSED)
        split = self.judge("split", closed["id"], "own")
        before, once = self.propositions(), self.judged_of_own(split)
        self.run_well("reread", "--all", "--quiet")
        self.assertEqual(self.propositions(), before)
        changed = dict(REPORTS[1], date="2023-05-17T10:00", text="Ny overskrift\n\n" + WITNESS)
        self.add([changed])
        sides = [self.docs(p) for p in self.propositions() if split["id"] in p["judgements"]]
        self.assertEqual({frozenset(docs) for docs in sides}, {frozenset({"wire"}), frozenset({"own"})})
        self.assertEqual(self.judged_of_own(split), 2 * once)  # in each version

    def test_a_claim_that_is_gone_is_told(self):
        closed = self.with_words(CLOSED)
        split = self.judge("split", closed["id"], "own")
        self.run_well("remove", "--erase", "own")
        code, _, lines = self.run_kilde("origins")
        self.assertEqual(code, 0)
        self.assert_one_note(lines, split["id"], "of its", "claims cannot be found any more: own")
        self.assertIn(CLOSED, self.run_well("judge", "export"))
        self.assertNotIn("har lukket", self.run_well("judge", "export"))

    def test_import_names_what_is_broken_and_takes_the_rest(self):
        self.all_kinds()
        lines = self.run_well("judge", "export").splitlines()
        (self.path / "kilde.db").unlink()
        self.add(REPORTS)
        edited = lines[0].replace('"by":"bo"', '"by":"ib"')
        hostile = [lines[0], "", "{", "[" * 100000, edited, '{"kind":"join"}', "\u0000\u001b[31m", lines[1]]
        self.write("hostile.jsonl", ("\n".join(hostile) + "\n").encode() + b'{"kind":"\xff\xfe"}\n')
        code, out, told = self.run_kilde("judge", "import", "hostile.jsonl")
        self.assertEqual((code, out), (1, b"2 added, 0 known\n"))
        told = self.failures(told)
        self.assertEqual([line.split(":")[3] for line in told], ["3", "4", "5", "6", "7", "9"])
        self.assertIn("was it edited?", told[2])
        self.assertNotIn("\x1b", "".join(told))

    def test_contradictory_judgements_of_two_files_are_told(self):
        closed = self.with_words(CLOSED)
        split = self.judge("split", closed["id"], "own")
        ours = self.run_well("judge", "export")
        (self.path / "kilde.db").unlink()
        self.add(REPORTS)
        cars = self.with_words("Tre biler")
        self.judge("merge", self.with_words(CLOSED)["id"], cars["id"], by="al")
        self.write("ours.jsonl", ours)
        code, out, lines = self.run_kilde("judge", "import", "ours.jsonl")
        self.assertEqual((code, out), (0, b"1 added, 0 known\n"))
        self.assert_one_note(lines, split["id"], "by al", "which is later")
        self.assertEqual(self.docs(self.with_words(CLOSED, notes=1)), {"wire", "own"})

    def test_without_a_ledger_or_a_file(self):
        for command in (("list",), ("export",), ("retract", "j1"), ("trust", "x", "A", "--by", "bo")):
            code, _, lines = self.run_kilde("judge", *command, "--ledger", "none.db")
            self.assertEqual(code, 1)
            self.assert_one_failure(lines, "none.db")
        code, _, lines = self.run_kilde("judge", "import", "none.jsonl")
        self.assertEqual(code, 1)
        self.assert_one_failure(lines, "none.jsonl")


if __name__ == "__main__":
    unittest.main()
