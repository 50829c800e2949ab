"""Persons of the names files, and the offices that their positions tell of."""
import re

from .model import CYRILLIC, LATIN, Entity, split, table

POSITION = re.compile(r"^(.*?)(?: \[(.*?)\.\.(.*?)\])?$")
MONTHS = {m: i + 1 for i, m in enumerate(["january", "february", "march", "april", "may", "june", "july", "august",
                                          "september", "october", "november", "december"])}
RECENT = 2026


def date(text):
    """(year, month, day) of "2019-05-20", "2019" or "20 May 2019"; None where unknown."""
    if m := re.match(r"^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$", text or ""):
        year, month, day = (int(g or 0) for g in m.groups())
    elif m := re.match(r"^(?:(\d{1,2}) )?(?:([A-Za-z]+) )?(\d{4})$", text or ""):
        day, month, year = int(m[1] or 0), MONTHS.get((m[2] or "").lower(), 0), int(m[3])
    else:
        return None
    if not 0 < month <= 12:
        month = day = 0
    return (year, month, day if 0 < day <= 31 else 0)


class Roles:
    """data/entities/roles.tsv: the first pattern that fits a title names its role."""

    def __init__(self, path, lands):
        """`lands`: English name of a country -> code."""
        self.lands = {name.lower(): code for name, code in lands.items()}
        names = "|".join(sorted(map(re.escape, lands), key=len, reverse=True))
        self.known = {row["role"]: row for row in table(path)}
        self.rows, self.cache = [], {}
        for row in self.known.values():
            parts = row["pattern"].split("{land}")
            text = parts[0] + "".join(f"(?P<land{i}>{names})" + part for i, part in enumerate(parts[1:]))
            if text:
                self.rows.append((re.compile(text, re.I), row))

    def find(self, title):
        """The role and the country that the title names; None for what it lacks."""
        if title not in self.cache:
            self.cache[title] = self.look(title)
        return self.cache[title]

    def look(self, title):
        for pattern, row in self.rows:
            if m := pattern.search(title):
                named = [name for name in m.groupdict().values() if name]
                return row, self.lands[named[0].lower()] if named else None
        return None, None


def rank(row, role, start, end):
    """Prominence of an office: by role, less what it lies back."""
    base = int(role["prominence"]) if role else 50
    last = end[0] if end else RECENT if start and start[0] >= 2015 else start[0] if start else 2000
    return base - min(40, max(0, RECENT - 4 - last))


def offices(row, roles, country):
    for position in split(row["positions"]):
        title, start, end = POSITION.match(position).groups()
        role, land = roles.find(title)
        start, end = date(start), date(end)
        yield role, land or country, start, end, rank(row, role, start, end)


def latest_seats(terms):
    """Of many terms in a parliament one is enough."""
    seats = [t for t in terms if t[0] == "member-of-parliament"]
    return [t for t in terms if t[0] != "member-of-parliament"] + sorted(seats, key=lambda t: t[2])[-1:]


def identity(row):
    return row["id"] if row["id"].startswith("Q") else "person:" + row["id"].split(":", 1)[1]


def read(data, roles):
    for row in table(data / "names/people.tsv.xz"):
        country = row["country"]
        e = Entity(identity(row), "person", country)
        e.gender = row["gender"] if row["gender"] in ("m", "f") else ""
        e.add(row["name"], ["en"], preferred=True)
        for lang in ("ru", "uk", "be"):
            e.add_list(row["names_" + lang], [lang])
        for lang in ("da", "nb", "sv", "de", "en"):
            e.add_list(row["gen_" + lang], [lang, "nn"] if lang == "nb" else [lang])
        e.add(row["name"], LATIN, preferred=True)  # where no language has its own
        for name in split(row["names_latin"]):
            e.add(name)
        for name in split(row["names_other_cyrillic"]):
            e.add(name, CYRILLIC)
        e.prominence = 40
        for role, land, start, end, height in offices(row, roles, country):
            e.prominence = max(e.prominence, height)
            if role and start:
                e.offices.append((role["role"], land, start, end))
        e.offices = latest_seats(e.offices)
        if "hand" in row["source"]:
            e.prominence = max(e.prominence, 190)
        yield e
