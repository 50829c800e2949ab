"""Cyrillic names in the Latin letters of a press language: what src/knowledge/transliteration.cc does.

    rules = read_rules(root / "data/transliteration/ru-da.tsv")
    spellings("Лукашенко", rules) == ["Lukasjenko", ...]          # the usual one first

Must agree with src/knowledge/transliteration.cc; tests/transliteration/spellings.tsv is read by both.
"""
import heapq
from pathlib import Path

MOST = 16
VOWELS = "аеёиоуыэюяіїє"


def read_rules(path):
    """First letter -> rows (letters, before, after, spellings), longest first, then as they stand."""
    rules = {}
    lines = [line for line in Path(path).read_text("utf-8").split("\n") if line and line[0] != "#"]
    for line in lines[1:]:
        letters, before, after, latin = (line.split("\t") + ["", "", ""])[:4]
        row = (letters, before, after, ["" if form == "-" else form for form in latin.split("|")])
        rules.setdefault(letters[0], []).append(row)
    for rows in rules.values():
        rows.sort(key=lambda row: -len(row[0]))
    return rules


def allowed(context, letter, border):
    """Whether the neighbour (None: the border of the word) is one of the context's."""
    if not context:
        return True
    return border in context if letter is None else letter in context


def is_part(letter):
    return letter.isalpha() or letter in "'’ʼ"


def rule_at(word, at, rules):
    before = word[at - 1] if at and is_part(word[at - 1]) else None
    for row in rules.get(word[at], ()):
        end = at + len(row[0])
        if word[at:end] != row[0] or not allowed(row[1], before, "^"):
            continue
        after = word[end] if end < len(word) and is_part(word[end]) else None
        if allowed(row[2], after, "$"):
            return row
    return None


def with_capitals(piece, upper, follow_upper):
    if not upper or not piece:
        return piece
    return piece.upper() if follow_upper else piece[0].upper() + piece[1:]


def segments(name, rules):
    """[(rule or None, letters as they stand)]; the rules are looked up in small letters."""
    low = name.lower()
    out, at = [], 0
    while at < len(name):
        row = rule_at(low, at, rules)
        size = len(row[0]) if row else 1
        out.append((row, name[at:at + size]))
        at += size
    return out


def spelled(parts, choice):
    out, carry = [], False
    for number, (row, letters) in enumerate(parts):
        if row is None:
            out.append(letters)
            continue
        piece = row[3][choice.get(id(row), 0)]
        upper = letters[:1].isupper() or carry
        carry = upper and not piece
        following = parts[number + 1][1] if number + 1 < len(parts) else ""
        beside = following if following[:1].isalpha() else parts[number - 1][1] if number else ""
        out.append(with_capitals(piece, upper, letters.isupper() and beside[:1].isupper()))
    return "".join(out)


def spellings(name, rules, most=MOST):
    """Spellings by how unusual they are: a rule has the same spelling wherever it stands in a name."""
    parts = segments(name, rules)
    open_rules = []
    for row, _ in parts:
        if row and len(row[3]) > 1 and all(row is not other for other in open_rules):
            open_rules.append(row)
    queue, out, seen = [(0, [0] * len(open_rules), 0)], [], set()
    while queue and len(out) < most:
        cost, ranks, first = heapq.heappop(queue)
        form = spelled(parts, {id(row): rank for row, rank in zip(open_rules, ranks)})
        if form not in seen:
            seen.add(form)
            out.append(form)
        for i in range(first, len(open_rules)):
            if ranks[i] + 1 < len(open_rules[i][3]):
                raised = ranks[:i] + [ranks[i] + 1] + ranks[i + 1:]
                heapq.heappush(queue, (cost + 1, raised, i))
    return out


def sounds(name, rules):
    """The readings of a name by keys.tsv, doubled letters written once."""
    out = []
    for reading in spellings(name.lower().replace("-", " "), rules, 4):
        once = "".join(c for i, c in enumerate(reading) if i == 0 or c != reading[i - 1] or c in "aeu")
        out.append(once)
    return out


def key_of(reading):
    """All vowels that stand together are one: "u" where a u is among them, else "a"."""
    out = ""
    for c in reading:
        if c not in "aeu":
            out += c
        elif out[-1:] not in ("a", "u"):
            out += "u" if c == "u" else "a"
        elif c == "u":
            out = out[:-1] + "u"
    return out


def keys(name, rules):
    return list(dict.fromkeys(key_of(reading) for reading in sounds(name, rules)))


def vowels(reading):
    """For each run of vowels, which of front and back it has."""
    out, run = [], set()
    for c in reading + ".":
        if c in "aeu":
            run.add(c)
        elif run:
            out.append(run)
            run = set()
    return out


def same_name(a, b, rules):
    for x in sounds(a, rules):
        for y in sounds(b, rules):
            if key_of(x) == key_of(y) and all(p & q for p, q in zip(vowels(x), vowels(y))):
                return True
    return False


class Backwards:
    """Latin spellings to the Cyrillic letters behind them, the likeliest first."""

    def __init__(self, rules):
        self.arcs, self.silent = {}, []
        for rows in rules.values():
            for letters, before, after, latin in rows:
                for rank, form in enumerate(latin):
                    if form:
                        self.arcs.setdefault(form, []).append((rank, letters, before, after))
                    elif letters in "ьъ":
                        self.silent.append(letters)
        self.longest = max(map(len, self.arcs))

    def candidates(self, name, most=MOST, width=64):
        low = name.lower()
        beams = [[] for _ in range(len(low) + 1)]
        beams[0] = [(0.0, "", "")]
        for at in range(len(low)):
            for cost, text, after in sorted(set(beams[at]))[:width]:
                self.extend(low, at, cost, text, after, beams)
        done = sorted((cost, text) for cost, text, after in set(beams[-1]) if not after or "$" in after)
        return list(dict.fromkeys(text for _, text in done))[:most]

    def extend(self, low, at, cost, text, after, beams):
        border = None if not text or not is_part(text[-1]) else text[-1]
        if not is_part(low[at]):
            if not after or "$" in after:
                beams[at + 1].append((cost, text + low[at], ""))
            return
        for size in range(1, min(self.longest, len(low) - at) + 1):
            for rank, letters, before, then in self.arcs.get(low[at:at + size], ()):
                if not allowed(before, border, "^") or (after and letters[0] not in after):
                    continue
                price = cost + rank + 0.5 + 0.3 * (len(letters) - 1)
                price += 1.0 if letters == "й" and border and border not in VOWELS else 0.0
                end = at + size
                beams[end].append((price, text + letters, then))
                if letters[-1] in "лнстрдзц" and self.silent and "ь" in self.silent and not then:
                    soft = 0.7 if letters[-1] in "лц" else 1.0
                    beams[end].append((price + soft, text + letters + "ь", ""))


def main():
    """Writes the spellings of the names in tests/transliteration/spellings.tsv again."""
    root = Path(__file__).resolve().parents[2]
    path, tables = root / "tests/transliteration/spellings.tsv", root / "data/transliteration"
    out = []
    for line in path.read_text("utf-8").splitlines():
        cyrillic, latin, name, _ = (line.split("\t") + [""] * 4)[:4]
        if latin == "keys":
            found = keys(name, read_rules(tables / "keys.tsv"))
        elif latin.startswith("from-"):
            found = Backwards(read_rules(tables / f"{cyrillic}-{latin[5:]}.tsv")).candidates(name, 4)
        elif line.startswith("#") or latin == "latin":
            out.append(line)
            continue
        else:
            found = spellings(name, read_rules(tables / f"{cyrillic}-{latin}.tsv"), 4)
        out.append("\t".join([cyrillic, latin, name, "|".join(found)]))
    path.write_text("\n".join(out) + "\n", "utf-8")


if __name__ == "__main__":
    main()
