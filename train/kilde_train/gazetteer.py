"""Lists of names as features: for each normal form, which kinds of names it is found in.

Bits: 1 given name, 2 surname, 4 place, 8 part of a longer place name or a country, 16 organisation,
outlet or agency. A name counts only as evidence: the network weighs it against the context.
Cyrillic names are listed in their cases, as far as the commonest endings go.
"""
from .subwords import normal_form

GIVEN, SURNAME, PLACE, PLACE_PART, ORGANISATION = 1, 2, 4, 8, 16
CYRILLIC = {"ru", "uk", "be"}

# Endings of the basic form and of its cases; the first that fits counts.
CASES = [(end, forms.split()) for end, forms in (
    ("ский", "ского скому ским ском ская ской скую"), ("цкий", "цкого цкому цким цком цкая цкой цкую"),
    ("ський", "ського ському ським ська ської ській ську ською"),
    ("цький", "цького цькому цьким цька цької цькій цьку цькою"),
    ("ия", "ии ию ией"), ("ія", "ії ію ією"), ("ий", "ия ию ием ии"), ("ій", "ія ію ієм ії"),
    ("ов", "ова ову овым ове овым ова ової ову овим"), ("ев", "ева еву евым еве"),
    ("ёв", "ёва ёву ёвым ёве"), ("ин", "ина ину иным ине ином иным иної"), ("ько", "ька ьку ьком ькові"),
    ("ко", "ка ку ком кові"), ("ово", "ова ову овом ове"), ("ое", "ого ому ым ом"),
    ("на", "ны не ну ной ни ні ною"), ("га", "ги ге гу гой зі гою"), ("ка", "ки ке ку кой ці кою"),
    ("а", "ы е у ой и і ою"), ("я", "и е ю ей і ею"), ("й", "я ю ем е єм ї"), ("ь", "я ю ем е и і ем ью"),
    ("о", ""), ("е", ""), ("и", ""), ("у", ""))]


def rows(sources, path):
    lines = sources.lines(path)
    columns = next(lines).split("\t")
    for line in lines:
        yield dict(zip(columns, line.split("\t")))


def is_cyrillic(name):
    return any("а" <= c.lower() <= "ӿ" for c in name)


def in_cases(form):
    """A Cyrillic normal form and what its cases look like."""
    yield form
    for end, forms in CASES:
        if form.endswith(end):
            yield from (form[:len(form) - len(end)] + f for f in forms)
            return
    if form[-1:].isalpha():
        yield from (form + f for f in ("а", "у", "ом", "ем", "е", "ові", "і"))


class Lists:
    """The kinds of names by normal form, for the scripts of a group's languages."""

    def __init__(self, languages):
        self.languages = languages
        self.cyrillic = any(l in CYRILLIC for l in languages)
        self.flags = {}

    def put(self, word, bit):
        form = normal_form(word)
        for f in in_cases(form) if is_cyrillic(word) else (form,):
            self.flags[f] = self.flags.get(f, 0) | bit

    def add(self, name, bit, part_bit=0):
        words = name.split()
        if not words or is_cyrillic(name) != self.cyrillic:
            return
        if len(words) == 1 and len(name) > 1:
            self.put(name, bit)
        elif part_bit:
            for word in words:
                if word[:1].isupper() and len(word) > 2:
                    self.put(word, part_bit)

    def add_all(self, row, columns, bit, part_bit=0):
        for column in columns:
            for name in row.get(column, "").split("|"):
                self.add(name, bit, part_bit)

    def named(self, prefix):
        return [f"{prefix}_{l}" for l in self.languages]


def add_people(lists, sources):
    for row in rows(sources, "names/person-names.tsv.xz"):
        name = row["name"] if lists.cyrillic else row["romanised"] or row["name"]
        if row["lang"] == "ru" and not lists.cyrillic:
            continue  # too many for their worth, and romanised in one of many ways
        lists.add(name, GIVEN if row["kind"] == "given" else SURNAME)
    for row in rows(sources, "names/people.tsv.xz"):
        full = [row["name"]] + [n for c in lists.named("names") + lists.named("gen")
                                for n in row.get(c, "").split("|")]
        for words in (n.split() for n in full):
            if len(words) > 1:
                lists.add(words[0], GIVEN)
                lists.add(words[-1], SURNAME)


def add_places(lists, sources, near, least):
    """The nearer a place, the smaller it may be."""
    for row in rows(sources, "names/places.tsv.xz"):
        if int(row["population"] or 0) >= near.get(row["country"], least):
            lists.add_all(row, ["name"] + lists.named("names"), PLACE, PLACE_PART)
    for row in rows(sources, "names/countries.tsv.xz"):
        lists.add_all(row, lists.named("names"), PLACE | PLACE_PART, PLACE_PART)


def make_gazetteer(sources, names):
    """`names`: {"languages": [...], "near": {country: least population}, "least": 30000}."""
    lists = Lists(names["languages"])
    add_people(lists, sources)
    add_places(lists, sources, names["near"], names["least"])
    for row in rows(sources, "names/organisations.tsv.xz"):
        lists.add_all(row, ["name"] + lists.named("names"), ORGANISATION)
    for row in rows(sources, "names/outlets.tsv.xz"):
        lists.add_all(row, ["name", "aliases"] + lists.named("names"), ORGANISATION)
    return {form: bits for form, bits in lists.flags.items() if form}
