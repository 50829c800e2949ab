"""The form in which names are compared, as a table that C++ (src/knowledge/name_fold.h) reads too.

>>> fold("Côte d’Ivoire"), fold("Saint-Étienne"), fold("Королёв")
('cote divoire', 'saint etienne', 'королев')
"""
import unicodedata

SIZE, LONG = 0x2100, 0x80000000
LETTERS = {"ø": "o", "æ": "ae", "ß": "ss", "đ": "d", "ł": "l", "ħ": "h", "ı": "i", "œ": "oe", "þ": "th",
           "ð": "d", "ŋ": "n", "ĸ": "k", "ŧ": "t", "ə": "e", "ґ": "г", "ĳ": "ij"}
BLANKS = "-/_()[]{}|+,;·\u2010\u2011\u2012\u2013\u2014\u2015"
KEPT = "&@#%0123456789"


def folded_letter(c):
    """What a code point becomes: some letters, a blank, or nothing."""
    if c.isspace() or c in BLANKS:
        return " "
    out = ""
    for part in unicodedata.normalize("NFKD", c.lower()):
        if unicodedata.category(part) in ("Mn", "Mc", "Me", "Lm", "Sk"):
            continue
        part = LETTERS.get(part, part)
        out += "".join(p for p in part if p.isalpha() or p in KEPT) if part not in BLANKS else " "
    return " " if out.isspace() else out


TABLE = {c: folded_letter(chr(c)) for c in range(SIZE)}


def fold(name):
    text = "".join([TABLE[ord(c)] if ord(c) < SIZE else c for c in name])
    return " ".join(p for p in text.split(" ") if p)


def tables():
    """The arrays "fold" and "fold_more" of the file."""
    import numpy as np  # here, so that folding alone needs no package
    table, more = np.zeros(SIZE, np.uint32), []
    for c, to in TABLE.items():
        if len(to) == 1:
            table[c] = ord(to)
        elif to:
            table[c] = LONG | len(more)
            more += [len(to), *map(ord, to)]
    return {"fold": table, "fold_more": np.array(more, np.uint32)}
