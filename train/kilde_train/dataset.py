"""Treebanks as tensors: label tables, word vectors, batches of one treebank each."""
import collections
import random

import numpy as np
import torch

from .conllu import read_sentences, repair_bio
from .features import word_features
from .lemma_rules import make_rule
from .network import WORD
from .subwords import ngram_buckets, normal_form

NER_TAGS = ["O"] + [f"{p}-{k}" for k in ("PER", "ORG", "LOC", "MISC") for p in "BI"]
IGNORE = -100


class Vectors:
    """Frozen vectors of words and n-grams (see embeddings.py), scaled to unit variance."""

    def __init__(self, path):
        data = np.load(path)
        self.words = {w: i for i, w in enumerate(data["words"].tolist())}
        scale = 1.0 / data["vectors"][:20000].std()
        self.vectors = (data["vectors"] * scale).astype(np.float32)
        self.ngrams = (data["ngrams"] * scale).astype(np.float32)
        self.counts = data["counts"]

    def by_ngrams(self, form):
        return self.ngrams[ngram_buckets(form, len(self.ngrams))].mean(axis=0)


class Labels:
    """Names of one kind of label, most frequent first, with those rarer than `least` left out."""

    def __init__(self, names):
        self.names = names
        self.index = {n: i for i, n in enumerate(names)}

    @classmethod
    def count(cls, values, least=1):
        counts = collections.Counter(values)
        return cls([v for v, n in sorted(counts.items(), key=lambda x: (-x[1], x[0])) if n >= least])

    def of(self, name):
        return self.index.get(name, IGNORE)

    def __len__(self):
        return len(self.names)


class Dataset:
    """`treebanks`: {name: [Sentence]}. Builds label tables from them and turns them into arrays."""

    def __init__(self, vectors, treebanks, gazetteer, tables=None):
        self.vectors, self.gazetteer = vectors, gazetteer
        self.tables = tables or self.make_tables(treebanks)
        self.type_ids = {}
        self.type_vectors, self.type_ngrams = [np.zeros(WORD, np.float32)], [np.zeros(WORD, np.float32)]
        self.banks = {name: [self.encode(name, s) for s in sentences]
                      for name, sentences in treebanks.items()}
        self.type_vectors = torch.from_numpy(np.stack(self.type_vectors))
        self.type_ngrams = torch.from_numpy(np.stack(self.type_ngrams))

    @staticmethod
    def make_tables(treebanks):
        every = [s for sentences in treebanks.values() for s in sentences]
        forms = collections.Counter(normal_form(f) for s in every for f in s.forms)
        return {
            "treebanks": list(treebanks),
            "known": Labels([""] + sorted(f for f, n in forms.items() if n >= 2)),
            "upos": Labels.count(u for s in every for u in s.upos),
            "deprel": Labels.count((d for s in every if s.has_tree for d in s.deprels), least=3),
            "ner": Labels(NER_TAGS),
            "feats": {t: Labels.count((f for s in b for f in s.feats), least=2)
                      for t, b in treebanks.items()},
            "lemma": {t: Labels.count((make_rule(f, l) for s in b for f, l in zip(s.forms, s.lemmas)),
                                      least=2) for t, b in treebanks.items()},
        }

    def sizes(self):
        sizes = {k: len(self.tables[k]) for k in ("upos", "deprel", "ner")}
        return sizes | {k: {t: len(l) for t, l in self.tables[k].items()} for k in ("feats", "lemma")}

    def type_of(self, form):
        if form not in self.type_ids:
            self.type_ids[form] = len(self.type_vectors)
            ngrams = self.vectors.by_ngrams(form)
            row = self.vectors.words.get(form)
            self.type_vectors.append(ngrams if row is None else self.vectors.vectors[row])
            self.type_ngrams.append(ngrams)
        return self.type_ids[form]

    def encode(self, bank, s):
        t, n = self.tables, len(s.forms)
        forms = [normal_form(f) for f in s.forms]
        features, seen = [], False
        for word, form in zip(s.forms, forms):
            features.append((*word_features(word, int(not seen)), self.gazetteer.get(form, 0)))
            seen = seen or any(c.isalpha() for c in word)
        ner = repair_bio(s.ner)
        tree = s.has_tree
        rows = {
            "type": [self.type_of(f) for f in forms],
            "known": [max(0, t["known"].of(f)) for f in forms],
            "features": features,
            "upos": [t["upos"].of(u) for u in s.upos],
            "feats": [t["feats"][bank].of(f) for f in s.feats],
            "lemma": [t["lemma"][bank].of(make_rule(f, l)) for f, l in zip(s.forms, s.lemmas)],
            "ner": [IGNORE if x is None else t["ner"].of(x) for x in ner],
            "head": s.heads if tree else [IGNORE] * n,
            "deprel": [t["deprel"].of(d) for d in s.deprels] if tree else [IGNORE] * n,
        }
        return {k: np.array(v, np.int64) for k, v in rows.items()}

    def batch(self, bank, sentences, word_dropout=0.0):
        longest = max(len(s["type"]) for s in sentences)
        out = {"lengths": torch.tensor([len(s["type"]) for s in sentences]),
               "treebank": torch.full((len(sentences),), self.tables["treebanks"].index(bank)),
               "treebank_name": bank}
        for key in sentences[0]:
            fill = IGNORE if key in ("upos", "feats", "lemma", "ner", "head", "deprel") else 0
            shape = (len(sentences), longest) + sentences[0][key].shape[1:]
            array = np.full(shape, fill, np.int64)
            for i, s in enumerate(sentences):
                array[i, :len(s[key])] = s[key]
            out[key] = torch.from_numpy(array)
        out["vectors"] = self.type_vectors[out["type"]]
        if word_dropout:
            unknown = torch.rand(out["type"].shape) < word_dropout
            out["vectors"] = torch.where(unknown.unsqueeze(2), self.type_ngrams[out["type"]], out["vectors"])
            uncorrected = unknown | (torch.rand(out["type"].shape) < word_dropout)
            out["known"] = out["known"].masked_fill(uncorrected, 0)
        return out

    def batches(self, bank, sentences, tokens, rng=None):
        """Lists of sentences of like length with about `tokens` tokens; shuffled if given rng."""
        order = sorted(sentences, key=lambda s: (len(s["type"]) + (rng.random() * 4 if rng else 0)))
        lists, current = [], []
        for s in order:
            current.append(s)
            if len(current) * len(s["type"]) >= tokens:
                lists.append(current)
                current = []
        if current:
            lists.append(current)
        if rng:
            rng.shuffle(lists)
        return [(bank, l) for l in lists]


def read_treebank(sources, paths):
    sentences = []
    for path in paths:
        sentences += read_sentences(sources.lines(path))
    return sentences


def sample(sentences, tokens, rng):
    """A random part of a treebank with about so many tokens (all of it when tokens is 0)."""
    if not tokens:
        return sentences
    chosen, total = [], 0
    for s in rng.sample(sentences, len(sentences)):
        if total >= tokens:
            break
        chosen.append(s)
        total += len(s["type"])
    return chosen


def make_rng(seed):
    torch.manual_seed(seed)
    return random.Random(seed)
