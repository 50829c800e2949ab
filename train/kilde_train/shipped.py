"""Begins a training from a shipped model, so that it can go on without the training it came from.

    python3 -m kilde_train.shipped configs/scandinavian.json ../models/scandinavian --out build/train/scandinavian

Reads MODELS/analysis.kmod, undoes its integers, and writes OUT.npz (what Vectors reads: each word's row as the
model adds it up), OUT/tables.pt (its labels) and OUT/start.pt (for `train --pretrained`). What a model does not
hold begins anew: the corrections of words and n-grams at zero, since they are in the rows; the vector of
the root as one that gives the root's two projections; the banks beside a language's main one near that one.
"""
import argparse
import collections
import json
import pathlib
import struct

import numpy as np
import torch

from .dataset import NER_TAGS, Labels, make_rng, make_tables, read_banks
from .embeddings import TOKEN, raw_files, text_lines
from .export import padded, word_key
from .network import TREEBANK
from .sources import Sources
from .subwords import normal_form
from .weights import TYPES

DTYPES = {short: np.dtype(name) for name, short in TYPES.items()}


class Model:
    """The arrays of a model file by name (src/model/weights.h tells the layout)."""

    def __init__(self, path):
        self.data = pathlib.Path(path).read_bytes()
        (length,) = struct.unpack_from("<I", self.data, 12)
        lines = self.data[32:32 + length].decode("ascii").split("\n")
        self.sections = {s[0]: s[1:] for s in (line.split() for line in lines[1:]) if s}

    def array(self, name):
        kind, offset, dims = self.sections[name]
        shape = [int(d) for d in dims.split(",")]
        return np.frombuffer(self.data, DTYPES[kind], int(np.prod(shape)), int(offset)).reshape(shape)

    def lines(self, name):
        _, offset, length = self.sections[name]
        return self.data[int(offset):int(offset) + int(length)].decode("utf-8").split("\n")

    def rows(self, name):
        return self.array(name + ".values").astype(np.float32) * self.array(name + ".scale")[:, None]

    def matrix(self, name):
        blocks = self.array(name + ".weights")
        values = blocks.transpose(0, 2, 1, 3).reshape(blocks.shape[0] * 16, -1)
        return values.astype(np.float32) * self.array(name + ".scale")[:, None]

    def word(self, form):
        """The row of a word, or None."""
        keys = self.array("known.keys")
        key = word_key(form)
        at = key & (len(keys) - 1)
        while keys[at]:
            if keys[at] == max(1, key >> 32):
                return int(self.array("known.values")[at])
            at = (at + 1) & (len(keys) - 1)
        return None


def write_vectors(model, sources, config, banks, path):
    """A word's row is found by its hash, so the words are those of the texts that it was made from."""
    counts = collections.Counter()
    for file in raw_files(sources, config["raw"]) + config.get("raw_files", []):
        for line in text_lines(sources, file, config.get("vector_share", {}).get(file, 1000)):
            counts.update(normal_form(t) for t in TOKEN.findall(line))
    for bank in banks.values():
        counts.update(normal_form(f) for s in bank.sentences for f in s.forms)
    found = [(w, n, row) for w, n in sorted(counts.items(), key=lambda x: (-x[1], x[0]))
             if (row := model.word(w)) is not None]
    rows = model.rows("words")
    np.savez(path, words=np.array([w for w, _, _ in found]), counts=np.array([n for _, n, _ in found]),
             vectors=np.stack([rows[r] for _, _, r in found]), ngrams=model.rows("ngrams"), scaled=True)
    print(len({r for _, _, r in found}), "of", len(rows), "words found again")


def labels_of(model, config, banks):
    tables = make_tables(banks)
    features = {l: [n if n != "_" else "" for n in model.lines(f"{l}.feats")] for l in config["languages"]}
    return tables | {
        "upos": Labels(model.lines("upos")), "deprel": Labels(model.lines("deprel")),
        "ner": Labels(NER_TAGS), "feats": {l: Labels(f) for l, f in features.items()},
        "lemma": {l: Labels(model.lines(f"{l}.lemma")) for l in config["languages"]}}


def encoder(model, languages):
    """The biases of the first input hold each language's main bank; a bank is a direction of its own again."""
    hidden, layers = map(int, model.array("size"))
    biases = np.stack([model.array(f"{l}.input_bias") for l in languages])
    mean = biases.mean(axis=0)
    banks = np.zeros((biases.shape[1], TREEBANK), np.float32)
    banks[:, :len(languages)] = (biases - mean).T
    out = {"treebank.weight": np.eye(len(languages), TREEBANK, dtype=np.float32)}
    for i in range(layers):
        inputs = model.matrix(f"encoder.{i}.input")
        bias = mean if i == 0 else model.array(f"encoder.{i}.input.bias")
        if i == 0:
            inputs = np.concatenate([inputs, banks], axis=1)
        for k, side in enumerate(("forward", "backward")):
            own, name = slice(4 * hidden * k, 4 * hidden * (k + 1)), f"encoder.{i}.{side}_lstm"
            out |= {f"{name}.weight_ih_l0": inputs[own], f"{name}.bias_ih_l0": bias[own],
                    f"{name}.weight_hh_l0": model.matrix(f"encoder.{i}.{side}"),
                    f"{name}.bias_hh_l0": np.zeros(4 * hidden, np.float32)}
    return out


def heads(model, tables):
    sizes = {"upos": len(tables["upos"]), "ner": len(NER_TAGS), "start": 1,
             **{n: model.array("arc").shape[1] for n in ("arc_dependent", "arc_head")},
             **{n: model.array("root_label").shape[0] for n in ("label_dependent", "label_head")}}
    matrix, bias, out, at = model.matrix("heads"), model.array("heads.bias"), {}, 0
    for name, size in sizes.items():
        out |= {f"{name}.weight": matrix[at:at + size], f"{name}.bias": bias[at:at + size]}
        at += padded(size)
    arc = model.array("root_arc")
    asked = np.concatenate([np.where(arc > 0, arc, arc / 0.1) - out["arc_head.bias"],
                            model.array("root_label") - out["label_head.bias"]])
    both = np.concatenate([out["arc_head.weight"], out["label_head.weight"]])
    relations = len(tables["deprel"])
    return out | {"root": np.linalg.lstsq(both, asked, rcond=None)[0].astype(np.float32),
                  "arc": model.array("arc"), "label.weight": model.array("label.weights").T[:relations],
                  "label.bias": model.array("label.bias")[:relations]}


def language_heads(model, tables, language):
    feats, rules = len(tables["feats"][language]), len(tables["lemma"][language])
    lemma = np.concatenate([model.matrix(f"{language}.lemma_state")[:rules],
                            model.matrix(f"{language}.lemma_input")[:rules],
                            np.zeros((rules, TREEBANK), np.float32)], axis=1)
    return {f"feats.{language}.weight": model.matrix(f"{language}.feats_state")[:feats],
            f"feats.{language}.bias": model.array(f"{language}.feats_state.bias")[:feats],
            f"lemma.{language}.weight": lemma,
            f"lemma.{language}.bias": model.array(f"{language}.lemma_state.bias")[:rules]}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config")
    parser.add_argument("model", help="folder of analysis.kmod")
    parser.add_argument("--data", default="../shared/data")
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    config = json.load(open(args.config, encoding="utf-8"))
    make_rng(config["seed"])
    model, sources, out = Model(f"{args.model}/analysis.kmod"), Sources(args.data), pathlib.Path(args.out)
    banks, _ = read_banks(sources, config)
    tables = labels_of(model, config, banks)
    write_vectors(model, sources, config, banks, f"{args.out}.npz")
    weights = encoder(model, config["languages"]) | heads(model, tables)
    for table in ("suffix2", "suffix4", "prefix3", "shape", "names"):
        weights[f"{table}.weight"] = model.rows(table)
    for language in config["languages"]:
        weights |= language_heads(model, tables, language)
    out.mkdir(parents=True, exist_ok=True)
    torch.save(tables, out / "tables.pt")
    torch.save({"weights": {k: torch.from_numpy(np.array(v)) for k, v in weights.items()},
                "banks": config["languages"]}, out / "start.pt")


if __name__ == "__main__":
    main()
