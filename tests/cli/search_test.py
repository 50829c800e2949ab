"""kilde search: reports of a ledger by their words."""
import csv
import io
import unittest

from ledger_case import LedgerCase


class Search(LedgerCase):
    def ids(self, *args):
        return [row["document"]["id"] for row in self.rows("search", *args)]

    def test_words_in_any_form_and_all_of_them(self):
        self.assertEqual(self.ids("færgerne"), ["n1"])
        self.assertEqual(self.ids("ferries"), ["n2"])
        self.assertEqual(self.ids("ferry", "ticket"), ["n2"])
        self.assertEqual(self.ids("порта"), ["n3"])
        self.assertEqual(self.ids("FAHREN".replace("A", "Ä")), ["n4"])

    def test_words_in_a_row(self):
        self.assertEqual(self.ids('"ferry ticket"'), ["n2"])
        self.assertEqual(self.ids("ticket ferry"), ["n2"])
        self.assert_nothing("search", '"ticket ferry"')

    def test_filters_of_documents(self):
        self.assertEqual(self.ids("Reuters", "--lang", "ru"), ["n3"])
        self.assertEqual(self.ids("Reuters", "--outlet", "harbour times"), ["n2"])
        self.assertEqual(self.ids("Reuters", "--from", "2023-05-21", "--to", "2023-05"), ["n3"])
        self.assertEqual(len(self.ids("færgen", "--all-versions")), 2)

    def test_hits_are_marked(self):
        self.assertIn("*Færgen* bliver i havn", self.text("search", "færge"))
        colored = self.text("search", "færge", "--color", "always")
        self.assertIn("\x1b[1;33mFærgen\x1b[0m", colored)
        self.assertNotIn("\x1b", self.text("search", "færge"))
        row, = self.rows("search", "fredag")
        self.assertEqual([row["snippet"][b:e] for b, e in row["hits"]], ["fredag"])

    def test_csv_can_be_read(self):
        _, out, _ = self.run_kilde("search", "--format", "csv", "færgen")
        row, = csv.DictReader(io.StringIO(out.decode()))
        self.assertEqual((row["id"], row["version"], row["date"]), ("n1", "2", "2023-05-17"))

    def test_pages(self):
        self.assertEqual(self.ids("Reuters", "--limit", 1, "--offset", 1), self.ids("Reuters")[1:2])

    def test_signs_are_no_orders(self):
        for words in ("NEAR(a b)", "a* OR b", "words:ferry NOT", "'; DROP TABLE claims; --", '"a" "b'):
            code, _, lines = self.run_kilde("search", words)
            self.assertEqual((code, self.failures(lines)), (0, []), words)
        self.assertEqual(self.ids("ferry"), ["n2"])

    def test_wrong_usage(self):
        for args in ([], ["&&"], ["ferry", "--from", "soonish"], ["ferry", "--limit", "-1"]):
            code, out, lines = self.run_kilde("search", *args)
            self.assertEqual((code, out), (2, b""), args)
            self.assert_one_failure(lines, "wrong usage")

    def test_no_ledger(self):
        code, _, lines = self.run_kilde("search", "--ledger", "none.db", "ferry")
        self.assertEqual(code, 1)
        self.assert_one_failure(lines, "none.db", "kilde add")


if __name__ == "__main__":
    unittest.main()
