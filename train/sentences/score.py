#!/usr/bin/python3
"""Scores tokens and sentences against a treebank, from raw text.

usage: train/sentences/score.py LANG [PART...] [--data ../shared/data] [--program PROGRAM] [--show N]

PART is the name of a treebank file (test, dev, pud). The text is the treebank's sentences joined by
one blank, by documents, else 20 sentences at a time. Needs the program kilde_tokens_of
(cmake --build build/release --target kilde_tokens_of). Prints the F1 of words, of sentences, and of
sentences in a text of those alone that end in . ! ? or …
--show prints that many of the most frequent errors.
"""
import argparse
import collections
import gzip
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]


def documents(path):
    """Lists of sentences; a sentence is a list of (surface, blank follows, number of words)."""
    docs, doc, sent, until, named = [], [], [], 0, False
    for line in (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8"):
        row = line.rstrip("\n").split("\t")
        if line.startswith("# newdoc"):
            docs, doc, named = docs + [doc], [], True
        elif line == "\n":
            doc, sent, until = doc + [sent], [], 0
        elif "-" in row[0] and row[0][0].isdigit():
            first, until = map(int, row[0].split("-"))
            sent.append((row[1], "SpaceAfter=No" not in row[9], until - first + 1))
        elif row[0].isdigit() and int(row[0]) > until:
            sent.append((row[1], "SpaceAfter=No" not in row[9], 1))
    docs.append(doc)
    if not named:
        docs = [doc[i:i + 20] for i in range(0, len(doc), 20)]
    return [doc for doc in docs if doc]


def has_mark(sent):
    last = [surface for surface, _, _ in sent if surface[-1] not in "\"»”“')’«]"] or [""]
    return last[-1][-1:] in ("!", "?", "…", ".")


class Text:
    """The raw text of a document, with words and sentences as pairs of character offsets."""

    def __init__(self, sents):
        self.text, self.words, self.sents = "", [], []
        for sent in sents:
            begin = len(self.text)
            for surface, blank, words in sent:
                start = len(self.text)
                self.text += surface
                self.words += [(start, len(self.text))] * words
                self.text += " " if blank else ""
            self.sents.append((begin, self.words[-1][1]))
            self.text = self.text.rstrip() + " "


def tokenise(program, lang, texts):
    """For each text its words and sentences, in characters."""
    feed = b"".join(b"%d\n%s" % (len(t.encode()), t.encode()) for t in texts)
    out = subprocess.run([program, str(ROOT), lang], input=feed, stdout=subprocess.PIPE, check=True)
    docs, words, sents, begin = [], [], [], None
    for line in out.stdout.decode().splitlines():
        if line == "=":
            docs.append((words, sents))
            words, sents = [], []
        elif not line:
            sents.append((begin, words[-1][1]))
            begin = None
        else:
            start, end = map(int, line.split(" ", 2)[:2])
            words.append((start, end))
            begin = start if begin is None else begin
    return [in_characters(text, *doc) for text, doc in zip(texts, docs)]


def in_characters(text, words, sents):
    at = []  # for each byte the character that it belongs to
    for i, c in enumerate(text):
        at += [i] * len(c.encode())
    at.append(len(text))
    return [[(at[begin], at[end]) for begin, end in spans] for spans in (words, sents)]


def f1(hits, gold, found):
    return 200 * hits / (gold + found) if gold + found else 0


def overlap(gold, found):
    return sum((collections.Counter(gold) & collections.Counter(found)).values())


def show(errors, count):
    for (gold, found), n in errors.most_common(count):
        print(f"  {n}  gold {gold}  found {found}")


def differences(text, gold, found):
    """What lies between places where both agree, once for each stretch that differs."""
    both = set(gold) & set(found)
    runs = []
    for spans in (gold, found):
        run = collections.defaultdict(list)
        last = 0
        for span in spans:
            if span in both:
                last = span[1]
            else:
                run[last].append(text[span[0]:span[1]])
        runs.append(run)
    for key in sorted(set(runs[0]) | set(runs[1])):
        yield " | ".join(runs[0][key])[-70:], " | ".join(runs[1][key])[-70:]


def count(args, docs):
    """The sums over documents, the errors in words, and those in sentences."""
    texts = [Text(sents) for sents in docs]
    sums, errors, borders = (collections.Counter() for _ in range(3))
    for gold, (words, sents) in zip(texts, tokenise(args.program, args.lang,
                                                    [t.text for t in texts])):
        sums.update(words=overlap(gold.words, words), gold=len(gold.words), found=len(words),
                    sents=overlap(gold.sents, sents), gold_sents=len(gold.sents),
                    found_sents=len(sents))
        errors.update(differences(gold.text, gold.words, words))
        ends = [{end for _, end in spans} for spans in (gold.sents, sents)]
        for wrong, sign in ((ends[0] - ends[1], "missed"), (ends[1] - ends[0], "false")):
            for end in wrong:
                around = gold.text[max(0, end - 25):end] + " ¦" + gold.text[end:end + 20]
                borders[sign, around] += 1
    return sums, errors, borders


def score(args, part):
    file = pathlib.Path(args.data) / "treebanks" / args.lang / (part + ".conllu")
    docs = documents(file if file.exists() else file.with_suffix(".conllu.gz"))
    sums, errors, borders = count(args, docs)
    marked, _, marked_borders = count(args, [[s for s in doc if has_mark(s)] for doc in docs])
    print(f"{args.lang} {part}: tokens {f1(sums['words'], sums['gold'], sums['found']):.2f}, "
          f"sentences {f1(sums['sents'], sums['gold_sents'], sums['found_sents']):.2f}, marked "
          f"{f1(marked['sents'], marked['gold_sents'], marked['found_sents']):.2f} "
          f"({marked['gold_sents']} of {sums['gold_sents']})", flush=True)
    for what in (errors, borders, marked_borders):
        show(what, args.show)


def main():
    args = argparse.ArgumentParser()
    args.add_argument("lang")
    args.add_argument("parts", nargs="*", default=["dev"])
    args.add_argument("--data", default=str(ROOT.parent / "shared" / "data"))
    args.add_argument("--program", default=str(ROOT / "build/release/src/tokens/kilde_tokens_of"))
    args.add_argument("--show", type=int, default=0)
    args = args.parse_args()
    for part in args.parts or ["dev"]:
        score(args, part)


main()
