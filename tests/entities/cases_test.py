"""Whom small texts name: cases.txt, whose first lines say how they are written."""
import json
import os
import pathlib
import re
import subprocess
import unittest

CASES = pathlib.Path(__file__).parent / "cases.txt"
MARK = re.compile(r"\[\[([^|\]]+)\|([^\]]+)\]\]")


def cases():
    found = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        head, _, rest = line.partition(": ")
        if not line or line.startswith("#"):
            continue
        if head == "note" or head.startswith("name "):
            found[-1][2].append((head, rest))
        else:
            found.append((head, rest, []))
    return found


def unmark(source):
    """The text, and (start, end, id) of its marks in code points."""
    text, marks, last = "", [], 0
    for mark in MARK.finditer(source):
        text += source[last:mark.start()]
        marks.append((len(text), len(text) + len(mark.group(1)), mark.group(2)))
        text += mark.group(1)
        last = mark.end()
    return text + source[last:], marks


def read(lang, text):
    run = subprocess.run([os.environ["KILDE"], "read", "-", "--lang", lang, "--date", "2022-12-20",
                          "--format", "json"], input=text.encode(), capture_output=True, check=True)
    return json.loads(run.stdout)


def entity_at(found, start, end):
    """The entity with the shortest mention that meets the words; several are told as such."""
    meets = [(m[1] - m[0], e["id"]) for e in found["entities"] for m in e["mentions"]
             if m[0] < end and m[1] > start]
    best = sorted(id for length, id in meets if length == min(meets)[0])
    return " ".join(best) or None


class Cases(unittest.TestCase):
    def check(self, lang, source, more):
        text, marks = unmark(source)
        found = read(lang, text)
        local = {}
        for start, end, want in marks:
            got = entity_at(found, start, end)
            if want.startswith("!"):
                self.assertNotEqual(got, want[1:])
            elif want[0] == "e" and want[1:2] in ("", ":"):
                self.assertRegex(got or "", r"^e\d+$")
                self.assertEqual(local.setdefault(want, got), got)
            else:
                self.assertEqual(got, want)
        self.assertEqual(len(set(local.values())), len(local), "two that are one")
        for head, rest in more:
            if head == "note":
                self.assertTrue(any(rest in note for note in found["notes"]), found["notes"])
            else:
                names = {e["id"]: e["name"] for e in found["entities"]}
                self.assertEqual(names.get(head.split()[1]), rest)

    def test_all(self):
        for lang, source, more in cases():
            with self.subTest(lang=lang, source=source):
                self.check(lang, source, more)


if __name__ == "__main__":
    unittest.main()
