#!/usr/bin/python3
"""Trains the sentence models of languages from treebanks.

usage: train/sentences/train.py LANG... [--data ../shared/data] [--build build/release]

Needs the program kilde_boundaries (cmake --build build/release --target kilde_boundaries), which
prints the features of every candidate as the tokenizer sees them. The sentences are laid out as
texts come: in one line, wrapped at some width, one a line, and as paragraphs with or without blank
lines. What no word has a part in (marks, shapes, gaps, lengths) is learnt from all languages first,
which helps those with small treebanks; then each goes on alone. Writes models/LANG/sentences.kmod
and its card, models/LANG/sentences.md.
"""
import argparse
import pathlib
import random
import subprocess
import sys
import textwrap

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "train"))
from kilde_train.sources import Sources  # noqa: E402
from kilde_train.weights import write_weights  # noqa: E402

FEATURES, SPACE = 26, 1 << 14
# The features of src/tokens/boundary.cc that hold no word, and candidates of each language for them.
WORDLESS, SHARE = [0, 2, 3, 7, 10, 12, 13, 14, 15, 16, 19, 20, 21, 22, 23, 24], 30000
LANGUAGES = ["da", "nb", "nn", "sv", "en", "de", "ru", "uk", "be"]


# Where a language's open treebanks are other files than train.conllu and dev.conllu.
FILES = {
    "de": (["train.conllu#gsd-dev", "train.conllu#pud"], ["dev.conllu#gsd-dev"]),
    "ru": (["train.conllu#gsd-dev", "train.conllu#pud-wiki", "train.conllu#taiga-2020"],
           ["dev.conllu#gsd-dev", "dev.conllu#taiga-dev"]),
    "uk": (["parlamint-train.conllu"], ["parlamint-dev.conllu"]),
}


def sentences(lines):
    """The text of each sentence."""
    for line in lines:
        if line.startswith("# text ="):
            yield line.split("=", 1)[1].strip()


class Layout:
    """A text that grows by sentences and separators, with the bytes at which sentences end."""

    def __init__(self):
        self.parts, self.ends, self.length = [], [], 0

    def add(self, text, end):
        self.parts.append(text)
        self.length += len(text.encode())
        if end:
            self.ends.append(self.length)

    def document(self):
        text = "".join(self.parts).encode()
        ends = " ".join(map(str, self.ends))
        return b"%d %d\n%s\n%s" % (len(text), len(self.ends), ends.encode(), text)


def lay_out(run, between):
    layout = Layout()
    for i, sentence in enumerate(run):
        if i:
            layout.add(between(i), False)
        layout.add(sentence, True)
    return layout.document()


def wrapped(run, width):
    """Paragraphs, wrapped; the ends are found again because wrapping keeps all but blanks."""
    layout, mark = Layout(), "\0"
    lines = textwrap.wrap((mark + " ").join(run) + mark, width, break_long_words=False,
                          break_on_hyphens=False)
    for i, line in enumerate(lines):
        if i:
            layout.add("\n", False)
        pieces = line.split(mark)
        for piece in pieces[:-1]:
            layout.add(piece, True)
        layout.add(pieces[-1], False)
    return layout.document()


def has_end(sentence):
    return sentence.rstrip("\"»”')")[-1:] in (".", "!", "?", "…", ":")


def single_dot(sentence):
    """Treebanks write "50 kr.." at the end of a sentence, everybody else "50 kr."."""
    doubled = sentence.endswith("..") and not sentence.endswith("...")
    return sentence[:-1] if doubled else sentence


def documents(treebank, rng):
    """Every sentence in each of the ways in which texts come."""
    for i in range(0, len(treebank), 20):
        yield lay_out(treebank[i:i + 20], lambda _: " ")
    sents = rng.sample(treebank, len(treebank))
    sents = [single_dot(s) for s in sents]
    for size in (20, 7):
        for i in range(0, len(sents), size):
            yield lay_out(sents[i:i + size], lambda _: " ")
        sents = rng.sample(sents, len(sents))
    for i in range(0, len(sents), 5):
        yield wrapped(sents[i:i + 5], rng.randint(50, 100))
    sents = rng.sample(sents, len(sents))
    for i in range(0, len(sents), 12):
        yield lay_out(sents[i:i + 12], lambda _: "\n")
    sents = rng.sample(sents, len(sents))
    for i in range(0, len(sents), 15):
        run = sents[i:i + 15]
        # A paragraph a line; a heading always has a line of its own.
        yield lay_out(run, lambda k: "\n" if rng.random() < 0.3 or not has_end(run[k])
                      or not has_end(run[k - 1]) else " ")


def candidates(program, tokens, docs):
    raw = subprocess.run([program, tokens], input=b"".join(docs), stdout=subprocess.PIPE,
                         check=True).stdout
    rows = np.frombuffer(raw, np.uint8).reshape(-1, 1 + 2 * FEATURES)
    return np.ascontiguousarray(rows[:, 1:]).view("<u2").astype(np.int64), rows[:, 0].astype(float)


def train(x, y, rng, start=0, epochs=8, rate=0.3, decay=3e-5):
    """Logistic regression by AdaGrad over hashed features, averaged over the second half."""
    w, squares, mean, steps = np.zeros(SPACE) + start, np.full(SPACE, 1e-2), np.zeros(SPACE), 0
    for epoch in range(epochs):
        for batch in np.array_split(rng.permutation(len(y)), max(1, len(y) // 64)):
            p = 1 / (1 + np.exp(-w[x[batch]].sum(1)))
            gradient = np.zeros(SPACE)
            np.add.at(gradient, x[batch].ravel(), np.repeat(p - y[batch], x.shape[1]) / len(batch))
            gradient += decay * (w - start)
            squares += gradient ** 2
            w -= rate * gradient / np.sqrt(squares)
            if epoch >= epochs // 2:
                mean, steps = mean + w, steps + 1
    return mean / steps


def scores(w, x, y):
    ends = w[x].sum(1) > 0
    hits = (ends & (y > 0)).sum()
    return 200 * hits / (ends.sum() + y.sum())


CARD = """# Sentence model: {lang}

Decides at each candidate boundary whether a sentence ends (src/tokens/sentence_model.h):
logistic regression over {features} hashed features, {space} int8 weights.

- Data: {sources}
- Trained on {train} candidates, starting with weights of marks and shapes that all nine languages
  share; right on dev: F1 {dev:.2f} over candidates of the same layouts.
- Again: `cmake --build build/release --target kilde_boundaries` and
  `python3 train/sentences/train.py {lang} --data ../shared/data`
- Two sentences in one line without a mark between them (a heading run into the text) are mostly left
  together here; the analyser parts them.
"""


def load(lang, args):
    """The candidates of a language for training and for dev, and the sources of the former."""
    sources = Sources(args.data)
    program = f"{args.build}/src/tokens/kilde_boundaries"
    sets, files = [], FILES.get(lang, (["train.conllu"], ["dev.conllu"]))
    for part in files:
        sents = [s for f in part for s in sentences(sources.lines(f"treebanks/{lang}/{f}"))]
        docs = list(documents(sents, random.Random(1)))
        sets.append(candidates(program, str(ROOT / "data" / lang / "tokens"), docs))
    used = {path: licence for path, licence in sources.used if "train" in path}
    return sets[0], sets[1], "; ".join(f"{path} ({licence})" for path, licence in used.items())


def common(sets, rng):
    """Weights of the wordless features, from an equal share of each language."""
    picked = [(x[rows][:, WORDLESS], y[rows]) for x, y in sets
              for rows in [rng.permutation(len(y))[:SHARE]]]
    return train(np.concatenate([x for x, _ in picked]), np.concatenate([y for _, y in picked]), rng,
                 epochs=6)


def write(lang, w, found):
    train_set, dev_set, used = found
    weights = np.clip(np.round(w * 32), -127, 127).astype(np.int8)
    folder = ROOT / "models" / lang
    folder.mkdir(parents=True, exist_ok=True)
    write_weights(folder / "sentences.kmod", "sentences", {"weights": weights})
    train_f1, dev = (scores(weights.astype(float), *s) for s in (train_set, dev_set))
    print(f"{lang}: train F1 {train_f1:.2f}, dev F1 {dev:.2f}, {len(train_set[1])} candidates",
          flush=True)
    card = folder / "sentences.md"
    scored = card.read_text(encoding="utf-8").partition("\n## ")[2] if card.exists() else ""
    card.write_text(CARD.format(lang=lang, features=FEATURES, space=SPACE, sources=used,
                                train=len(train_set[1]), dev=dev)
                    + ("\n## " + scored if scored else ""), encoding="utf-8")


def main():
    args = argparse.ArgumentParser()
    args.add_argument("langs", nargs="+")
    args.add_argument("--data", default=str(ROOT.parent / "shared" / "data"))
    args.add_argument("--build", default=str(ROOT / "build" / "release"))
    args = args.parse_args()
    found = {lang: load(lang, args) for lang in LANGUAGES}
    start = common([train_set for train_set, _, _ in found.values()], np.random.default_rng(1))
    for lang in args.langs:
        write(lang, train(*found[lang][0], np.random.default_rng(1), start), found[lang])


main()
