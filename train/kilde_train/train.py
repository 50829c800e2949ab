"""Trains an analyser: tags, features, lemmas, trees, names and sentence starts for a language group.

    python3 -m kilde_train.train configs/scandinavian.json --vectors V.npz --out build/train/scandinavian

Resumes from OUT/checkpoint.pt if that is there. Deterministic for a seed on one thread.
"""
import argparse
import copy
import json
import os
import pathlib
import time

import torch
import torch.nn.functional as F

from .bert import Contexts, Pieces, Tuned
from .dataset import IGNORE, Dataset, Types, Vectors, batches, make_rng, make_tables, read_banks, sizes_of
from .gazetteer import make_gazetteer
from .network import Analyser
from .sources import Sources

AVERAGE_EVERY = 8
LARGE_SHARE = 0.05  # of the rate, for a large encoder that learns with its teacher


def losses(model, out, batch, weigh):
    """The sum over what the batch is annotated with; `weigh` has factors other than one."""
    def cross(name, scores):
        return F.cross_entropy(scores.reshape(-1, scores.shape[-1]).float(), batch[name].reshape(-1),
                               ignore_index=IGNORE)

    def annotated(name):
        return (batch[name] != IGNORE).any()

    total = sum(weigh.get(n, 1.0) * cross(n, out[n]) for n in ("upos", "feats", "lemma", "ner") if annotated(n))
    if annotated("head"):
        total = total + cross("head", mask_arcs(out["arcs"].float(), batch))
        total = total + cross("deprel", model.labels(out, batch["head"].clamp(min=0)))
    known = batch["start"] != IGNORE
    if known.any():
        total = total + F.binary_cross_entropy_with_logits(out["start"][known].float(),
                                                           batch["start"][known].float())
    return total


def mask_arcs(arcs, batch):
    """A word's head lies in its own sentence, or is the root (heads count from 1)."""
    sentence = batch["sentence"]
    apart = sentence.unsqueeze(2) != sentence.unsqueeze(1)
    return arcs.masked_fill(F.pad(apart, (1, 0)), -1e4)


@torch.no_grad()
def evaluate(model, data, name, tokens=3000):
    """Accuracies on gold tokens and sentences; greedy heads (the reader repairs cycles)."""
    model.eval()
    keys = ("upos", "feats", "lemma", "uas", "las")
    right, asked = dict.fromkeys(keys, 0), dict.fromkeys(keys, 0)
    names, starts = {"gold": 0, "found": 0, "both": 0}, {"gold": 0, "found": 0, "both": 0}
    for _, units in batches(name, data.units(name), tokens):
        batch = data.batch(name, units)
        out = model(batch)
        real = batch["sentence"] > 0
        heads = mask_arcs(out["arcs"], batch).argmax(2)
        labels = model.labels(out, heads).argmax(2)
        for key in ("upos", "feats", "lemma"):
            right[key] += int(((out[key].argmax(2) == batch[key]) & real).sum())
            asked[key] += int(real.sum())
        good = (heads == batch["head"]) & real
        right["uas"] += int(good.sum())
        right["las"] += int((good & (labels == batch["deprel"])).sum())
        for key in ("uas", "las"):
            asked[key] += int(((batch["head"] != IGNORE) & real).sum())
        count_names(out["ner"].argmax(2), batch, names)
        found, gold = (out["start"] > 0) & (batch["start"] != IGNORE), batch["start"] == 1
        starts["gold"] += int(gold.sum())
        starts["found"] += int(found.sum())
        starts["both"] += int((gold & found).sum())
    model.train()
    scores = {k: round(100 * v / max(1, asked[k]), 2) for k, v in right.items()}
    return scores | {"ner": f1(names), "start": f1(starts)}


def f1(counts):
    return round(200 * counts["both"] / max(1, counts["gold"] + counts["found"]), 2)


def count_names(found, batch, names):
    for row, gold, n in zip(found.tolist(), batch["ner"].tolist(), batch["lengths"].tolist()):
        if gold[0] == IGNORE:
            continue
        a, b = spans(gold[:n]), spans(row[:n])
        names["gold"] += len(a)
        names["found"] += len(b)
        names["both"] += len(a & b)


def spans(tags):
    """Names of a row of tag numbers: odd = B, even = I of the kind (t + 1) // 2; MISC left out."""
    out, start, kind = set(), None, 0
    for i, tag in enumerate(tags + [0]):
        if kind and not (tag == 2 * kind):
            if kind < 4:
                out.add((start, i, kind))
            kind = 0
        if tag and not kind:
            start, kind = i, (tag + 1) // 2
    return out


class Average:
    """Exponential moving average of the weights; what is evaluated and shipped."""

    def __init__(self, model, decay=0.998):
        self.decay = decay
        self.weights = {k: v.detach().clone() for k, v in model.state_dict().items()}
        self.steps = 0

    def update(self, model):
        self.steps += 1
        if self.steps % AVERAGE_EVERY:
            return
        decay = min(self.decay, (1 + self.steps) / (10 + self.steps)) ** AVERAGE_EVERY
        now = model.state_dict()
        torch._foreach_lerp_(list(self.weights.values()), [now[k] for k in self.weights], 1 - decay)


class Optimizers:
    """Adam for what every batch touches, its sparse kind for the tables of words and n-grams."""

    def __init__(self, model, rate):
        tables = [model.correction.weight, model.ngrams.weight]
        large = [p for p in model.large.parameters() if p.requires_grad] if model.large else []
        ids = {id(p) for p in tables + large}
        own = [p for p in model.parameters() if id(p) not in ids and p.requires_grad]
        groups = [{"params": own}] + ([{"params": large, "share": LARGE_SHARE}] if large else [])
        self.dense = own + large
        self.both = [torch.optim.Adam(groups, lr=rate, betas=(0.9, 0.95), fused=True),
                     torch.optim.SparseAdam(tables, lr=rate, betas=(0.9, 0.95))]

    def step(self, rate):
        torch.nn.utils.clip_grad_norm_(self.dense, 5.0)
        for optimizer in self.both:
            for group in optimizer.param_groups:
                group["lr"] = rate * group.get("share", 1.0)
            optimizer.step()
            optimizer.zero_grad()


def build(config, sources, vectors_path, tables=None, contexts=None):
    vectors = Vectors(vectors_path)
    train, watched = read_banks(sources, config)
    tables = tables or make_tables(train)
    gazetteer, types = make_gazetteer(sources, config["names"]), Types(vectors)
    data = Dataset(train, gazetteer, tables, types, contexts)
    watch = Dataset(watched, gazetteer, tables, types, contexts)
    types.freeze()
    model = Analyser(len(tables["known"]), tables["treebanks"], sizes_of(tables), word=vectors.width,
                     ngrams=len(vectors.ngrams), **config.get("network", {}))
    return data, watch, model


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config")
    parser.add_argument("--data", default="../shared/data")
    parser.add_argument("--vectors", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--pretrained", help="weights of pretrain, shipped or an earlier training to begin with")
    parser.add_argument("--contexts", help="vectors of bert.py: what is trained is a teacher")
    parser.add_argument("--bert", help="folder of bert.py's encoder, of which the upper layers learn with the teacher")
    parser.add_argument("--tuned", type=int, default=6, help="so many of its layers")
    parser.add_argument("--epochs", type=int, help="instead of the configuration's")
    parser.add_argument("--rate", type=float, help="the highest rate, instead of the configuration's")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--measure-only", action="store_true",
                        help="allow files that are not open; the model is marked and not shipped")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    config = json.load(open(args.config, encoding="utf-8"))
    out = pathlib.Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    rng = make_rng(config["seed"])
    sources = Sources(args.data, args.measure_only)
    # A training that goes on keeps its labels, whatever has come to its files meanwhile.
    known = (out / "tables.pt").exists()
    tables = torch.load(out / "tables.pt", weights_only=False) if known else None
    contexts = Contexts(args.contexts) if args.contexts else Pieces(args.bert) if args.bert else None
    data, watch, model = build(config, sources, args.vectors, tables, contexts)
    print("sizes", sizes_of(data.tables), "known", len(data.tables["known"]),
          "parameters", sum(p.numel() for p in model.parameters()), flush=True)
    torch.save(data.tables, out / "tables.pt")
    if args.pretrained:
        start_from(model, torch.load(args.pretrained, weights_only=False), data)
    if args.bert:
        model.large = Tuned(args.bert, args.tuned)
    run(config, args, out, data, watch, model, rng, sources)


def widened(rows, own):
    """A teacher's inputs are wider by its contexts, which weigh nothing at first."""
    more = own.shape[1] - rows.shape[1] if rows.dim() == 2 else 0
    return F.pad(rows, (0, more)) if more > 0 and own.shape[0] == rows.shape[0] else rows


@torch.no_grad()
def start_from(model, pretrained, data):
    """Pretraining saw one treebank a language, of the language's name: the others begin near it."""
    banks = pretrained["banks"] if "banks" in pretrained else pretrained["tables"]["treebanks"]
    own = model.state_dict()
    weights = {name: widened(rows, own[name]) if name in own else rows
               for name, rows in pretrained["weights"].items()}
    known = weights.pop("treebank.weight")
    model.load_state_dict(weights, strict=False)
    rows = model.treebank.weight
    for i, name in enumerate(data.tables["treebanks"]):
        near = name if name in banks else data.banks[name].language
        rows[i] = known[banks.index(near)]
        if name != near:
            rows[i] += 0.1 * torch.randn(rows.shape[1])


def run(config, args, out, data, watch, model, rng, sources):
    epochs = args.epochs or config["epochs"]
    rate = args.rate or config["rate"]
    optimizers = Optimizers(model, rate)
    average, first = Average(model), 0
    shadow = copy.deepcopy(model)
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=False)
        model.load_state_dict(saved["model"])
        for optimizer, state in zip(optimizers.both, saved["optimizers"]):
            optimizer.load_state_dict(state)
        average.weights, average.steps, first = saved["average"], saved["steps"], saved["epoch"]
        rng.setstate(saved["rng"])
        torch.set_rng_state(saved["torch_rng"])
    for epoch in range(first, epochs):
        start = time.time()
        plan = [b for name in data.banks
                for b in batches(name, data.units(name, rng), config["batch"], rng)]
        rng.shuffle(plan)
        total = tokens = 0.0
        told = start
        for i, (name, units) in enumerate(plan):
            progress = (epoch + i / len(plan)) / epochs
            batch = data.batch(name, units, config["word_dropout"])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = losses(model, model(batch), batch, config.get("weigh", {}))
            loss.backward()
            optimizers.step(rate * min(1.0, progress * epochs * 2 + 0.02) * (1 - progress))
            average.update(model)
            total += float(loss.detach())
            tokens += int(batch["lengths"].sum())
            if time.time() - told > 60:
                told = time.time()
                print(f"  {i + 1}/{len(plan)} loss {total / (i + 1):.3f} {tokens / (told - start):.0f} tokens/s",
                      flush=True)
        print(f"epoch {epoch + 1}/{epochs} loss {total / len(plan):.3f} {tokens:.0f} tokens "
              f"{time.time() - start:.0f} s", flush=True)
        if (epoch + 1) % config.get("watch_every", 3) == 0 or epoch + 1 == epochs:
            shadow.load_state_dict(average.weights)
            for name in watch.banks:
                print("   ", name, evaluate(shadow, watch, name), flush=True)
        torch.save({"model": model.state_dict(), "optimizers": [o.state_dict() for o in optimizers.both],
                    "average": average.weights, "steps": average.steps, "epoch": epoch + 1,
                    "rng": rng.getstate(), "torch_rng": torch.get_rng_state()},
                   str(checkpoint) + ".new")
        os.replace(str(checkpoint) + ".new", checkpoint)
    torch.save({"weights": average.weights, "config": config, "tables": data.tables,
                "sources": sorted(set(sources.used)), "measure_only": args.measure_only},
               out / "model.pt")


if __name__ == "__main__":
    main()
