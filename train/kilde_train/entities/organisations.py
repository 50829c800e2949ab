"""Organisations, outlets and agencies of the names files and of data/LANG/entity/outlets.tsv."""
from .model import LANGS, LATIN, Entity, split, table

NAMED = ["da", "nb", "sv", "en", "de", "ru", "uk"]
HEIGHT = {"igo": 100, "armed": 70, "ngo": 55, "company": 60, "military": 80, "gov": 80, "party": 80, "sanctioned": 40}


def with_nn(lang):
    return [lang, "nn"] if lang == "nb" else [lang]


def organisations(data):
    for row in table(data / "names/organisations.tsv.xz"):
        source, own = row["id"].split(":", 1)
        hand = source == "hand"
        e = Entity(("org:" if hand else source + ":") + own, "organisation", row["country"], row["kind"])
        e.prominence = 190 if hand else HEIGHT.get(row["kind"], 40)
        for lang in NAMED:
            e.add_list(row["names_" + lang], with_nn(lang))
        e.add(row["name"])
        for name in split(row["other_names"]):
            e.add(name)
        yield e


def known_outlets(own):
    """Outlets of data/LANG/entity/outlets.tsv; the same id in several languages is one."""
    found = {}
    for lang, rows in own.items():
        for row in rows:
            e = found.get(row["id"])
            if e is None:
                kind = row["kind"]
                e = found[row["id"]] = Entity(row["id"], kind, row["country"], wikidata=row["wikidata"])
                e.prominence = 130 if kind == "outlet" else 150
            e.prominence = min(190, e.prominence + 6)
            e.wikidata = e.wikidata or row["wikidata"]
            e.add(row["name"], [lang], preferred=True)
            e.add_list(row["aliases"], [lang])
    return found


SUBKINDS = {"paper": "paper", "agency": "agency", "broadcaster": "broadcaster", "magazine": "magazine",
            "online": "online", "channel": "channel"}


LOOK_ALIKES = str.maketrans("АВЕКМНОРСТХ", "ABEKMHOPCTX")


def cyrillic(field, latin):
    """Without BBC in letters that only look so: that is what air forces are called."""
    return "|".join(name for name in split(field) if name.translate(LOOK_ALIKES) not in latin)


def listed_outlets(data, peoples):
    """`peoples`: English adjectives of countries in small letters; "Korean" is an edition and no name."""
    for row in table(data / "names/outlets.tsv.xz"):
        source = row["source"]
        kind = "agency" if row["kind"] == "agency" else "organisation" if row["kind"] == "ministry" else "outlet"
        e = Entity("", kind, row["country"], SUBKINDS.get(row["kind"], ""), wikidata=row["wikidata"])
        e.prominence = (150 if "hand" in source else 25 if row["country"] == "US" else
                        75 if "profiles" in source else 55)
        e.add(row["name"] or row["domain"], LATIN, preferred=True)
        for name in split(row["aliases"]):
            if name.lower() not in peoples:
                e.add(name, LATIN)
        latin = {row["name"], *split(row["aliases"])}
        e.add_list(cyrillic(row["names_ru"], latin), ["ru", "be"])
        e.add_list(cyrillic(row["names_uk"], latin), ["uk"])
        if row["domain"]:
            e.add(row["domain"], LANGS)
        yield e, row["domain"]
