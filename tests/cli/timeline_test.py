"""kilde timeline: what is said to have happened, or to happen, when."""
import unittest

from ledger_case import LedgerCase


class Timeline(LedgerCase):
    def test_by_the_days_spoken_of(self):
        rows = self.rows("timeline")
        days = [row["from"] for row in rows]
        self.assertEqual(days, sorted(days))
        self.assertIn(("2023-06-01", "2023-07-01", "n2"),
                      [(row["from"], row["to"], row["claim"]["document"]["id"]) for row in rows])
        self.assertIn("2023-05-19", days)  # "på fredag", told on a Wednesday

    def test_a_window_of_days(self):
        for row in self.rows("timeline", "--from", "2023-06", "--to", "2023-06"):
            self.assertEqual(row["claim"]["document"]["id"], "n2")
        self.assert_nothing("timeline", "--from", "2031")

    def test_filters_of_claims(self):
        rows = self.rows("timeline", "--source", "Bo Holm", "--lang", "da")
        self.assertEqual([row["time"] for row in rows], ["fredag"])
        self.assert_nothing("timeline", "--source", "Bo Hulm")
        self.assertEqual(len(self.rows("timeline", "færgen")), 1)

    def test_text_and_csv(self):
        text = self.text("timeline")
        self.assertIn("2023-06-01..2023-06-30\n  Bo Holm <- Reuters <- Harbour Times", text)
        _, out, _ = self.run_kilde("timeline", "--format", "csv")
        self.assertEqual(len(out.splitlines()), len(self.rows("timeline")) + 1)

    def test_wrong_usage(self):
        code, _, lines = self.run_kilde("timeline", "--from", "never ever")
        self.assertEqual(code, 2)
        self.assert_one_failure(lines, "--from", "never ever")


if __name__ == "__main__":
    unittest.main()
