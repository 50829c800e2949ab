"""Treebanks as tensors: label tables, word vectors, batches of one treebank each.

A row of a batch is a unit: one sentence, or several that the tokenizer could not tell apart because
no mark ends them. Heads count from 1 in the unit; a word's head lies in its own sentence.
"""
import collections
import random
import re

import numpy as np
import torch

from .conllu import Sentence, read_sentences, repair_bio
from .features import word_features
from .lemma_rules import make_rule
from .subwords import ngram_buckets, normal_form

NER_TAGS = ["O"] + [f"{p}-{k}" for k in ("PER", "ORG", "LOC", "MISC") for p in "BI"]
IGNORE = -100
FINAL, CLOSERS = set(".!?…"), set("\"'»«”“’)]")
LONGEST_UNIT = 120
LABELS = ("upos", "feats", "lemma", "ner", "head", "deprel", "start")


class Vectors:
    """Frozen vectors of words and n-grams (see embeddings.py), scaled to unit variance."""

    def __init__(self, path):
        data = np.load(path)
        self.words = {w: i for i, w in enumerate(data["words"].tolist())}
        scale = 1.0 if "scaled" in data else 1.0 / data["vectors"][:20000].std()
        self.vectors = (data["vectors"] * scale).astype(np.float32)
        self.ngrams = (data["ngrams"] * scale).astype(np.float32)
        self.counts = data["counts"]
        self.width = self.vectors.shape[1]

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


class Bank:
    """A treebank: its language and its sentences, in the order of its files."""

    def __init__(self, name, language, sentences, repeat=1, sample=0, corrects=True):
        self.name, self.language, self.sentences = name, language, sentences
        self.repeat, self.sample = repeat, sample
        self.corrects = corrects  # its words get corrections of their own, which a model has to hold


def read_banks(sources, config, hold=True):
    """(training, watched): of official dev files every fifth block of 20 sentences is only watched."""
    train, watch = {}, {}
    for name, bank in config["banks"].items():
        sentences = []
        for path in bank["files"]:
            read = [part_words(s, bank.get("part_at", "")) for s in read_sentences(sources.lines(path))]
            if path in config.get("held", []) and hold:
                watch.setdefault(name, []).extend(s for i, s in enumerate(read) if i // 20 % 5 == 4)
                read = [s for i, s in enumerate(read) if i // 20 % 5 != 4]
            sentences += read
        train[name] = Bank(name, bank["language"], sentences, bank.get("repeat", 1),
                           bank.get("sample", 0), bank.get("corrects", True))
    for name, paths in config.get("watch", {}).items():
        watch[name] = [s for p in paths for s in read_sentences(sources.lines(p))]
        # A slow teacher looks at the first of them only.
        watch[name] = watch[name][:config.get("watch_sentences")]
    return train, {n: Bank(n, config["banks"][n]["language"], s) for n, s in watch.items()}


def part_words(sentence, marks):
    """Names on words that another treebank of the language would part at these marks."""
    if not marks or sentence.has_tree:
        return sentence
    parted = Sentence(has_tree=False, has_feats=False, has_lemmas=False)
    for form, tag in zip(sentence.forms, sentence.ner):
        pieces = [p for p in re.split(f"([{re.escape(marks)}])", form) if p]
        if len(pieces) < 3 or not all(p[0].isalpha() or p in marks for p in pieces):
            pieces = [form]
        for i, piece in enumerate(pieces):
            parted.forms.append(piece)
            parted.ner.append(tag if i == 0 or not tag else tag.replace("B-", "I-"))
    blank = ["_"] * len(parted.forms)
    parted.lemmas, parted.upos, parted.deprels = blank, blank, blank
    parted.feats, parted.heads = [""] * len(blank), [-1] * len(blank)
    return parted


def make_tables(banks):
    every = [s for b in banks.values() for s in b.sentences]
    forms = collections.Counter(normal_form(f) for b in banks.values() if b.corrects
                                for s in b.sentences for f in s.forms)
    by_language = collections.defaultdict(list)
    for b in banks.values():
        by_language[b.language] += b.sentences
    return {
        "treebanks": list(banks),
        "known": Labels([""] + sorted(f for f, n in forms.items() if n >= 2)),
        "upos": Labels.count(u for s in every for u in s.upos if u != "_"),
        "deprel": Labels.count((d for s in every if s.has_tree for d in s.deprels), least=3),
        "ner": Labels(NER_TAGS),
        "feats": {l: Labels.count((f for s in b if s.has_feats for f in s.feats), least=2)
                  for l, b in by_language.items()},
        "lemma": {l: Labels.count((make_rule(f, m) for s in b if s.has_lemmas
                                   for f, m in zip(s.forms, s.lemmas)), least=2)
                  for l, b in by_language.items()},
    }


def sizes_of(tables):
    sizes = {k: len(tables[k]) for k in ("upos", "deprel", "ner")}
    return sizes | {k: {t: len(l) for t, l in tables[k].items()} for k in ("feats", "lemma")}


class Types:
    """Every form that was met: its frozen vectors, and its n-grams as one flat list."""

    def __init__(self, vectors):
        self.vectors, self.ids = vectors, {}
        zero = np.zeros(vectors.width, np.float32)
        self.rows, self.by_ngrams, self.buckets = [zero], [zero], [[0]]

    def of(self, form):
        if form not in self.ids:
            self.ids[form] = len(self.rows)
            ngrams = self.vectors.by_ngrams(form)
            row = self.vectors.words.get(form)
            self.rows.append(ngrams if row is None else self.vectors.vectors[row])
            self.by_ngrams.append(ngrams)
            self.buckets.append(ngram_buckets(form, len(self.vectors.ngrams)))
        return self.ids[form]

    def freeze(self):
        self.rows = torch.from_numpy(np.stack(self.rows))
        self.by_ngrams = torch.from_numpy(np.stack(self.by_ngrams))
        self.lengths = np.array([len(b) for b in self.buckets])
        self.begins = np.concatenate([[0], np.cumsum(self.lengths)[:-1]])
        self.flat = np.concatenate([np.array(b, np.int64) for b in self.buckets])

    def ngrams_of(self, types):
        """The n-grams of the distinct types of a batch, as EmbeddingBag wants them."""
        distinct, place = np.unique(types, return_inverse=True)
        lengths = self.lengths[distinct]
        offsets = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        at = np.arange(lengths.sum()) - np.repeat(offsets - self.begins[distinct], lengths)
        return {"ngram_ids": torch.from_numpy(self.flat[at]),
                "ngram_offsets": torch.from_numpy(offsets),
                "unique": torch.from_numpy(place.reshape(types.shape))}


class Dataset:
    """Banks as arrays, with the label tables of the training."""

    def __init__(self, banks, gazetteer, tables, types, contexts=None):
        self.gazetteer, self.tables, self.types, self.contexts = gazetteer, tables, types, contexts
        self.banks = banks
        self.encoded = {name: [e for s in b.sentences if (e := self.encode(b.language, s))]
                        for name, b in banks.items()}

    def encode(self, language, s):
        """A sentence as arrays; None where a teacher's contexts lack it."""
        t, n = self.tables, len(s.forms)
        context = self.contexts.of(s.forms) if self.contexts else None
        if self.contexts and context is None:
            return None
        forms = [normal_form(f) for f in s.forms]
        ner = repair_bio(s.ner)
        letters = [i for i, w in enumerate(s.forms) if any(c.isalpha() for c in w)]
        rules = [make_rule(f, l) if s.has_lemmas else None for f, l in zip(s.forms, s.lemmas)]
        rows = {
            "type": [self.types.of(f) for f in forms],
            "known": [max(0, t["known"].of(f)) for f in forms],
            "features": [(*word_features(w, 0), self.gazetteer.get(f, 0))
                         for w, f in zip(s.forms, forms)],
            "upos": [t["upos"].of(u) for u in s.upos],
            "feats": [t["feats"][language].of(f) if s.has_feats else IGNORE for f in s.feats],
            "lemma": [t["lemma"][language].of(r) for r in rules],
            "ner": [IGNORE if x is None else t["ner"].of(x) for x in ner],
            "head": s.heads if s.has_tree else [IGNORE] * n,
            "deprel": [t["deprel"].of(d) for d in s.deprels] if s.has_tree else [IGNORE] * n,
        }
        out = {k: np.array(v, np.int64) for k, v in rows.items()}
        out["first"] = letters[0] if letters else n - 1
        out["marked"] = ends_in_mark(s.forms)
        if context is not None:
            out["context"] = context
        out["last_is_leaf"] = s.upos[-1] == "PUNCT" and n not in s.heads and n > 2
        return out

    def units(self, name, rng=None):
        """A bank's sentences as units. With rng: a sample, with changes that make it robust."""
        bank, sentences = self.banks[name], self.encoded[name]
        if rng is None:
            return [join(group) for group in groups(sentences, lambda s: not s["marked"])]
        chosen = sample(sentences, bank.sample, rng) * bank.repeat
        chosen = [change(s, rng) for s in chosen]
        together = lambda s: rng.random() < (0.03 if s["marked"] else 0.6)
        return [join(group) for group in groups(chosen, together)]

    def batch(self, name, units, word_dropout=0.0):
        longest = max(len(u["type"]) for u in units)
        lengths = np.array([len(u["type"]) for u in units])
        out = {"treebank": torch.full((len(units),), self.tables["treebanks"].index(name)),
               "language": self.banks[name].language, **padding(lengths)}
        for key in units[0]:
            shape = (len(units), longest) + units[0][key].shape[1:]
            kind = np.float32 if units[0][key].dtype == np.float16 else np.int64
            array = np.full(shape, IGNORE if key in LABELS else 0, kind)
            for i, unit in enumerate(units):
                array[i, :len(unit[key])] = unit[key]
            out[key] = torch.from_numpy(array)
        types = out["type"].numpy()
        out["vectors"] = self.types.rows[out["type"]]
        out.update(self.types.ngrams_of(types))
        if word_dropout:
            unknown = torch.rand(out["type"].shape) < word_dropout
            out["vectors"] = torch.where(unknown.unsqueeze(2), self.types.by_ngrams[out["type"]],
                                         out["vectors"])
            uncorrected = unknown | (torch.rand(out["type"].shape) < word_dropout)
            out["known"] = out["known"].masked_fill(uncorrected, 0)
        return out


def padding(lengths):
    """What the encoder needs to know of the rows' lengths."""
    positions = np.arange(lengths.max())
    turned = np.where(positions < lengths[:, None], lengths[:, None] - 1 - positions, positions)
    return {"lengths": torch.from_numpy(lengths), "turned": torch.from_numpy(turned)}


def ends_in_mark(forms):
    last = next((f for f in reversed(forms) if f not in CLOSERS), "")
    return bool(last) and last[-1] in FINAL


def groups(sentences, together):
    """Runs of sentences: the next one joins while `together` says so and the unit is short."""
    current, total = [], 0
    for s in sentences:
        if current and total + len(s["type"]) > LONGEST_UNIT:
            yield current
            current, total = [], 0
        current.append(s)
        total += len(s["type"])
        if not together(s):
            yield current
            current, total = [], 0
    if current:
        yield current


def join(sentences):
    """One unit of one or more encoded sentences."""
    unit = {k: np.concatenate([s[k] for s in sentences])
            for k in ("type", "known", "features", "context", "upos", "feats", "lemma", "ner", "deprel")
            if k in sentences[0]}
    begins = np.cumsum([0] + [len(s["type"]) for s in sentences])
    unit["head"] = np.concatenate([np.where(s["head"] > 0, s["head"] + b, s["head"])
                                   for s, b in zip(sentences, begins)])
    unit["sentence"] = np.repeat(np.arange(len(sentences)) + 1, np.diff(begins))
    unit["start"] = np.zeros(len(unit["type"]), np.int64)
    unit["start"][begins[1:-1]] = 1
    unit["start"][0] = IGNORE
    unit["features"][:sentences[0]["first"] + 1, 3] += 1  # shape: nothing with letters before it
    return unit


CASES = 24  # of shapes, for each class of case (features.shape)


def change(s, rng):
    """Now and then a sentence without its last mark, or all in capitals or small letters."""
    if s["last_is_leaf"] and rng.random() < 0.04:
        s = s | {k: s[k][:-1] for k in ("type", "known", "features", "context", "upos", "feats", "lemma",
                                        "ner", "head", "deprel") if k in s} | {"marked": False}
    if rng.random() < 0.03:
        features = s["features"].copy()
        lettered = features[:, 3] >= CASES
        features[lettered, 3] = features[lettered, 3] % CASES + CASES * (3 if rng.random() < 0.5 else 1)
        s = s | {"features": features}
    return s


def sample(sentences, tokens, rng):
    """Random blocks of a treebank with about so many tokens (all of it when tokens is 0)."""
    if not tokens:
        return sentences
    blocks = [sentences[i:i + 20] for i in range(0, len(sentences), 20)]
    rng.shuffle(blocks)
    chosen, total = [], 0
    for block in blocks:
        if total >= tokens:
            break
        chosen += block
        total += sum(len(s["type"]) for s in block)
    return chosen


def batches(name, units, tokens, rng=None):
    """Lists of units of like length with about `tokens` tokens; shuffled if given rng."""
    order = sorted(units, key=lambda u: (len(u["type"]) + (rng.random() * 4 if rng else 0)))
    lists, current = [], []
    for u in order:
        current.append(u)
        if len(current) * len(u["type"]) >= tokens:
            lists.append(current)
            current = []
    if current:
        lists.append(current)
    if rng:
        rng.shuffle(lists)
    return [(name, l) for l in lists]


def make_rng(seed):
    torch.manual_seed(seed)
    return random.Random(seed)
