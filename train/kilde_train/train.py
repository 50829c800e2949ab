"""Trains an analyser: tags, features, lemmas, trees and names for related treebanks together.

    python3 -m kilde_train.train train/configs/scandinavian.json --out build/train/scandinavian

Resumes from OUT/checkpoint.pt if that is there. Deterministic for a seed on one thread.
"""
import argparse
import json
import os
import pathlib
import time

import torch
import torch.nn.functional as F

from .dataset import IGNORE, Dataset, Vectors, make_rng, read_treebank, sample
from .gazetteer import make_gazetteer
from .network import Analyser
from .sources import Sources


def losses(model, out, batch):
    def cross(name):
        scores = out[name]
        return F.cross_entropy(scores.reshape(-1, scores.shape[-1]), batch[name].reshape(-1),
                               ignore_index=IGNORE)

    total = sum(cross(n) for n in ("upos", "feats", "lemma") if (batch[n] != IGNORE).any())
    if (batch["ner"] != IGNORE).any():
        total = total + cross("ner")
    heads = batch["head"]
    if (heads != IGNORE).any():
        arcs = mask_padding(out["arcs"], batch["lengths"])
        total = total + F.cross_entropy(arcs.reshape(-1, arcs.shape[-1]), heads.reshape(-1),
                                        ignore_index=IGNORE)
        labels = model.labels(out, heads.clamp(min=0))
        total = total + F.cross_entropy(labels.reshape(-1, labels.shape[-1]),
                                        batch["deprel"].reshape(-1), ignore_index=IGNORE)
    return total


def mask_padding(arcs, lengths):
    """No word may have a head behind the end of its sentence (heads count from 1)."""
    positions = torch.arange(arcs.shape[2])
    return arcs.masked_fill((positions > lengths.unsqueeze(1)).unsqueeze(1), -1e4)


@torch.no_grad()
def evaluate(model, data, bank, tokens=3000):
    """Accuracies on gold tokens, and F1 of names; greedy heads (the reader repairs cycles)."""
    model.eval()
    right, names = {}, {"gold": 0, "found": 0, "both": 0}
    total = 0
    for name, sentences in data.batches(bank, data.banks[bank], tokens):
        batch = data.batch(name, sentences)
        out = model(batch)
        real = batch["type"] > 0
        total += int(real.sum())
        heads = mask_padding(out["arcs"], batch["lengths"]).argmax(2)
        labels = model.labels(out, heads).argmax(2)
        for key in ("upos", "feats", "lemma"):
            right[key] = right.get(key, 0) + int(((out[key].argmax(2) == batch[key]) & real).sum())
        good = (heads == batch["head"]) & real
        right["uas"] = right.get("uas", 0) + int(good.sum())
        right["las"] = right.get("las", 0) + int((good & (labels == batch["deprel"])).sum())
        count_names(out["ner"].argmax(2), batch, names)
    scores = {k: round(100 * v / max(1, total), 2) for k, v in right.items()}
    scores["ner"] = round(200 * names["both"] / max(1, names["gold"] + names["found"]), 2)
    model.train()
    return scores


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
        decay = min(self.decay, (1 + self.steps) / (10 + self.steps))
        for k, v in model.state_dict().items():
            self.weights[k].mul_(decay).add_(v.detach(), alpha=1 - decay)


def load_treebanks(sources, config):
    train = {t: read_treebank(sources, paths) for t, paths in config["train"].items()}
    dev = {t: read_treebank(sources, paths) for t, paths in config["dev"].items()}
    return train, dev


def build(config, sources, vectors_path, tables=None):
    vectors = Vectors(vectors_path)
    train, dev = load_treebanks(sources, config)
    gazetteer = make_gazetteer(sources, config["names"])
    data = Dataset(vectors, train, gazetteer, tables)
    dev_data = Dataset(vectors, dev, gazetteer, data.tables)
    model = Analyser(len(data.tables["known"]), data.tables["treebanks"], data.sizes(),
                     **config.get("network", {}))
    return data, dev_data, model


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config")
    parser.add_argument("--data", default="../shared/data")
    parser.add_argument("--vectors", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--pretrained", help="weights from pretrain.py to begin with")
    parser.add_argument("--start", help="a trained model.pt to go on from, with its label tables")
    parser.add_argument("--epochs", type=int, help="instead of the configuration's")
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
    start = torch.load(args.start) if args.start else None
    data, dev, model = build(config, sources, args.vectors, start and start["tables"])
    print("sizes", data.sizes(), "known", len(data.tables["known"]),
          "parameters", sum(p.numel() for p in model.parameters()), flush=True)
    torch.save(data.tables, out / "tables.pt")
    if args.pretrained:
        model.load_state_dict(torch.load(args.pretrained), strict=False)
    if start:
        model.load_state_dict(start["weights"])
    run(config, args, out, data, dev, model, rng, sources)


def run(config, args, out, data, dev, model, rng, sources):
    epochs = args.epochs or config["epochs"]
    optimizer = torch.optim.Adam(parameter_groups(model, args.pretrained), lr=config["rate"],
                                 betas=(0.9, 0.95))
    average, first = Average(model), 0
    shadow = build_shadow(model)
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists():
        saved = torch.load(checkpoint)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        average.weights, average.steps, first = saved["average"], saved["steps"], saved["epoch"]
        rng.setstate(saved["rng"])
        torch.set_rng_state(saved["torch_rng"])
    for epoch in range(first, epochs):
        start = time.time()
        plan = [b for bank, sentences in data.banks.items()
                for b in data.batches(bank, sample(sentences, config["sample"].get(bank, 0), rng),
                                      config["batch"], rng)]
        rng.shuffle(plan)
        total = 0.0
        for i, (bank, sentences) in enumerate(plan):
            progress = (epoch + i / len(plan)) / epochs
            rate = config["rate"] * min(1.0, progress * epochs * 2 + 0.02) * (1 - progress)
            for group in optimizer.param_groups:
                group["lr"] = rate * group["share"]
            batch = data.batch(bank, sentences, config["word_dropout"])
            loss = losses(model, model(batch), batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            average.update(model)
            total += float(loss)
        shadow.load_state_dict(average.weights)
        scores = {bank: evaluate(shadow, dev, bank) for bank in config["watch"]}
        print(f"epoch {epoch + 1}/{epochs} loss {total / len(plan):.3f} {scores} "
              f"{time.time() - start:.0f} s", flush=True)
        torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(),
                    "average": average.weights, "steps": average.steps, "epoch": epoch + 1,
                    "rng": rng.getstate(), "torch_rng": torch.get_rng_state()},
                   str(checkpoint) + ".new")
        os.replace(str(checkpoint) + ".new", checkpoint)
    torch.save({"weights": average.weights, "config": config, "tables": data.tables,
                "sources": sorted(set(sources.used)), "measure_only": args.measure_only},
               out / "model.pt")


def parameter_groups(model, pretrained):
    """What was pretrained learns at half the rate."""
    known = [p for n, p in model.named_parameters() if pretrained and n.startswith("encoder")]
    ids = {id(p) for p in known}
    rest = [p for p in model.parameters() if id(p) not in ids]
    return [{"params": rest, "share": 1.0}] + ([{"params": known, "share": 0.5}] if known else [])


def build_shadow(model):
    import copy
    return copy.deepcopy(model)


if __name__ == "__main__":
    main()
