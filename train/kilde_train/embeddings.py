"""Word and n-gram vectors from raw text (fastText skip-gram, by gensim).

Joulin et al. 2016, "Enriching Word Vectors with Subword Information". One shared space for related
languages: their raw texts are read together. Writes an .npz with `words`, `counts`, `vectors` (the
composed vector of each word) and `ngrams` (one vector a bucket).
"""
import argparse
import re
import zlib

import numpy as np

from .sources import Sources
from .subwords import MAX_N, MIN_N, normal_form

TOKEN = re.compile(r"\w+(?:[-'’.]\w+)*|[^\w\s]")


def read_corpus(sources, plan, out):
    """Writes the corpus, a sentence a line; `plan` is [(path, words at most)]."""
    total = 0
    with open(out, "w", encoding="utf-8") as file:
        for path, limit in plan:
            words = 0
            for line in sources.lines(path):
                tokens = [normal_form(t) for t in TOKEN.findall(line)]
                if not tokens:
                    continue
                # A stable pseudo-random share of the over-large files.
                if limit and zlib.crc32(line.encode()) % 1000 >= limit:
                    continue
                file.write(" ".join(tokens) + "\n")
                words += len(tokens)
            total += words
            print(f"{path}: {words} tokens", flush=True)
    print(f"corpus: {total} tokens", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default="../shared/data")
    parser.add_argument("--out", required=True, help="the .npz file to write")
    parser.add_argument("--languages", default="da,nb,nn,sv")
    parser.add_argument("--europarl", type=int, default=450, help="per mille of Europarl to read")
    parser.add_argument("--dim", type=int, default=96)
    parser.add_argument("--buckets", type=int, default=32768)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--min-count", type=int, default=4)
    args = parser.parse_args()

    from gensim.models import FastText
    sources = Sources(args.data)
    languages = args.languages.split(",")
    plan = [(p, args.europarl if "europarl" in p else 0) for p, (_, is_open) in sources.table.items()
            if is_open and p.startswith("raw/") and p.split("/")[1] in languages]
    corpus = args.out + ".corpus.txt"
    read_corpus(sources, plan, corpus)
    model = FastText(vector_size=args.dim, window=5, min_count=args.min_count, sg=1, negative=5,
                     min_n=MIN_N, max_n=MAX_N, bucket=args.buckets, workers=1, seed=1, sample=1e-4)
    model.build_vocab(corpus_file=corpus)
    print("vocabulary", len(model.wv), flush=True)
    model.train(corpus_file=corpus, epochs=args.epochs, total_words=model.corpus_total_words)
    wv = model.wv
    probe = next(w for w in wv.index_to_key if len(w) > 6)
    np.savez(args.out, words=np.array(wv.index_to_key),
             counts=np.array([wv.get_vecattr(w, "count") for w in wv.index_to_key]),
             vectors=wv.vectors.astype(np.float32), ngrams=wv.vectors_ngrams.astype(np.float32))
    print("nearest to", probe, wv.most_similar(probe, topn=5))


if __name__ == "__main__":
    main()
