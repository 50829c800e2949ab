"""Our own tables in data/entities: persons, organisations and offices, which win over all others."""
import collections

from .fold import fold
from .model import LATIN, Entity, split, table
from .organisations import NAMED, with_nn
from .people import date

HEIGHT = 185


def persons(path, by_name):
    """Adds to a known person of the same name and country, else makes a new one."""
    for row in table(path):
        e = Entity(row["id"], "person", row["country"])
        e.gender, e.prominence = row["gender"], int(row["weight"] or HEIGHT)
        e.add(row["name"], ["en"], preferred=True)
        for name in split(row["da"]):
            e.add(name, ["da", "nb", "nn"], preferred=True)
        for lang in ("de", "ru", "uk"):
            e.add_list(row[lang], [lang])
        e.add(row["name"], LATIN, preferred=True)  # where no language has its own
        for name in split(row["aliases"]):
            e.add(name)
        twin = next((t for t in by_name[fold(row["name"])] if t.country == e.country or t.id == e.id), None)
        if twin is None:
            yield e
            by_name[fold(row["name"])].append(e)
            continue
        if e.id.startswith("Q") and twin.id != e.id:
            twin.other_ids.add(twin.id)
            twin.id = e.id
        twin.absorb(e)


def by_name(entities):
    found = collections.defaultdict(list)
    for e in sorted(entities, key=lambda e: -e.prominence):
        for key in {fold(name) for name in e.names}:
            found[key].append(e)
    return found


def organisations(path):
    for row in table(path):
        e = Entity("org:" + row["id"], "organisation", row["country"], row["kind"], wikidata=row["wikidata"])
        e.prominence = 185
        for lang in NAMED:
            e.add_list(row[lang], with_nn(lang))
        yield e


def join_organisations(own, listed):
    """Names and numbers go to the organisation of the same id or, where it is new, stand alone."""
    known = {e.id: e for e in listed}
    for e in own:
        twin = known.get(e.id)
        if twin is None:
            listed.append(e)
            continue
        names = twin.names
        twin.names = {}
        for name, (uses, preferred) in list(names.items()) + list(e.names.items()):
            masks = twin.names.setdefault(name, [0, 0])
            taken = 0
            for other in twin.names.values():
                taken |= other[1]
            masks[0] |= uses
            masks[1] |= preferred & ~taken
        twin.wikidata = twin.wikidata or e.wikidata
    return listed


def number_ids(entities):
    """Organisations with a Wikidata number have it as their id."""
    for e in entities:
        if e.kind == "organisation" and e.wikidata:
            e.other_ids.add(e.id)
            e.id = e.wikidata


def offices(path, persons_by_name):
    """Terms that our table states replace those of the same person, office and country."""
    stated = collections.defaultdict(list)
    for row in table(path):
        found = persons_by_name[fold(row["name"])]
        if not found:
            raise SystemExit(f"{path}: expected a known person, found '{row['name']}'")
        stated[id(found[0])].append((found[0], (row["role"], row["country"], date(row["from"]), date(row["to"]))))
    for terms in stated.values():
        e, posts = terms[0][0], {term[:2] for _, term in terms}
        e.offices = [o for o in e.offices if o[:2] not in posts] + [term for _, term in terms]
        e.prominence = max(e.prominence, 185)


FAMILY_FIRST = {"CN", "KR", "KP", "TW", "VN"}


def add_surnames(entities, least=180):
    """Who stands high is found by the surname alone: the last word, or the first where families stand first."""
    for e in entities:
        if e.prominence < least:
            continue
        for name in list(e.names):
            words = name.split()
            word = words[0 if e.country in FAMILY_FIRST else -1]
            if len(words) > 1 and len(word) > 3 and not word.isupper():
                e.hide(word)


def same_start(a, b):
    """Whether two dates may be one, as known to the year, the month or the day."""
    return bool(a and b) and all(x == y or not x or not y for x, y in zip(a, b))


def merge_terms(entities):
    """One term of an office that several sources tell of, with the more precise dates."""
    for e in entities:
        out = []
        terms = sorted(set(e.offices), key=lambda o: (o[:2], [-x for x in o[2] or ()], o[3] or ()))
        for role, country, start, end in terms:
            last = out[-1] if out else None
            if last and last[:2] == (role, country) and same_start(last[2], start):
                ends = [d for d in (last[3], end) if d]
                out[-1] = (role, country, max(last[2], start), max(ends) if ends else None)
            else:
                out.append((role, country, start, end))
        e.offices = out


def close_terms(entities, single):
    """Of an office with one holder, a term without end ends when the next begins."""
    starts = collections.defaultdict(set)
    for e in entities:
        for role, country, start, _ in e.offices:
            if role in single and start:
                starts[role, country].add(start)
    ordered = {key: sorted(dates) for key, dates in starts.items()}
    for e in entities:
        closed = []
        for role, country, start, end in e.offices:
            if not end and start and role in single:
                end = next((d for d in ordered[role, country] if d > start), None)
            closed.append((role, country, start, end))
        e.offices = closed
