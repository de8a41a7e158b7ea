"""Fail where a score has fallen under its floor.

    python -m evaluation.score --json scores.json && python -m evaluation.check_floors scores.json [--raise]

The floors stand in evaluation/floors.json with the corpus that they were measured on, by its hash: another corpus has other scores, and
is refused. A floor is raised freely (--raise writes what was reached, a margin under it) and lowered by hand, with the reason in the commit.
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path

from evaluation.workplace import EVALUATION, SHARED, missing

_FLOORS = EVALUATION / "floors.json"
# A retrained model moves a kind by so much without any change for the worse that a reader would notice.
_MARGIN = 0.01
_UNPINNED = frozenset(["characters/s"])  # of the machine, not of the program

Scores = dict[str, dict[str, float]]


def corpus_hash(gold: Path) -> str:
    """Twelve hex digits that change with any gold record of a set."""
    found = hashlib.sha256()
    for path in sorted(gold.glob("*.json")):
        found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()[:12]


def fallen(floors: Scores, scores: Scores) -> list[str]:
    """A line for each floor that its score does not reach; a score that is missing reaches none."""
    return [
        f"{name}: {kind} {scores[name].get(kind, 0.0):.3f} is under its floor {floor:.3f}"
        for name, of_set in floors.items()
        if name in scores
        for kind, floor in of_set.items()
        if scores[name].get(kind, 0.0) < floor
    ]


def raised(floors: Scores, scores: Scores) -> Scores:
    """The floors, each raised to a margin under what was reached; none falls."""
    found = {name: dict(of_set) for name, of_set in floors.items()}
    for name, of_set in scores.items():
        for kind, score in of_set.items():
            if kind not in _UNPINNED:
                found.setdefault(name, {})[kind] = max(found.get(name, {}).get(kind, 0.0), round(max(0.0, score - _MARGIN), 3))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scores", type=Path)
    parser.add_argument("--gold", type=Path, default=SHARED / "gold")
    parser.add_argument("--raise", dest="raises", action="store_true", help="raise the floors to what was reached")
    args = parser.parse_args()
    if missing(args.scores) or missing(args.gold):
        return
    scores: Scores = json.loads(args.scores.read_text("utf-8"))
    kept = json.loads(_FLOORS.read_text("utf-8")) if _FLOORS.exists() else {"corpus": {}, "floors": {}}
    hashes = {name: corpus_hash(args.gold / name) for name in scores}
    changed = [name for name in scores if name in kept["corpus"] and kept["corpus"][name] != hashes[name]]
    if args.raises:
        floors = raised({n: f for n, f in kept["floors"].items() if n not in changed}, scores)
        _FLOORS.write_text(json.dumps({"corpus": kept["corpus"] | hashes, "floors": floors}, indent=1) + "\n", "utf-8")
        return
    if changed:
        sys.exit(f"the gold of {', '.join(changed)} is another than the floors were measured on: read the scores, then --raise")
    lines = fallen(kept["floors"], scores)
    print("\n".join(lines) or "every score reaches its floor")
    sys.exit(1 if lines else 0)


if __name__ == "__main__":
    main()
