"""Writes one language's analyser from a trained network: int8 weights in the layout that is mapped.

    python3 -m kilde_train.export build/train/scandinavian --language da --vectors V.npz --out models/da

Reads OUT/model.pt, or OUT/checkpoint.pt of a training that still runs.
"""
import argparse
import collections
import json
import pathlib

import numpy as np
import torch

from .dataset import NER_TAGS, Vectors
from .embeddings import TOKEN
from .gazetteer import make_gazetteer
from .network import INPUT, TREEBANK
from .sources import Sources
from .subwords import normal_form
from .weights import write_weights

MOST = 63  # weights keep 7 bits, so that every kernel gives the same sums


def padded(n):
    return -(-n // 16) * 16


def quantise(rows, most):
    scale = np.abs(rows).max(axis=1) / most
    scale[scale == 0] = 1.0
    return np.rint(rows / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def pad_rows(rows):
    out = np.zeros((padded(len(rows)),) + rows.shape[1:], rows.dtype)
    out[:len(rows)] = rows
    return out


def put_matrix(arrays, name, weights, bias=None):
    """weights [columns][inner] -> blocks of 16 columns, groups of 4 inner."""
    columns, inner = padded(len(weights)), weights.shape[1]
    values, scale = quantise(pad_rows(weights), MOST)
    arrays[name + ".weights"] = (values.reshape(columns // 16, 16, inner // 4, 4)
                                 .transpose(0, 2, 1, 3).copy())
    arrays[name + ".scale"] = scale
    bias = np.zeros(len(weights), np.float32) if bias is None else bias
    arrays[name + ".bias"] = pad_rows(bias.astype(np.float32))


def put_rows(arrays, name, rows):
    arrays[name + ".values"], arrays[name + ".scale"] = quantise(rows, 127)


def word_key(form):
    h = 14695981039346656037
    for b in form.encode("utf-8"):
        h = ((h ^ b) * 1099511628211) & 0xFFFFFFFFFFFFFFFF
    return h or 1


def put_keys(arrays, name, pairs, dtype):
    """An open-addressed hash table from words to numbers."""
    size = 1 << int(len(pairs) * 1.3).bit_length()
    keys, values = np.zeros(size, np.uint64), np.zeros(size, dtype)
    for word, value in pairs:
        key = word_key(word)
        at = key & (size - 1)
        while keys[at]:
            at = (at + 1) & (size - 1)
        keys[at], values[at] = key, value
    arrays[name + ".keys"], arrays[name + ".values"] = keys, values


def choose_words(sources, vectors, tables, language, treebank_paths, most):
    """The language's most frequent words that have a vector, its treebank's words first."""
    counts = collections.Counter()
    for path, (_, is_open) in sources.table.items():
        if is_open and path.startswith(f"raw/{language}/"):
            for line in sources.lines(path):
                counts.update(normal_form(t) for t in TOKEN.findall(line))
    own = collections.Counter()
    for path in treebank_paths:
        own.update(normal_form(line.split("\t")[1]) for line in sources.lines(path)
                   if line[:1].isdigit())
    known = tables["known"].index
    for word, n in own.items():
        if word in known:
            counts[word] += 1000 * n
    words = [w for w, _ in sorted(counts.items(), key=lambda x: (-x[1], x[0]))
             if w in vectors.words or w in known]
    return words[:most]


def put_words(arrays, vectors, weights, tables, words):
    correction, known = weights["correction.weight"], tables["known"].index
    rows = []
    for word in words:
        at = vectors.words.get(word)
        row = vectors.vectors[at] if at is not None else vectors.by_ngrams(word)
        rows.append(row + correction[known[word]] if word in known else row)
    put_rows(arrays, "words", np.stack(rows))
    put_rows(arrays, "ngrams", vectors.ngrams)
    put_keys(arrays, "known", [(w, i) for i, w in enumerate(words)], np.uint32)
    for name in ("suffix2", "suffix4", "prefix3", "shape", "names"):
        put_rows(arrays, name, weights[name + ".weight"])


def put_encoder(arrays, weights, bank, layers):
    hidden = weights["encoder.0.weight_hh_l0"].shape[1]
    arrays["size"] = np.array([hidden, layers], np.uint32)
    for i in range(layers):
        get = lambda name: weights[f"encoder.{i}.{name}"]
        both = [np.concatenate([get(f"{part}_l0"), get(f"{part}_l0_reverse")])
                for part in ("weight_ih", "bias_ih", "bias_hh")]
        inputs, bias = both[0], both[1] + both[2]
        if i == 0:  # the treebank is a constant: its part goes into the bias
            bias = bias + inputs[:, INPUT - TREEBANK:] @ weights["treebank.weight"][bank]
            inputs = inputs[:, :INPUT - TREEBANK]
        put_matrix(arrays, f"encoder.{i}.input", inputs, bias)
        put_matrix(arrays, f"encoder.{i}.forward", get("weight_hh_l0"))
        put_matrix(arrays, f"encoder.{i}.backward", get("weight_hh_l0_reverse"))


def put_heads(arrays, weights, tables, language, bank):
    parts, biases = [], []
    for name in ("upos", f"feats.{language}", "ner", "arc_dependent", "arc_head",
                 "label_dependent", "label_head"):
        parts.append(pad_rows(weights[name + ".weight"]))
        biases.append(pad_rows(weights[name + ".bias"]))
    put_matrix(arrays, "heads", np.concatenate(parts), np.concatenate(biases))
    lemma, bias = weights[f"lemma.{language}.weight"], weights[f"lemma.{language}.bias"]
    wide = lemma.shape[1] - INPUT
    bias = bias + lemma[:, wide + INPUT - TREEBANK:] @ weights["treebank.weight"][bank]
    put_matrix(arrays, "lemma_state", lemma[:, :wide], bias)
    put_matrix(arrays, "lemma_input", lemma[:, wide:wide + INPUT - TREEBANK])
    leaky = lambda x: np.where(x > 0, x, 0.1 * x)
    root = weights["root"]
    arrays["root_arc"] = leaky(weights["arc_head.weight"] @ root + weights["arc_head.bias"])
    arrays["root_label"] = weights["label_head.weight"] @ root + weights["label_head.bias"]
    arrays["arc"] = weights["arc"]
    arrays["label.weights"] = pad_rows(weights["label.weight"]).T
    arrays["label.bias"] = pad_rows(weights["label.bias"])
    arrays["upos"] = "\n".join(tables["upos"].names)
    arrays["feats"] = "\n".join(n or "_" for n in tables["feats"][language].names)
    arrays["deprel"] = "\n".join(tables["deprel"].names)
    arrays["lemma"] = "\n".join(tables["lemma"][language].names)
    arrays["ner"] = "\n".join(NER_TAGS)


def load_training(folder, config_path):
    model = pathlib.Path(folder) / "model.pt"
    if model.exists():
        saved = torch.load(model)
        return saved["weights"], saved["tables"], saved["config"], saved["measure_only"]
    saved = torch.load(pathlib.Path(folder) / "checkpoint.pt")
    tables = torch.load(pathlib.Path(folder) / "tables.pt")
    return saved["average"], tables, json.load(open(config_path, encoding="utf-8")), False


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("training")
    parser.add_argument("--config", help="needed for a training that still runs")
    parser.add_argument("--language", required=True)
    parser.add_argument("--vectors", required=True)
    parser.add_argument("--data", default="../shared/data")
    parser.add_argument("--words", type=int, default=45000)
    parser.add_argument("--out", required=True, help="folder for analysis.kmod")
    args = parser.parse_args()
    weights, tables, config, measure_only = load_training(args.training, args.config)
    weights = {k: v.numpy().astype(np.float32) for k, v in weights.items()}
    sources, vectors = Sources(args.data), Vectors(args.vectors)
    bank = tables["treebanks"].index(args.language)
    words = choose_words(sources, vectors, tables, args.language, config["train"][args.language],
                         args.words)
    arrays = {}
    put_words(arrays, vectors, weights, tables, words)
    put_keys(arrays, "listed", sorted(make_gazetteer(sources, config["names"]).items()), np.uint8)
    put_encoder(arrays, weights, bank, config.get("network", {}).get("layers", 2))
    put_heads(arrays, weights, tables, args.language, bank)
    if measure_only:
        arrays["measure_only"] = "made from data that is not open; not to be shipped"
    out = pathlib.Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    write_weights(out / "analysis.kmod", "analysis",
                  {k: v if isinstance(v, str) else np.asarray(v, v.dtype if v.dtype != np.float64 else np.float32)
                   for k, v in arrays.items()})
    print(len(words), "words;", (out / "analysis.kmod").stat().st_size, "bytes")


if __name__ == "__main__":
    main()
