"""An entity while the base is being built, and the sets that all readers share.

>>> e = Entity("Q2866", "person", country="BY")
>>> e.add("Лукашенко", ["ru", "uk"], preferred=True); e.hide("Lukaschenka")
"""
import lzma

LANGS = ["da", "nb", "nn", "sv", "en", "de", "ru", "uk", "be"]
# Each language, then those whose names serve it best where it has none.
NEAREST = ["da nb nn sv en de", "nb nn da sv en de", "nn nb da sv en de", "sv nb da nn en de",
           "en de sv da nb nn", "de en da nb sv nn", "ru uk be", "uk ru be", "be ru uk"]
LATIN, CYRILLIC = LANGS[:6], LANGS[6:]
KINDS = ["person", "organisation", "place", "outlet", "agency", "document", "group", "other"]
SIZES = ["", "site", "town", "district", "region", "country", "sea", "continent"]
GENDERS = {"": 0, "m": 1, "f": 2}
NO_POINT = -(1 << 31)


def bits(langs):
    return sum(1 << LANGS.index(lang) for lang in langs)


class Entity:
    """Names map to the languages that use them and those that prefer them, as bit masks."""
    __slots__ = ("id", "wikidata", "kind", "subkind", "country", "size", "lat", "lon", "gender",
                 "prominence", "parent", "names", "hidden", "offices", "population", "other_ids")

    def __init__(self, id, kind, country="", subkind="", size="", wikidata=""):
        self.id, self.kind, self.country, self.subkind = id, kind, country, subkind
        self.size, self.wikidata, self.gender = size, wikidata, ""
        self.lat = self.lon = NO_POINT
        self.prominence, self.parent, self.population = 0, None, 0
        self.names, self.hidden, self.offices, self.other_ids = {}, set(), [], set()

    def add(self, name, langs=(), preferred=False):
        name = " ".join(name.split())
        if not name or len(name.encode()) > 255:
            return
        masks = self.names.setdefault(name, [0, 0])
        mask = bits(langs)
        masks[0] |= mask
        if preferred:
            taken = 0
            for other in self.names.values():
                taken |= other[1]
            masks[1] |= mask & ~taken

    def add_list(self, field, langs):
        for i, name in enumerate(split(field)):
            self.add(name, langs, preferred=i == 0)

    def hide(self, name):
        """A spelling that is found but not shown."""
        self.hidden.add(" ".join(name.split()))

    def point(self, lat, lon):
        if lat and lon:
            self.lat, self.lon = round(float(lat) * 1e5), round(float(lon) * 1e5)

    def absorb(self, other):
        """Takes what another entity, that is the same thing, knows."""
        for name, (uses, preferred) in other.names.items():
            masks = self.names.setdefault(name, [0, 0])
            taken = 0
            for mine in self.names.values():
                taken |= mine[1]
            masks[0] |= uses
            masks[1] |= preferred & ~taken
        self.hidden |= other.hidden
        self.other_ids |= other.other_ids | {other.id}
        self.offices += other.offices
        self.prominence = max(self.prominence, other.prominence)
        for field in ("wikidata", "country", "subkind", "size", "gender", "parent"):
            setattr(self, field, getattr(self, field) or getattr(other, field))
        if self.lat == NO_POINT:
            self.lat, self.lon = other.lat, other.lon


def split(field):
    return [part for part in (field or "").split("|") if part]


def table(path):
    """Rows of a tab-separated file as dicts; comment lines and missing last fields are allowed."""
    opened = lzma.open(path, "rt", encoding="utf-8") if str(path).endswith(".xz") else open(path, encoding="utf-8")
    with opened as file:
        head = None
        for line in file:
            line = line.rstrip("\n")
            if not line or (line.startswith("#") and not str(path).endswith(".xz")):
                continue
            fields = line.split("\t")
            if head is None:
                head = fields
            else:
                yield dict(zip(head, fields + [""] * (len(head) - len(fields))))
