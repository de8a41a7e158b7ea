"""Fit what each witness of an act is worth, on records that the reader was not trained on.

    python training/fit_witnesses.py --bench DIR [--records FILE] [--write]

Every act that a witness speaks of is right or wrong by the records; logistic regression with an L2 penalty, a bias a code. Needs numpy and scipy.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from palmerston import models
from palmerston.actors import Actors, resolve
from palmerston.coding.events import hear
from palmerston.coding.pairs import read_pairs
from palmerston.coding.statements import find_statements
from palmerston.coding.witnesses import Heard
from palmerston.extents import overlaps
from palmerston.language import annotate
from palmerston.language.annotation import Annotation
from palmerston.record import Document
from training import windows

WEIGHTS = Path(__file__).resolve().parents[1] / "palmerston" / "data" / "witnesses.yml"
PENALTY = 0.5


def theirs(actors: Actors, record: dict[str, Any]) -> dict[str, str]:
    """The record's actor for each of ours, by mentions that overlap most."""
    found = {}
    for actor in actors.actors:
        shared = {a["id"]: sum(overlaps(tuple(m), n) for m in a["mentions"] for n in actor.mentions) for a in record["actors"]}
        best = max(shared, key=lambda a: shared[a], default=None)
        if best is not None and shared[best]:
            found[actor.id] = best
    return found


def right(heard: Heard, annotation: Annotation, record: dict[str, Any], known: dict[str, str]) -> bool | None:
    """Whether the record tells the act in this sentence; None where it does so as an optional one."""
    sentence = annotation.sentences[heard.sentence].extent
    doer, receiver = known.get(heard.doer), known.get(heard.receiver or "")
    found = False
    for event in record["events"]:
        if str(heard.code) not in windows.accepted(event, "code") or not any(overlaps(tuple(e), sentence) for e in event["evidence"]):
            continue
        sides = [(f, t) for f in windows.accepted(event, "from") for t in windows.accepted(event, "to")]
        if any(doer in (f or []) and (receiver in (t or []) if heard.receiver else not t) for f, t in sides):
            if event.get("optional"):
                return None
            found = True
    return found


def rows(bench: Path, records: Path) -> Iterator[tuple[dict[str, float], bool]]:
    session = models.load()
    told = windows.records_of(records)
    texts = windows.bench_texts(bench, [name for name, _ in told])
    for name, record in told:
        text = texts[name]
        with models.single_threaded():
            annotation = annotate(Document(id=name, text=text, published=record["document"]["published"], characters=len(text)), session)
            actors = resolve(annotation)
            acts = hear(annotation, actors, find_statements(annotation, actors), read_pairs(annotation, actors))
        known = theirs(actors, record)
        for heard in acts:
            label = right(heard, annotation, record, known)
            if label is not None:
                yield heard.features(), label


def fitted(found: list[tuple[dict[str, float], bool]]) -> dict[str, float]:
    names = sorted({name for features, _ in found for name in features})
    x = np.array([[features.get(name, 0.0) for name in names] for features, _ in found])
    y = np.array([1.0 if label else -1.0 for _, label in found])
    free = np.array([name == "bias" for name in names])

    def loss(w):
        margin = y * (x @ w)
        gradient = -(x * (y / (1 + np.exp(margin)))[:, None]).sum(0) + PENALTY * np.where(free, 0, w)
        return np.logaddexp(0, -margin).sum() + PENALTY / 2 * (np.where(free, 0, w) ** 2).sum(), gradient

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return {name: round(float(weight), 3) for name, weight in zip(names, best, strict=True)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, required=True)
    parser.add_argument("--records", type=Path, default=windows.HELD)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    found = list(rows(args.bench, args.records))
    weights = fitted(found)
    print(f"{len(found)} acts heard, {sum(label for _, label in found)} right: {weights}")
    if args.write:
        head = WEIGHTS.read_text("utf-8").splitlines()[0]
        WEIGHTS.write_text(f"{head}\n{yaml.safe_dump(weights, sort_keys=False)}", "utf-8")


if __name__ == "__main__":
    main()
