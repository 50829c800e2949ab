"""kilde sources: who is quoted by whom, how often, through whom."""
import unittest

from ledger_case import LedgerCase


class Sources(LedgerCase):
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

    def test_nobody(self):
        self.assert_nothing("sources", "Bo Hulm")
        self.assert_nothing("sources", "'; DROP TABLE claims; --")


if __name__ == "__main__":
    unittest.main()
