"""Opens training files, and refuses those that a shipped model may not be made from."""
import gzip
import lzma
import pathlib

TABLE = pathlib.Path(__file__).resolve().parent.parent / "sources.tsv"


class Sources:
    """The data folder, with the licence of each file.

    >>> sources = Sources("../shared/data")
    >>> lines = sources.lines("raw/da/law.txt.xz")       # open: allowed
    >>> sources.lines("raw/da/nc-parole-dk.txt.xz")      # raises SystemExit unless measure_only
    """

    def __init__(self, data, measure_only=False):
        self.data = pathlib.Path(data)
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
        file = self.data / path
        opener = {".xz": lzma.open, ".gz": gzip.open}.get(file.suffix, open)
        with opener(file, "rt", encoding="utf-8") as text:
            for line in text:
                yield line.rstrip("\n")
