"""Spellings of Russian, Ukrainian and Belarusian names in the Latin languages: found, not shown."""
from ..transliteration import read_rules, spellings
from .fold import fold
from .model import LANGS

OWN = {"RU": ["ru"], "UA": ["uk", "ru"], "BY": ["be", "ru"]}
INTO = ["en", "de", "da", "nb", "sv"]
HEIGHT, PEOPLE, MOST = 100, 5000, 6


def wanted(e):
    return e.country in OWN and (e.kind == "person" and e.prominence >= HEIGHT or
                                 e.size == "town" and e.population >= PEOPLE)


def preferred(e, lang):
    bit = 1 << LANGS.index(lang)
    return next((name for name, (_, first) in e.names.items() if first & bit), "")


def forms(name, rules):
    """At most MOST different ones: of each language the usual spelling, then its second."""
    listed = [spellings(name, table, 2) for table in rules]
    out = dict.fromkeys(s[0] for s in listed)
    out.update(dict.fromkeys(s[1] for s in listed if len(s) > 1))
    found = {}
    for form in out:
        found.setdefault(fold(form), form)
    return list(found.values())[:MOST]


def add(entities, folder):
    rules = {lang: [read_rules(folder / f"{lang}-{into}.tsv") for into in INTO] for lang in ("ru", "uk", "be")}
    for e in filter(wanted, entities):
        known = {fold(name) for name in e.names}
        for lang in OWN[e.country]:
            name = preferred(e, lang)
            if len(fold(name)) < 4 or (e.kind == "person" and " " not in name):
                continue
            for form in forms(name, rules[lang]):
                if fold(form) not in known:
                    e.hide(form)
