"""The analyser's network: two BiLSTM layers over word features, and heads for every annotation.

Dozat and Manning 2017 (deep biaffine parsing) with Straka 2018 (UDPipe 2: joint tags, lemma rules
and trees); differences: frozen skip-gram vectors plus learned corrections instead of learned words
and characters, relations scored by an additive instead of a bilinear layer, one encoder for related
treebanks with an embedding for each, and names as a further head.
"""
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from .features import PREFIX3, SHAPES, SUFFIX2, SUFFIX4

WORD, SUF2, SUF4, PRE3, SHAPE, NAMES, TREEBANK = 96, 12, 20, 8, 16, 8, 8
INPUT = WORD + SUF2 + SUF4 + PRE3 + SHAPE + NAMES + TREEBANK
NAME_KINDS = 32


class SharedDropout(nn.Module):
    """Drops the same units at every position of a sentence (Gal and Ghahramani 2016)."""

    def __init__(self, rate):
        super().__init__()
        self.rate = rate

    def forward(self, x):
        if not self.training or not self.rate:
            return x
        mask = torch.bernoulli(torch.full((x.shape[0], 1, x.shape[2]), 1 - self.rate))
        return x * mask / (1 - self.rate)


class Analyser(nn.Module):
    """`sizes`: counts of labels (upos, deprel, ner) and, by treebank, of feats and lemma rules."""

    def __init__(self, known_words, treebanks, sizes, hidden=192, arc=128, label=128, dropout=0.33,
                 layers=2):
        super().__init__()
        self.hidden, self.layers = hidden, layers
        self.correction = nn.Embedding(known_words, WORD, padding_idx=0, sparse=False)
        nn.init.zeros_(self.correction.weight)
        self.suffix2 = nn.Embedding(SUFFIX2, SUF2)
        self.suffix4 = nn.Embedding(SUFFIX4, SUF4)
        self.prefix3 = nn.Embedding(PREFIX3, PRE3)
        self.shape = nn.Embedding(SHAPES, SHAPE)
        self.names = nn.Embedding(NAME_KINDS, NAMES)
        for table in (self.suffix2, self.suffix4, self.prefix3, self.shape, self.names):
            nn.init.normal_(table.weight, std=0.3)
        self.treebank = nn.Embedding(len(treebanks), TREEBANK)
        self.encoder = nn.ModuleList(
            nn.LSTM(INPUT if i == 0 else 2 * hidden, hidden, batch_first=True, bidirectional=True)
            for i in range(layers))
        for lstm in self.encoder:
            for name, weight in lstm.named_parameters():
                if "bias" in name:
                    nn.init.zeros_(weight)
                    weight.data[hidden:2 * hidden] = 0.5  # both biases: forget gate starts at 1
                else:
                    nn.init.orthogonal_(weight)
        self.drop_input, self.drop = SharedDropout(0.2), SharedDropout(dropout)
        wide = 2 * hidden
        self.upos = nn.Linear(wide, sizes["upos"])
        self.ner = nn.Linear(wide, sizes["ner"])
        self.feats = nn.ModuleDict({t: nn.Linear(wide, n) for t, n in sizes["feats"].items()})
        self.lemma = nn.ModuleDict({t: nn.Linear(wide + INPUT, n)
                                    for t, n in sizes["lemma"].items()})
        self.arc_dependent, self.arc_head = nn.Linear(wide, arc), nn.Linear(wide, arc)
        self.label_dependent, self.label_head = nn.Linear(wide, label), nn.Linear(wide, label)
        self.root = nn.Parameter(torch.zeros(wide))
        self.arc = nn.Parameter(torch.zeros(arc + 1, arc))
        self.label = nn.Linear(label, sizes["deprel"])
        self.activate = nn.LeakyReLU(0.1)

    def inputs(self, batch):
        words = batch["vectors"] + self.correction(batch["known"])
        suffix2, suffix4, prefix3, shape, names = batch["features"].unbind(-1)
        bank = self.treebank(batch["treebank"]).unsqueeze(1).expand(-1, words.shape[1], -1)
        return torch.cat([words, self.suffix2(suffix2), self.suffix4(suffix4),
                          self.prefix3(prefix3), self.shape(shape), self.names(names), bank], dim=2)

    def forward(self, batch):
        inputs = self.drop_input(self.inputs(batch))
        x = self.encode(inputs, batch["lengths"])
        name = batch["treebank_name"]
        return {"upos": self.upos(x), "ner": self.ner(x), "feats": self.feats[name](x),
                "lemma": self.lemma[name](torch.cat([x, inputs], dim=2)), **self.parse(x)}

    def encode(self, x, lengths):
        for lstm in self.encoder:
            packed = pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
            x, _ = pad_packed_sequence(lstm(packed)[0], batch_first=True)
            x = self.drop(x)
        return x

    def parse(self, x):
        """Scores of arcs [sentence, dependent, head] with head 0 the root, and parts for labels."""
        rooted = torch.cat([self.root.expand(x.shape[0], 1, -1), x], dim=1)
        dependent = self.drop(self.activate(self.arc_dependent(x)))
        head = self.drop(self.activate(self.arc_head(rooted)))
        ones = torch.ones(*dependent.shape[:2], 1)
        arcs = torch.cat([dependent, ones], dim=2) @ self.arc @ head.transpose(1, 2)
        return {"arcs": arcs, "label_dependent": self.label_dependent(x),
                "label_head": self.label_head(rooted)}

    def labels(self, out, heads):
        """Scores of the relations [sentence, dependent, relation], given a head for each word."""
        head = out["label_head"]
        chosen = head.gather(1, heads.unsqueeze(2).expand(-1, -1, head.shape[2]))
        return self.label(self.drop(self.activate(out["label_dependent"] + chosen)))
