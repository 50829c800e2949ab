"""Wikidata numbers from the links of NEREL's training texts: data/entities/linked.tsv.

usage: python3 -m kilde_train.entities.linked [--data ../shared/data]

A number whose Russian surface names one thing of the base (or one far above the others) is given to it;
persons that the base lacks are added under the full name that stands in the nominative. Facts only: no
text is carried over.
"""
import argparse
import collections
import itertools
import json
import pathlib

import pymorphy3

from .build import ROOT, gather
from .fold import fold
from .mixed import agree
from .own import by_name

KINDS = {"PERSON": {"person"}, "CITY": {"place"}, "STATE_OR_PROVINCE": {"place"}, "DISTRICT": {"place"},
         "LOCATION": {"place"}, "COUNTRY": {"place"}, "ORGANIZATION": {"organisation", "outlet", "agency"}}
SIZES = {"CITY": {"town"}, "STATE_OR_PROVINCE": {"region", "district"}, "DISTRICT": {"region", "district"},
         "COUNTRY": {"country"}, "LOCATION": {"sea", "continent", "region"}}


def links(path):
    """Number -> (its commonest type, its surfaces with counts)."""
    types, surfaces = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
    for line in open(path, encoding="utf-8"):
        doc = json.loads(line)
        for entity, number, *_ in doc["links"]:
            kind, start, end = doc["entities"][entity][:3]
            if number.startswith("Q"):
                types[number][kind] += 1
                surfaces[number][doc["text"][start:end]] += 1
    return {n: (types[n].most_common(1)[0][0], surfaces[n]) for n in types}


def nominative(morph, name):
    def named(word):
        return any("nomn" in p.tag and {"Name", "Surn", "Patr", "UNKN"} & set(str(p.tag).replace(" ", ",").split(","))
                   or not p.is_known for p in morph.parse(word))
    words = name.split()
    return 2 <= len(words) <= 3 and all(w[0].isupper() and w.isalpha() and named(w) for w in words)


def bases(morph, name):
    """The name in the forms that its words may be cases of."""
    return {" ".join(forms) for forms in itertools.product(
        *[{fold(p.normal_form) for p in morph.parse(word)} for word in name.split()])}


def inflected(morph, name, others):
    """A form in another case of a name that is there, or a patronymic without the surname beside others."""
    words = name.split()
    if others and len(words) == 2 and "Patr" in morph.parse(words[1])[0].tag:
        return True
    mine = bases(morph, name)
    return any(fold(o) in mine and fold(name) not in bases(morph, o) for o in others)


def latin(name):
    return name[0] < "\u0400"


def clean(morph, names):
    """The names of a row without inflected ones and those that share nothing with any other."""
    names = [n for n in names if not inflected(morph, n, [o for o in names if o != n])]
    if len(names) < 2 or (len(names) == 2 and latin(names[0]) != latin(names[1])):
        return names
    return [n for n in names if any(o != n and agree(n, o) for o in names)]


def match(kind, surfaces, named):
    """The entity that the surfaces name: alone, or far above all others of that name."""
    votes = collections.Counter()
    for surface, count in surfaces.items():
        found = [e for e in named[fold(surface)] if e.kind in KINDS[kind] and
                 (kind not in SIZES or e.size in SIZES[kind])]
        if kind == "PERSON" and " " not in surface:
            continue
        if found and (len(found) == 1 or found[0].prominence >= found[1].prominence + 25):
            votes[found[0].id] += count
    return votes.most_common(1)[0][0] if votes else None


def main():
    args = argparse.ArgumentParser(usage=__doc__)
    args.add_argument("--data", type=pathlib.Path, default=ROOT.parent / "shared" / "data")
    data = args.parse_args().data
    entities = gather(data, linked=False)
    named, morph = by_name(entities), pymorphy3.MorphAnalyzer()
    numbered = {e.wikidata for e in entities} | {e.id for e in entities}
    rows, taken = [], set()
    for number, (kind, surfaces) in sorted(links(data / "treebanks/ru/nerel-train.jsonl").items(),
                                           key=lambda item: -sum(item[1][1].values())):
        if kind not in KINDS or number in numbered:
            continue
        id = match(kind, surfaces, named)
        known = next((e for e in entities if e.id == id), None) if id else None
        if known and id not in taken and not known.wikidata and not id.startswith("Q"):
            rows.append((id, number, known.kind, ""))
            taken.add(id)
        elif kind == "PERSON" and not known:
            names = clean(morph, [s for s, _ in surfaces.most_common() if nominative(morph, s)][:3])
            if names:
                rows.append(("", number, "person", "|".join(names)))
    out = ROOT / "data/entities/linked.tsv"
    with open(out, "w", encoding="utf-8") as file:
        file.write("# Wikidata numbers of things in the base, and persons that Russian news links to one. Made by\n"
                   "# kilde_train.entities.linked; mend by hand.\nid\twikidata\tkind\tru\n")
        file.writelines("\t".join(row) + "\n" for row in rows)
    print(len(rows), "rows,", len(taken), "of them known")


if __name__ == "__main__":
    main()
