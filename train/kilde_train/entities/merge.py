"""Finds what stands in several sources and makes one entity of it."""
import collections
import re

from .fold import fold


def slug(text):
    return re.sub(r"[^a-zа-яіїєґ0-9]+", "-", fold(text)).strip("-")[:40]


def keys(entity):
    return {fold(name) for name in entity.names} - {""}


def outlets(known, listed):
    """Joins listed outlets to the known ones by two shared names, or one name and the country."""
    by_name = collections.defaultdict(list)
    for e in known.values():
        for key in keys(e):
            by_name[key].append(e)
    out, taken = list(known.values()), {e.id for e in known.values()}
    for e, domain in listed:
        same = collections.Counter(o.id for key in keys(e) for o in by_name[key]
                                   if o.country == e.country or not e.country)
        if same and e.kind != "organisation":
            twin = known[same.most_common(1)[0][0]]
            e.prominence = min(e.prominence, twin.prominence)
            e.hidden |= set(e.names)
            e.names = {}
            if twin.subkind == "":
                twin.subkind = e.subkind
            twin.absorb(e)
            continue
        first = next(iter(e.names))
        for id in (f"{e.kind}:{slug(first)}", f"{e.kind}:{slug(first)}-{e.country.lower()}",
                   f"{e.kind}:{slug(domain or first)}-{len(taken)}"):
            if id not in taken:
                e.id = id
                break
        taken.add(e.id)
        out.append(e)
    return out


def persons(entities):
    """Joins persons without a number to one with it of the same name and country."""
    by_name = collections.defaultdict(list)
    for e in entities:
        if e.id.startswith("Q"):
            for key in keys(e):
                by_name[key, e.country].append(e)
    out = []
    for e in entities:
        twins = {id(t): t for key in keys(e) for t in by_name[key, e.country]} if e.id[0] != "Q" else {}
        if len(twins) == 1:
            next(iter(twins.values())).absorb(e)
        else:
            out.append(e)
    return out


def organisations(entities):
    """Joins organisations of one name, and of one country where both have one, to the highest."""
    by_name, out = {}, []
    for e in sorted(entities, key=lambda e: (-e.prominence, e.id)):
        twin = next((by_name[k] for k in keys(e) if k in by_name and len(k) > 5), None)
        if twin and (not twin.country or not e.country or twin.country == e.country):
            twin.absorb(e)
            continue
        for key in keys(e):
            by_name.setdefault(key, e)
        out.append(e)
    return out


def apart(a, b):
    """Two places of which one has the other's number by mistake."""
    return a.kind == b.kind == "place" and (abs(a.lat - b.lat) > 70_000 or abs(a.lon - b.lon) > 100_000
                                            or a.size == "country" or b.size == "country"
                                            or (a.size != b.size and not keys(a) & keys(b)))


def share_term(a, b):
    """Whether two persons held one office of a country from the same year on."""
    def terms(e):
        return {(role, country, start[0]) for role, country, start, _ in e.offices if start}
    return bool(terms(a) & terms(b))


def office_holders(entities):
    """Joins persons without a number to one of the same name who held the same office from the same year."""
    named, out = collections.defaultdict(list), []
    for e in entities:
        if e.id.startswith("Q") and e.offices:
            for key in keys(e):
                named[key].append(e)
    for e in entities:
        twins = {id(t): t for key in keys(e) for t in named[key] if share_term(e, t)} if e.id[0] != "Q" else {}
        if len(twins) == 1:
            next(iter(twins.values())).absorb(e)
        else:
            out.append(e)
    return out


def by_number(entities):
    """One entity a Wikidata number, where kinds agree; an id that stands twice is joined too."""
    found, out = {}, []
    for e in sorted(entities, key=lambda e: (-e.prominence, e.id)):
        number = (e.wikidata or e.id, e.kind == "person")  # the EU is a place and an organisation
        twin = found.get(number) or found.get((e.id, e.kind == "person"))
        if twin and twin.id != e.id and apart(twin, e):
            e.wikidata, twin = "", None
            number = (e.id, e.kind == "person")
        if twin:
            twin.absorb(e)
            continue
        found[number] = found[e.id, e.kind == "person"] = e
        out.append(e)
    return out
