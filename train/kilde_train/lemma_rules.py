"""Lemmas as edit rules that a classifier chooses from (as in UDPipe 2, with our own alphabet).

A rule is "case;cut_front;add_front;cut_back;add_back": lower-case the form (l), lower-case it and
raise the first letter (f), or leave it (k); then cut and add at both ends. "=lemma" gives the lemma
whatever the form. Must agree with src/analysis/lemma_rules.cc.
"""


def common_substring(a, b):
    """(start in a, start in b, length) of the longest common substring, the first if several."""
    best = (0, 0, 0)
    previous = [0] * (len(b) + 1)
    for i, x in enumerate(a):
        row = [0] * (len(b) + 1)
        for j, y in enumerate(b):
            if x == y:
                row[j + 1] = previous[j] + 1
                if row[j + 1] > best[2]:
                    best = (i - row[j + 1] + 1, j - row[j + 1] + 1, row[j + 1])
        previous = row
    return best


def cased(form, case):
    if case == "k":
        return form
    low = form.lower()
    return low if case == "l" else low[:1].upper() + low[1:]


def make_rule(form, lemma):
    if any(c in ";\n\t" for c in lemma) or any(c in ";\n\t" for c in form):
        return "=" + lemma if form != lemma else "k;0;;0;"
    best = None
    for case in "lfk":
        base = cased(form, case)
        a, b, n = common_substring(base, lemma)
        if n == 0:
            continue
        back = len(base) - a - n
        cost = a + b + back + len(lemma) - b - n
        rule = f"{case};{a};{lemma[:b]};{back};{lemma[b + n:]}"
        if best is None or cost < best[0]:
            best = (cost, rule)
    return best[1] if best else "=" + lemma


def apply_rule(form, rule):
    if rule.startswith("="):
        return rule[1:]
    case, cut_front, add_front, cut_back, add_back = rule.split(";")
    base = cased(form, case)
    if int(cut_front) + int(cut_back) > len(base):
        return base
    return add_front + base[int(cut_front):len(base) - int(cut_back)] + add_back
