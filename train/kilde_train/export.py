"""Writes a group's analyser from a trained network: int8 weights in the layout that is mapped.

    python3 -m kilde_train.export configs/scandinavian.json build/train/scandinavian --vectors V.npz --out ../models/scandinavian

Reads TRAINING/model.pt, or TRAINING/checkpoint.pt of a training that still runs.
"""
import argparse
import collections
import json
import pathlib

import numpy as np
import torch

from .conllu import read_sentences
from .dataset import NER_TAGS, Vectors
from .embeddings import TOKEN, raw_files, text_lines
from .gazetteer import make_gazetteer
from .network import TREEBANK
from .sources import Sources
from .subwords import ngram_buckets, normal_form
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
    arrays[name + ".offset"] = (values.astype(np.int32).sum(axis=1) * 128).astype(np.int32)
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
    """An open-addressed hash table from words to numbers; a slot holds the key's upper half."""
    size = 1 << int(len(pairs) * 1.3).bit_length()
    keys, values = np.zeros(size, np.uint32), np.zeros(size, dtype)
    for word, value in pairs:
        key = word_key(word)
        at = key & (size - 1)
        while keys[at]:
            at = (at + 1) & (size - 1)
        keys[at], values[at] = max(1, key >> 32), value
    arrays[name + ".keys"], arrays[name + ".values"] = keys, values


def choose_words(sources, vectors, known, config):
    """Each language's most frequent words that have a vector, its treebanks' words first."""
    chosen = {}
    for language in config["languages"]:
        counts = collections.Counter()
        for path in raw_files(sources, [language]) + [p for p in config.get("raw_files", [])
                                                      if f"/{language}/" in p]:
            for line in text_lines(sources, path, config.get("vector_share", {}).get(path, 1000)):
                counts.update(normal_form(t) for t in TOKEN.findall(line))
        for bank in config["banks"].values():
            if bank["language"] == language:
                for s in (s for p in bank["files"] for s in read_sentences(sources.lines(p))):
                    for form in s.forms:
                        counts[normal_form(form)] += 1000 if normal_form(form) in known else 1
        words = [w for w, n in sorted(counts.items(), key=lambda x: (-x[1], x[0]))
                 if n >= 2 and (w in vectors.words or w in known)]
        chosen |= dict.fromkeys(words[:config["words"][language]])
    # Vectors that came from elsewhere are in order of frequency.
    for word in list(vectors.words)[:config["words"].get("more", 0)]:
        chosen.setdefault(word)
    return list(chosen)


def put_words(arrays, vectors, weights, known, words):
    """A word's row is all that the network adds up for it: vector, correction and n-grams."""
    correction, ngrams = weights["correction.weight"], weights["ngrams.weight"]
    rows = []
    for word in words:
        at = vectors.words.get(word)
        row = vectors.vectors[at] if at is not None else vectors.by_ngrams(word)
        row = row + ngrams[ngram_buckets(word, len(ngrams))].mean(axis=0)
        rows.append(row + correction[known[word]] if word in known else row)
    put_rows(arrays, "words", np.stack(rows))
    put_rows(arrays, "ngrams", vectors.ngrams + ngrams)
    put_keys(arrays, "known", [(w, i) for i, w in enumerate(words)], np.uint32)
    for name in ("suffix2", "suffix4", "prefix3", "shape", "names"):
        put_rows(arrays, name, weights[name + ".weight"])


def put_encoder(arrays, weights, layers):
    """The encoder, without the biases of its first input: each language has its own."""
    hidden = weights["encoder.0.forward_lstm.weight_hh_l0"].shape[1]
    arrays["size"] = np.array([hidden, layers], np.uint32)
    for i in range(layers):
        inputs, bias = input_of(weights, i)
        if i == 0:
            inputs = inputs[:, :-TREEBANK]
        put_matrix(arrays, f"encoder.{i}.input", inputs, None if i == 0 else bias)
        put_matrix(arrays, f"encoder.{i}.forward", weights[f"encoder.{i}.forward_lstm.weight_hh_l0"])
        put_matrix(arrays, f"encoder.{i}.backward", weights[f"encoder.{i}.backward_lstm.weight_hh_l0"])
    del arrays["encoder.0.input.bias"]


def input_of(weights, layer):
    both = lambda part: np.concatenate([weights[f"encoder.{layer}.{side}_lstm.{part}_l0"]
                                        for side in ("forward", "backward")])
    return both("weight_ih"), both("bias_ih") + both("bias_hh")


def put_heads(arrays, weights, tables):
    parts, biases = [], []
    for name in ("upos", "ner", "start", "arc_dependent", "arc_head", "label_dependent", "label_head"):
        parts.append(pad_rows(weights[name + ".weight"]))
        biases.append(pad_rows(weights[name + ".bias"]))
    put_matrix(arrays, "heads", np.concatenate(parts), np.concatenate(biases))
    leaky = lambda x: np.where(x > 0, x, 0.1 * x)
    root = weights["root"]
    arrays["root_arc"] = leaky(weights["arc_head.weight"] @ root + weights["arc_head.bias"])
    arrays["root_label"] = weights["label_head.weight"] @ root + weights["label_head.bias"]
    arrays["arc"] = weights["arc"]
    arrays["label.weights"] = pad_rows(weights["label.weight"]).T
    arrays["label.bias"] = pad_rows(weights["label.bias"])
    arrays["upos"] = "\n".join(tables["upos"].names)
    arrays["deprel"] = "\n".join(tables["deprel"].names)
    arrays["ner"] = "\n".join(NER_TAGS)


def put_language(arrays, weights, tables, language):
    """What a language has for itself; its main treebank is a constant that goes into biases."""
    bank = weights["treebank.weight"][tables["treebanks"].index(language)]
    inputs, bias = input_of(weights, 0)
    arrays[f"{language}.input_bias"] = bias + inputs[:, -TREEBANK:] @ bank
    put_matrix(arrays, f"{language}.feats_state", weights[f"feats.{language}.weight"],
               weights[f"feats.{language}.bias"])
    lemma, bias = weights[f"lemma.{language}.weight"], weights[f"lemma.{language}.bias"]
    wide = 2 * weights["encoder.0.forward_lstm.weight_hh_l0"].shape[1]
    put_matrix(arrays, f"{language}.lemma_state", lemma[:, :wide], bias + lemma[:, -TREEBANK:] @ bank)
    put_matrix(arrays, f"{language}.lemma_input", lemma[:, wide:-TREEBANK])
    arrays[f"{language}.feats"] = "\n".join(n or "_" for n in tables["feats"][language].names)
    arrays[f"{language}.lemma"] = "\n".join(tables["lemma"][language].names)


def load_training(folder):
    model = pathlib.Path(folder) / "model.pt"
    if model.exists():
        saved = torch.load(model, weights_only=False)
        return saved["weights"], saved["tables"], saved["measure_only"]
    saved = torch.load(pathlib.Path(folder) / "checkpoint.pt", weights_only=False)
    tables = torch.load(pathlib.Path(folder) / "tables.pt", weights_only=False)
    return saved["average"], tables, False


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config")
    parser.add_argument("training")
    parser.add_argument("--vectors", required=True)
    parser.add_argument("--data", default="../shared/data")
    parser.add_argument("--out", required=True, help="folder for analysis.kmod")
    args = parser.parse_args()
    config = json.load(open(args.config, encoding="utf-8"))
    weights, tables, measure_only = load_training(args.training)
    weights = {k: v.numpy().astype(np.float32) for k, v in weights.items()}
    sources, vectors = Sources(args.data, measure_only), Vectors(args.vectors)
    known = tables["known"].index
    words = choose_words(sources, vectors, known, config)
    arrays = {}
    put_words(arrays, vectors, weights, known, words)
    put_keys(arrays, "listed", sorted(make_gazetteer(sources, config["names"]).items()), np.uint8)
    put_encoder(arrays, weights, config.get("network", {}).get("layers", 2))
    put_heads(arrays, weights, tables)
    for language in config["languages"]:
        put_language(arrays, weights, tables, language)
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
