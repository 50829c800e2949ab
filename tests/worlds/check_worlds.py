"""The worlds of tests/world and tests/worlds are sound, and README.md states their counts.

Checked: fields, ids, dates and their order, versions, that each text begins with its title, that
each span lies in its text and holds words, that all ids refer, and the table of README.md.
`check_worlds.py --table` prints the rows that belong there.
"""
import datetime
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
FOLDERS = (HERE.parent / "world", HERE)
LANGUAGES = {"da", "nb", "sv", "en", "de", "ru", "uk"}
FIELDS = {"id", "lang", "publisher", "date", "title", "text", "url"}
KINDS = {"event", "statement", "number", "prediction", "denial", "other"}
LEVELS = ("occasion", "speaker", "institution")
OUTCOMES = {"true", "false", "open", "unclear"}

problems = []


def expect(held, where, what):
    if not held:
        problems.append(f"{where}: {what}")


def is_date(text, time_too):
    forms = ["%Y-%m-%d", "%Y-%m-%dT%H:%M"] if time_too else ["%Y-%m-%d"]
    for form in forms:
        try:
            return datetime.datetime.strptime(text, form).strftime(form) == text
        except ValueError:
            pass
    return False


def read_reports(name, path):
    """The reports by id, in order."""
    reports, newest = {}, {}
    last = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        report = json.loads(line)
        where = f"{path.name}:{number}"
        expect(set(report) - {"supersedes"} == FIELDS, where, f"fields {sorted(report)}")
        prefix, _, order = report["id"].rpartition("-")
        expect(order.isdigit() and f"-{name}".endswith(f"-{prefix}"), where,
               f"id {report['id']}, expected {name}-NUMBER or the name's last words")
        expect(report["id"] not in reports, where, f"id {report['id']} twice")
        expect(report["lang"] in LANGUAGES, where, f"language {report['lang']}")
        expect(is_date(report["date"], True), where, f"date {report['date']}")
        shorter = min(len(last), len(report["date"]))
        expect(last[:shorter] <= report["date"][:shorter], where, "older than the report before it")
        last = report["date"]
        expect(report["text"].split("\n")[0] == report["title"], where,
               "the text does not begin with the title")
        expect(newest.get(report["url"]) == report.get("supersedes"), where,
               f"supersedes {report.get('supersedes')}, but the last version at this url is "
               f"{newest.get(report['url'])}")
        newest[report["url"]] = report["id"]
        reports[report["id"]] = report
    return reports


def check_claim(where, claim, reports):
    expect(claim["doc"] in reports, where, f"no report {claim['doc']}")
    text = reports.get(claim["doc"], {"text": ""})["text"]
    end = 0
    expect(claim["content"], where, f"a claim of {claim['doc']} without content")
    for begin, stop in claim["content"]:
        words = text[begin:stop]
        expect(end <= begin < stop <= len(text), where, f"span [{begin}, {stop}] of {claim['doc']}")
        expect(words and words == words.strip() and "\n" not in words, where,
               f"span [{begin}, {stop}] of {claim['doc']} is {words!r}")
        end = stop


def check_propositions(name, gold, reports):
    known = {}
    for proposition in gold["propositions"]:
        where = f"{name} {proposition['id']}"
        expect(proposition["id"] not in known, where, "id twice")
        known[proposition["id"]] = proposition
        expect(proposition["kind"] in KINDS, where, f"kind {proposition['kind']}")
        expect(proposition["gloss"].strip(), where, "no gloss")
        claims = proposition["claims"]
        expect(claims, where, "no claims")
        for claim in claims:
            check_claim(where, claim, reports)
        places = [json.dumps(claim) for claim in claims]
        expect(len(set(places)) == len(places), where, "a claim twice")
        counts = [proposition["origins"].get(level, 0) for level in LEVELS]
        expect(min(counts) > 0, where, f"origins {proposition['origins']}")
        expect(counts[2] <= counts[1], where, "more institutions than speakers")
        expect(len(claims) < 2 or proposition.get("why", "").strip(), where, "no why")
    return known


def check_rest(name, gold, reports, known):
    expect(gold.get("central", "p1") in known, name, "the central proposition is not in the gold")
    pairs = [frozenset(pair) for pair in gold["disputes"]]
    expect(len(set(pairs)) == len(pairs), name, "a dispute twice")
    for pair in pairs:
        expect(len(pair) == 2 and pair <= set(known), name, f"dispute {sorted(pair)}")
    foretold = [prediction["proposition"] for prediction in gold["predictions"]]
    marked = [key for key, proposition in known.items() if proposition["kind"] == "prediction"]
    expect(sorted(foretold) == sorted(marked), name,
           f"predictions {sorted(foretold)}, but of that kind are {sorted(marked)}")
    for prediction in gold["predictions"]:
        where = f"{name} {prediction['proposition']}"
        begin, end = prediction["from"], prediction["to"]
        expect(all(day is None or is_date(day, False) for day in (begin, end)), where, "window")
        expect(None in (begin, end) or begin < end, where, f"window {begin} to {end}")
        expect(prediction["outcome"] in OUTCOMES, where, f"outcome {prediction['outcome']}")
        decided = prediction["decided_by"]
        expect(set(decided) <= set(known), where, f"decided by {decided}")
        expect(prediction["outcome"] not in {"true", "false"} or decided, where, "decided by none")
    for correction in gold["corrections"]:
        where = f"{name} correction of {correction['proposition']}"
        expect(correction["proposition"] in known, where, "no such proposition")
        expect(correction["doc"] in reports, where, f"no report {correction['doc']}")
        expect(correction["kind"] in {"corrected", "retracted"}, where, correction["kind"])
        expect(correction["to"] is None or correction["to"] in known, where, correction["to"])


def row(name, gold, reports):
    """The world's line in the table of README.md."""
    documents = [{claim["doc"] for claim in p["claims"]} for p in gold["propositions"]]
    shared = [docs for docs in documents if len(docs) > 1]
    crossing = [docs for docs in shared if len({reports[doc]["lang"] for doc in docs}) > 1]
    counts = (len(reports), len({report["lang"] for report in reports.values()}),
              sum(len(p["claims"]) for p in gold["propositions"]), len(documents), len(shared),
              len(crossing), len(gold["disputes"]), len(gold["predictions"]),
              len(gold["corrections"]))
    return "| " + " | ".join([f"`{name}`", *map(str, counts)]) + " |"


def main():
    rows = []
    for folder in FOLDERS:
        names = {re.sub(r"\.(reports\.jsonl|gold\.json)$", "", path.name)
                 for pattern in ("*.reports.jsonl", "*.gold.json")
                 for path in folder.glob(pattern)}
        for name in sorted(names):
            paths = [folder / (name + ending) for ending in (".reports.jsonl", ".gold.json")]
            if not all(path.exists() for path in paths):
                expect(False, name, "reports and gold belong together; one is missing")
                continue
            reports = read_reports(name, paths[0])
            gold = json.loads(paths[1].read_text(encoding="utf-8"))
            known = check_propositions(name, gold, reports)
            check_rest(name, gold, reports, known)
            if not problems:
                rows.append(row(name, gold, reports))
    if sys.argv[1:] == ["--table"]:
        print("\n".join(rows))
        return 0
    table = (HERE / "README.md").read_text(encoding="utf-8").splitlines()
    expect(rows or problems, "tests/worlds", "no worlds")
    for line in rows:
        expect(line in table, "README.md", f"lacks the line {line}")
    print("\n".join(problems) or f"{len(rows)} worlds are sound")
    return 1 if problems else 0


sys.exit(main())
