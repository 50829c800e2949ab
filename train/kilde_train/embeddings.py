"""Word and n-gram vectors from raw text (fastText skip-gram, by gensim).

    python3 -m kilde_train.embeddings configs/scandinavian.json --out build/train/scandinavian.npz

Joulin et al. 2016, "Enriching Word Vectors with Subword Information". One shared space for related
languages: their raw texts are read together, with the texts of their treebanks. Writes an .npz with
`words`, `counts`, `vectors` (the composed vector of each word) and `ngrams` (one vector a bucket).
"""
import argparse
import json
import re
import zlib

import numpy as np

from .conllu import read_sentences
from .sources import Sources
from .subwords import MAX_N, MIN_N, normal_form

TOKEN = re.compile(r"\w+(?:[-'’.]\w+)*|[^\w\s]")


def raw_files(sources, languages):
    """The open raw texts of some languages."""
    return [p for p, (_, is_open) in sources.table.items()
            if is_open and p.startswith("raw/") and p.split("/")[1] in languages]


def text_lines(sources, path, share=1000):
    """Lines of a raw file; `share` per mille of them, a stable pseudo-random choice."""
    if path.endswith(".jsonl#text"):
        lines = (p for line in sources.lines(path) for p in json.loads(line)["text"].split("\n"))
    else:
        lines = sources.lines(path)
    return (line for line in lines if share >= 1000 or zlib.crc32(line.encode()) % 1000 < share)


def read_corpus(sources, config, out):
    """Writes the corpus, a sentence a line: raw text and the forms of the treebanks."""
    total = 0
    with open(out, "w", encoding="utf-8") as file:
        def put(tokens):
            file.write(" ".join(normal_form(t) for t in tokens) + "\n")
            return len(tokens)

        for path in raw_files(sources, config["raw"]) + config.get("raw_files", []):
            share = config.get("vector_share", {}).get(path, 1000)
            words = sum(put(tokens) for line in text_lines(sources, path, share)
                        if (tokens := TOKEN.findall(line)))
            total += words
            print(f"{path}: {words} tokens", flush=True)
        for path in sorted({p for bank in config["banks"].values() for p in bank["files"]
                            if not p.startswith("made/")}):
            total += sum(put(s.forms) for s in read_sentences(sources.lines(path)))
    print(f"corpus: {total} tokens", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config")
    parser.add_argument("--data", default="../shared/data")
    parser.add_argument("--out", required=True, help="the .npz file to write")
    args = parser.parse_args()
    config = json.load(open(args.config, encoding="utf-8"))
    options = config["vectors"]

    from gensim.models import FastText
    corpus = args.out + ".corpus.txt"
    read_corpus(Sources(args.data), config, corpus)
    model = FastText(vector_size=options["dim"], window=5, min_count=options.get("min_count", 4), sg=1,
                     negative=5, min_n=MIN_N, max_n=MAX_N, bucket=options["buckets"], workers=1, seed=1,
                     sample=1e-4)
    model.build_vocab(corpus_file=corpus)
    print("vocabulary", len(model.wv), flush=True)
    model.train(corpus_file=corpus, epochs=options.get("epochs", 5),
                total_words=model.corpus_total_words)
    wv = model.wv
    probe = next(w for w in wv.index_to_key if len(w) > 6)
    np.savez(args.out, words=np.array(wv.index_to_key),
             counts=np.array([wv.get_vecattr(w, "count") for w in wv.index_to_key]),
             vectors=wv.vectors.astype(np.float32), ngrams=wv.vectors_ngrams.astype(np.float32))
    print("nearest to", probe, wv.most_similar(probe, topn=5))


if __name__ == "__main__":
    main()
