"""The project's JSON schemas, and other programs' readers of what kilde writes.

Debian's python3-jsonschema, python3-pyld and python3-networkx; another interpreter than Debian's finds them too.
"""
import importlib
import json
import sys
import unittest

from program import ROOT

SCHEMAS = ROOT / "docs" / "schema"
DEBIAN = "/usr/lib/python3/dist-packages"


def library(name):
    """The module, or a skipped test that says what to install."""
    if DEBIAN not in sys.path:
        sys.path.append(DEBIAN)
    try:
        return importlib.import_module(name)
    except ImportError:
        raise unittest.SkipTest(f"needs python3-{name} (scripts/setup test)") from None


def schema(name):
    return json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))


def validator(name):
    """A validator of draft 2020-12 for docs/schema/NAME.schema.json, which may refer to the others."""
    jsonschema = library("jsonschema")
    store = {s["$id"]: s for s in (schema(f.name.split(".")[0]) for f in SCHEMAS.glob("*.schema.json"))}
    wanted = schema(name)
    jsonschema.Draft202012Validator.check_schema(wanted)
    try:  # newer than Debian 12's
        from referencing import Registry, Resource
    except ImportError:
        resolver = jsonschema.RefResolver(wanted["$id"], wanted, store=store)
        return jsonschema.Draft202012Validator(wanted, resolver=resolver)
    registry = Registry().with_resources((i, Resource.from_contents(s)) for i, s in store.items())
    return jsonschema.Draft202012Validator(wanted, registry=registry)


def faults(checker, value):
    return [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:300]}" for e in checker.iter_errors(value)]
