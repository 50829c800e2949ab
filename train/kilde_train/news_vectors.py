"""Joins East Slavic skip-gram vectors with navec's vectors of Russian news.

    python3 -m kilde_train.news_vectors RAW.npz NAVEC.tar --out build/train/eastslavic.npz

RAW.npz is what embeddings.py made of the little open text there is; NAVEC.tar is
navec_news_v1_1B_250K_300d_100q.tar of PyPI's natasha 1.6 (MIT; made from a billion words of Russian
news). navec's 300 numbers are cut to 64 by principal components. Ukrainian and Belarusian words get
the vector of the Russian word with the same letters (after і > и, ї > и, є > е, ґ > г, ў > у), or what
n-grams tell: a table of n-grams is fitted so that their mean gives each word's vector.
"""
import argparse

import numpy as np
import torch
from torch import nn

from .subwords import ngram_buckets, normal_form

RUSSIAN = str.maketrans("іїєґў", "ииегу", "'’ʼ")
WIDTH, WORDS = 64, 140000


def read_navec(path):
    """(forms, vectors), most frequent first, cut to WIDTH numbers of unit variance."""
    from navec import Navec
    navec = Navec.load(path)
    order = np.argsort(-np.array(navec.vocab.counts[:-2]), kind="stable")
    matrix = navec.pq.unpack()[order]
    matrix -= matrix.mean(axis=0)
    _, _, axes = np.linalg.svd(matrix[:40000], full_matrices=False)
    forms = [normal_form(navec.vocab.words[i]) for i in order]
    return forms, unit(matrix @ axes[:WIDTH].T)


def unit(vectors):
    return (vectors / vectors[:20000].std()).astype(np.float32)


def fit_ngrams(forms, targets, buckets, table=None, epochs=6):
    """A table of n-gram vectors whose means come near the targets."""
    lists = [ngram_buckets(f, buckets) for f in forms]
    lengths = np.array([len(l) for l in lists])
    begins = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    flat = np.concatenate([np.array(l, np.int64) for l in lists])
    bag = nn.EmbeddingBag(buckets, WIDTH, mode="mean", sparse=True)
    nn.init.zeros_(bag.weight) if table is None else bag.weight.data.copy_(torch.from_numpy(table))
    optimizer = torch.optim.SparseAdam(bag.parameters(), lr=0.05)
    targets, random = torch.from_numpy(targets), np.random.default_rng(1)
    for epoch in range(epochs):
        total = 0.0
        for rows in np.array_split(random.permutation(len(forms)), len(forms) // 2000 + 1):
            n = lengths[rows]
            offsets = np.concatenate([[0], np.cumsum(n)[:-1]])
            at = np.arange(n.sum()) - np.repeat(offsets - begins[rows], n)
            out = bag(torch.from_numpy(flat[at]), torch.from_numpy(offsets))
            loss = (out - targets[rows]).pow(2).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += float(loss.detach()) * len(rows)
        print(f"n-grams, epoch {epoch + 1}: squared distance {total / len(forms):.3f}", flush=True)
    return bag.weight.detach().numpy()


def by_ngrams(forms, table):
    return np.stack([table[ngram_buckets(f, len(table))].mean(axis=0) for f in forms])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("raw")
    parser.add_argument("navec")
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    raw = np.load(args.raw)
    own, own_vectors, own_ngrams = raw["words"].tolist(), raw["vectors"], raw["ngrams"]
    scale = own_vectors[:20000].std()
    own_vectors, own_ngrams = own_vectors / scale, own_ngrams / scale
    buckets = len(own_ngrams)
    forms, news = read_navec(args.navec)
    table = fit_ngrams(forms, news, buckets)
    row = {}
    for i, form in enumerate(forms):
        row.setdefault(form, i)
    # Words of the raw text in navec's space: as they are, or by their Russian letters.
    russian = [f.translate(RUSSIAN) or f for f in own]
    guess = by_ngrams(russian, table)
    for i, (form, mapped) in enumerate(zip(own, russian)):
        at = row.get(form, row.get(mapped))
        if at is not None:
            guess[i] = news[at]
    table = fit_ngrams(forms + own, np.concatenate([news, guess]).astype(np.float32), buckets, table, 4)
    have = set(own)
    more = [f for f in dict.fromkeys(forms[:WORDS]) if f not in have]
    vectors = np.concatenate([
        np.concatenate([own_vectors, by_ngrams(more, own_ngrams)]),
        np.concatenate([guess, news[[row[f] for f in more]]])], axis=1).astype(np.float32)
    np.savez(args.out, words=np.array(own + more), counts=np.concatenate([raw["counts"], np.ones(len(more))]),
             vectors=vectors, ngrams=np.concatenate([own_ngrams, table], axis=1).astype(np.float32))
    print(len(own), "words of the raw text,", len(more), "of navec alone")


if __name__ == "__main__":
    main()
