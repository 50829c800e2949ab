"""Reads treebanks (CoNLL-U with NER= in MISC) into plain lists."""
from dataclasses import dataclass, field


@dataclass
class Sentence:
    forms: list = field(default_factory=list)
    lemmas: list = field(default_factory=list)
    upos: list = field(default_factory=list)
    feats: list = field(default_factory=list)
    heads: list = field(default_factory=list)   # 0 = root, else 1-based
    deprels: list = field(default_factory=list)
    ner: list = field(default_factory=list)     # B-PER ..., O, or None where not annotated
    has_tree: bool = True
    has_feats: bool = True
    has_lemmas: bool = True


def read_sentences(lines):
    sentence = Sentence()
    for line in lines:
        if not line:
            if sentence.forms:
                yield complete(sentence)
            sentence = Sentence()
        elif line[0] != "#":
            row = line.split("\t")
            if not row[0].isdigit():
                continue  # multiword tokens and empty nodes
            sentence.forms.append(row[1])
            sentence.lemmas.append(row[2])
            sentence.upos.append(row[3])
            sentence.feats.append("" if row[5] == "_" else row[5])
            sentence.heads.append(int(row[6]) if row[6] != "_" else -1)
            sentence.deprels.append(row[7])
            sentence.has_tree = sentence.has_tree and row[6] != "_"
            sentence.has_lemmas = sentence.has_lemmas and (row[2] != "_" or row[1] == "_")
            tags = [m[4:] for m in row[9].split("|") if m.startswith("NER=")]
            sentence.ner.append(tags[0] if tags else None)
    if sentence.forms:
        yield complete(sentence)


def complete(sentence):
    """A sentence with not one feature has none annotated, unless it is very short."""
    sentence.has_feats = any(sentence.feats) or len(sentence.feats) < 4
    return sentence


def repair_bio(tags):
    """An I- that continues nothing becomes a B-."""
    out, previous = [], "O"
    for tag in tags:
        if tag is not None and tag.startswith("I-") and (previous in ("O", None) or previous[2:] != tag[2:]):
            tag = "B-" + tag[2:]
        out.append(tag)
        previous = tag
    return out
