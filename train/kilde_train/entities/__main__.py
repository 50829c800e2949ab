"""Builds the base of known entities.

usage: train/entities [--data ../shared/data] [--out data/entities]
"""
import argparse
import itertools
import pathlib

from ..weights import write_weights
from . import words
from .build import ROOT, gather
from .fold import fold
from .pack import pack

DATE = "2026-11-22"


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
