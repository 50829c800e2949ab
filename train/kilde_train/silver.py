"""What teachers have in common: sentences that a student can learn from, as CoNLL-U."""


def is_tree(heads):
    """One root, and every word comes to it."""
    if heads.count(0) != 1:
        return False
    for i in range(len(heads)):
        at, steps = i + 1, 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            return False
    return True


def write(sentences, path):
    """Writes the sentences (lists of rows) that are of use (not None); gives how many."""
    count = 0
    with open(path, "w", encoding="utf-8") as file:
        for rows in sentences:
            if rows:
                count += 1
                file.write("\n".join(rows) + "\n\n")
    return count
