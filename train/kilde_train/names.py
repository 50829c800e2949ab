"""Names annotated by reading: offsets and labels here, the texts in the data folder.

    python3 -m kilde_train.names join da --data ../shared/data --out build/train
    python3 -m kilde_train.names pack READ.tsv --data ../shared/data >> train/names/da.tsv

train/names/LANG.tsv has a line a sentence: where it stands (`raw/da/x.txt.xz#LINE.SENTENCE`,
`nerel-text/DOCUMENT#LINE.SENTENCE`, or `parlamint-train#SENT_ID`), the first 16 digits of the sha256 of
its text, and its names as START-END:KIND in code points, kinds PER ORG LOC MISC, and ? for what is not to be
learnt from, because those who annotated it do not agree. train/names/README.md
tells how they were made. `join` writes made/LANG-names.conllu (forms and names), and for sentences of
a treebank the treebank with the names put in. A sentence whose text has changed is left out and counted.
`pack` takes `where <TAB> KIND:surface <TAB> ...` instead of offsets, as annotators write it.
"""
import argparse
import hashlib
import json
import pathlib
import re
import sys

from .embeddings import TOKEN
from .sources import Sources

SPLIT = re.compile(r'(?<=[.!?…»"])\s+(?=[«"„“A-ZА-ЯІЇЄҐÆØÅÄÖÜ])')
TREEBANKS = {"parlamint-train": "treebanks/uk/parlamint-train.conllu",
             "parlamint-dev": "treebanks/uk/parlamint-dev.conllu"}
FOLDER = pathlib.Path(__file__).resolve().parent.parent / "names"


class Texts:
    """The text of a sentence by where it stands; each file is read once."""

    def __init__(self, sources):
        self.sources, self.files = sources, {}

    def of(self, where):
        name, _, place = where.partition("#")
        if name in TREEBANKS:
            return self.file(name, lambda: self.treebank(TREEBANKS[name])).get(place)
        if name.startswith("nerel-text/"):
            lines = self.file("nerel", self.nerel).get(name.partition("/")[2], [])
        else:
            lines = self.file(name, lambda: list(self.sources.lines(name)))
        line, sentence = map(int, place.split("."))
        parts = [s.strip() for s in SPLIT.split(lines[line])] if line < len(lines) else []
        return parts[sentence] if sentence < len(parts) else None

    def file(self, name, read):
        if name not in self.files:
            self.files[name] = read()
        return self.files[name]

    def nerel(self):
        lines = self.sources.lines("treebanks/ru/nerel-train.jsonl#text")
        return {d["id"]: d["text"].split("\n") for d in map(json.loads, lines)}

    def treebank(self, path):
        found, sent_id = {}, ""
        for line in self.sources.lines(path):
            if line.startswith("# sent_id"):
                sent_id = line.split("=", 1)[1].strip()
            if line.startswith("# text ="):
                found[sent_id] = line.split("=", 1)[1].strip()
        return found


def digest(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def pack(texts, path, out):
    for line in open(path, encoding="utf-8"):
        where, *names = line.rstrip("\n").split("\t")
        text, at, packed = texts.of(where), 0, []
        for kind, _, surface in (n.partition(":") for n in names if n):
            start = text.index(surface, at)
            at = start + len(surface)
            packed.append(f"{start}-{at}:{kind}")
        out.write(f"{where}\t{digest(text)}\t{' '.join(packed)}\n")


def unpack(field):
    for name in field.split():
        span, kind = name.split(":")
        yield (*map(int, span.split("-")), kind)


def tags_of(spans, names):
    """BIO tags for tokens at (start, end); none where it is open."""
    tags, names = ["O"] * len(spans), list(names)
    for start, end, kind in names:
        inside = [i for i, (a, b) in enumerate(spans) if a < end and b > start]
        for k, i in enumerate(inside):
            tags[i] = None if kind == "?" else ("I-" if k else "B-") + kind
    return tags


def written(tag):
    return f"NER={tag}" if tag else "_"


def read_rows(language, texts):
    """({where: names} of treebank sentences, [(text, names)] of raw ones, sentences left out)."""
    treebank, raw, lost = {}, [], 0
    for line in open(FOLDER / f"{language}.tsv", encoding="utf-8"):
        if line[0] == "#":
            continue
        where, sha, names = line.rstrip("\n").split("\t")
        text = texts.of(where)
        if text is None or digest(text) != sha:
            lost += 1
        elif where.partition("#")[0] in TREEBANKS:
            treebank[where] = list(unpack(names))
        else:
            raw.append((text, list(unpack(names))))
    return treebank, raw, lost


def write_raw(raw, file):
    for text, names in raw:
        found = list(TOKEN.finditer(text))
        tags = tags_of([m.span() for m in found], names)
        for i, (m, tag) in enumerate(zip(found, tags)):
            file.write(f"{i + 1}\t{m.group()}\t_\t_\t_\t_\t_\t_\t_\t{written(tag)}\n")
        file.write("\n")


def word_spans(text, rows):
    """Where the words of a sentence stand in its text (all words of a multiword token on its span)."""
    spans, at, range_end, span = [], 0, 0, (0, 0)
    for row in rows:
        if "-" in row[0] or int(row[0]) > range_end:
            start = text.index(row[1], at)
            at = start + len(row[1])
            span = (start, at)
        if "-" in row[0]:
            range_end = int(row[0].split("-")[1])
        else:
            spans.append(span)
    return spans


def write_treebank(sources, name, names, file):
    sentence = []
    for line in sources.lines(TREEBANKS[name]):
        sentence.append(line)
        if line:
            continue
        comments = {k.strip("# "): v.strip() for k, _, v in
                    (l.partition("=") for l in sentence if l.startswith("#"))}
        rows = [l.split("\t") for l in sentence if l and l[0] != "#"]
        wanted = names.get(f"{name}#{comments['sent_id']}")
        if wanted is not None:
            tags = iter(tags_of(word_spans(comments["text"], rows), wanted))
            for row in rows:
                if "-" not in row[0]:
                    row[9] = written(next(tags))
        file.write("\n".join("\t".join(r) for r in rows) + "\n\n")
        sentence = []


def join(language, sources, out):
    treebank, raw, lost = read_rows(language, Texts(sources))
    with open(out / f"{language}-names.conllu", "w", encoding="utf-8") as file:
        write_raw(raw, file)
    for name in sorted({w.partition("#")[0] for w in treebank}):
        with open(out / f"{language}-{name}.conllu", "w", encoding="utf-8") as file:
            write_treebank(sources, name, treebank, file)
    print(f"{language}: {len(raw)} sentences of raw text, {len(treebank)} of treebanks, {lost} left out")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("join", "pack"))
    parser.add_argument("which", help="a language to join, or a file to pack")
    parser.add_argument("--data", default="../shared/data")
    parser.add_argument("--out", default="build/train")
    args = parser.parse_args()
    sources = Sources(args.data)
    if args.what == "pack":
        pack(Texts(sources), args.which, sys.stdout)
    else:
        join(args.which, sources, pathlib.Path(args.out))


if __name__ == "__main__":
    main()
