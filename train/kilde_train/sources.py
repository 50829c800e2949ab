"""Opens training files, and refuses those that a shipped model may not be made from."""
import gzip
import lzma
import pathlib

TABLE = pathlib.Path(__file__).resolve().parent.parent / "sources.tsv"


class Sources:
    """The data folder, with the licence of each file.

    >>> sources = Sources("../shared/data")
    >>> lines = sources.lines("raw/da/law.txt.xz")       # open: allowed
    >>> lines = sources.lines("treebanks/ru/train.conllu#pud-wiki")   # one of a file's sources
    >>> sources.lines("raw/da/nc-parole-dk.txt.xz")      # raises SystemExit unless measure_only
    """

    def __init__(self, data, measure_only=False):
        self.data = pathlib.Path(data)
        self.made = TABLE.parent.parent / "build" / "train"
        self.measure_only = measure_only
        self.used = []
        rows = [line.rstrip("\n").split("\t") for line in open(TABLE, encoding="utf-8")
                if line.strip() and line[0] != "#"]
        self.table = {path: (licence, is_open == "yes") for path, licence, is_open in rows[1:]}

    def lines(self, path):
        licence, is_open = self.table.get(path, ("not listed in train/sources.tsv", False))
        if not is_open and not self.measure_only:
            raise SystemExit(f"{path}: expected a file under an open licence, found: {licence} "
                             "(--measure-only makes a model that is not to be shipped)")
        self.used.append((path, licence))
        path, _, part = path.partition("#")
        file = self.made / path[5:] if path.startswith("made/") else self.data / path
        opener = {".xz": lzma.open, ".gz": gzip.open}.get(file.suffix, open)
        with opener(file, "rt", encoding="utf-8") as text:
            lines = (line.rstrip("\n") for line in text)
            yield from sentences_of(part, lines) if part and ".conllu" in path else lines


def sentences_of(part, lines):
    """The sentences of a treebank that say `# src = part`."""
    sentence = []
    for line in lines:
        sentence.append(line)
        if not line:
            if f"# src = {part}" in sentence:
                yield from sentence
            sentence = []
