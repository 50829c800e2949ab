"""How the program is called: help, wrong usage, exit codes."""
import unittest

from program import Case, DANISH

COMMANDS = ("read", "eval", "eval ud", "eval attribution", "eval time",
            "eval entities", "eval places", "eval links", "entity", "lineage", "stories", "propositions",
            "languages", "doctor", "signature", "completion")


class Usage(Case):
    def assert_wrong(self, *args, parts=(), stdin=b""):
        code, out, lines = self.run_kilde(*args, stdin=stdin)
        self.assertEqual((code, out), (2, b""), lines)
        self.assert_one_failure(lines, "wrong usage", *parts)

    def test_alone_it_helps(self):
        code, out, lines = self.run_kilde()
        self.assertEqual((code, lines), (0, []))
        self.assertIn(b"Examples:", out)

    def test_every_command_helps_with_an_example(self):
        for command in COMMANDS:
            code, out, lines = self.run_kilde(*command.split(), "--help")
            self.assertEqual((code, lines), (0, []), command)
            if " " not in command:
                self.assertIn(f"kilde {command}", out.decode())
                self.assertIn("Example", out.decode())
            if command.startswith("eval "):
                self.assertIn(f"Example:\n  kilde {command} ", out.decode())

    def test_version(self):
        code, out, _ = self.run_kilde("--version")
        self.assertEqual(code, 0)
        self.assertRegex(out.decode(), r"^kilde \d+\.\d+\.\d+\n$")

    def test_date(self):
        self.write("a.txt", DANISH)
        self.assert_wrong("read", "--date", "yesterday", "a.txt",
                          parts=("--date", "YYYY-MM-DD", "yesterday"))

    def test_language(self):
        self.write("a.txt", DANISH)
        self.assert_wrong("read", "--lang", "xx", "a.txt", parts=("da, nb, nn, sv, en", "'xx'"))

    def test_unknown_words(self):
        self.assert_wrong("red", parts=("red",))
        self.assert_wrong("read", "--fromat", "json", parts=("--fromat",))
        self.assert_wrong("read", "--format", "xml", parts=("--format", "json", "xml"))
        self.assert_wrong("read", "--input-format", "pdf", parts=("--input-format", "jsonl"))
        self.assert_wrong("read", "--jobs", "0", parts=("--jobs",))
        self.assert_wrong("read", "--jobs", "many", parts=("--jobs",))
        self.assert_wrong("read", "--max-size", "0", parts=("--max-size",))
        self.assert_wrong("read", "--offsets", "words", parts=("--offsets", "bytes"))
        self.assert_wrong("eval", parts=("eval",))
        self.assert_wrong("eval", "ud", parts=("GOLD",))
        self.assert_wrong("entity", parts=("NAME",))
        self.assert_wrong("entity", "--date", "soon", "Minsk", parts=("--date", "soon"))
        self.assert_wrong("completion", "tcsh", parts=("tcsh", "zsh"))

    def test_resources_that_are_not_there(self):
        self.write("a.txt", DANISH)
        for command in (("read", "a.txt"), ("languages",), ("doctor",)):
            code, out, lines = self.run_kilde(*command, env={"KILDE_DATA": "nowhere"})
            told = "\n".join([out.decode(), *lines])
            self.assertEqual(code, 1, command)
            self.assertIn("KILDE_DATA", told)
            self.assertIn("nowhere", told)


if __name__ == "__main__":
    unittest.main()
