"""Labels open German text with CoreNLP's tagger and parser, for the student to learn from.

    python3 -m kilde_train.teacher_german CORENLP_JARS --data ../shared/data --out build/train/de-silver.conllu

CORENLP_JARS is a folder with stanford-corenlp 4.5.10, its German models and ejml-core (Maven Central).
Both models were trained on UD German-GSD (CC BY-SA 4.0), whose train file is not at hand otherwise;
the program itself is under the GPL and no part of kilde. Features and lemmas are left out.
"""
import argparse
import pathlib
import subprocess
import tempfile

from .embeddings import text_lines
from .silver import is_tree, write
from .sources import Sources

TEXTS = {"raw/de/wiki-leipzig-30k.txt.xz": 600, "raw/de/bundestag.txt.xz": 25}
OPTIONS = {"annotators": "tokenize,ssplit,mwt,pos,depparse", "tokenize.language": "German",
           "ssplit.eolonly": "true", "outputFormat": "conllu", "threads": "1",
           "mwt.mappingFile": "edu/stanford/nlp/models/mwt/german/german-mwt.tsv",
           "pos.model": "edu/stanford/nlp/models/pos-tagger/german-ud.tagger",
           "depparse.model": "edu/stanford/nlp/models/parser/nndep/UD_German.gz",
           "depparse.language": "german"}


def sentences(sources):
    for path, share in TEXTS.items():
        for line in text_lines(sources, path, share):
            if 4 <= len(line.split()) <= 60 and line[-1] in ".!?":
                yield line


def run(jars, folder, lines):
    text = folder / "in.txt"
    text.write_text("\n".join(lines) + "\n", encoding="utf-8")
    options = [w for k, v in OPTIONS.items() for w in (f"-{k}", v)]
    subprocess.run(["java", "-Xmx3g", "-cp", f"{jars}/*", "edu.stanford.nlp.pipeline.StanfordCoreNLP",
                    *options, "-file", str(text), "-outputDirectory", str(folder)], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return (folder / "in.txt.conllu").read_text(encoding="utf-8").split("\n\n")


def rows_of(block):
    """A sentence as the student reads it, or None where it is of no use."""
    rows = [r.split("\t") for r in block.split("\n") if r and r[0] != "#"]
    words = sorted((r for r in rows if r[0].isdigit()), key=lambda r: int(r[0]))
    if not 3 <= len(words) <= 80 or not is_tree([int(r[6]) for r in words]):
        return None
    return ["\t".join((r[0], r[1], "_", r[4], "_", "_", r[6], r[7], "_", "_"))
            for r in words]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("jars")
    parser.add_argument("--data", default="../shared/data")
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    lines = list(sentences(Sources(args.data)))
    with tempfile.TemporaryDirectory() as folder:
        count = write(map(rows_of, run(args.jars, pathlib.Path(folder), lines)), args.out)
    print(count, "of", len(lines), "sentences")


if __name__ == "__main__":
    main()
