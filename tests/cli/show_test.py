"""kilde show: the reading of a report that is in a ledger."""
import json
import unittest

from ledger_case import CHANGED, LedgerCase


class Show(LedgerCase):
    def test_json_is_that_of_kilde_read(self):
        self.write("one.jsonl", json.dumps(CHANGED) + "\n")
        for unit in ("codepoints", "bytes"):
            args = ("--format", "json", "--offsets", unit)
            read = json.loads(self.run_kilde("read", "--quiet", *args, "one.jsonl")[1])
            shown = json.loads(self.run_kilde("show", *args, "n1")[1])
            self.assertEqual(shown, read)

    def test_every_way_to_name_it(self):
        code, newest, _ = self.run_kilde("show", "n1")
        self.assertEqual(code, 0)
        for name in ("n1@2", "#5", "https://havneposten.example/1"):
            self.assertEqual(self.run_kilde("show", name)[1], newest, name)
        self.assertNotEqual(self.run_kilde("show", "n1@1")[1], newest)

    def test_versions_and_withdrawal_are_told(self):
        text = self.text("show", "n1")
        self.assertIn("\nVersions\n", text)
        self.assertIn("> 2  #5", text)
        self.assertNotIn("Versions", self.text("show", "n2"))
        self.run_kilde("remove", "n2", "--reason", "an error")
        self.assertRegex(self.text("show", "n2"), r"Withdrawn 20\S+Z: an error")

    def test_html(self):
        code, out, _ = self.run_kilde("show", "--format", "html", "n3")
        self.assertEqual(code, 0)
        self.assertTrue(out.startswith(b"<!doctype html>") or out.startswith(b"<!DOCTYPE html>"))
        self.assertIn("Бондарчук", out.decode())

    def test_what_is_not_there(self):
        for name in ("nope", "#99", "n1@7", "'; DROP TABLE documents; --"):
            code, out, lines = self.run_kilde("show", name)
            self.assertEqual((code, out), (1, b""), name)
            self.assert_one_failure(lines, "not found", name)
        self.run_kilde("remove", "--erase", "n2")
        code, out, lines = self.run_kilde("show", "n2")
        self.assertEqual((code, out), (1, b""))
        self.assert_one_failure(lines, "erased")


if __name__ == "__main__":
    unittest.main()
