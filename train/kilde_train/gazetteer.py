"""Lists of names as features: for each normal form, which kinds of names it is found in.

Bits: 1 given name, 2 surname, 4 place, 8 part of a longer place name or a country, 16 organisation,
outlet or agency. A name counts only as evidence: the network weighs it against the context.
"""
from .subwords import normal_form

GIVEN, SURNAME, PLACE, PLACE_PART, ORGANISATION = 1, 2, 4, 8, 16
NORDIC = {"DK", "NO", "SE", "FO", "GL", "IS", "FI"}


def rows(sources, path):
    lines = sources.lines(path)
    columns = next(lines).split("\t")
    for line in lines:
        yield dict(zip(columns, line.split("\t")))


def add(flags, name, bit, part_bit=0):
    words = name.split()
    if len(words) == 1 and len(name) > 1:
        form = normal_form(name)
        flags[form] = flags.get(form, 0) | bit
    elif part_bit:
        for word in words:
            if word[:1].isupper() and len(word) > 2:
                form = normal_form(word)
                flags[form] = flags.get(form, 0) | part_bit


def place_names(row, languages):
    """Names of a place that news in these languages may use: the nearer, the smaller it may be."""
    population = int(row["population"] or 0)
    if population < (1000 if row["country"] in NORDIC else 30000):
        return
    yield row["name"]
    for language in languages:
        yield from row.get(f"names_{language}", "").split("|")


def make_gazetteer(sources, languages):
    flags = {}
    for row in rows(sources, "names/person-names.tsv.xz"):
        name = row["romanised"] or row["name"]
        if row["lang"] == "ru":
            continue  # too many for their worth, and romanised in one of many ways
        add(flags, name, GIVEN if row["kind"] == "given" else SURNAME)
    for row in rows(sources, "names/people.tsv.xz"):
        words = row["name"].split()
        if len(words) > 1:
            add(flags, words[0], GIVEN)
            add(flags, words[-1], SURNAME)
        for language in languages:
            for name in row.get(f"gen_{language}", "").split("|"):
                if " " in name:
                    add(flags, name.split()[-1], SURNAME)
    for row in rows(sources, "names/places.tsv.xz"):
        for name in place_names(row, languages):
            add(flags, name, PLACE, PLACE_PART)
    for row in rows(sources, "names/countries.tsv.xz"):
        for language in languages:
            for name in row.get(f"names_{language}", "").split("|"):
                add(flags, name, PLACE | PLACE_PART, PLACE_PART)
    for path, columns in (("names/organisations.tsv.xz", ["name"] + [f"names_{l}" for l in languages]),
                          ("names/outlets.tsv.xz", ["name", "aliases"])):
        for row in rows(sources, path):
            for column in columns:
                for name in row.get(column, "").split("|"):
                    add(flags, name, ORGANISATION)
    return {form: bits for form, bits in flags.items() if form}
