"""What the network sees of each word. Must agree with src/analysis/word_features.cc."""
from .subwords import ngram_hash, normal_form

SUFFIX2, SUFFIX4, PREFIX3 = 1024, 8192, 2048  # hash buckets
SHAPES = 5 * 3 * 4 * 2


def case_class(word):
    """0 no letters, 1 lower case, 2 capitalised, 3 capitals, 4 mixed."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 0
    upper = [c.isupper() for c in letters]
    if not any(upper):
        return 1
    if all(upper):
        return 3 if len(letters) > 1 else 2
    return 2 if upper[0] and not any(upper[1:]) else 4


def digit_class(word):
    """0 none, 1 some, 2 only digits (and separators)."""
    if not any(c.isdecimal() for c in word):
        return 0
    return 2 if all(c.isdecimal() or not c.isalpha() for c in word) else 1


def punctuation_class(word):
    """0 none, 1 a hyphen inside, 2 other marks inside, 3 only marks."""
    marks = [c for c in word if not c.isalpha() and not c.isdecimal()]
    if not marks:
        return 0
    if len(marks) == len(word):
        return 3
    return 1 if set(marks) == {"-"} else 2


def shape(word, first):
    return ((case_class(word) * 3 + digit_class(word)) * 4 + punctuation_class(word)) * 2 + first


def affixes(form):
    """Buckets of the last 2, the last 4 and the first 3 characters of a normal form."""
    return (ngram_hash(form[-2:]) % SUFFIX2, ngram_hash(form[-4:]) % SUFFIX4,
            ngram_hash(form[:3]) % PREFIX3)


def word_features(word, first):
    form = normal_form(word)
    return (*affixes(form), shape(word, first))


def main():
    """Prints the features of the words on standard input, for the test that holds C++ to them."""
    import sys
    from .subwords import ngram_buckets
    print("# Written by `python3 -m kilde_train.features < words`; see src/analysis/word_features_test.cc.")
    print("word\tform\taffixes\tshape\tngrams")
    for word in (line.rstrip("\n") for line in sys.stdin):
        form = normal_form(word)
        print(word, form, " ".join(map(str, affixes(form))), shape(word, 0),
              " ".join(map(str, ngram_buckets(form, 32768))), sep="\t")


if __name__ == "__main__":
    main()
