#!/usr/bin/python3
"""Trains the language model, models/language.kmod, and writes its card.

usage: train/language/train.py [--data ../shared/data] [--build build/release] [--lines 24000]

Needs the program kilde_language_features (cmake --build build/release --target
kilde_language_features), which prints the features of a line as the identifier sees them.
Each language gives lines drawn from all its sources, cut to different lengths; "other" is made of
other.tsv and of invented words. The weights are those of a multinomial logistic regression.
"""
import argparse
import pathlib
import random
import subprocess
import sys

import numpy as np
import torch

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "train"))
from kilde_train.sources import Sources  # noqa: E402
from kilde_train.weights import write_weights  # noqa: E402

CODES = ["da", "nb", "nn", "sv", "en", "de", "ru", "uk", "be", "other"]
SPACE = 1 << 17
# Treebanks come first: they are the most like news, and get up to half of a language's lines.
SOURCES = {
    "da": ["treebanks/da/train.conllu", "raw/da/news-leipzig-lcc.txt.xz", "raw/da/wiki-nbailab.txt.xz",
           "raw/da/wiki-leipzig-30k.txt.xz", "raw/da/folketinget.txt.xz", "raw/da/tatoeba.txt.xz",
           "raw/da/law.txt.xz", "raw/da/commonvoice.txt.xz"],
    "nb": ["treebanks/nb/train.conllu", "raw/nb/news-sprakbanken-cc0.txt.xz",
           "raw/nb/wiki-nbailab.txt.xz", "raw/nb/public-sami.txt.xz", "raw/nb/law.txt.xz"],
    "nn": ["treebanks/nn/train.conllu", "raw/nn/wiki-nbailab.txt.xz", "raw/nn/public-sami.txt.xz",
           "raw/nn/law.txt.xz", "raw/nn/law2.txt.xz"],
    "sv": ["treebanks/sv/train.conllu", "treebanks/sv/ner-train.conllu",
           "raw/sv/wiki-leipzig-30k.txt.xz", "raw/sv/wiki-nbailab.txt.xz",
           "raw/sv/public-sami.txt.xz", "raw/sv/commonvoice.txt.xz", "raw/sv/law.txt.xz"],
    "en": ["treebanks/en/train.conllu", "raw/en/masc.txt.xz", "raw/en/wiki-leipzig-30k.txt.xz",
           "raw/en/wiki-nbailab.txt.xz", "raw/en/europarl.txt.xz", "raw/en/commonvoice.txt.xz"],
    "de": ["treebanks/de/germeval-train.conllu.gz", "raw/de/wiki-leipzig-30k.txt.xz",
           "raw/de/bundestag.txt.xz", "raw/de/commonvoice.txt.xz"],
    "ru": ["treebanks/ru/opencorpora-morph.conllu.gz", "raw/ru/commonvoice.txt.xz",
           "raw/ru/books.txt.xz"],
    "uk": ["treebanks/uk/parlamint-train.conllu", "raw/uk/essays-ua-gec.txt.xz",
           "raw/uk/commonvoice.txt.xz", "raw/uk/law.txt.xz"],
    "be": ["treebanks/be/train.conllu"],
}


def texts(lines, treebank):
    """The sentences of a treebank (its forms), or the lines of a raw file."""
    if not treebank:
        yield from (line for line in lines if line)
        return
    forms = []
    for line in lines:
        if line and line[0] != "#":
            row = line.split("\t")
            if row[0].isdigit():
                forms.append(row[1])
        elif not line and forms:
            yield " ".join(forms)
            forms = []


def reservoir(lines, count, rng):
    """`count` lines, drawn evenly from up to the first 20 times as many."""
    kept = []
    for i, line in enumerate(lines):
        if i < count:
            kept.append(line)
        elif i >= 20 * count:
            break
        elif (at := rng.randrange(i + 1)) < count:
            kept[at] = line
    return kept


def cut(line, rng):
    """Half the time a run of 2 to 25 of its words: headings, short sentences."""
    words = line.split()
    if len(words) > 60 or (rng.random() < 0.5 and len(words) > 2):
        size = min(len(words), rng.choice((2, 3, 4, 6, 8, 12, 18, 25)))
        at = rng.randrange(len(words) - size + 1)
        words = words[at:at + size]
    return " ".join(words)


def lines_of(lang, sources, count, rng):
    out = []
    files = SOURCES[lang]
    for i, path in enumerate(files):
        share = count // 2 if i == 0 else count // 2 // max(1, len(files) - 1)
        treebank = "treebanks/" in path
        out += reservoir(texts(sources.lines(path), treebank), share, rng)
    while out and len(out) < count:
        out += rng.sample(out, min(len(out), count - len(out)))
    return [cut(line, rng) for line in out]


def invented_word(rng, letters):
    consonants, vowels = letters
    word = "".join(rng.choice(consonants if (i + rng.randrange(2)) % 2 else vowels)
                   for i in range(rng.randint(1, 11)))
    return word


def other_lines(count, rng):
    rows = [line.rstrip("\n").split("\t") for line in open(ROOT / "train/language/other.tsv",
                                                          encoding="utf-8")
            if line.strip() and line[0] != "#"][1:]
    alphabets = [("bcdfghjklmnpqrstvwxzçčšžłñþðß", "aeiouyáéíóúâêôãõàèùëïüőű"),
                 ("бвгджзйклмнпрстфхцчшщџљњќѓјқғңһ", "аеиоуыэюяъіөүәѝ"),
                 ("bcdfghjklmnpqrstvwxz", "aeiouy")]
    for _ in range(count):
        _, words, sentences = rng.choice(rows)
        letters = alphabets[1] if "а" in words else rng.choice((alphabets[0], alphabets[2]))
        kind = rng.random()
        if kind < 0.25:
            yield cut(rng.choice(sentences.split("|")), rng)
        elif kind < 0.75:
            bag = words.split()
            yield " ".join(rng.choice(bag) if rng.random() < 0.6 else invented_word(rng, letters)
                           for _ in range(rng.randint(3, 30)))
        else:
            yield " ".join(invented_word(rng, letters) for _ in range(rng.randint(2, 25)))


def features(program, lines):
    raw = subprocess.run([program], input="\n".join(lines).encode() + b"\n",
                         stdout=subprocess.PIPE, check=True).stdout
    data = np.frombuffer(raw, np.uint32).astype(np.int32)
    offsets, at = [], 0
    for _ in lines:
        offsets.append(at)
        at += 1 + int(data[at])
    return data, np.array(offsets)


def batches(data, offsets, labels, order, size):
    for at in range(0, len(order), size):
        chosen = [i for i in order[at:at + size] if data[offsets[i]]]
        ids = [data[offsets[i] + 1:offsets[i] + 1 + data[offsets[i]]] for i in chosen]
        starts = np.cumsum([0] + [len(x) for x in ids[:-1]])
        yield (torch.from_numpy(np.concatenate(ids)).long(), torch.from_numpy(starts).long(),
               torch.from_numpy(labels[chosen]))


def train(data, offsets, labels, epochs=3):
    torch.manual_seed(1)
    table = torch.nn.EmbeddingBag(SPACE, len(CODES), mode="mean", sparse=True)
    torch.nn.init.zeros_(table.weight)
    bias = torch.nn.Parameter(torch.zeros(len(CODES)))
    dense = torch.optim.Adam([bias], lr=0.01)
    rng = np.random.default_rng(1)
    for epoch in range(epochs):
        sparse = torch.optim.SparseAdam(list(table.parameters()), lr=(0.5, 0.2, 0.05)[min(epoch, 2)])
        total = 0.0
        for ids, starts, y in batches(data, offsets, labels, rng.permutation(len(labels)), 256):
            loss = torch.nn.functional.cross_entropy(table(ids, starts) + bias, y)
            sparse.zero_grad(), dense.zero_grad()
            loss.backward()
            sparse.step(), dense.step()
            total += float(loss) * len(y)
        print(f"epoch {epoch}: loss {total / len(labels):.4f}", flush=True)
    return table.weight.detach().numpy(), bias.detach().numpy()


def quantise(weights):
    """int8, with the few largest weights cut so that the others keep their precision."""
    scale = float(np.quantile(np.abs(weights[np.abs(weights).sum(1) > 0]), 0.999)) / 127
    return np.clip(np.round(weights / scale), -127, 127).astype(np.int8), np.float32(scale)


CARD = """# Language model

Tells da nb nn sv en de ru uk be and "other" apart (src/text/language.h): multinomial logistic
regression over hashed character n-grams, and words; {space} rows of 10 int8 weights.

- Trained on {count} lines of da, nb, nn, sv and en, and half as many of the others, from:
{sources}
- "other": train/language/other.tsv (written for kilde) and invented words.
- Again: `cmake --build build/release --target kilde_language_features` and
  `python3 train/language/train.py --data ../shared/data`
"""


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--data", default=str(ROOT.parent / "shared" / "data"))
    args.add_argument("--build", default=str(ROOT / "build" / "release"))
    args.add_argument("--lines", type=int, default=24000)
    args.add_argument("--epochs", type=int, default=3)
    args = args.parse_args()
    sources, rng = Sources(args.data), random.Random(1)
    lines, labels = [], []
    for label, code in enumerate(CODES):
        # The Scandinavian languages and English are the ones that are hard to tell apart.
        count = args.lines if code in CODES[:5] + ["other"] else args.lines // 2
        some = (list(other_lines(count, rng)) if code == "other"
                else lines_of(code, sources, count, rng))
        lines += [line.replace("\n", " ") for line in some]
        labels += [label] * len(some)
    data, offsets = features(f"{args.build}/src/text/kilde_language_features", lines)
    print(f"{len(lines)} lines, {len(data)} features", flush=True)
    weights, bias = train(data, offsets, np.array(labels), args.epochs)
    rows, scale = quantise(weights)
    write_weights(ROOT / "models" / "language.kmod", "language",
                  {"codes": "\n".join(CODES), "weights": rows, "bias": bias.astype(np.float32),
                   "scale": np.array([scale], np.float32)})
    used = "\n".join(f"  - {path}: {licence}" for path, licence in sources.used)
    card = ROOT / "models" / "language.md"
    tail = card.read_text(encoding="utf-8").partition("\n## ")[2] if card.exists() else ""
    card.write_text(CARD.format(space=SPACE, count=args.lines, sources=used)
                    + ("\n## " + tail if tail else ""), encoding="utf-8")


main()
