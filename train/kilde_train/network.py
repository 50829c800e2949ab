"""The analyser's network: two BiLSTM layers over word features, and heads for every annotation.

Dozat and Manning 2017 (deep biaffine parsing) with Straka 2018 (UDPipe 2: joint tags, lemma rules
and trees); differences: frozen skip-gram vectors plus learned corrections of words and of character
n-grams instead of learned characters, relations scored by an additive instead of a bilinear layer,
one encoder for related languages with an embedding for each treebank, names as a further head, and
one that tells where a sentence begins inside of what the tokenizer took for one.
"""
import torch
import torch.nn.functional as F
from torch import nn

from .features import PREFIX3, SHAPES, SUFFIX2, SUFFIX4

SUF2, SUF4, PRE3, SHAPE, NAMES, TREEBANK = 12, 20, 8, 16, 8, 8
NAME_KINDS = 32
CONTEXT = 768
AFFIXES = SUF2 + SUF4 + PRE3 + SHAPE + NAMES


class SharedDropout(nn.Module):
    """Drops the same units at every position of a sentence (Gal and Ghahramani 2016)."""

    def __init__(self, rate):
        super().__init__()
        self.rate = rate

    def forward(self, x):
        if not self.training or not self.rate:
            return x
        mask = torch.bernoulli(torch.full((x.shape[0], 1, x.shape[2]), 1 - self.rate))
        return x * (mask / (1 - self.rate)).to(x.dtype)


class BiLstm(nn.Module):
    """One layer in both directions over padded rows; padding never reaches a state that counts."""

    def __init__(self, width, hidden):
        super().__init__()
        self.forward_lstm = nn.LSTM(width, hidden, batch_first=True)
        self.backward_lstm = nn.LSTM(width, hidden, batch_first=True)
        for lstm in (self.forward_lstm, self.backward_lstm):
            for name, weight in lstm.named_parameters():
                if "bias" in name:
                    nn.init.zeros_(weight)
                    weight.data[hidden:2 * hidden] = 0.5  # both biases: forget gate starts at 1
                else:
                    nn.init.orthogonal_(weight)

    def forward(self, x, turned):
        def turn(y):
            return y.gather(1, turned.unsqueeze(2).expand(-1, -1, y.shape[2]))

        return torch.cat([self.forward_lstm(x)[0], turn(self.backward_lstm(turn(x))[0])], dim=2)


class Analyser(nn.Module):
    """`sizes`: counts of labels (upos, deprel, ner) and, by language, of feats and lemma rules."""

    def __init__(self, known_words, treebanks, sizes, word=96, ngrams=32768, hidden=256, arc=128,
                 label=128, dropout=0.33, input_dropout=0.2, layers=2, context=0):
        super().__init__()
        self.hidden, self.layers = hidden, layers
        self.width = word + AFFIXES + TREEBANK + context
        # A teacher's own: vectors of a large encoder (bert.py), made narrower.
        self.context = nn.Linear(CONTEXT, context) if context else None
        self.large = None  # the encoder itself (bert.Tuned), if it learns too
        self.correction = nn.Embedding(known_words, word, padding_idx=0, sparse=True)
        self.ngrams = nn.EmbeddingBag(ngrams, word, mode="mean", sparse=True)
        for table in (self.correction, self.ngrams):
            nn.init.zeros_(table.weight)
        self.suffix2 = nn.Embedding(SUFFIX2, SUF2)
        self.suffix4 = nn.Embedding(SUFFIX4, SUF4)
        self.prefix3 = nn.Embedding(PREFIX3, PRE3)
        self.shape = nn.Embedding(SHAPES, SHAPE)
        self.names = nn.Embedding(NAME_KINDS, NAMES)
        for table in (self.suffix2, self.suffix4, self.prefix3, self.shape, self.names):
            nn.init.normal_(table.weight, std=0.3)
        self.treebank = nn.Embedding(len(treebanks), TREEBANK)
        self.encoder = nn.ModuleList(BiLstm(self.width if i == 0 else 2 * hidden, hidden)
                                     for i in range(layers))
        self.drop_input, self.drop = SharedDropout(input_dropout), SharedDropout(dropout)
        wide = 2 * hidden
        self.upos = nn.Linear(wide, sizes["upos"])
        self.ner = nn.Linear(wide, sizes["ner"])
        self.start = nn.Linear(wide, 1)
        self.feats = nn.ModuleDict({t: nn.Linear(wide, n) for t, n in sizes["feats"].items()})
        self.lemma = nn.ModuleDict({t: nn.Linear(wide + self.width, n)
                                    for t, n in sizes["lemma"].items()})
        self.arc_dependent, self.arc_head = nn.Linear(wide, arc), nn.Linear(wide, arc)
        self.label_dependent, self.label_head = nn.Linear(wide, label), nn.Linear(wide, label)
        self.root = nn.Parameter(torch.zeros(wide))
        self.arc = nn.Parameter(torch.zeros(arc + 1, arc))
        self.label = nn.Linear(label, sizes["deprel"])
        self.activate = nn.LeakyReLU(0.1)

    def inputs(self, batch):
        words = batch["vectors"] + self.correction(batch["known"])
        if "ngram_ids" in batch:
            by_type = self.ngrams(batch["ngram_ids"], batch["ngram_offsets"])
            words = words + F.embedding(batch["unique"], by_type)
        suffix2, suffix4, prefix3, shape, names = batch["features"].unbind(-1)
        bank = self.treebank(batch["treebank"]).unsqueeze(1).expand(-1, words.shape[1], -1)
        parts = [words, self.suffix2(suffix2), self.suffix4(suffix4), self.prefix3(prefix3),
                 self.shape(shape), self.names(names), bank]
        if self.context:
            context = self.large(batch["context"]) if self.large else batch["context"]
            parts.append(self.context(context))
        return torch.cat(parts, dim=2)

    def forward(self, batch):
        inputs = self.drop_input(self.inputs(batch))
        x = self.encode(inputs, batch["turned"])
        language = batch["language"]
        return {"upos": self.upos(x), "ner": self.ner(x), "start": self.start(x).squeeze(2),
                "feats": self.feats[language](x),
                "lemma": self.lemma[language](torch.cat([x, inputs.to(x.dtype)], dim=2)),
                **self.parse(x)}

    def encode(self, x, turned):
        for layer in self.encoder:
            x = self.drop(layer(x, turned))
        return x

    def parse(self, x):
        """Scores of arcs [unit, dependent, head] with head 0 the root, and parts for labels."""
        rooted = torch.cat([self.root.to(x.dtype).expand(x.shape[0], 1, -1), x], dim=1)
        dependent = self.drop(self.activate(self.arc_dependent(x)))
        head = self.drop(self.activate(self.arc_head(rooted)))
        ones = torch.ones(*dependent.shape[:2], 1, dtype=dependent.dtype)
        arcs = torch.cat([dependent, ones], dim=2) @ self.arc @ head.transpose(1, 2)
        return {"arcs": arcs, "label_dependent": self.label_dependent(x),
                "label_head": self.label_head(rooted)}

    def labels(self, out, heads):
        """Scores of the relations [unit, dependent, relation], given a head for each word."""
        head = out["label_head"]
        chosen = head.gather(1, heads.unsqueeze(2).expand(-1, -1, head.shape[2]))
        return self.label(self.drop(self.activate(out["label_dependent"] + chosen)))
