"""kilde trace, origins, disputes, predictions: claims of a ledger, followed to where they began."""
import csv
import io
import json
import unittest

from program import Case

POLICE = ("Broen over Sønderå er lukket efter en eksplosion, siger politiinspektør Lone Brandt fra "
          "Sydøstjyllands Politi til Ritzau. Tre biler blev ødelagt, siger hun. /ritzau/")
WITNESS = ("Beboer Ib Krag fortæller til Sundposten, at en eksplosion har lukket Sønderås bro. "
           "Broen over Sønderå er lukket. Han hørte braget klokken fem.")
DENIAL = "Der har ikke været nogen eksplosion på broen over Sønderå, siger ingeniør Asta Vang."
FORECAST = "Broen over Sønderå åbner igen den 1. juni 2023, siger borgmester Bo Holm."

REPORTS = [
    {"id": "wire", "publisher": "Ritzau", "date": "2023-05-16T08:00", "text": POLICE},
    {"id": "copy", "publisher": "Fjordbladet", "date": "2023-05-16T09:00", "text": POLICE},
    {"id": "own", "publisher": "Sundposten", "date": "2023-05-16T10:00", "text": WITNESS},
    {"id": "denial", "publisher": "Havneposten", "date": "2023-05-17T10:00", "text": DENIAL},
    {"id": "forecast", "publisher": "Havneposten", "date": "2023-05-18T10:00", "text": FORECAST},
]


class Trace(Case):
    def setUp(self):
        super().setUp()
        self.write("in.jsonl", "".join(json.dumps({"lang": "da", **r}) + "\n" for r in REPORTS))
        self.assertEqual(self.run_kilde("add", "in.jsonl")[0], 0)

    def found(self, *command):
        code, out, lines = self.run_kilde(*command)
        self.assertEqual((code, self.failures(lines)), (0, []))
        return out.decode()

    def test_a_copy_is_no_origin_and_a_witness_is(self):
        trace = json.loads(self.found("trace", "--format", "json", "broen lukket eksplosion"))
        begun = {claim["said_by"] for claim in trace["claims"] if claim["way"] == "beginning"}
        self.assertLessEqual({"Lone Brandt", "Ib Krag"}, begun)
        self.assertNotIn("Fjordbladet", begun)
        of_copy = {claim["way"] for claim in trace["claims"] if claim["doc"] == "copy"}
        self.assertEqual(of_copy, {"copy"})
        self.assertGreaterEqual(trace["origins"]["institution"], 2)
        for claim in trace["claims"]:
            if claim["from"] is not None:
                self.assertLess(claim["from"], len(trace["claims"]))

    def test_as_a_tree_and_as_a_graph(self):
        tree = self.found("trace", "broen", "lukket")
        self.assertIn("1  Lone Brandt", tree)
        self.assertIn("copied  2023-05-16T09:00  Fjordbladet", tree)
        graph = self.found("trace", "--format", "dot", "broen", "lukket")
        self.assertTrue(graph.startswith("digraph ") and graph.endswith("}\n"))
        self.assertIn("[label=\"copied\"]", graph)

    def test_a_claim_is_named_as_kilde_claims_names_it(self):
        claims = json.loads(self.found("claims", "--format", "json"))
        traced = 0
        for claim in claims:
            number, mark = claim["id"].split(":")
            for name in (claim["id"], claim["document"]["id"] + ":" + mark):
                code, out, lines = self.run_kilde("trace", "--format", "json", name)
                if code:
                    self.assert_one_failure(lines, name, "#17:a4")
                    continue
                traced += 1
                said = [(each["doc"], each["said_by"]) for each in json.loads(out)["claims"]]
                self.assertIn(claim["document"]["id"], [doc for doc, _ in said], name)
        self.assertGreaterEqual(traced, 8)
        for name in ("#1:a99", "nobody:a1", "#1:a0"):
            code, _, lines = self.run_kilde("trace", name)
            self.assertEqual(code, 1)
            self.assert_one_failure(lines, name if name[0] == "#" else "nobody")

    def test_lists_as_csv(self):
        for command in ("origins", "disputes", "predictions"):
            rows = list(csv.DictReader(io.StringIO(self.found(command, "--format", "csv"))))
            lines = [json.loads(line) for line in self.found(command, "--format", "json").splitlines()]
            self.assertTrue(rows or command == "disputes", command)
            self.assertEqual([row["id"] for row in rows], [line["id"] for line in lines])
            self.assertEqual([int(row["institutions"]) for row in rows],
                             [line["origins"]["institution"] for line in lines])
            self.assertEqual([row["disputed_by"].split("; ") if row["disputed_by"] else [] for row in rows],
                             [line["disputes"] for line in lines])
        self.assertEqual(rows[0]["outcome"], lines[0]["prediction"]["outcome"])
        self.assertEqual(rows[0]["to"], lines[0]["prediction"]["to"])
        code, _, lines = self.run_kilde("origins", "--why", "--format", "csv")
        self.assertEqual(code, 2)
        self.assert_one_failure(lines, "--why", "csv")

    def test_a_proposition_is_named_the_same_everywhere(self):
        line = json.loads(self.found("origins", "--format", "json").splitlines()[0])
        self.assertEqual(json.loads(self.found("trace", "--format", "json", line["id"]))["gloss"],
                         line["gloss"])
        self.assertIn("\n" + line["id"] + "  ", "\n" + self.found("propositions", "--ledger", "kilde.db"))

    def test_a_name_stays_good_when_an_earlier_report_joins(self):
        old = json.loads(self.found("trace", "--format", "json", "broen lukket eksplosion"))
        earlier = dict(REPORTS[0], id="first", publisher="Morgenposten", date="2023-05-15T08:00", lang="da")
        self.write("more.jsonl", json.dumps(earlier) + "\n")
        self.assertEqual(self.run_kilde("add", "more.jsonl")[0], 0)
        new = json.loads(self.found("trace", "--format", "json", old["id"]))
        self.assertNotEqual(new["id"], old["id"])
        self.assertEqual(new["claims"][0]["doc"], "first")
        self.assertEqual(json.loads(self.found("trace", "--format", "json", new["id"])), new)

    def test_origins_are_counted_and_the_least_may_be_asked_for(self):
        counts = [json.loads(line)["origins"]["institution"]
                  for line in self.found("origins", "--format", "json").splitlines()]
        self.assertEqual(counts, sorted(counts, reverse=True))
        self.assertGreaterEqual(counts[0], 2)
        some = self.found("origins", "--format", "json", "--min-origins", "2").splitlines()
        self.assertEqual(len(some), sum(count >= 2 for count in counts))
        self.assertEqual(self.found("origins", "--min-origins", "9"), "")
        self.assertEqual(len(self.found("origins", "--format", "json", "--limit", "1").splitlines()), 1)

    def test_predictions_have_their_time(self):
        lines = [json.loads(line) for line in self.found("predictions", "--format", "json").splitlines()]
        self.assertIn(("2023-06-01", "open"),
                      [(line["prediction"]["from"], line["prediction"]["outcome"]) for line in lines])

    def test_disputes_name_each_other(self):
        lines = {line["id"]: line for line in map(
            json.loads, self.found("disputes", "--format", "json").splitlines())}
        for name, line in lines.items():
            for other in line["disputes"]:
                self.assertIn(name, lines[other]["disputes"])

    def test_a_ledger_tells_what_its_reports_tell_without_one(self):
        self.assertEqual(self.found("propositions", "--ledger", "kilde.db", "--format", "json"),
                         self.found("propositions", "--quiet", "--format", "json", "in.jsonl"))

    def test_what_nobody_says(self):
        code, out, lines = self.run_kilde("trace", "zzzz")
        self.assertEqual((code, out), (1, b""))
        self.assert_one_failure(lines, "zzzz")

    def test_without_a_ledger(self):
        for command in (("trace", "x"), ("origins",), ("disputes",), ("predictions",)):
            code, _, lines = self.run_kilde(*command, "--ledger", "none.db")
            self.assertEqual(code, 1)
            self.assert_one_failure(lines, "none.db")


class OfMany(Case):
    """A ledger of more reports than are compared whole at each question."""
    TOWNS = ("Assens", "Bogense", "Kerteminde", "Nyborg", "Middelfart", "Ringe", "Otterup")
    THINGS = ("museet", "skolen", "havnen", "kirken", "stadion")

    def add(self, name, reports):
        self.write("in.jsonl", "".join(json.dumps({"lang": "da", **r}) + "\n" for r in reports))
        self.assertEqual(self.run_kilde("add", "--ledger", name, "in.jsonl")[0], 0)

    def found(self, name, *command):
        code, out, lines = self.run_kilde(*command, "--ledger", name)
        self.assertEqual((code, self.failures(lines)), (0, []))
        return out.decode()

    def fillers(self):
        return [{"id": f"f{i}", "publisher": f"Avis {i % 9}", "date": f"2023-04-{i % 28 + 1:02}",
                 "text": f"Borgmesteren i {self.TOWNS[i % 7]} åbner {self.THINGS[i % 5]} nummer {i} om {i % 11 + 2} uger."}
                for i in range(262)]

    def test_what_is_kept_is_the_same_whatever_came_first(self):
        reports = REPORTS + self.fillers()
        self.add("a.db", reports)
        self.add("b.db", reports[200:])
        self.found("b.db", "disputes")
        for part in (reports[100:200], reports[:100][::-1]):
            self.add("b.db", part)
            self.found("b.db", "origins", "--limit", "1")
        for command in (("propositions", "--format", "json"), ("origins",), ("disputes",), ("predictions",),
                        ("trace", "broen", "lukket")):
            self.assertEqual(self.found("a.db", *command), self.found("b.db", *command), command)
        self.assertIn("1  Lone Brandt", self.found("a.db", "trace", "broen", "lukket"))
        self.assertIn("copied  2023-05-16T09:00  Fjordbladet", self.found("a.db", "trace", "broen", "lukket"))
        pages = [self.found("a.db", "predictions", "--limit", "2", "--offset", str(at)) for at in (0, 2)]
        self.assertEqual("".join(pages), self.found("a.db", "predictions", "--limit", "4"))
        self.assertEqual(self.run_kilde("remove", "--ledger", "a.db", "wire")[0], 0)
        self.assertNotIn("Ritzau", self.found("a.db", "trace", "broen", "lukket"))


if __name__ == "__main__":
    unittest.main()
