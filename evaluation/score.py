"""Score what the program writes down against gold records, by the benchmark's own scorers.

    python -m evaluation.score [--gold DIR] [--bench DIR] [--append] [--json FILE] [--keep DIR]

Reads GOLD/dev and GOLD/seeds with `palmerston read`, exports records and corpus, and calls score_records.py, score_identity.py and
score_corpus.py of BENCH (they need numpy and scipy). Prints one row of a markdown table for each set; --append adds it to
evaluation/SCORES.md, --json keeps the numbers for evaluation.check_floors, --keep the exports.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

from evaluation.workplace import EVALUATION, SHARED, commit, missing, seconds

KINDS = ("actors", "roles", "events", "statements", "positions", "figures", "ties", "disputes")
_SCORES = EVALUATION / "SCORES.md"
_COLUMNS = ("date", "commit", "set", "record", *KINDS, "identity", "corpus ties", "characters/s")
PALMERSTON = (sys.executable, "-c", "from palmerston.views.cli import main; main()")


@dataclass(frozen=True, kw_only=True)
class Measured:
    """The scores of one gold set, by name; `characters` a second of reading on `workers` cores."""

    name: str
    scores: dict[str, float]
    characters: float

    def row(self, stamp: str, version: str) -> str:
        numbers = [self.scores.get(n) for n in ("record", *KINDS, "identity", "corpus ties")]
        cells = [stamp, version, self.name, *("" if n is None else f"{n:.3f}" for n in numbers), f"{self.characters:,.0f}"]
        return f"| {' | '.join(cells)} |"


def table_head() -> str:
    """The two lines over the rows."""
    return f"| {' | '.join(_COLUMNS)} |\n|{'---|' * len(_COLUMNS)}"


def run(command: Sequence[str | Path]) -> str:
    """What a command prints; exits with its complaint where it fails."""
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(str(c) for c in command[-6:])} failed:\n{done.stderr.strip() or done.stdout.strip()}")
    return done.stdout


def read_and_export(articles: Path, into: Path, *, workers: int) -> float:
    """Records and corpus of some articles, written under `into`; characters a second of `palmerston read`, its start included."""
    store = into / "store.db"
    with seconds() as took:
        run([*PALMERSTON, "read", articles, "--store", store, "--workers", str(workers)])
    elapsed = took()
    run([*PALMERSTON, "export", "records", into / "records", "--store", store])
    run([*PALMERSTON, "export", "corpus", into / "corpus.json", "--store", store])
    (into / "records" / "index.json").unlink(missing_ok=True)
    records = [json.loads(p.read_text("utf-8")) for p in (into / "records").glob("*.json")]
    return float(sum(r["document"]["characters"] for r in records) / elapsed)


def scores_of(gold: Path, into: Path, bench: Path, texts: Path) -> dict[str, float]:
    """F1 of each kind, the record score and identity, as the scorers give them."""
    told = into / "scores.json"
    print(run([sys.executable, bench / "score_records.py", "--gold", gold, "--system", into / "records", "--texts", texts, "--json", told]))
    numbers = json.loads(told.read_text("utf-8"))
    identity = run([sys.executable, bench / "score_identity.py", "--gold", gold, "--system", into / "records", "--show", "0"])
    scores = {kind: numbers[kind] for kind in KINDS if kind in numbers}
    return scores | {"record": numbers["record score"], "identity": float(_search(r"F1 (\d\.\d+)", identity))}


def corpus_score(gold: Path, into: Path, bench: Path) -> float:
    """The score of the corpus's ties."""
    told = run([sys.executable, bench / "score_corpus.py", "--gold", gold, "--system", into / "corpus.json"])
    print(told)
    return float(_search(r"corpus ties (\d\.\d+)", told))


def _search(pattern: str, told: str) -> str:
    match = re.search(pattern, told)
    if match is None:
        sys.exit(f"the scorer printed no {pattern!r}:\n{told}")
    return match.group(1)


def measure(name: str, gold: Path, bench: Path, into: Path, *, workers: int) -> Measured | None:
    """The scores of one set; None, with a reason on stderr, where its gold is not there."""
    articles = gold / ("texts" if name == "seeds" else "articles.jsonl.gz")
    if missing(articles):
        return None
    into.mkdir(parents=True, exist_ok=True)
    characters = read_and_export(articles, into, workers=workers)
    scores = scores_of(gold, into, bench, articles)
    expected = gold / "corpus" / "expected.json"
    if expected.exists():
        scores["corpus ties"] = corpus_score(expected, into, bench)
    return Measured(name=name, scores=scores, characters=characters)


def append(rows: Sequence[str], path: Path = _SCORES) -> None:
    """Add rows to the table before a file's first section; the file and its table are begun where they are missing."""
    text = path.read_text("utf-8") if path.exists() else "# Scores"
    scores, section, rest = text.partition("\n## ")
    scores = scores.rstrip("\n")
    if table_head() not in scores:
        scores += "\n\n" + table_head()
    path.write_text("\n".join([scores, *rows]) + "\n" + section + rest, "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=SHARED / "gold")
    parser.add_argument("--bench", type=Path, default=SHARED / "bench")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--append", action="store_true", help="add the rows to evaluation/SCORES.md")
    parser.add_argument("--json", type=Path, help="write the numbers there")
    parser.add_argument("--keep", type=Path, help="keep records and corpora there")
    args = parser.parse_args()
    if missing(args.bench / "score_records.py") or missing(args.gold):
        return
    if find_spec("scipy") is None:
        sys.exit(f"the scorers need scipy: {sys.executable} -m pip install scipy")
    stamp, version = datetime.now(UTC).date().isoformat(), commit()
    with tempfile.TemporaryDirectory() as scratch:
        into = args.keep or Path(scratch)
        found = [m for name in ("dev", "seeds") if (m := measure(name, args.gold / name, args.bench, into / name, workers=args.workers))]
    rows = [m.row(stamp, version) for m in found]
    print("\n".join([table_head(), *rows]))
    if args.append:
        append(rows)
    if args.json:
        args.json.write_text(json.dumps({m.name: m.scores | {"characters/s": m.characters} for m in found}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
