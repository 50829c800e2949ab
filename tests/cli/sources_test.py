"""kilde sources: who is quoted by whom, how often, through whom."""
import json
import unittest

from ledger_case import LedgerCase
from schemas import faults, validator


class Sources(LedgerCase):
    def test_a_list_has_no_empty_counts(self):
        for row in self.rows("sources"):
            self.assertEqual({"acts", "first", "last"} & row.keys(), set())
        header = self.run_kilde("sources", "--format", "csv")[1].decode().splitlines()[0]
        self.assertTrue(header.endswith(",outlets,hands"), header)
        header = self.run_kilde("sources", "Bo Holm", "--format", "csv")[1].decode().splitlines()[0]
        self.assertTrue(header.endswith(",hands,acts,first,last"), header)

    def test_the_most_quoted_first(self):
        rows = self.rows("sources")
        counts = [row["claims"] for row in rows]
        self.assertEqual(counts, sorted(counts, reverse=True))
        claims = self.rows("claims", "--limit", 1000)
        self.assertEqual(sum(counts), len(claims))
        for row in rows:
            self.assertEqual(sum(row["grades"].values()), row["claims"])
        self.assert_pages("sources")

    def test_one_by_name(self):
        claims = self.rows("claims", "--source", "Bo Holm")
        row, = self.rows("sources", "Holm")
        self.assertEqual((row["name"], row["claims"]), ("Bo Holm", len(claims)))
        self.assertEqual({each["name"] for each in row["outlets"]}, {"Havneposten", "Harbour Times"})
        self.assertEqual(sum(each["claims"] for each in row["outlets"]), row["claims"])
        self.assertEqual(sum(each["claims"] for each in row["acts"]), row["claims"])
        self.assertIn("Reuters", {each["name"] for each in row["hands"]})
        self.assertEqual((row["first"], row["last"]), ("2023-05-17", "2023-05-20"))

    def test_in_any_script(self):
        self.assertEqual(self.rows("sources", "Bondarchuk"), self.rows("sources", "Бондарчук"))

    def test_withdrawn_reports_do_not_count(self):
        before = self.rows("sources", "Bo Holm")[0]["claims"]
        self.run_kilde("remove", "n2")
        self.assertLess(self.rows("sources", "Bo Holm")[0]["claims"], before)
        self.assertEqual(self.run_kilde("check")[0], 0)

    def test_text_and_csv(self):
        text = self.text("sources", "Bo Holm")
        self.assertIn("quoted by ", text)
        self.assertIn("from      2023-05-17 to 2023-05-20", text)
        _, out, _ = self.run_kilde("sources", "--format", "csv")
        self.assertEqual(len(out.splitlines()), len(self.rows("sources")) + 1)

    def test_a_record_counts_what_became_of_it(self):
        reports = [{"id": f"r{i}", "lang": "da", "publisher": f"Avis {i}", "date": f"2023-06-0{i + 1}", "text": text}
                   for i, text in enumerate((
                       "Broen over Sønderå er lukket, siger ingeniør Asta Vang.",
                       "Broen over Sønderå er lukket, siger borgmester Ib Krag.",
                       "Tårnet i Vindby er malet gult, siger ingeniør Asta Vang.",
                       "Tårnet i Vindby er ikke malet gult, siger minister Bo Lind."))]
        self.write("more.jsonl", "".join(json.dumps(r) + "\n" for r in reports))
        self.assertEqual(self.run_kilde("add", "--quiet", "more.jsonl")[0], 0)
        row, = self.rows("sources", "Asta Vang", "--record")
        self.assertEqual(faults(validator("record"), row), [])
        self.assertNotIn("grade", row)
        record = row["record"]
        self.assertEqual((record["propositions"], record["confirmed"], record["disputed"]), (2, 1, 1))
        self.assertEqual((record["judged"], record["held"], record["corrected"], record["retracted"]), (2, 1, 0, 0))
        graded, = self.rows("sources", "Asta Vang", "--grade")
        self.assertEqual(faults(validator("record"), graded), [])
        self.assertEqual(graded["grade"]["letter"], "F")
        self.assertIn("cannot be judged", graded["grade"]["because"])
        self.assertEqual(graded["record"], record)
        text = self.text("sources", "Asta Vang", "--grade")
        self.assertIn("1 confirmed by other institutions, 1 disputed", " ".join(text.split()))
        self.assertIn("F: cannot be judged", text)
        self.assertNotIn("grade", self.text("sources", "Asta Vang", "--record"))

    def test_a_letter_for_what_others_confirm(self):
        said = ("Broen over Sønderå er lukket", "Tårnet i Vindby er malet gult", "Skolen i Holby brænder",
                "Floden ved Marslev stiger", "Museet i Tarup har købt en bil", "Regeringen i Oslo har solgt et skib",
                "Hunden fra Egense er død")
        reports = []
        for i, words in enumerate(said):
            for who, paper in (("ingeniør Asta Vang", "Avis"), ("borgmester Ib Krag", "Blad")):
                reports.append({"id": f"{paper}{i}", "lang": "da", "publisher": paper, "date": f"2023-06-0{i + 1}",
                                "text": f"{words}, siger {who}."})
        self.write("more.jsonl", "".join(json.dumps(r) + "\n" for r in reports))
        self.assertEqual(self.run_kilde("add", "--quiet", "more.jsonl")[0], 0)
        row, = self.rows("sources", "Asta Vang", "--grade")
        self.assertGreaterEqual(row["record"]["confirmed"], 5)
        self.assertEqual(row["grade"]["letter"], "B")  # all of them held, and too few for an A

    def test_a_record_is_of_somebody(self):
        for args, told in ((["--record"], "NAME"), (["Holm", "--record", "--format", "csv"], "csv")):
            code, out, lines = self.run_kilde("sources", *args)
            self.assertEqual((code, out), (2, b""))
            self.assert_one_failure(lines, "--record", told)
        code, out, _ = self.run_kilde("sources", "Bo Hulm", "--record", "--format", "json")
        self.assertEqual((code, out), (0, b"[]\n"))

    def test_nobody(self):
        self.assert_nothing("sources", "Bo Hulm")
        self.assert_nothing("sources", "'; DROP TABLE claims; --")


if __name__ == "__main__":
    unittest.main()
