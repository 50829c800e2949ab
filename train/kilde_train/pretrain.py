"""Pretrains the encoder on raw text: hidden words are to be told from their context.

    python3 -m kilde_train.pretrain configs/scandinavian.json --vectors V.npz --out W.pt

Every fifth word or so is hidden from the input; the encoder's state there has to pick its vector
among those of the batch's other hidden words and random frequent words (sampled softmax over the
frozen word vectors). Devlin et al. 2019 (masked words), with a small BiLSTM for the encoder; all
languages of a group are read in turn.
"""
import argparse
import json
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from .dataset import Types, Vectors, make_rng, padding
from .embeddings import TOKEN, raw_files, text_lines
from .features import word_features
from .gazetteer import make_gazetteer
from .network import Analyser
from .sources import Sources
from .subwords import normal_form

HIDE, NEGATIVES, LONGEST = 0.2, 3000, 60


class Corpus:
    """Raw sentences of one language as rows of word numbers; words are shared by all corpora."""

    def __init__(self, language):
        self.language, self.sentences = language, []

    def batches(self, tokens, rng):
        order = sorted(range(len(self.sentences)),
                       key=lambda i: (len(self.sentences[i]), rng.random()))
        lists, current, total = [], [], 0
        for i in order:
            current.append(i)
            total += len(self.sentences[i])
            if total >= tokens:
                lists.append((self, current))
                current, total = [], 0
        return lists


class Words:
    """A word as written: its type (normal form) and its features."""

    def __init__(self, vectors, gazetteer):
        self.types, self.gazetteer = Types(vectors), gazetteer
        self.ids, self.type, self.features = {}, [], []

    def of(self, word):
        at = self.ids.get(word)
        if at is None:
            at = self.ids[word] = len(self.type)
            form = normal_form(word)
            self.features.append((*word_features(word, 0), self.gazetteer.get(form, 0)))
            self.type.append(self.types.of(form))
        return at

    def freeze(self):
        self.types.freeze()
        self.type, self.features = torch.tensor(self.type), torch.tensor(self.features)
        # The row of the frozen vectors for each type, or -1.
        rows = np.full(len(self.types.lengths), -1, np.int64)
        for form, i in self.types.ids.items():
            rows[i] = self.types.vectors.words.get(form, -1)
        self.row = torch.from_numpy(rows)

    def batch(self, corpus, ids, bank):
        sentences = [torch.from_numpy(corpus.sentences[i]).long() for i in ids]
        words = nn.utils.rnn.pad_sequence(sentences, batch_first=True)
        features = self.features[words]
        features[:, 0, 3] += 1
        types = self.type[words]
        return {"type": types, "vectors": self.types.rows[types], "features": features,
                "known": torch.zeros_like(types), "treebank": torch.full((len(ids),), bank),
                **padding(np.array([len(s) for s in sentences]))}


def read_corpora(sources, config, words):
    corpora = {}
    for path in raw_files(sources, config["raw"]) + config.get("raw_files", []):
        language = path.split("/")[1]
        corpus = corpora.setdefault(language, Corpus(language))
        for line in text_lines(sources, path, config.get("pretrain_share", {}).get(path, 1000)):
            tokens = TOKEN.findall(line)
            for i in range(0, len(tokens), LONGEST):
                if len(tokens[i:i + LONGEST]) > 3:
                    row = [words.of(w) for w in tokens[i:i + LONGEST]]
                    corpus.sentences.append(np.array(row, np.int32))
    return list(corpora.values())


def hidden_loss(model, project, words, vectors, batch, frequent):
    inputs = model.inputs(batch)
    real = torch.arange(inputs.shape[1]) < batch["lengths"].unsqueeze(1)
    targets = words.row[batch["type"]]
    hidden = (torch.rand(real.shape) < HIDE) & real & (targets >= 0)
    x = model.encode(model.drop_input(inputs * ~hidden.unsqueeze(2)), batch["turned"])
    wanted, place = torch.unique(targets[hidden], return_inverse=True)
    others = frequent[torch.randint(len(frequent), (NEGATIVES,))]
    choices = torch.cat([wanted, others])
    scores = (project(x[hidden]) @ vectors[choices].T).float()
    # A random word that is also wanted must not count twice.
    twice = torch.isin(others, wanted)
    scores[:, len(wanted):] -= 1e4 * twice
    return F.cross_entropy(scores, place), float((scores.argmax(1) == place).float().mean())


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config")
    parser.add_argument("--data", default="../shared/data")
    parser.add_argument("--vectors", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--tokens", type=int, default=2400, help="words a batch")
    parser.add_argument("--rate", type=float, default=0.002)
    args = parser.parse_args()
    torch.set_num_threads(1)
    config = json.load(open(args.config, encoding="utf-8"))
    rng = make_rng(config["seed"])
    sources, vectors = Sources(args.data), Vectors(args.vectors)
    words = Words(vectors, make_gazetteer(sources, config["names"]))
    corpora = read_corpora(sources, config, words)
    words.freeze()
    model = Analyser(1, list(config["banks"]),
                     {"upos": 1, "ner": 1, "deprel": 1, "feats": {}, "lemma": {}},
                     word=vectors.width, ngrams=1, **config.get("network", {}))
    model.drop.rate = 0.1
    run(args, rng, corpora, words, torch.from_numpy(vectors.vectors), model, list(config["banks"]))


def run(args, rng, corpora, words, vectors, model, banks):
    project = nn.Linear(2 * model.hidden, vectors.shape[1])
    learnt = ("encoder", "suffix2", "suffix4", "prefix3", "shape", "names", "treebank")
    parameters = [p for n, p in model.named_parameters() if n.split(".")[0] in learnt]
    optimizer = torch.optim.Adam(parameters + list(project.parameters()), lr=args.rate, fused=True)
    plan = [b for corpus in corpora for b in corpus.batches(args.tokens, rng)]
    rng.shuffle(plan)
    print("tokens", {c.language: sum(map(len, c.sentences)) for c in corpora}, "batches", len(plan),
          flush=True)
    frequent = torch.arange(min(30000, len(vectors)))
    start, total, right = time.time(), 0.0, 0.0
    for i, (corpus, ids) in enumerate(plan):
        progress = i / len(plan)
        for group in optimizer.param_groups:
            group["lr"] = args.rate * min(1, i / 200 + 0.01) * (1 - progress)
        batch = words.batch(corpus, ids, banks.index(corpus.language))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss, accuracy = hidden_loss(model, project, words, vectors, batch, frequent)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(parameters, 5.0)
        optimizer.step()
        total, right = total + float(loss.detach()), right + accuracy
        if (i + 1) % 100 == 0 or i + 1 == len(plan):
            done = (i % 100) + 1
            print(f"{i + 1}/{len(plan)} loss {total / done:.3f} right {right / done:.3f} "
                  f"{time.time() - start:.0f} s", flush=True)
            total = right = 0.0
            torch.save({"banks": banks, "weights": {k: v for k, v in model.state_dict().items()
                                                    if k.split(".")[0] in learnt}}, args.out)


if __name__ == "__main__":
    main()
