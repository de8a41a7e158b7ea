"""Score each part of the reading on the development rows of its public benchmark.

    python -m evaluation.components [--bench DIR] [TASK ...]

Prints a row of a Markdown table for each. PLOVER and its conflicts have no development rows, and the shipped heads were trained on all that there are: they
are not scored here.
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evaluation.predict import predicted
from evaluation.workplace import SHARED, missing

Row = dict[str, Any]
# Task, file of rows, measures that are reported.
ROWS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("dse", "dse.dev.jsonl.gz", ("unseen micro", "unseen macro")),
    ("newsmtsc", "newsmtsc_mt.dev.jsonl.gz", ("macro",)),
    ("polnear", "polnear.dev.jsonl.gz", ("content exact", "content characters", "source exact", "relation")),
    ("timex", "timex.dev.jsonl.gz", ("value",)),
    ("quantities", "quantities_newsquant.dev.jsonl", ("value", "value+unit")),
    ("names:conll", "conllpp.dev.jsonl.gz", ("f1",)),
    ("names:politics", "crossner_politics.dev.jsonl", ("f1",)),
    ("syntax", "ud_ewt.dev.conllu.gz", ("las", "upos")),
    ("syntax", "ud_gum.dev.conllu.gz", ("las", "upos")),
    ("coreference", "gum_entities.dev.jsonl.gz", ("conll",)),
)


def rows_of(path: Path) -> Iterator[str]:
    """Rows as a task gets them: of CoNLL-U the text and its tokens' extents."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        if ".conllu" not in path.name:
            yield from lines
            return
        text, words = "", []
        for line in [*lines, "\n"]:
            if line.startswith("# text = "):
                text = line.rstrip("\n")[9:]
            elif line[:1].isdigit() and line.split("\t")[0].isdigit():
                words.append(line.split("\t")[1])
            elif not line.strip() and words:
                yield json.dumps({"text": text, "tokens": placed(text, words)})
                words = []


def placed(text: str, words: list[str]) -> list[list[int]]:
    """The extents of words in their text, walking on from one to the next."""
    at, found = 0, []
    for word in words:
        start = text.find(word, at)
        start = at if start < 0 else start
        at = start + len(word)
        found.append([start, at])
    return found


def measured(bench: Path, task: str, name: str) -> dict[str, float]:
    """What evaluate.py prints for a task's rows."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        for row in predicted(task, rows_of(bench / name)):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
        out.flush()
        command = [sys.executable, "evaluate.py", task.partition(":")[0], str(bench / name), out.name]
        told = subprocess.run(command, cwd=bench, check=True, capture_output=True, text=True).stdout
    return {line[:24].strip(): float(line[24:]) for line in told.splitlines()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, default=SHARED / "bench")
    parser.add_argument("tasks", nargs="*")
    args = parser.parse_args()
    if missing(args.bench):
        return 0
    for task, name, keys in ROWS:
        if not args.tasks or task in args.tasks:
            found = measured(args.bench.resolve(), task, name)
            print(f"| {task} | {name.split('.')[0]} | {', '.join(f'{key} {found[key]:.3f}' for key in keys)} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
