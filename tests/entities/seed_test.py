"""The seed report: each one who is named is one entity with all mentions.

The report lies outside the repository (../shared/seed); without it the test is skipped. What stands
for another thing ("Moskva og Minsk har oprettet") and adjectives are not asked for.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SEED = ROOT.parent / "shared/seed"
SKIPPED = 77

# Name, kind, and how the report calls it.
NAMED = (
    ("Aleksandr Lukasjenko", "person", r"Aleksandr Lukasjenko|(?<!r )Lukasjk?enko"),
    ("Vladimir Putin", "person", r"Putin"),
    ("Serhiy Nayev", "person", r"Serhiy Nayev"),
    ("Valery Zaluzhniy", "person", r"Valery Zaluzhniy"),
    ("RIA Novosti", "agency", r"RIA"),
    ("Reuters", "agency", r"Reuters"),
    ("Dagbladet", "outlet", r"Dagbladet"),
    ("The Guardian", "outlet", r"The Guardian"),
    ("The Economist", "outlet", r"the Economist"),
    ("Belarus", "place", r"Belarus(?=[ ',.])"),
    ("Rusland", "place", r"Ruslands?"),
    ("Ukraine", "place", r"Ukraines?(?!\w)"),
    ("Minsk", "place", r"Minsk(?! har)"),
    ("Kiev", "place", r"Kiev"),
)


def reading():
    report = next(SEED.glob("*.txt"))
    kilde = os.environ["KILDE"]
    run = subprocess.run([kilde, "read", "--lang", "da", "--format", "json", report],
                         stdout=subprocess.PIPE, check=True)
    return json.loads(run.stdout)


class Seed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.doc = reading()

    def entities_at(self, begin, end):
        """(how far off, entity) of each mention that overlaps the span."""
        for entity in self.doc["entities"]:
            for mention in entity["mentions"]:
                if mention[0] < end and begin < mention[1]:
                    yield abs(mention[0] - begin) + abs(mention[1] - end), entity

    def entities_of(self, pattern):
        """For each place in the text that fits, the entity of the nearest mention."""
        for found in re.finditer(pattern, self.doc["text"]):
            here = sorted(self.entities_at(*found.span()), key=lambda pair: pair[0])
            self.assertTrue(here, f"nothing at {found.span()} '{found.group()}'")
            yield here[0][1]

    def test_each_named_one_is_one_entity(self):
        ids = {}
        for name, kind, pattern in NAMED:
            with self.subTest(name):
                entities = list(self.entities_of(pattern))
                self.assertEqual(len({entity["id"] for entity in entities}), 1)
                self.assertEqual(entities[0]["kind"], kind)
                ids[name] = entities[0]["id"]
        self.assertEqual(len(set(ids.values())), len(ids), "two of them are one entity")

    def test_unnamed_sources_are_nobodys_name(self):
        for words in ("Udenlandske diplomater", "Flere militæranalytikere"):
            with self.subTest(words):
                entity = next(self.entities_of(words))
                self.assertEqual(entity["kind"], "group")
                self.assertEqual(len(entity["mentions"]), 1)


if __name__ == "__main__":
    if not SEED.is_dir():
        print(f"skipped: {SEED} is not there")
        sys.exit(SKIPPED)
    unittest.main()
