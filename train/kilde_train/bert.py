"""Contextual vectors of words by a large multilingual encoder, for teachers alone.

    python3 -m kilde_train.bert configs/scandinavian_teacher.json FOLDER --out build/train/scandinavian-context

FOLDER is fetch_bert's: BERT-Base, Multilingual Cased (Devlin et al. 2019). A word's vector is the mean over its
pieces of the mean of layers six to nine: as Straka, Strakova and Hajic 2019 ("Evaluating contextualized embeddings"),
but the layers that know most of syntax (Tenney et al. 2019), and a quarter less to compute.
Writes OUT.npy (float16, a row a word) and OUT.json (where each sentence's rows begin); bfloat16 inside.
"""
import argparse
import json
import pathlib
import re
import time
import zlib

import numpy as np
import torch
from torch import nn

from .dataset import make_rng, read_banks
from .sources import Sources

LAYERS, LAST_LAYERS, LONGEST, PIECES = 9, 4, 250, 2500
WORD_PIECES, UNKNOWN, BEGIN, END = 8, 100, 101, 102


def tokenizer_of(folder):
    from tokenizers import BertWordPieceTokenizer
    return BertWordPieceTokenizer(str(pathlib.Path(folder) / "vocab.txt"), lowercase=False, strip_accents=False)


def encoder_of(folder):
    from transformers import BertConfig, BertModel
    model = BertModel(BertConfig(vocab_size=119547, num_hidden_layers=LAYERS), add_pooling_layer=False)
    model.load_state_dict(weights_of(np.load(pathlib.Path(folder) / "mbert.npz")))
    return model


class Bert:
    def __init__(self, folder):
        self.tokenizer, self.model = tokenizer_of(folder), encoder_of(folder)
        self.model.eval().bfloat16()

    def pieces(self, words):
        """Piece numbers with the marks around them, and the word of each piece."""
        ids, owners = [BEGIN], [-1]
        for n, encoded in enumerate(self.tokenizer.encode_batch(words, add_special_tokens=False)):
            found = encoded.ids or [UNKNOWN]
            ids += found
            owners += [n] * len(found)
        return ids + [END], owners + [-1]

    @torch.no_grad()
    def rows(self, sentences):
        """(number, rows) of sentences of like length at a time; what is too long is left out."""
        pieced = [self.pieces(words) for words in sentences]
        order = sorted((i for i in range(len(pieced)) if len(pieced[i][0]) <= LONGEST), key=lambda i: len(pieced[i][0]))
        while order:
            size = max(1, PIECES // len(pieced[order[0]][0]))
            some, order = order[:size], order[size:]
            longest = len(pieced[some[-1]][0])
            ids = torch.zeros(len(some), longest, dtype=torch.long)
            for k, i in enumerate(some):
                ids[k, :len(pieced[i][0])] = torch.tensor(pieced[i][0])
            layers = self.model(ids, attention_mask=(ids > 0).long(), output_hidden_states=True).hidden_states
            states = torch.stack([layer.float() for layer in layers[-LAST_LAYERS:]]).mean(0)
            for k, i in enumerate(some):
                yield i, by_word(states[k], pieced[i][1], len(sentences[i]))


def by_word(states, owners, count):
    owner = torch.tensor(owners)
    kept = owner >= 0
    sums = torch.zeros(count, states.shape[1]).index_add_(0, owner[kept], states[:len(owners)][kept])
    return (sums / torch.bincount(owner[kept], minlength=count).clamp(min=1).unsqueeze(1)).half().numpy()


def weights_of(arrays):
    """The names of TensorFlow's variables in terms of transformers' BertModel."""
    swaps = (("layer_", "layer."), ("/", "."), ("LayerNorm.gamma", "LayerNorm.weight"), (".kernel", ".weight"),
             ("LayerNorm.beta", "LayerNorm.bias"), ("_embeddings", "_embeddings.weight"))
    out = {}
    for name in arrays.files:
        if not name.startswith("module/bert/") or "pooler" in name:
            continue
        if (layer := re.search(r"layer_(\d+)/", name)) and int(layer[1]) >= LAYERS:
            continue
        new = name[len("module/bert/"):]
        for a, b in swaps:
            new = new.replace(a, b)
        value = arrays[name]
        out[new] = torch.from_numpy(np.ascontiguousarray(value.T if name.endswith("kernel") else value))
    return out


class Pieces:
    """The pieces of each word, for an encoder that is trained with the teacher; long sentences are left out."""

    def __init__(self, folder):
        self.tokenizer = tokenizer_of(folder)

    def of(self, forms):
        encoded = self.tokenizer.encode_batch(list(forms), add_special_tokens=False)
        rows = np.zeros((len(forms), WORD_PIECES), np.int64)
        for row, word in zip(rows, encoded):
            ids = (word.ids or [UNKNOWN])[:WORD_PIECES]
            row[:len(ids)] = ids
        return rows if np.count_nonzero(rows) <= LONGEST else None


class Tuned(nn.Module):
    """The encoder within a teacher: [unit, word, piece] to [unit, word, vector]; its upper layers learn."""

    def __init__(self, folder, tuned):
        super().__init__()
        self.model, self.tuned = encoder_of(folder), tuned
        lower = [self.model.embeddings, *self.model.encoder.layer[:LAYERS - tuned]]
        for part in lower:
            part.requires_grad_(False)
            part.bfloat16()

    def train(self, mode=True):
        """What does not learn drops nothing."""
        super().train(mode)
        for part in (self.model.embeddings, *self.model.encoder.layer[:LAYERS - self.tuned]):
            part.eval()
        return self

    @torch.autocast("cpu", dtype=torch.bfloat16)
    def forward(self, pieces):
        units, words, _ = pieces.shape
        real = pieces > 0
        counts = real.sum(dim=(1, 2))
        ids = torch.zeros(units, int(counts.max()) + 2, dtype=torch.long)
        unit, word, _ = real.nonzero(as_tuple=True)
        place = torch.arange(len(unit)) - (counts.cumsum(0) - counts)[unit] + 1
        ids[:, 0] = BEGIN
        ids[torch.arange(units), counts + 1] = END
        ids[unit, place] = pieces[real]
        mask = (ids > 0)[:, None, None, :]
        with torch.no_grad():
            x = self.model.embeddings(input_ids=ids)
            for layer in self.model.encoder.layer[:LAYERS - self.tuned]:
                x = state_of(layer(x, mask))
        kept = [x] if self.tuned < LAST_LAYERS else []
        for layer in self.model.encoder.layer[LAYERS - self.tuned:]:
            x = state_of(layer(x, mask))
            kept.append(x)
        states = torch.stack(kept[-LAST_LAYERS:]).float().mean(0)[unit, place]
        sums = torch.zeros(units * words, states.shape[1]).index_add(0, unit * words + word, states)
        return (sums / real.sum(2).reshape(-1, 1).clamp(min=1)).reshape(units, words, -1)


def state_of(out):
    return out[0] if isinstance(out, tuple) else out


class Contexts:
    """Rows that were written before, by the words of a sentence."""

    def __init__(self, path):
        self.rows = np.load(f"{path}.npy", mmap_mode="r")
        self.begins = json.load(open(f"{path}.json", encoding="utf-8"))

    def of(self, forms):
        begin = self.begins.get(key(forms))
        return None if begin is None else np.asarray(self.rows[begin:begin + len(forms)])


def key(forms):
    text = " ".join(forms).encode()
    return f"{zlib.crc32(text):08x}{zlib.adler32(text):08x}{len(forms)}"


def write(bert, sentences, path, chunk=2000):
    begins, parts, total, start = {}, [], 0, time.time()
    for at in range(0, len(sentences), chunk):
        some = sentences[at:at + chunk]
        for i, rows in bert.rows(some):
            begins[key(some[i])] = total
            parts.append(rows)
            total += len(rows)
        print(f"{min(at + chunk, len(sentences))}/{len(sentences)} sentences, {total} words, "
              f"{time.time() - start:.0f} s", flush=True)
    np.save(f"{path}.npy", np.concatenate(parts))
    json.dump(begins, open(f"{path}.json", "w", encoding="utf-8"))


def chosen(banks, words, rng):
    """Sentences of every bank, of each as many blocks of 20 as hold so many words."""
    for bank in banks.values():
        blocks = [bank.sentences[i:i + 20] for i in range(0, len(bank.sentences), 20)]
        rng.shuffle(blocks)
        total = 0
        for block in blocks:
            if total < words:
                yield from (s.forms for s in block)
                total += sum(len(s.forms) for s in block)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config")
    parser.add_argument("folder")
    parser.add_argument("--data", default="../shared/data")
    parser.add_argument("--out", required=True)
    parser.add_argument("--words", type=int, default=130000, help="at most so many of a bank")
    parser.add_argument("--watched", type=int, default=15000, help="at most so many of a watched file")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    config = json.load(open(args.config, encoding="utf-8"))
    train, watched = read_banks(Sources(args.data), config)
    rng = make_rng(config["seed"])
    sentences = list(chosen(watched, args.watched, rng)) + list(chosen(train, args.words, rng))
    distinct = list({key(s): s for s in sentences}.values())
    write(Bert(args.folder), distinct, args.out)


if __name__ == "__main__":
    main()
