"""Labels open Russian text with slovnet's small news models, for the student to learn from.

    python3 -m kilde_train.teacher_russian NATASHA --data ../shared/data --out build/train/ru-silver.conllu

NATASHA is the unpacked wheel of PyPI's natasha 1.6, whose models (slovnet_{ner,morph,syntax}_news_v1,
navec) are under the MIT licence as the package is. Lemmas are left out: the teacher has none.
"""
import argparse
import pathlib

from .embeddings import text_lines
from .silver import is_tree, write
from .sources import Sources

TEXTS = {"treebanks/ru/nerel-train.jsonl#text": 1000, "raw/ru/commonvoice.txt.xz": 150}


def load(folder):
    from navec import Navec
    from slovnet import NER, Morph, Syntax
    data = pathlib.Path(folder) / "natasha" / "data"
    navec = Navec.load(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar")
    models = [kind.load(data / "model" / f"slovnet_{name}_news_v1.tar")
              for kind, name in ((NER, "ner"), (Morph, "morph"), (Syntax, "syntax"))]
    for model in models:
        model.navec(navec)
    return models


def name_tags(spans, tokens):
    tags = ["O"] * len(tokens)
    for span in spans:
        inside = [i for i, t in enumerate(tokens) if span.start <= t.start and t.stop <= span.stop]
        for k, i in enumerate(inside):
            tags[i] = ("I-" if k else "B-") + span.type
    return tags


def rows_of(sentence, ner, morph, syntax, tokenize):
    tokens = list(tokenize(sentence))
    words = [t.text for t in tokens]
    if not 3 <= len(words) <= 80:
        return None
    tree = next(syntax.map([words])).tokens
    heads = [int(t.head_id) for t in tree]
    if not is_tree(heads):
        return None
    tags = name_tags(ner(sentence).spans, tokens)
    rows = []
    for i, (word, label) in enumerate(zip(words, next(morph.map([words])).tokens)):
        feats = "|".join(f"{k}={v}" for k, v in sorted(label.feats.items())) or "_"
        rows.append("\t".join((str(i + 1), word, "_", label.pos, "_", feats, str(heads[i]), tree[i].rel,
                               "_", "NER=" + tags[i])))
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("natasha")
    parser.add_argument("--data", default="../shared/data")
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    from razdel import sentenize, tokenize
    sources, (ner, morph, syntax) = Sources(args.data), load(args.natasha)
    found = (rows_of(sentence.text, ner, morph, syntax, tokenize)
             for path, share in TEXTS.items() for line in text_lines(sources, path, share)
             for sentence in sentenize(line.strip()))
    print(write(found, args.out), "sentences")


if __name__ == "__main__":
    main()
