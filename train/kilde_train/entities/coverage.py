"""How many of the names that NEREL links to Wikidata are in the base, by kind.

usage: python3 -m kilde_train.entities.coverage [--data ../shared/data]
"""
import argparse
import collections
import json
import pathlib

from .build import ROOT, gather
from .fold import fold

KINDS = {"PERSON": "PER", "ORGANIZATION": "ORG", "CITY": "LOC", "COUNTRY": "LOC", "STATE_OR_PROVINCE": "LOC",
         "DISTRICT": "LOC", "LOCATION": "LOC"}


def report(path, numbers, names):
    """Per kind: linked mentions, those whose number is known, and those of them found as written."""
    counts = collections.defaultdict(collections.Counter)
    for line in open(path, encoding="utf-8"):
        doc = json.loads(line)
        for entity, number, *_ in doc["links"]:
            kind, start, end = doc["entities"][entity][:3]
            if kind in KINDS and number.startswith("Q"):
                count = counts[KINDS[kind]]
                count["linked"] += 1
                count["known"] += number in numbers
                count["found as written"] += number in names[fold(doc["text"][start:end])]
    for kind, count in sorted(counts.items()):
        share = 100 * count["known"] / count["linked"]
        print(f"{path.stem} {kind}: {count['linked']} linked, {share:.1f} % known, "
              f"{100 * count['found as written'] / count['linked']:.1f} % found as written")


def main():
    args = argparse.ArgumentParser(usage=__doc__)
    args.add_argument("--data", type=pathlib.Path, default=ROOT.parent / "shared" / "data")
    data = args.parse_args().data
    entities, names = gather(data), collections.defaultdict(set)
    for e in entities:
        for name in list(e.names) + list(e.hidden):
            names[fold(name)].add(e.wikidata or e.id)
    numbers = {e.wikidata or e.id for e in entities}
    for part in ("train", "dev"):
        report(data / f"treebanks/ru/nerel-{part}.jsonl", numbers, names)


if __name__ == "__main__":
    main()
