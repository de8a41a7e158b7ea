"""Pairs and targets: directed feeling (DSE), PLOVER roots, conflict, sentiment to a target (NewsMTSC)."""

from typing import Any

import numpy as np

from evaluation.tasks.heads import Reader
from palmerston.language.pairing import NOBODY
from palmerston.language.words import split_words
from training.windows import last_word

Row = dict[str, Any]
# PLOVER's roots in the benchmark; YIELD is CONCEDE and RETREAT.
ROOTS = tuple(
    "AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
)


def feeling_of_pair(row: Row, reader: Reader) -> Row:
    """0 none, 1 and 3 from the first to the second for and against, 2 and 4 back."""
    words = split_words(row["text"])
    p, q = (last_word(words, row[key]) for key in ("p_whole", "q_whole"))
    if p is None or q is None or p == q:
        return {"label": 0}
    reading = reader.reading(row["text"], [words])
    labels = reader.pair_labels(reading, "directed")
    there, back = ({label: float(c) for label, c in zip(labels, row_, strict=True)} for row_ in reader.pair_chances(reading, "directed", [(p, q), (q, p)]))
    chances = np.array([there["0"] * back["0"], there["1"] * back["0"], there["0"] * back["1"], there["-1"] * back["0"], there["0"] * back["-1"]])
    return {"label": int(reader.best("dse", list("01234"), chances))}


def root_of_pair(row: Row, reader: Reader) -> Row:
    words = split_words(row["text"])
    source = last_word(words, row["source"][0]) if row["source"] else None
    target = last_word(words, row["target"][0]) if row["target"] else None
    reading = reader.reading(row["text"], [words])
    if source is None:
        source, target = (target, None) if target is not None else (0, None)
    labels = reader.pair_labels(reading, "code")
    chances = reader.pair_chances(reading, "code", [(source, NOBODY if target is None else target)])[0]
    kept = [labels.index(root) for root in ROOTS]
    return {"root": reader.best("plover", ROOTS, chances[kept])}


def conflict_of_pair(row: Row, reader: Reader) -> Row:
    words = split_words(row["text"])
    source, target = (last_word(words, row[key][0]) if row[key] else None for key in ("source", "target"))
    reading = reader.reading(row["text"], [words])
    if source is None:
        source, target = (target, None) if target is not None else (0, None)
    chances = reader.pair_chances(reading, "conflict", [(source, NOBODY if target is None else target)])[0]
    return {"conflict": int(reader.best("conflict", reader.pair_labels(reading, "conflict"), chances))}


def polarities(row: Row, reader: Reader) -> Row:
    words = split_words(row["text"])
    reading = reader.reading(row["text"], [words])
    found = []
    for target in row["targets"]:
        at = last_word(words, target["extent"])
        chances = np.array(reading.feelings[at]) if at is not None else np.array([0.0, 1.0, 0.0])
        found.append(int(reader.best("newsmtsc", ("-1", "0", "1"), chances)))
    return {"polarities": found}
