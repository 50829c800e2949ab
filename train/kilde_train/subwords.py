"""Words as the model sees them, and their hashed character n-grams.

Must agree with src/analysis/word_features.cc: the same normal form, the same n-grams, the same hash.
"""
MIN_N, MAX_N = 3, 5
MAX_CHARS = 40  # of longer words only the first and last 20 are seen


def normal_form(word):
    """Lower case, every digit as 0, over-long words cut in the middle."""
    word = "".join("0" if c.isdecimal() else c.lower() if len(c.lower()) == 1 else c for c in word)
    return word if len(word) <= MAX_CHARS else word[: MAX_CHARS // 2] + word[-MAX_CHARS // 2:]


def ngram_hash(text):
    """FNV-1a over the UTF-8 bytes, each sign-extended to 32 bits (as fastText does)."""
    h = 2166136261
    for b in text.encode("utf-8"):
        h = ((h ^ (b if b < 128 else b | 0xFFFFFF00)) * 16777619) & 0xFFFFFFFF
    return h


def ngram_buckets(form, buckets):
    """The buckets of all n-grams of "<form>" with MIN_N to MAX_N characters, in text order."""
    padded = f"<{form}>"
    return [ngram_hash(padded[i:i + n]) % buckets
            for i in range(len(padded)) for n in range(MIN_N, MAX_N + 1) if i + n <= len(padded)]
