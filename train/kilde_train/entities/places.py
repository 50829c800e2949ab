"""Places: countries, regions, populated places, seas and continents, with what lies in what."""
import math

from . import mixed
from .fold import fold
from .model import LANGS, LATIN, Entity, bits, split, table

# Regions that are one with their city, as the city's own name stands for both.
CITY_REGIONS = {"iso:RU-MOW", "iso:RU-SPE", "iso:UA-30", "iso:UA-40", "iso:BY-HM", "iso:DE-BE",
                "iso:DE-HH", "iso:AT-9", "iso:CZ-10", "iso:HU-BU", "iso:CN-BJ", "iso:CN-SH", "iso:CN-TJ",
                "iso:CN-CQ", "iso:KR-11", "iso:NO-03", "iso:LV-RIX", "iso:KZ-ALA", "iso:KZ-AST",
                "iso:FR-75", "iso:FR-75C", "iso:BG-22", "iso:RO-B", "iso:PL-WA", "iso:LT-VL",
                "iso:JP-13", "iso:TR-34", "iso:TR-06"}
CITY_STATES = {"SG", "MC", "VA", "HK", "MO", "GI"}
SEATS = {"PPLC": 45, "PPLA": 12, "PPLA2": 5, "PPLG": 10}
# Villages are kept where the reports that kilde reads often go; elsewhere towns are.
VILLAGES = {"UA", "BY", "RU", "MD", "DK", "NO", "SE", "FI", "EE", "LV", "LT", "GL", "FO", "IS", "DE", "GE", "PS", "IL",
            "LB", "SY", "XK", "AM"}
FEWEST = 1000
LETTERS = set("абвгдежзийклмнопрстуфхцчшщъыьэюяіў ")  # folded ru, uk, be


def by_population(population):
    """1,000 people: 60; 100,000: 120; ten million: 180."""
    return 30 * math.log10(population) - 30 if population > 20 else 8


def add_names(entity, row, langs=LANGS):
    for lang in langs:
        entity.add_list(row.get("names_" + lang, ""), [lang])


def countries(data, own):
    """`own`: rows of data/entities/countries.tsv and of data/LANG/entity/countries.tsv, by language."""
    numbers = {row["iso2"]: row["wikidata"] for row in own[""]}
    found = {}
    for row in table(data / "names/countries.tsv.xz"):
        code = row["iso2"]
        e = Entity("country:" + code, "place", code, "country", "country", numbers.get(code, ""))
        e.point(row["lat"], row["lon"])
        e.population = int(float(row["population"] or 0))
        e.prominence = min(250, 205 + 5 * math.log10(max(1, e.population))) if e.population else 150
        e.add(row["name"])
        found[code] = e
    for lang, rows in own.items():
        for row in rows if lang else []:
            e = found.get(row["iso2"])
            if e:
                e.add(row["name"], [lang], preferred=True)
                e.add_list(row["aliases"], [lang])
    for row in table(data / "names/countries.tsv.xz"):
        add_names(found[row["iso2"]], row)
    return found


def region_key(row):
    return row["geonames_admin1"] or row["id"]


def regions(data):
    sizes = {"region": "region", "macroregion": "region"}
    found, seats = {}, {}
    for row in table(data / "names/regions.tsv.xz"):
        if row["id"] in CITY_REGIONS or not row["name"]:
            continue
        size = sizes.get(row["level"], "district")
        e = Entity(row["id"], "place", row["country"], row["level"], size, row["wikidata"])
        e.point(row["lat"], row["lon"])
        e.population = int(float(row["population_sum"] or 0))
        e.prominence = (72 if size == "region" else 30) + (8 * math.log10(e.population) if e.population > 1000 else 0)
        if row["level"] == "localadmin":
            e.prominence = 18
        add_names(e, row)
        e.add(row["name"])
        e.parent = "country:" + row["country"] if row["country"] else None
        found[e.id] = e
        if row["level"] == "region" and row["geonames_admin1"]:
            seats.setdefault(row["geonames_admin1"], e.id)
    return found, seats


def wanted(row, population):
    if row["feature"] in ("PPLX", "PPLQ", "PPLW", "PPLH"):
        return population >= 20000
    return (row["country"] in VILLAGES or population >= FEWEST or row["wikidata"]
            or row["feature"] in ("PPLC", "PPLA", "PPLA2"))


def populated(data, seats):
    """`seats`: GeoNames code of a first-level region -> its id."""
    for row in table(data / "names/places.tsv.xz"):
        population = int(float(row["population"] or 0))
        if not wanted(row, population):
            continue
        e = Entity(row["id"], "place", row["country"], row["feature"].lower() if row["feature"] in SEATS else "",
                   "town", row["wikidata"])
        e.population = population
        e.point(row["lat"], row["lon"])
        e.prominence = by_population(population) + SEATS.get(row["feature"], 0)
        add_names(e, row)
        latin = [lang for lang in LATIN if any(preferred & bits([lang]) for _, preferred in e.names.values())]
        e.add(row["name"], [] if latin else LATIN, preferred=not latin)
        large = population >= (15000 if row["country"] in VILLAGES else 100000)
        for name in split(row["other_latin"]):
            if large and len(fold(name)) > 2:
                e.hide(name)
        for name in split(row["other_cyrillic"]):
            if set(fold(name)) <= LETTERS:
                e.hide(name)
        e.parent = seats.get(f"{row['country']}.{row['admin1']}") or ("country:" + row["country"] if row["country"] else None)
        yield e


def waters(data):
    for row in table(data / "names/waters.tsv.xz"):
        sea = row["kind"] in ("marinearea", "ocean")
        size = "sea" if sea else "continent" if row["kind"] == "continent" else "region"
        e = Entity(row["id"], "place", "", row["kind"], size, row["wikidata"])
        e.point(row["lat"], row["lon"])
        e.prominence = 200 if row["kind"] in ("continent", "ocean") else 120 if row["names_ru"] else 40
        add_names(e, row)
        e.add(row["name"])
        yield e


STATED = {"town": 0, "sea": 130}  # others stand higher


def stated(path, entities):
    """data/entities/places.tsv: joined to what is there, or new."""
    named = {}
    for e in entities:
        if e.size in ("country", "region", "continent", "sea"):
            for name in e.names:
                named.setdefault((fold(name), e.country, e.size), e)
    for e in sorted(entities, key=lambda e: -e.population):
        if e.size == "town":
            for name in e.names:
                named.setdefault((fold(name), e.country, "town"), e)
    for row in table(path):
        names = {"names_" + lang: row[lang] for lang in LANGS if lang in row}
        first = split(row["en"])[0]
        e = named.get((fold(first), row["country"], row["size"]))
        if e is None:
            id = row["wikidata"] or "place:" + "-".join(fold(first).split())
            e = Entity(id, "place", row["country"], "", row["size"])
            e.point(row["lat"], row["lon"])
            entities.append(e)
        e.wikidata = row["wikidata"] or e.wikidata
        add_names(e, names)
        add_names(e, {"names_nn": row["nb"]})
        e.prominence = max(e.prominence, STATED.get(row["size"], 170))


# Parts that some tables give as names of the whole.
PARTS = {"PS": ("gaza", "газа", "сектор газ"), "GB": ("england", "англия", "англія")}


def drop_part_names(found):
    for code, beginnings in PARTS.items():
        names = found[code].names
        for name in [n for n in names if fold(n).startswith(beginnings)]:
            del names[name]


def join_capitals(data, places, found):
    """Capitals stand high and have the names of the table of countries; city states are one row."""
    for row in table(data / "names/countries.tsv.xz"):
        place = places.get(row["capital_id"])
        if not place:
            continue
        if row["iso2"] in CITY_STATES:
            found[row["iso2"]].absorb(place)
            del places[place.id]
            continue
        place.subkind, place.prominence = "capital", max(place.prominence, 175)
        place.parent = "country:" + row["iso2"]
        for lang in LANGS:
            place.add_list(row["capital_" + lang], [lang])


def read(data, own, path):
    found = countries(data, own)
    drop_part_names(found)
    areas, seats = regions(data)
    places = {e.id: e for e in populated(data, seats)}
    join_capitals(data, places, found)
    entities = list(found.values()) + list(areas.values()) + list(places.values()) + list(waters(data))
    mixed.mend(entities)
    stated(path, entities)
    return entities
