#!/usr/bin/env python3
"""TF-IDF and average linkage beside `kilde stories`: tuned on the odd topics of ECB+, scored on the even ones.

usage: bench/peers/stories/tfidf.py ECBPLUS.jsonl SCORE_STORIES.py
Needs scikit-learn (pip). Words and pairs of words, cosine distance; weighting, stop words, rare words and the
threshold are chosen on the odd topics by B-cubed F1 and by CEAF-e F1, each; both choices are scored.
"""
import importlib.util
import itertools
import json
import sys

import numpy
from sklearn.cluster import AgglomerativeClustering
from sklearn.feature_extraction.text import TfidfVectorizer

THRESHOLDS = [round(0.5 + 0.01 * i, 2) for i in range(50)]


def distances(docs, sublinear, stop, min_df, max_df):
    vectors = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=sublinear, stop_words=stop, min_df=min_df,
                              max_df=max_df).fit_transform(d["text"] for d in docs)
    return numpy.clip(1 - (vectors @ vectors.T).toarray(), 0, 2)


def clusters(docs, matrix, threshold):
    labels = AgglomerativeClustering(n_clusters=None, metric="precomputed", linkage="average",
                                     distance_threshold=threshold).fit_predict(matrix)
    return {d["id"]: int(label) for d, label in zip(docs, labels)}


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: bench/peers/stories/tfidf.py ECBPLUS.jsonl SCORE_STORIES.py")
    spec = importlib.util.spec_from_file_location("score_stories", sys.argv[2])
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    with open(sys.argv[1], encoding="utf-8") as lines:
        docs = [json.loads(line) for line in lines]
    halves = [[d for d in docs if d["topic"] % 2 == odd] for odd in (1, 0)]
    gold = [{d["id"]: d["cluster"] for d in half} for half in halves]
    tried = []
    for choice in itertools.product((False, True), (None, "english"), (1, 2), (1.0, 0.5)):
        odd, even = (distances(half, *choice) for half in halves)
        for threshold in THRESHOLDS:
            tuned = scorer.score(gold[0], clusters(halves[0], odd, threshold))
            tried.append((tuned, even, choice, threshold))
    for key in ("b3", "ceaf"):
        tuned, even, choice, threshold = max(tried, key=lambda row: row[0][key][2])
        found = scorer.score(gold[1], clusters(halves[1], even, threshold))
        for name, r in (("odd", tuned), ("even", found)):
            print(f"best {key} on odd {choice} {threshold} | {name}: B3 {100 * r['b3'][2]:.1f} CEAF-e {100 * r['ceaf'][2]:.1f} "
                  f"pairs P {100 * r['pairs'][0]:.1f} R {100 * r['pairs'][1]:.1f} ARI {100 * r['ari']:.1f} stories {r['stories']}")


if __name__ == "__main__":
    main()
