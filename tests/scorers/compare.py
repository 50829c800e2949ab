#!/usr/bin/env python3
"""Holds `kilde eval` and the reference scorers together.

usage: compare.py SHARED REPLAY [KILDE]
For each gold file of SHARED/data, predictions are made from the gold with every kind of mistake and
scored by both; with KILDE, its own reading of the Danish files is scored by both as well.
Exits with 77 (skipped) where SHARED is absent.
"""
import json
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

TOLERANCE = 0.051  # the figures agree to the first decimal


def run(*command):
    done = subprocess.run([str(c) for c in command], stdout=subprocess.PIPE, check=True)
    return done.stdout.decode().strip()


def numbers(line):
    return [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", line.split(":", 1)[1])]


def labels(line):
    return re.sub(r"\d+(?:\.\d+)?", "#", line.split(":", 1)[1])


def same(ours, theirs):
    if labels(ours) != labels(theirs):
        return False
    return all(abs(a - b) <= TOLERANCE for a, b in zip(numbers(ours), numbers(theirs)))


def moved(chance, spans, length):
    """Spans with some ends moved by a few characters."""
    out = []
    for begin, end in spans or []:
        if chance.random() < 0.3:
            begin = max(0, begin - chance.randrange(0, 12))
        if chance.random() < 0.3:
            end = min(length, end + chance.randrange(-3, 25))
        if begin < end:
            out.append([begin, end])
    return out


def wrong_attribution(chance, gold, length):
    kind = gold.get("type")
    keep = kind if kind in ("direct", "mixed", "indirect") else "indirect"
    found = {part: moved(chance, gold.get(part), length) if chance.random() < 0.9 else []
             for part in ("source", "cue", "content", "via")}
    found["type"] = keep if chance.random() < 0.8 else chance.choice(["direct", "indirect"])
    chain = list(gold.get("chain") or [])
    if chain and chance.random() < 0.3:
        chain.pop(chance.randrange(len(chain)))
    if chain and chance.random() < 0.3:
        chain.append(gold.get("publisher") or "Fyrtårnet")
    found["chain"] = chain
    return found


def wrong_document(chance, gold):
    length = len(gold["text"])
    out = {"id": gold["id"], "text": gold["text"]}
    if "attributions" in gold:
        all_gold = gold["attributions"] + (gold.get("optional") or [])
        out["attributions"] = [wrong_attribution(chance, a, length)
                               for a in all_gold for _ in range(chance.choice([0, 1, 1, 1, 2]))]
    if "timexes" in gold:
        out["times"] = []
        for timex in gold["timexes"]:
            if chance.random() < 0.2:
                continue
            for begin, end in moved(chance, [[timex["start"], timex["end"]]], length):
                value = timex.get("value") if chance.random() < 0.7 else None
                kind = timex["type"] if chance.random() < 0.8 else "SET"
                out["times"].append({"start": begin, "end": end, "type": kind,
                                     "value": value or "PAST_REF"})
    return out


def wrong_rows(chance, lines):
    """CoNLL-U with some tags, lemmas, arcs and names changed, and some sentences joined."""
    for line in lines:
        field = line.rstrip("\n").split("\t")
        if len(field) == 10 and field[0].isdigit():
            for place, value in ((2, "x"), (3, "X"), (6, "0"), (7, "dep")):
                if chance.random() < 0.1:
                    field[place] = value
            if chance.random() < 0.1:
                field[9] = field[9].replace("NER=O", "NER=B-LOC")
        yield "\t".join(field)


def compare(name, ours, theirs, failures):
    ok = same(ours, theirs)
    print(("same   " if ok else "DIFFER ") + name)
    if not ok:
        print("  kilde:     " + ours)
        print("  reference: " + theirs)
        failures.append(name)


def compare_lines(task, shared, replay, folder, failures):
    chance = random.Random(task)
    files = sorted((shared / "data" / task).glob("*-dev-*.jsonl"))
    for gold in files:
        records = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
        made = folder / "predicted.jsonl"
        made.write_text("".join(json.dumps(wrong_document(chance, r), ensure_ascii=False) + "\n"
                                for r in records), encoding="utf-8")
        theirs = run(sys.executable, shared / "tools" / f"score_{task}.py", gold, "--pred", made)
        compare(f"{task} {gold.name}", run(replay, task, gold, made), theirs, failures)


def compare_trees(shared, replay, folder, failures):
    chance = random.Random("ud")
    for lang in ("da", "de", "nb", "ru"):
        gold = shared / "data" / "treebanks" / lang / "test.conllu"
        made = folder / "predicted.conllu"
        text = gold.read_text(encoding="utf-8")
        made.write_text("\n".join(wrong_rows(chance, text.split("\n"))) + "\n", encoding="utf-8")
        # Both sides of the reference scorer must see the same documents.
        if "# newdoc" not in text:
            text, count = [], 0
            for block in made.read_text(encoding="utf-8").split("\n\n"):
                if count % 20 == 0:
                    text.append("# newdoc")
                count += bool(block.strip())
                text.append(block + "\n")
            made.write_text("\n".join(text), encoding="utf-8")
        theirs = run(sys.executable, shared / "tools" / "score_ud.py", gold, lang, "--pred", made)
        compare(f"ud {lang}", run(replay, "ud", gold, made, lang), theirs, failures)


def compare_own_reading(shared, kilde, failures):
    for task, gold in (("time", "time/gold-dev-da.jsonl"),
                       ("attribution", "attribution/gold-dev-da.jsonl"),
                       ("attribution", "attribution/chains-dev-da.jsonl")):
        file = shared / "data" / gold
        theirs = run(sys.executable, shared / "tools" / f"score_{task}.py", file, kilde)
        ours = run(kilde, "eval", task, file).partition("\n")[0]  # tables by kind follow
        compare(f"kilde eval {gold}", ours, theirs, failures)
    file = shared / "data" / "treebanks" / "da" / "dev.conllu"
    theirs = run(sys.executable, shared / "tools" / "score_ud.py", file, "da", kilde)
    compare("kilde eval ud da", run(kilde, "eval", "ud", file, "--lang", "da"), theirs, failures)


def main():
    shared, replay = Path(sys.argv[1]), Path(sys.argv[2])
    if not (shared / "tools" / "score_time.py").exists():
        print(f"skipped: no reference scorers in {shared}/tools")
        return 77
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        compare_lines("time", shared, replay, Path(folder), failures)
        compare_lines("attribution", shared, replay, Path(folder), failures)
        compare_trees(shared, replay, Path(folder), failures)
    if len(sys.argv) > 3:
        compare_own_reading(shared, Path(sys.argv[3]), failures)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
