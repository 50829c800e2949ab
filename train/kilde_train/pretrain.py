"""Pretrains the encoder on raw text: hidden words are to be told from their context.

    python3 -m kilde_train.pretrain train/configs/scandinavian.json --language da --out W.pt ...

Every seventh word or so is hidden from the input; the encoder's state there has to pick its vector
among those of the batch's other hidden words and random frequent words (sampled softmax over the
frozen word vectors). Devlin et al. 2019 (masked words), with a small BiLSTM for the encoder.
"""
import argparse
import json
import time
import zlib

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from .dataset import Dataset, Vectors, make_rng, read_treebank
from .embeddings import TOKEN
from .features import word_features
from .gazetteer import make_gazetteer
from .network import WORD, Analyser
from .sources import Sources
from .subwords import normal_form

HIDE, NEGATIVES, LONGEST = 0.15, 3000, 60


class Corpus:
    """Raw sentences as rows of type numbers; a type is a word as written."""

    def __init__(self, sources, vectors, gazetteer, language, shares):
        self.types, self.features, self.rows = {}, [[], []], []
        self.vectors, self.gazetteer = vectors, gazetteer
        self.sentences = []
        for path, (_, is_open) in sources.table.items():
            if not (is_open and path.startswith(f"raw/{language}/")):
                continue
            share = shares.get(path, 1000)
            for line in sources.lines(path):
                if zlib.crc32(line.encode()) % 1000 >= share:
                    continue
                words = TOKEN.findall(line)[:LONGEST]
                if len(words) > 3:
                    self.sentences.append(np.array([self.type_of(w) for w in words], np.int32))
        self.features = torch.tensor(np.array(self.features))       # [first][type][feature]
        self.table = torch.from_numpy(np.stack(self.rows))
        self.known = torch.tensor([vectors.words.get(normal_form(w), -1) for w in self.types])

    def type_of(self, word):
        at = self.types.get(word)
        if at is None:
            at = self.types[word] = len(self.types)
            form = normal_form(word)
            for first in (0, 1):
                self.features[first].append((*word_features(word, first), self.gazetteer.get(form, 0)))
            row = self.vectors.words.get(form)
            self.rows.append(self.vectors.by_ngrams(form) if row is None else self.vectors.vectors[row])
        return at

    def batches(self, tokens, rng):
        order = sorted(range(len(self.sentences)),
                       key=lambda i: (len(self.sentences[i]), rng.random()))
        lists, current, total = [], [], 0
        for i in order:
            current.append(i)
            total += len(self.sentences[i])
            if total >= tokens:
                lists.append(current)
                current, total = [], 0
        rng.shuffle(lists)
        return lists

    def batch(self, ids):
        sentences = [torch.from_numpy(self.sentences[i]).long() for i in ids]
        types = nn.utils.rnn.pad_sequence(sentences, batch_first=True)
        features = self.features[0][types]
        features[:, 0] = self.features[1][types[:, 0]]
        return {"type": types, "vectors": self.table[types], "features": features,
                "lengths": torch.tensor([len(s) for s in sentences]),
                "known": torch.zeros_like(types)}


def hidden_loss(model, project, corpus, vectors, batch, frequent):
    inputs = model.inputs(batch)
    real = torch.arange(inputs.shape[1]) < batch["lengths"].unsqueeze(1)
    targets = corpus.known[batch["type"]]
    hidden = (torch.rand(real.shape) < HIDE) & real & (targets >= 0)
    x = model.encode(model.drop_input(inputs * ~hidden.unsqueeze(2)), batch["lengths"])
    wanted, place = torch.unique(targets[hidden], return_inverse=True)
    others = frequent[torch.randint(len(frequent), (NEGATIVES,))]
    choices = torch.cat([wanted, others])
    scores = project(x[hidden]) @ vectors[choices].T
    # A random word that is also wanted must not count twice.
    twice = torch.isin(others, wanted)
    scores[:, len(wanted):] -= 1e4 * twice
    return F.cross_entropy(scores, place), float((scores.argmax(1) == place).float().mean())


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config")
    parser.add_argument("--language", required=True)
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
    corpus = Corpus(sources, vectors, make_gazetteer(sources, config["names"]), args.language,
                    config["pretrain_share"])
    tables = Dataset.make_tables({t: read_treebank(sources, paths)
                                  for t, paths in config["train"].items()})
    model = Analyser(1, tables["treebanks"], {"upos": 1, "ner": 1, "deprel": 1, "feats": {}, "lemma": {}},
                     **config.get("network", {}))
    model.drop.rate = 0.1
    run(args, rng, corpus, torch.from_numpy(vectors.vectors), model,
        tables["treebanks"].index(args.language))


def run(args, rng, corpus, vectors, model, bank):
    project = nn.Linear(2 * model.hidden, WORD)
    parameters = [p for n, p in model.named_parameters()
                  if n.split(".")[0] in ("encoder", "suffix2", "suffix4", "prefix3", "shape", "names",
                                         "treebank")]
    optimizer = torch.optim.Adam(parameters + list(project.parameters()), lr=args.rate)
    plan = corpus.batches(args.tokens, rng)
    print("tokens", sum(map(len, corpus.sentences)), "types", len(corpus.types), "batches", len(plan),
          flush=True)
    frequent = torch.arange(min(30000, len(vectors)))
    start, total, right = time.time(), 0.0, 0.0
    for i, ids in enumerate(plan):
        progress = i / len(plan)
        for group in optimizer.param_groups:
            group["lr"] = args.rate * min(1, i / 200 + 0.01) * (1 - progress)
        batch = corpus.batch(ids)
        batch["treebank"] = torch.full((len(ids),), bank)
        loss, accuracy = hidden_loss(model, project, corpus, vectors, batch, frequent)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(parameters, 5.0)
        optimizer.step()
        total, right = total + float(loss), right + accuracy
        if (i + 1) % 100 == 0 or i + 1 == len(plan):
            done = (i % 100) + 1
            print(f"{i + 1}/{len(plan)} loss {total / done:.3f} right {right / done:.3f} "
                  f"{time.time() - start:.0f} s", flush=True)
            total = right = 0.0
            keep = {k: v for k, v in model.state_dict().items()
                    if k.split(".")[0] in ("encoder", "suffix2", "suffix4", "prefix3", "shape", "names")}
            torch.save(keep, args.out)


if __name__ == "__main__":
    main()
