"""Keys of persons' full names by their sound, as src/knowledge/person_sounds.cc makes them.

>>> sorted(Sounds(FOLDER).keys("Джереми Корбин")) == sorted(Sounds(FOLDER).keys("Jeremy Corbyn"))
"""
import collections
import functools
import pathlib
import re

from ..transliteration import keys as sound_keys
from ..transliteration import read_rules
from .model import split, table

FOLDER = pathlib.Path(__file__).resolve().parents[3] / "data/transliteration"
WORD = re.compile(r"(?:[^\W_]|['’ʼ])+")
MOST = 6


class Sounds:
    def __init__(self, folder=FOLDER):
        self.rules = read_rules(folder / "keys.tsv")
        self.forms = collections.defaultdict(list)
        for row in table(folder / "name_forms.tsv"):
            if row["what"] == "given":
                forms = split(row["forms"])
                key = "=" + forms[0].lower()
                for form in forms:
                    if key not in self.forms[form.lower()]:
                        self.forms[form.lower()].append(key)

    @functools.lru_cache(maxsize=None)
    def of_word(self, word):
        return sound_keys(word, self.rules)

    def keys(self, name):
        words = [w.lower() for w in WORD.findall(name)]
        if len(words) < 2 or len(words[0]) < 2:
            return []
        firsts = self.forms.get(words[0], []) + list(self.of_word(words[0]))
        lasts = list(self.of_word(words[-1]))
        out = []
        for total in range(len(firsts) + len(lasts)):
            for first in range(min(total + 1, len(firsts))):
                if total - first < len(lasts) and len(out) < MOST:
                    out.append(f"{firsts[first]}/{lasts[total - first]}")
        return out


def rows_of(entities):
    """Key -> rows of the persons who have it."""
    sounds, found = Sounds(), collections.defaultdict(set)
    for row, entity in enumerate(entities):
        if entity.kind == "person":
            for name in entity.names:
                for key in sounds.keys(name):
                    found[key].add(row)
    return found
