"""Labels open raw text with a teacher trained on contextual vectors (train --contexts), for the student to learn from.

    python3 -m kilde_train.teacher_context configs/scandinavian_teacher.json FOLDER TEACHER --vectors V.npz --out build/train

TEACHER is the folder of the teacher's model.pt, FOLDER that of bert.py. The configuration's "silver" tells for each
language how many words of which raw files; kilde itself splits them into sentences and words, as it will when it reads.
Writes OUT/LANG-context.conllu with tags, features, trees and names; lemmas are left out.
"""
import argparse
import json
import pathlib
import subprocess

import torch

from .bert import Bert, Pieces, Tuned, key
from .conllu import read_sentences
from .dataset import NER_TAGS, Bank, Dataset, Types, Vectors, batches, make_rng, sizes_of
from .embeddings import text_lines
from .gazetteer import make_gazetteer
from .network import Analyser
from .silver import is_tree, write
from .sources import Sources
from .train import mask_arcs

SHORTEST, LONGEST, CHUNK = 4, 60, 4000


class Fresh:
    """Contexts that are made here, for one chunk of sentences."""

    def __init__(self, bert, sentences):
        self.rows = {key(sentences[i]): rows for i, rows in bert.rows(sentences)}

    def of(self, forms):
        return self.rows.get(key(forms))


def raw_sentences(sources, kilde, language, files):
    """Sentences of raw text with their words as kilde parts them."""
    for path, words in files.items():
        lines, total = [], 0
        every = [line for line in text_lines(sources, path) if len(line.split()) >= SHORTEST]
        make_rng(1).shuffle(every)
        for line in every:
            if total >= words:
                break
            lines.append(line.replace("\t", " "))
            total += len(line.split())
        feed = "\n".join(json.dumps({"id": str(i), "text": line, "lang": language}) for i, line in enumerate(lines))
        done = subprocess.run([kilde, "read", "--quiet", "--until", "tokens", "--input-format", "jsonl", "--format",
                               "conllu", "-"], input=feed.encode(), stdout=subprocess.PIPE, check=True)
        for s in read_sentences(done.stdout.decode().splitlines()):
            if SHORTEST <= len(s.forms) <= LONGEST:
                yield s


@torch.no_grad()
def labelled(model, data, bank, tables):
    """The rows of each sentence of a bank, None where the heads are no tree."""
    language = data.banks[bank].language
    for _, units in batches(bank, [u | {"row": i} for i, u in enumerate(data.units(bank))], 3000):
        row_of = [u.pop("row") for u in units]
        batch = data.batch(bank, units)
        out = model(batch)
        heads = mask_arcs(out["arcs"], batch).argmax(2)
        labels = model.labels(out, heads).argmax(2)
        found = {k: out[k].argmax(2).tolist() for k in ("upos", "feats", "ner")}
        for k, n in enumerate(batch["lengths"].tolist()):
            own = heads[k, :n].tolist()
            if not is_tree(own):
                yield row_of[k], None
                continue
            yield row_of[k], [(tables["upos"].names[found["upos"][k][i]],
                               tables["feats"][language].names[found["feats"][k][i]] or "_", str(own[i]),
                               tables["deprel"].names[int(labels[k, i])], "NER=" + NER_TAGS[found["ner"][k][i]])
                              for i in range(n)]


def label(contexts_of, model, saved, gazetteer, vectors, language, sentences):
    for at in range(0, len(sentences), CHUNK):
        some = [s for s in sentences[at:at + CHUNK]]
        types = Types(vectors)
        contexts = contexts_of([s.forms for s in some])
        some = [s for s in some if contexts.of(s.forms) is not None]
        for s in some:
            s.has_tree = s.has_feats = s.has_lemmas = False
            s.heads, s.ner = [-1] * len(s.forms), [None] * len(s.forms)
        tables = saved["tables"]
        data = Dataset({language: Bank(language, language, some)}, gazetteer, tables, types, contexts)
        types.freeze()
        # A sentence by itself, whether a mark ends it or not.
        for encoded in data.encoded[language]:
            encoded["marked"] = True
        for i, rows in labelled(model, data, language, tables):
            yield rows and ["\t".join((str(n + 1), form, "_", upos, "_", feats, head, relation, "_", name))
                            for n, (form, (upos, feats, head, relation, name)) in enumerate(zip(some[i].forms, rows))]
        print(f"{language}: {min(at + CHUNK, len(sentences))}/{len(sentences)} sentences", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config")
    parser.add_argument("folder")
    parser.add_argument("teacher")
    parser.add_argument("--data", default="../shared/data")
    parser.add_argument("--kilde", default="../build/release/kilde")
    parser.add_argument("--vectors", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--tuned", type=int, default=6, help="as in the teacher's training")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    config = json.load(open(args.config, encoding="utf-8"))
    make_rng(config["seed"])
    sources, vectors = Sources(args.data), Vectors(args.vectors)
    saved = torch.load(pathlib.Path(args.teacher) / "model.pt", weights_only=False)
    tables = saved["tables"]
    model = Analyser(len(tables["known"]), tables["treebanks"], sizes_of(tables), word=vectors.width,
                     ngrams=len(vectors.ngrams), **saved["config"]["network"])
    if any(name.startswith("large.") for name in saved["weights"]):
        model.large, pieces = Tuned(args.folder, args.tuned), Pieces(args.folder)
        contexts_of = lambda forms: pieces
    else:
        bert = Bert(args.folder)
        contexts_of = lambda forms: Fresh(bert, forms)
    model.load_state_dict(saved["weights"])
    model.eval()
    if model.large:
        model.large.bfloat16()
    gazetteer = make_gazetteer(sources, config["names"])
    for language, files in config["silver"].items():
        sentences = list(raw_sentences(sources, args.kilde, language, files))
        rows = label(contexts_of, model, saved, gazetteer, vectors, language, sentences)
        print(language, write(rows, pathlib.Path(args.out) / f"{language}-context.conllu"), "sentences", flush=True)


if __name__ == "__main__":
    main()
