"""Builds the base of known entities.

usage: train/entities [--data ../shared/data] [--out data/entities]
"""
import argparse
import itertools
import pathlib

from ..weights import write_weights
from . import merge, organisations, people, places, words
from .fold import fold
from .model import LANGS, table
from .pack import pack

ROOT = pathlib.Path(__file__).resolve().parents[3]
DATE = "2026-11-22"


def own_tables(name):
    """A table of data/LANG/entity in each language that has it, and of data/entities."""
    files = {lang: ROOT / "data" / lang / "entity" / name for lang in LANGS}
    files[""] = ROOT / "data/entities" / name
    return {lang: list(table(file)) for lang, file in files.items() if file.exists()}


def gather(data):
    entities = places.read(data, own_tables("countries.tsv"))
    lands = {name: e.country for e in entities if e.size == "country" for name, (uses, _) in e.names.items()
             if uses >> LANGS.index("en") & 1}
    roles = people.Roles(ROOT / "data/entities/roles.tsv", lands)
    entities += merge.persons(list(people.read(data, roles)))
    outlets = organisations.known_outlets(own_tables("outlets.tsv"))
    bodies = [outlets.pop(id) for id in list(outlets) if outlets[id].kind == "organisation"]
    entities += merge.organisations(bodies + list(organisations.organisations(data)))
    entities += merge.outlets(outlets, organisations.listed_outlets(data))
    return merge.by_number(entities)


def main():
    args = argparse.ArgumentParser(usage=__doc__)
    args.add_argument("--data", type=pathlib.Path, default=ROOT.parent / "shared" / "data")
    args.add_argument("--out", type=pathlib.Path, default=ROOT / "data/entities")
    args = args.parse_args()
    entities = gather(args.data)
    names = {fold(name) for e in entities for name in itertools.chain(e.names, e.hidden)}
    arrays = pack(entities, words.masks(args.data, names), DATE)
    write_weights(args.out / "base.kmod", "entities", arrays)
    print(f"{len(entities)} entities, {(args.out / 'base.kmod').stat().st_size / 1e6:.1f} MB")


main()
