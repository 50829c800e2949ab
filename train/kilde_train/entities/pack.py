"""Lays entities out as src/knowledge reads them; entity_base.cc, name_index.h and office_table.h tell
the layout. Rows are in order of prominence."""
import collections

import numpy as np

from . import fold, sounds
from .model import GENDERS, KINDS, LANGS, NEAREST, SIZES

NONE, LIST = 0xFFFFFFFF, 0x80000000
MASK = (1 << 64) - 1


def hashes(keys):
    """The 64-bit hash of each key: FNV-1a, mixed as in name_index.cc."""
    out = np.zeros(len(keys), np.uint64)
    for i, key in enumerate(keys):
        h = 14695981039346656037
        for b in key.encode():
            h = ((h ^ b) * 1099511628211) & MASK
        out[i] = h
    out = (out ^ (out >> np.uint64(32))) * np.uint64(0x9E3779B97F4A7C15)
    return out ^ (out >> np.uint64(29))


def index(name, rows_of, words):
    """Sections of a NameIndex; `words`: key -> mask of languages where it is a common word."""
    keys = sorted(rows_of)
    h = hashes(keys)
    bits = max(1, int(np.log2(max(2, len(keys)))) - 2)
    order = np.lexsort((h & np.uint64(NONE), h >> np.uint64(64 - bits)))
    buckets = np.searchsorted((h >> np.uint64(64 - bits))[order], np.arange((1 << bits) + 1, dtype=np.uint64))
    rows, lists = np.zeros(len(keys), np.uint32), []
    for at, i in enumerate(order):
        found, mask = sorted(rows_of[keys[i]])[:0xFFFF], words.get(keys[i], 0)
        if len(found) == 1 and not mask:
            rows[at] = found[0]
        else:
            rows[at] = LIST | len(lists)
            lists += [len(found) | mask << 16, *found]
    return {f"{name}_buckets": buckets.astype(np.uint32), f"{name}_tags": h[order].astype(np.uint32),
            f"{name}_rows": rows, f"{name}_lists": np.array(lists, np.uint32)}


def block(entity):
    def text(s):
        raw = s.encode()
        return bytes([len(raw)]) + raw
    wikidata = entity.wikidata if entity.wikidata != entity.id else ""
    out = [text(entity.id), text(wikidata)]
    names = list(entity.names.items())[:255]
    out.append(bytes([len(names)]))
    for name, (uses, preferred) in names:
        out.append((uses | preferred << 9).to_bytes(3, "little") + text(name))
    return b"".join(out)


def facts(entity, countries, subkinds):
    return (KINDS.index(entity.kind) | SIZES.index(entity.size) << 3 | GENDERS[entity.gender] << 6
            | min(255, max(0, int(entity.prominence))) << 8 | countries[entity.country] << 16
            | subkinds[entity.subkind] << 25)


def numbered(values, most):
    """Values by frequency, the empty one first, and their numbers."""
    counted = collections.Counter(values)
    listed = [""] + [v for v, _ in counted.most_common() if v]
    if len(listed) > most:
        raise SystemExit(f"expected at most {most} different values, found {len(listed)}")
    return listed, {v: i for i, v in enumerate(listed)}


def office_arrays(entities, countries, roles):
    """`countries` and `roles` map to numbers; dates are (year, month, day)."""
    def number(date):
        return (date[0] << 16 | date[1] << 8 | date[2]) if date else 0
    terms = sorted({(row, roles[role] << 16 | countries[country], number(start), number(end))
                    for row, e in enumerate(entities) for role, country, start, end in e.offices})
    order = sorted(range(len(terms)), key=lambda i: (terms[i][1], i))
    return {"offices": np.array(terms, np.uint32).reshape(-1, 4), "office_order": np.array(order, np.uint32)}


def keys_of(entities):
    names, ids = collections.defaultdict(set), collections.defaultdict(set)
    for row, entity in enumerate(entities):
        for name in list(entity.names) + list(entity.hidden):
            key = fold.fold(name)
            if key and len(key.encode()) < 256:
                names[key].add(row)
        for id in {entity.id, entity.wikidata} - {""}:
            ids[id].add(row)
    for row, entity in enumerate(entities):
        for id in entity.other_ids:
            if id and id not in ids:
                ids[id].add(row)
    return names, ids


def pack(entities, words, date):
    """The arrays of the file. `words`: folded name -> mask of languages where it is a common word."""
    entities = sorted(entities, key=lambda e: (-int(e.prominence), e.id))
    row_of = {e.id: row for row, e in enumerate(entities)}
    if len(row_of) != len(entities):
        twice = [i for i, n in collections.Counter(e.id for e in entities).items() if n > 1]
        raise SystemExit(f"expected ids that differ, found twice {twice[:20]}")
    offices = [o for e in entities for o in e.offices]
    country_list, countries = numbered([e.country for e in entities] + [o[1] for o in offices], 512)
    subkind_list, subkinds = numbered([e.subkind for e in entities], 128)
    role_list, roles = numbered([o[0] for o in offices], 1 << 15)
    records, blocks, at = np.zeros((len(entities), 5), np.uint32), [], 0
    for row, e in enumerate(entities):
        point = np.array([e.lat, e.lon], np.int32).view(np.uint32)
        records[row] = [at, row_of.get(e.parent, NONE), *point, facts(e, countries, subkinds)]
        blocks.append(block(e))
        at += len(blocks[-1])
    names, ids = keys_of(entities)
    return {"date": date, "languages": "\n".join(NEAREST), "countries": "\n".join(country_list),
            "subkinds": "\n".join(subkind_list), "roles": "\n".join(role_list), **fold.tables(),
            **index("name", names, words), **index("id", ids, {}), **index("sound", sounds.rows_of(entities), {}),
            **office_arrays(entities, countries, roles), "records": records,
            "blocks": np.frombuffer(b"".join(blocks), np.uint8)}


assert [line.split()[0] for line in NEAREST] == LANGS
