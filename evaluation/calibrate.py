"""Fit the scales of confidence, on articles that no weight in use was trained on.

    python -m evaluation.calibrate [--bench DIR] [--dev DIR] [--write]

A fact's score becomes the credit that score_records.py gives facts of that score: isotonic regression, a few knots a kind. The views'
threshold is the lowest chance from which precision on the development gold is 0.8; where a kind never gets there, the highest chance that
keeps a tenth of its recall, and its facts are marked. Prints the expected calibration error of each kind, by document folds.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt
import yaml
from scipy.optimize import isotonic_regression  # type: ignore[import-untyped]

from evaluation.workplace import SHARED, missing
from palmerston import confidence, pipeline
from palmerston.record import Document, record_builtins
from palmerston.sources import collect
from training import windows

KINDS = ("actors", "groups", "roles", "events", "statements", "positions", "figures", "ties", "disputes")
PRECISE, RECALLED = 0.8, 0.1
FOLDS, BINS, KNOTS = 5, 10, 8
Pairs = npt.NDArray[np.float64]  # (facts, 3): score, credit, number of the document


def held(bench: Path) -> Iterator[tuple[Document, dict[str, Any]]]:
    """Our own records that no weight was trained on, with their documents."""
    records = windows.records_of(windows.HELD)
    texts = windows.bench_texts(bench, [name for name, _ in records])
    for name, record in records:
        text = texts[name]
        yield Document(id=name, text=text, published=record["document"]["published"], language="en", characters=len(text)), record


def gold(folder: Path) -> Iterator[tuple[Document, dict[str, Any]]]:
    """The articles of a gold folder with their records."""
    for document in collect([folder / "articles.jsonl.gz"]):
        if isinstance(document, Document):
            yield document, json.loads((folder / f"{document.id}.json").read_text("utf-8"))


def scored(articles: Iterator[tuple[Document, dict[str, Any]]], scorer: ModuleType) -> dict[str, Pairs]:
    """Score and credit of every fact, by kind; facts that match an optional one are left out."""
    found: dict[str, list[tuple[float, float, int]]] = {kind: [] for kind in KINDS}
    reader = pipeline.load_reader()
    for number, (document, wanted) in enumerate(articles):
        record = record_builtins(pipeline.analyse(document, reader))
        for kind, score, credit in _credits(scorer, wanted, record):
            found[kind].append((score, credit, number))
    return {kind: np.array(rows, dtype=float).reshape(-1, 3) for kind, rows in found.items()}


def _credits(scorer: ModuleType, wanted_record: dict[str, Any], record: dict[str, Any]) -> Iterator[tuple[str, float, float]]:
    told: dict[str, tuple[list[tuple[int, int, float]], list[Any], list[Any]]] = {}

    class Kept(dict[str, Any]):
        def __missing__(self, kind: str) -> Any:
            return Tally(kind)

    class Tally:
        def __init__(self, kind: str) -> None:
            self.kind = kind

        def add(self, pairs: list[tuple[int, int, float]], wanted: list[Any], have: list[Any]) -> None:
            told[self.kind] = pairs, wanted, have

    class Details(dict[str, list[Any]]):
        def __missing__(self, kind: str) -> list[Any]:
            return []

    scorer.score_document(wanted_record, {k: v for k, v in record.items() if v}, Kept(), Details())
    for kind in ("actors", "roles", "events", "statements", "positions", "figures", "ties", "disputes"):
        pairs, wanted, have = told[kind]
        credit = {j: c for i, j, c in pairs if not wanted[i].get("optional")}
        left_out = {j for i, j, _ in pairs if wanted[i].get("optional")}
        for j, fact in enumerate(have):
            if j not in left_out and fact.get("confidence") is not None:
                # An actor is right or not; the share of its mentions is no part of precision.
                right = float(j in credit) if kind == "actors" else credit.get(j, 0.0)
                yield "groups" if kind == "actors" and fact["kind"] == "group" else kind, float(fact["confidence"]), right


def fitted(pairs: Pairs) -> list[list[float]]:
    """A few knots (score, chance), both rising."""
    if not len(pairs):
        return [[0.0, 0.0], [1.0, 0.2]]
    pairs = pairs[np.argsort(pairs[:, 0])]
    smooth = isotonic_regression(pairs[:, 1]).x
    cuts = np.array_split(np.arange(len(pairs)), min(KNOTS, max(2, len(pairs) // 12)))
    knots = [[round(float(pairs[c, 0].mean()), 3), round(float(smooth[c].mean()), 3)] for c in cuts if len(c)]
    return [k for n, k in enumerate(knots) if n == 0 or k[0] > knots[n - 1][0]]


def _chances(pairs: Pairs, knots: list[list[float]]) -> npt.NDArray[np.float64]:
    """The chance that a scale of these knots gives each fact."""
    scale = confidence.Scale(knots=tuple((a, b) for a, b in knots), shown=0.0, marked=False)
    return np.array([scale.chance(float(s)) for s in pairs[:, 0]])


def error(pairs: Pairs) -> float:
    """Expected calibration error over folds of documents, in ten bins."""
    if len(pairs) < 2 * BINS:
        return float("nan")
    chances, rights = [], []
    for fold in range(FOLDS):
        out = pairs[:, 2].astype(int) % FOLDS == fold
        chances += list(_chances(pairs[out], fitted(pairs[~out])))
        rights += list(pairs[out, 1])
    return _gap(np.array(chances), np.array(rights))


def _gap(chances: npt.NDArray[np.float64], rights: npt.NDArray[np.float64]) -> float:
    order = np.argsort(chances)
    return float(sum(len(part) * abs(chances[part].mean() - rights[part].mean()) for part in np.array_split(order, BINS) if len(part)) / len(chances))


def threshold(pairs: Pairs, knots: list[list[float]]) -> tuple[float, bool]:
    """From which chance on facts are shown, and whether they are marked as doubtful."""
    chances = _chances(pairs, knots)
    options = []
    for bar in sorted({float(np.floor(c * 1000) / 1000) for c in chances}):
        kept = pairs[chances >= bar - 1e-9]
        options.append((float(bar), float(kept[:, 1].mean()), float(kept[:, 1].sum() / max(1e-9, pairs[:, 1].sum())), len(kept)))
    precise = [o for o in options if o[1] >= PRECISE and o[3] >= 5]
    if precise:
        return precise[0][0], False
    recalled = [o for o in options if o[2] >= RECALLED]
    return (max(recalled, key=lambda o: o[1])[0], True) if recalled else (0.0, True)


def _loaded(path: Path) -> ModuleType:
    spec = spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, default=SHARED / "bench")
    parser.add_argument("--dev", type=Path, default=SHARED / "gold" / "dev")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    if missing(args.bench) or missing(args.dev):
        return 0
    scorer = _loaded(args.bench / "score_records.py")
    with confidence.uncalibrated(*KINDS):
        found, dev = scored(held(args.bench), scorer), scored(gold(args.dev), scorer)
    scales: dict[str, dict[str, Any]] = {}
    print(f"{'kind':12} facts  right  error  on dev   shown from")
    for kind in KINDS:
        knots = fitted(found[kind])
        bar, marked = threshold(dev[kind], knots) if len(dev[kind]) else (0.0, True)
        scales[kind] = {"knots": knots, "shown": round(bar, 3), "marked": marked}
        right = found[kind][:, 1].mean() if len(found[kind]) else 0.0
        errors = f"{error(found[kind]):6.3f} {_error_on(dev[kind], knots):6.3f}"
        print(f"{kind:12} {len(found[kind]):5} {right:6.3f} {errors}   {bar:.3f}{' marked' if marked else ''}")
    if args.write:
        _write(scales)
    return 0


def _error_on(pairs: Pairs, knots: list[list[float]]) -> float:
    return _gap(_chances(pairs, knots), pairs[:, 1]) if len(pairs) else float("nan")


def _write(scales: dict[str, dict[str, Any]]) -> None:
    path = Path(confidence.__file__).parent / "data" / "confidence.yml"
    head = path.read_text("utf-8").splitlines()[0]
    lines = [f"{kind}: {yaml.safe_dump(scale, default_flow_style=True, width=1000, sort_keys=False).strip()}" for kind, scale in scales.items()]
    path.write_text("\n".join([head, *lines]) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
