"""Case endings of names, from treebanks: data/LANG/names/cases.tsv for src/knowledge/spelling.cc.

usage: PYTHONPATH=train python3 -m kilde_train.name_cases [--data ../shared/data] [--check]

For every end of up to five letters of a name in the treebanks of configs/name_cases.json: which nominatives had names
that ended so, the most frequent first. What is not under an open licence is refused (sources.tsv). An end is left out where the next shorter one says the same.
Where train/names/cases.tsv has rows for a language, names that the names data has in the nominative are
declined by it and added. --check measures the tables there are on the development parts.
"""
import argparse
import json
import lzma
from collections import Counter, defaultdict
from pathlib import Path

from .sources import Sources

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("da", "nb", "nn", "sv", "en", "de", "ru", "uk", "be")
DEV = {lang: [f"treebanks/{lang}/{name}dev.conllu" for name in ("", *more)]
       for lang, more in {**dict.fromkeys(LANGUAGES, ()), "uk": ("parlamint-",), "ru": ("nerel-",)}.items()}
APOSTROPHES = {mark + end: [""] for mark in "'’" for end in ("", "s")}  # Putin's, Hans’
LONGEST, SHORTEST_STEM, MOST, FEWEST, FEWEST_TIMES = 5, 2, 4, 2, 3


def names(sources, paths):
    """(form, lemma) of the proper names in the trees of some treebanks, and adjectives spelt as names."""
    for path in paths:
        for line in sources.lines(path):
            cells = line.split("\t")
            if len(cells) < 8 or cells[3] != "PROPN" or "Plur" in cells[5] or "Foreign" in cells[5]:
                continue
            form, lemma = cells[1].lower(), cells[2].lower()
            if form.isalpha() and lemma.isalpha() and form[:SHORTEST_STEM] == lemma[:SHORTEST_STEM]:
                yield form, lemma


def paradigms(lang):
    path = ROOT / "train/names/cases.tsv"
    rows = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8") if line[0] != "#"][1:]
    return sorted(([end, of, cases.split("|")] for of_lang, end, of, cases in rows if of_lang == lang),
                  key=lambda row: -len(row[0]))


def declined(word, of, table):
    """All cases of a nominative, itself first; a word of no row that ends in a consonant has the usual ones."""
    for end, whose, cases in table:
        if of in whose and word.endswith(end) and len(word) > len(end) + 1:
            return [word] + [word[:len(word) - len(end)] + case for case in cases]
    if of == "f" or word[-1] in "аеёиоуыэюяьъйіїєўґ":
        return [word]
    return [word] + [word + case for case in table_of_consonants(table)]


def table_of_consonants(table):
    """ru "ом е", uk "ові ом і", be "ам е": told by the row of the nouns in -о or -й."""
    ends = {end for end, _, _ in table}
    if "ець" in ends:
        return "а", "у", "ові", "ом", "і"
    return ("а", "у", "ам", "е") if "оў" in ends else ("а", "у", "ом", "е")


def known_names(data, lang):
    """(word, m/f/p) of persons and places that the names data has in the language."""
    for file, column in (("people", "gender"), ("places", "")):
        with lzma.open(data / "names" / f"{file}.tsv.xz", "rt", encoding="utf-8") as opened:
            head = next(opened).rstrip("\n").split("\t")
            left = 12000
            for line in opened:
                row = dict(zip(head, line.rstrip("\n").split("\t")))
                name = row.get(f"names_{lang}", "").split("|")[0].lower()
                if not name or left <= 0:
                    continue
                left -= 1
                for word in name.replace("-", " ").split():
                    if word.isalpha() and len(word) > 2:
                        yield word, (row[column] or "m") if column else "p"


def synthetic(data, lang):
    table = paradigms(lang)
    if not table:
        return
    for word, of in set(known_names(data, lang)):
        for form in declined(word, of, table):
            yield form, word


def learn(pairs):
    seen = defaultdict(Counter)
    for form, lemma in pairs:
        stem = 0
        while stem < min(len(form), len(lemma)) and form[stem] == lemma[stem]:
            stem += 1
        for size in range(1, LONGEST + 1):
            cut = len(form) - size
            if SHORTEST_STEM <= cut <= stem:
                seen[form[cut:]][lemma[cut:]] += 1
    table = {}
    for end in sorted(seen, key=len):
        often = [pair for pair in seen[end].most_common(MOST) if pair[1] >= FEWEST]
        if sum(seen[end].values()) < FEWEST_TIMES or not often:
            continue
        forms = [form for form, _ in often]
        shorter = next((table[end[i:]] for i in range(1, len(end)) if end[i:] in table), None)
        lead = len(end) and [end[:len(end) - len(key)] + form for key in ends(end, table) for form in table[key]]
        if shorter is None or forms != lead[:len(forms)]:
            table[end] = forms
    return table


def ends(word, table):
    return [word[i:] for i in range(len(word)) if word[i:] in table]


def nominatives(form, table, most=6):
    low, out = form.lower(), []
    for i in range(SHORTEST_STEM, len(low)):
        for nominative in table.get(low[i:], ()):
            if low[:i] + nominative not in out:
                out.append(low[:i] + nominative)
    if low not in out:
        out.append(low)
    return out[:most]


def read(path):
    rows = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8") if line[0] != "#"][1:]
    return {end: ["" if form == "-" else form for form in forms.split("|")] for end, forms in rows}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", default=ROOT.parent / "shared/data", type=Path)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    banks = json.loads((ROOT / "train/configs/name_cases.json").read_text("utf-8"))
    for lang in LANGUAGES:
        path = ROOT / "data" / lang / "names" / "cases.tsv"
        if not args.check:
            read_names = list(names(Sources(args.data), banks[lang]))
            made = list(synthetic(args.data, lang))
            table = learn(read_names + read_names * (len(made) // (8 * len(read_names) + 1)) + made)
            table.update({} if made else APOSTROPHES)
            path.parent.mkdir(parents=True, exist_ok=True)
            rows = [f"{end}\t{'|'.join(form or '-' for form in table[end])}\n" for end in sorted(table, key=lambda e: (e[::-1]))]
            path.write_text("# Ends of names in text and what stands there in the nominative, the most frequent first; "
                            "the longest end counts.\n# Made by train/kilde_train/name_cases.py.\nend\tnominative\n" + "".join(rows), "utf-8")
        table = read(path)
        pairs = list(names(Sources(args.data, measure_only=True), DEV[lang]))
        for what, chosen in (("all", pairs), ("inflected", [p for p in pairs if p[0] != p[1]])):
            ranks = Counter()
            for form, lemma in chosen:
                found = nominatives(form, table)
                ranks[found.index(lemma) if lemma in found else -1] += 1
            total = max(len(chosen), 1)
            print(f"{lang} {what:10} {len(chosen):6} first {100 * ranks[0] / total:5.1f}  among three "
                  f"{100 * sum(ranks[i] for i in range(3)) / total:5.1f}  rows {len(table)}")


if __name__ == "__main__":
    main()
