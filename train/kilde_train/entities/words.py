"""Names that are also common words: "Time", "Metro", "Der Standard", "As".

A folded name counts as a word of a language if open text has it in small letters often, and not just
now and then beside capitals; German nouns count by their tag. An article before it changes nothing.
"""
import collections
import re

from ..sources import Sources
from .fold import fold
from .model import LANGS

WORDS_A_FILE, OFTEN, SHARE, ARTICLES = 250_000, 8, 0.25, 25
TOKEN = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
NOUNS = {"de": ["treebanks/de/gsd-train-morph.conllu.gz", "treebanks/de/dev.conllu#gsd-dev"]}


def counted(lines, counts):
    left = WORDS_A_FILE
    for line in lines:
        tokens = TOKEN.findall(line)
        left -= len(tokens)
        counts.update(tokens)
        if left < 0:
            return


def words_of(sources, lang):
    """The words, and the commonest of them, among which are the articles."""
    counts, all_of = collections.Counter(), collections.Counter()
    for path, (_, is_open) in sources.table.items():
        if is_open and path.startswith(f"raw/{lang}/"):
            counted(sources.lines(path), counts)
    for token, n in counts.items():
        all_of[token.lower()] += n
    small = {w: n for w, n in counts.items() if w.islower() and n >= OFTEN and n >= SHARE * all_of[w]}
    articles = sorted(small, key=small.get)[-ARTICLES:]
    nouns = collections.Counter()
    for path in NOUNS.get(lang, []):
        for line in sources.lines(path):
            fields = line.split("\t")
            if len(fields) > 3 and fields[3] == "NOUN":
                nouns[fold(fields[1])] += 1
    return {fold(w) for w in small} | {w for w, n in nouns.items() if n >= 3}, {fold(w) for w in articles}


def masks(data, names):
    """Folded name -> mask of the languages where it is a word."""
    sources, out = Sources(data), collections.defaultdict(int)
    found = {lang: words_of(sources, lang) for lang in LANGS}
    for name in names:
        first, _, rest = name.partition(" ")
        for i, (words, articles) in enumerate(found.values()):
            if name in words or (first in articles and rest in words):
                out[name] |= 1 << i
    return dict(out)
