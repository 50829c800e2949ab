"""kilde claims: who is credited with what, in the reports of a ledger."""
import csv
import io
import unittest

from ledger_case import LedgerCase


class Claims(LedgerCase):
    def test_the_newest_report_first(self):
        dates = [row["document"]["date"] for row in self.rows("claims")]
        self.assertEqual(dates, sorted(dates, reverse=True))
        self.assert_pages("claims")

    def test_a_source_in_any_spelling(self):
        for name in ("Алексей Бондарчук", "Aleksej Bondartjuk", "Bondarchuk", "БОНДАРЧУК"):
            found = {row["document"]["id"] for row in self.rows("claims", "--source", name)}
            self.assertEqual(found, {"n3", "n4"}, name)
        for row in self.rows("claims", "--source", "Holm"):
            self.assertEqual(row["speaker_name"], "Bo Holm")

    def test_the_content_stands_in_the_report(self):
        texts = {}
        for row in self.rows("claims"):
            number = f"#{row['document']['number']}"
            if number not in texts:
                texts[number] = self.show(number)
            parts = [texts[number]["text"][b:e] for b, e in row["content"]]
            self.assertEqual(" … ".join(" ".join(part.split()) for part in parts), row["words"])
            names = [a["id"] for a in texts[number]["attributions"]]
            self.assertIn(row["id"].split(":")[1], names)

    def show(self, number):
        code, out, _ = self.run_kilde("show", "--format", "json", number)
        self.assertEqual(code, 0)
        return __import__("json").loads(out)

    def test_filters(self):
        rows = self.rows("claims", "--via", "Reuters")
        self.assertTrue(rows)
        for row in rows:
            self.assertIn("Reuters", row["chain"][1:])
        for row in self.rows("claims", "--act", "deny"):
            self.assertEqual(row["act"], "deny")
        for name in ("Minsk", "Минск"):
            self.assertIn("n3", [row["document"]["id"] for row in self.rows("claims", "--about", name)])
        self.assertIn("n3", [row["document"]["id"] for row in self.rows("claims", "--place", "Belarus")])
        self.assert_nothing("claims", "--about", "Minsk", "--place", "Ukraine")
        found = self.rows("claims", "--from", "2023-05-20", "--to", "2023-05-20")
        self.assertEqual({row["document"]["id"] for row in found}, {"n2"})
        self.assertEqual({row["document"]["lang"] for row in self.rows("claims", "--lang", "de")}, {"de"})
        self.assertTrue(self.rows("claims", "ferry"))

    def test_days_in_words(self):
        self.assert_nothing("claims", "--from", "last week")
        self.assertEqual(self.rows("claims", "--to", "i går"), self.rows("claims"))

    def test_days_in_phrases_and_amounts(self):
        for words in ("на прошлой неделе", "im letzten Monat", "last 3 months", "past month", "march 2025"):
            self.assert_nothing("claims", "--from", words)
            self.assert_nothing("search", "--from", words, "ferry")
            code, out, lines = self.run_kilde("export", "--from", words)
            self.assertEqual((code, out, lines), (0, b"", []), words)

    def test_filters_that_let_nothing_through_are_wrong_usage(self):
        for args in (("--lang", "xx"), ("--lang", "dan"), ("--from", "2024", "--to", "2023"),
                     ("--source", ""), ("--via", " "), ("--outlet", ""), ("--from", ""),
                     ("--min-origins", "-1"), ("--story", "")):
            code, out, lines = self.run_kilde("claims", *args)
            self.assertEqual((code, out), (2, b""), args)
            self.assert_one_failure(lines, "wrong usage", args[0])
        lines = self.run_kilde("claims", "--lang", "dan")[2]
        self.assert_one_failure(lines, "da, nb", "other", "'dan'")
        for args in (("search", "--lang", "dan", "ferry"), ("timeline", "--from", "2024", "--to", "2023"),
                     ("sources", ""), ("origins", "--min-origins", "-1"), ("export", "--lang", "dan")):
            code, out, lines = self.run_kilde(*args)
            self.assertEqual((code, out), (2, b""), args)
            self.assert_one_failure(lines, "wrong usage")
        self.assertEqual(self.run_kilde("claims", "--lang", "other")[0], 0)

    def test_nothing_found_is_told_to_people(self):
        for args in (("claims", "quagga"), ("search", "quagga"), ("timeline", "quagga"),
                     ("claims", "--outlet", "Nobody's News"), ("sources", "Nobody Atall"),
                     ("predictions", "--offset", "99")):
            code, out, lines = self.run_kilde(*args)
            self.assertEqual((code, out), (0, b""), args)
            self.assertTrue(lines[-1].startswith("kilde: note: nothing found"), lines)
        self.assertEqual(self.run_kilde("claims", "quagga", "--format", "json"), (0, b"[]\n", []))
        self.assertEqual(self.run_kilde("claims", "--offset", "999")[2],
                         ["kilde: note: nothing found after the first 999"])

    def test_text(self):
        text = self.text("claims", "--outlet", "Harbour Times")
        self.assertIn("2023-05-20 · Harbour Times · en · Ferry to be sold", text)
        self.assertIn("Bo Holm <- Reuters <- Harbour Times", text)
        self.assertLessEqual(max(map(len, text.splitlines())), 80)
        self.assertIn("\x1b[1;36mBo Holm", self.text("claims", "--color", "always"))

    def test_csv_can_be_read(self):
        _, out, _ = self.run_kilde("claims", "--format", "csv", "--source", "Bo Holm")
        rows = list(csv.DictReader(io.StringIO(out.decode())))
        self.assertEqual({row["speaker_name"] for row in rows}, {"Bo Holm"})

    def test_names_that_nobody_has(self):
        for option in ("--source", "--via", "--about", "--place", "--outlet"):
            for name in ("Bo Hulm", "'; DROP TABLE claims; --", "%", "\""):
                self.assert_nothing("claims", option, name)
        _, _, lines = self.run_kilde("claims", "--source", "Bo Hulm")
        self.assert_one_note(lines, "no 'Bo Hulm' in the ledger")
        self.assertTrue(self.rows("claims"))

    def test_withdrawn_reports(self):
        self.assertEqual(self.run_kilde("remove", "n2")[0], 0)
        self.assertNotIn("n2", [row["document"]["id"] for row in self.rows("claims")])
        self.assertIn("n2", [row["document"]["id"] for row in self.rows("claims", "--all-versions")])

    def test_what_is_disputed_or_vouched_for_by_several(self):
        reports = [
            {"id": "d1", "lang": "da", "publisher": "Havneposten", "date": "2023-06-01",
             "text": "Broen over Sønderå er lukket, siger ingeniør Asta Vang."},
            {"id": "d2", "lang": "da", "publisher": "Sundposten", "date": "2023-06-02",
             "text": "Broen over Sønderå er lukket, siger borgmester Ib Krag."},
            {"id": "d3", "lang": "da", "publisher": "Fjordbladet", "date": "2023-06-03",
             "text": "Broen over Sønderå er ikke lukket, siger minister Bo Lind."}]
        self.write("more.jsonl", "".join(__import__("json").dumps(r) + "\n" for r in reports))
        self.assertEqual(self.run_kilde("add", "--quiet", "more.jsonl")[0], 0)
        every = self.rows("claims", "--limit", 1000)
        two = self.rows("claims", "--limit", 1000, "--min-origins", 2)
        self.assertEqual({row["document"]["id"] for row in two if row["document"]["id"][0] == "d"}, {"d1", "d2"})
        disputed = self.rows("claims", "--limit", 1000, "--disputed")
        self.assertIn("d3", {row["document"]["id"] for row in disputed})
        for rows in (two, disputed):
            self.assertEqual([row for row in every if row in rows], rows)
        both = self.rows("claims", "--disputed", "--min-origins", 2, "--source", "Vang")
        self.assertEqual([row["document"]["id"] for row in both], ["d1"])
        self.assertEqual(self.rows("claims", "--min-origins", 2, "--limit", 1, "--offset", 1), two[1:2])
        self.assert_nothing("claims", "--min-origins", 9)
        self.assertLessEqual(len(two), len(self.rows("claims", "--min-origins", 1, "--limit", 1000)))

    def test_wrong_usage(self):
        for args in (["--act", "shout"], ["--to", "2023-13"], ["..."], ["--limit", "x"]):
            code, out, lines = self.run_kilde("claims", *args)
            self.assertEqual((code, out), (2, b""), args)
            self.assert_one_failure(lines, "wrong usage")


if __name__ == "__main__":
    unittest.main()
