"""Makes models/LANG/lemmas.kmod: which lemmas a language has, by part of speech (src/analysis/lemma_list.h).

usage: train/lemmas [LANG...]        train/lemmas nb nn

configs/lemmas.json names the sources of each language: treebanks (lemmas as they stand), lexicons
(form, lemma, part of speech), UniMorph tables (lemma, form, features), OpenCorpora's dictionary as
PyPI's pymorphy3-dicts-ru holds it. "tagged" is raw text that kilde reads: words that it met several
times as their own lemmas.
"""
import argparse
import collections
import json
import math
import pathlib
import subprocess

import numpy as np

from .conllu import read_sentences
from .sources import Sources
from .weights import write_weights

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
LISTED = ("NOUN", "VERB", "ADJ")
BITS, HASHES = 12, 8  # bits a lemma, and hashes: one false answer in about 300
MOST_TEXT, FEWEST = 12_000_000, 3  # characters of a raw file; times that a word must be met
MASK = (1 << 64) - 1
LEXICON_POS = {"noun": "NOUN", "verb": "VERB", "adj": "ADJ"}
UNIMORPH_POS = {"N": "NOUN", "V": "VERB", "ADJ": "ADJ", "V.PTCP": "ADJ"}
CORPORA_POS = {"NOUN": "NOUN", "ADJF": "ADJ", "INFN": "VERB", "ADJS": "ADJ", "COMP": "ADJ"}


def of_treebank(sources, path):
    for sentence in read_sentences(sources.lines(path)):
        for lemma, upos in zip(sentence.lemmas, sentence.upos):
            if upos in LISTED and lemma not in ("_", ""):
                yield lemma, upos


def of_lexicon(sources, path):
    for line in sources.lines(path):
        _, lemmas, pos = line.split("\t")
        if pos in LEXICON_POS:
            for lemma in lemmas.split("|"):
                yield lemma, LEXICON_POS[pos]


def of_unimorph(sources, path):
    for line in sources.lines(path):
        if line.count("\t") == 2:
            lemma, _, features = line.split("\t")
            pos = UNIMORPH_POS.get(features.split(";")[0])
            if pos:
                yield lemma, pos


def of_pymorphy(sources, path):
    import pymorphy3
    sources.used.append((path, "CC BY-SA (OpenCorpora), package MIT"))
    analyser = pymorphy3.MorphAnalyzer(lang="ru")
    names = {"Name", "Surn", "Patr", "Geox", "Orgn", "Abbr"}
    for word, tag, lemma, _, _ in analyser.dictionary.iter_known_words():
        pos = CORPORA_POS.get(str(tag.POS))
        if pos and word == lemma and not names & tag.grammemes:
            yield lemma, pos
            if "ё" in lemma:
                yield lemma.replace("ё", "е"), pos


def of_tagged(sources, path):
    lang = path.split("/")[1]
    text, size = [], 0
    for line in sources.lines(path):
        text.append(line)
        size += len(line)
        if size > MOST_TEXT:
            break
    command = [str(ROOT / "build/release/kilde"), "read", "--lang", lang, "--until", "analysis",
               "--format", "conllu", "--max-size", "1G", "--quiet", "-"]
    done = subprocess.run(command, input="\n".join(text).encode(), stdout=subprocess.PIPE, check=True)
    counts = collections.Counter()
    for line in done.stdout.decode().splitlines():
        row = line.split("\t")
        if len(row) == 10 and row[3] in LISTED and row[1].lower() == row[2] and row[2].isalpha():
            counts[row[2], row[3]] += 1
    yield from (pair for pair, count in counts.items() if count >= FEWEST)


READERS = {"tagged": of_tagged, "treebanks": of_treebank, "lexicons": of_lexicon, "unimorph": of_unimorph,
           "pymorphy": of_pymorphy}


def fnv1a(data):
    value = 14695981039346656037
    for byte in data:
        value = ((value ^ byte) * 1099511628211) & MASK
    return value


def bloom_filter(lemmas):
    words = max(1, math.ceil(len(lemmas) * BITS / 64))
    bits = np.zeros(words, np.uint64)
    for lemma, pos in sorted(lemmas):
        first = fnv1a(f"{lemma}\n{pos}".encode())
        step = ((first >> 32) | 1) * 0x9E3779B97F4A7C15
        for n in range(HASHES):
            bit = ((first + n * step) & MASK) % (words * 64)
            bits[bit // 64] |= np.uint64(1 << (bit % 64))
    return bits


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("languages", nargs="*")
    parser.add_argument("--data", default=ROOT.parent / "shared/data")
    words = parser.parse_args()
    config = json.load(open(ROOT / "train/configs/lemmas.json", encoding="utf-8"))
    for lang in words.languages or config:
        sources, lemmas = Sources(words.data), set()
        folder = ROOT / "models" / lang
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "lemmas.kmod").unlink(missing_ok=True)  # "tagged" text is read without an older list
        for kind, paths in config[lang].items():
            for path in paths:
                lemmas.update(READERS[kind](sources, path))
        write_weights(folder / "lemmas.kmod", "lemmas",
                      {"bits": bloom_filter(lemmas), "hashes": np.array([HASHES], np.uint32)})
        size = (folder / "lemmas.kmod").stat().st_size
        used = "\n".join(f"- {path}: {licence}" for path, licence in sources.used)
        (folder / "lemmas.md").write_text(
            f"# Lemmas of {lang}\n\n{len(lemmas)} pairs of lemma and part of speech in a Bloom filter, "
            f"{size} bytes. It tells the analyser which\nof the lemmas that it holds possible are words. "
            f"Made by `train/lemmas {lang}` from\n\n{used}\n", encoding="utf-8")
        print(f"{lang}: {len(lemmas)} lemmas, {size} bytes")


if __name__ == "__main__":
    main()
