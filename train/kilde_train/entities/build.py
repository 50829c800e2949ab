"""All sources together: the entities of the base, before they are packed."""
import pathlib

from . import merge, organisations, own, people, places, spelt
from .model import LANGS, Entity, split, table

ROOT = pathlib.Path(__file__).resolve().parents[3]
TABLES = ROOT / "data/entities"
LANGUAGES = {"arabic", "english", "korean", "kurdish", "tibetan", "uyghur", "mongolian", "farsi", "persian"}


def own_tables(name):
    """A table of data/LANG/entity in each language that has it, and of data/entities."""
    files = {lang: ROOT / "data" / lang / "entity" / name for lang in LANGS}
    files[""] = TABLES / name
    return {lang: list(table(file)) for lang, file in files.items() if file.exists()}


def persons(data, areas):
    lands = {name: e.country for e in areas if e.size == "country" for name, (uses, _) in e.names.items()
             if uses >> LANGS.index("en") & 1}
    roles = people.Roles(TABLES / "roles.tsv", lands)
    found = merge.persons(list(people.read(data, roles)))
    found += own.persons(TABLES / "persons.tsv", own.by_name(found))
    own.offices(TABLES / "offices.tsv", own.by_name(found))
    found = merge.office_holders(found)
    own.add_surnames(found)
    own.merge_terms(found)
    own.close_terms(found, {role for role, row in roles.known.items() if row["single"] == "yes"})
    return found


def bodies(data):
    """Organisations, outlets and agencies."""
    outlets = organisations.known_outlets(own_tables("outlets.tsv"))
    named = [outlets.pop(id) for id in list(outlets) if outlets[id].kind == "organisation"]
    listed = list(organisations.organisations(data))
    listed = own.join_organisations(own.organisations(TABLES / "organisations.tsv"), listed)
    found = merge.organisations(listed + named)
    own.number_ids(found)
    lands = own_tables("countries.tsv")["en"]
    peoples = {word.lower() for row in lands for field in ("adjective", "person") for word in split(row[field])}
    return found + merge.outlets(outlets, organisations.listed_outlets(data, peoples | LANGUAGES))


def add_linked(entities):
    """Numbers and persons of data/entities/linked.tsv."""
    by_id = {e.id: e for e in entities}
    for row in table(TABLES / "linked.tsv"):
        e = by_id.get(row["id"])
        if e:
            e.wikidata = e.wikidata or row["wikidata"]
        elif row["ru"]:
            e = Entity(row["wikidata"], "person")
            e.prominence = 60
            e.add_list(row["ru"], ["ru"])
            entities.append(e)


def gather(data, linked=True):
    entities = places.read(data, own_tables("countries.tsv"), TABLES / "places.tsv")
    entities += persons(data, entities)
    entities += bodies(data)
    if linked:
        add_linked(entities)
        for e in entities:
            if e.kind == "person" and e.wikidata and e.id != e.wikidata:
                e.other_ids.add(e.id)
                e.id = e.wikidata
    entities = merge.by_number(entities)
    own.merge_terms(entities)
    spelt.add(entities, ROOT / "data/transliteration")
    return entities
