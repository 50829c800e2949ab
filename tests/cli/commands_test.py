"""The small commands: languages, doctor, signature, eval."""
import json
import shutil
import unittest

from program import Case, DANISH, ROOT


class Commands(Case):
    def copy_of_resources(self):
        root = self.path / "root"
        for name in ("data", "models"):
            shutil.copytree(ROOT / name, root / name)
        return root

    def test_languages(self):
        code, out, _ = self.run_kilde("languages")
        rows = [line.split() for line in out.decode().splitlines()]
        self.assertEqual(code, 0)
        self.assertEqual(rows[0], ["code", "name", "tokens", "analysis", "time", "entity", "link",
                                   "attribution", "demonym", "models"])
        self.assertEqual(rows[1][:3], ["da", "Danish", "yes"])
        self.assertEqual(len(rows), 10)

    def test_doctor_finds_everything_in_its_place(self):
        code, out, lines = self.run_kilde("doctor")
        self.assertEqual((code, lines), (0, []), out.decode())
        self.assertIn("everything is in its place", out.decode())

    def test_doctor_names_a_broken_table(self):
        root = self.copy_of_resources()
        (root / "data" / "da" / "broken.tsv").write_text("a\tb\nx\ty\tz\tw\n")
        code, out, _ = self.run_kilde("doctor", env={"KILDE_DATA": str(root)})
        self.assertEqual(code, 1)
        self.assertIn("FAIL  data/da/broken.tsv", out.decode())
        self.assertIn("broken.tsv:2", out.decode())
        self.assertIn("to mend it", out.decode())

    def test_doctor_names_a_broken_model(self):
        root = self.copy_of_resources()
        models = sorted(root.glob("models/da/*.kmod"))
        if not models:
            self.skipTest("no Danish model")
        for model in models:
            whole = model.read_bytes()
            model.write_bytes(whole[:len(whole) // 2])
            code, out, _ = self.run_kilde("doctor", env={"KILDE_DATA": str(root)})
            self.assertEqual(code, 1, model.name)
            self.assertIn(model.name, out.decode())
            model.write_bytes(whole)

    def test_broken_data_is_told_and_the_rest_read(self):
        root = self.copy_of_resources()
        for file in root.glob("data/da/**/*.tsv"):
            file.write_text("a\tb\nx\ty\tz\tw\n")
        self.write("a.txt", DANISH)
        code, out, lines = self.run_kilde("read", "--lang", "da", "--format", "json", "a.txt",
                                          env={"KILDE_DATA": str(root)})
        self.assertEqual((code, json.loads(out)["lang"]), (1, "da"))
        self.assert_one_failure(lines, "language 'da'", "data/da/quote/", ".tsv:")
        self.assert_one_note(lines, "language 'da': read without")

    def test_a_broken_table_is_no_success(self):
        root = self.copy_of_resources()
        table = root / "data" / "da" / "quote" / "cues.tsv"
        table.write_text(table.read_text() + "x\ty\tz\n")
        env = {"KILDE_DATA": str(root)}
        self.write("a.txt", DANISH)
        for command in (("read",), ("add",), ("add", "--quiet"), ("reread", "--all")):
            args = () if command[0] == "reread" else ("--lang", "da", "a.txt")
            code, out, lines = self.run_kilde(*command, *args, env=env)
            wanted = 0 if command[-1] == "--quiet" else 1  # that changes nothing: nothing was read
            self.assertEqual(code, wanted, (command, lines))
            if wanted:
                self.assert_one_failure(lines, "language 'da'", "cues.tsv:")
        code, _, lines = self.run_kilde("read", "--until", "time", "--lang", "da", "a.txt", env=env)
        self.assertEqual((code, self.failures(lines)), (0, []))

    def test_signature_is_stable_and_tells_texts_apart(self):
        self.write("a.txt", DANISH)
        self.write("b.txt", DANISH.replace("god", "dårlig"))
        hashes = [self.run_kilde("signature", name)[1].decode() for name in
                  ("a.txt", "a.txt", "b.txt")]
        self.assertRegex(hashes[0], r"^[0-9a-f]{64}\n$")
        self.assertEqual(hashes[0], hashes[1])
        self.assertNotEqual(hashes[0], hashes[2])

    def test_signature_rows_hold_no_fractions(self):
        code, out, _ = self.run_kilde("signature", "--rows")
        self.assertEqual(code, 0)
        self.assertIn("token\t", out.decode())

    def test_eval_names_a_missing_gold_file(self):
        for task in ("ud", "attribution", "time", "entities", "places"):
            code, _, lines = self.run_kilde("eval", task, "--lang", "da", "missing.jsonl")
            self.assertEqual(code, 1)
            self.assert_one_failure(lines, "not found", "missing.jsonl")

    def test_eval_prints_one_line(self):
        self.write("gold.jsonl", '{"id":"a","lang":"da","text":"Ja.","timexes":[]}\n')
        code, out, lines = self.run_kilde("eval", "time", "gold.jsonl")
        self.assertEqual((code, self.failures(lines)), (0, []))
        self.assertEqual(len(out.splitlines()), 1)


if __name__ == "__main__":
    unittest.main()
