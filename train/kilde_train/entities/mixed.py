"""Mends regions and districts whose names or numbers are mixed up with those of towns."""
import pathlib

from ..transliteration import keys, read_rules
from .fold import fold
from .model import NO_POINT

SOUNDS = read_rules(pathlib.Path(__file__).resolve().parents[3] / "data/transliteration/keys.tsv")
AREAS = ("region", "district")
SEAT = 100  # an area has at most so many times the people of its seat


def sounds(name):
    return {key for word in fold(name).split() if len(word) > 3 for key in keys(word, SOUNDS)}


def agree(name, main):
    """Whether two names share a word, in either script, or begin alike."""
    return fold(name)[:3] == fold(main)[:3] or bool(sounds(name) & sounds(main))


def main_name(e):
    """The name that the source gives in English, or the first."""
    english = [name for name, (_, preferred) in e.names.items() if preferred & 1 << 4]
    return (english or list(e.names) or [""])[0]


def towns_by_name(entities):
    """(folded name, country) -> the biggest town of the name."""
    found = {}
    for e in sorted(entities, key=lambda e: -e.prominence):
        if e.size == "town":
            for name in e.names:
                found.setdefault((fold(name), e.country), e)
    return found


def drop_names(e, towns):
    """Drops names of a bigger town of the country which have nothing in common with the area's own."""
    main = main_name(e)
    for name in [n for n in e.names if n != main]:
        town = towns.get((fold(name), e.country))
        if town and town.prominence > 90 and not agree(name, main):
            del e.names[name]


def lower(e, towns):
    """An area that bears its seat's name stands lower than the town."""
    seats = [towns[key] for key in {(fold(n), e.country) for n in e.names} if key in towns]
    seats = [t for t in seats if t.population * SEAT >= e.population]  # California, MD, is no seat of California
    near = [t for t in seats if e.lat == NO_POINT or abs(t.lat - e.lat) < 200_000 and abs(t.lon - e.lon) < 400_000]
    if near:
        height = max(t.prominence for t in near)
        floor = min(95, height - 5) if e.size == "region" else 0
        e.prominence = min(e.prominence, max(height - 25, floor))


def drop_numbers(areas, entities):
    """An area that has a town's number but not its name has neither its number nor its point."""
    numbered = {e.wikidata: e for e in entities if e.size == "town" and e.wikidata}
    for e in areas:
        town = numbered.get(e.wikidata)
        if town and not agree(main_name(e), main_name(town)):
            e.wikidata, e.lat, e.lon = "", NO_POINT, NO_POINT


def drop_lands(sea, lands):
    """A sea is not called as the island in it alone, where it has another name in the language ("Сулавеси")."""
    main = main_name(sea)
    for name in [n for n in sea.names if n != main and fold(n) in lands]:
        uses = sea.names[name][0]
        if any(masks[0] & uses for other, masks in sea.names.items() if other != name):
            del sea.names[name]


def mend(entities):
    areas = [e for e in entities if e.size in AREAS and e.names]
    lands = {fold(name) for e in areas for name in e.names}
    for e in entities:
        if e.size == "sea":
            drop_lands(e, lands)
    towns = towns_by_name(entities)
    drop_numbers(areas, entities)
    for e in areas:
        drop_names(e, towns)
        lower(e, towns)
