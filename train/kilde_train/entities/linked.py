"""Wikidata numbers from the links of NEREL's training texts: data/entities/linked.tsv.

usage: python3 -m kilde_train.entities.linked [--data ../shared/data]

A number whose Russian surface names one thing of the base (or one far above the others) is given to it;
persons that the base lacks are added under the full name that stands in the nominative. Facts only: no
text is carried over.
"""
import argparse
import collections
import json
import pathlib

import pymorphy3

from .build import ROOT, gather
from .fold import fold
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
            names = [s for s, _ in surfaces.most_common() if nominative(morph, s)]
            if names:
                rows.append(("", number, "person", "|".join(names[:3])))
    out = ROOT / "data/entities/linked.tsv"
    with open(out, "w", encoding="utf-8") as file:
        file.write("# Wikidata numbers of things in the base, and persons that Russian news links to one. Made by\n"
                   "# kilde_train.entities.linked; mend by hand.\nid\twikidata\tkind\tru\n")
        file.writelines("\t".join(row) + "\n" for row in rows)
    print(len(rows), "rows,", len(taken), "of them known")


if __name__ == "__main__":
    main()
