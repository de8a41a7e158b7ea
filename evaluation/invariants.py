"""Read many articles and count the facts that break a property of every record; there must be none.

    python -m evaluation.invariants [ARTICLES.jsonl[.gz] ...] [--show N]

Without arguments the development articles of PolNeAR and the repository's examples. Exits 1 where anything is broken.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from evaluation.properties import PROPERTIES, facts_of
from evaluation.workplace import EXAMPLES, SHARED, missing, seconds
from palmerston.pipeline import Reader, analyse, load_reader
from palmerston.record import Document, Record
from palmerston.sources import Unread, collect


def records(paths: Iterable[Path], reader: Reader) -> Iterator[Record]:
    """The record of each document that can be read."""
    for document in collect(list(paths)):
        if isinstance(document, Document):
            yield analyse(document, reader)
        elif isinstance(document, Unread):
            print(f"not read: {document.error}", file=sys.stderr)


def count(found: Iterable[Record], *, show: int) -> tuple[int, int, Counter[str]]:
    """How many documents and facts were checked, and the violations of each property; the first of each are printed."""
    documents = facts = 0
    broken: Counter[str] = Counter()
    for record in found:
        documents += 1
        facts += len(facts_of(record))
        for name, violations_of in PROPERTIES.items():
            for violation in violations_of(record):
                broken[name] += 1
                if broken[name] <= show:
                    print(f"broken: {name}: {violation}")
    return documents, facts, broken


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="*", type=Path)
    parser.add_argument("--show", type=int, default=5, help="violations of each property to print")
    args = parser.parse_args()
    wanted: list[Path] = args.articles or [SHARED / "bench" / "polnear.dev.jsonl.gz", EXAMPLES]
    kept = [p for p in wanted if not missing(p)]
    with seconds() as took:
        documents, facts, broken = count(records(kept, load_reader()), show=args.show)
    print(f"{documents} documents, {facts} facts, {broken.total()} violations ({took():.0f} s)")
    for name in PROPERTIES:
        print(f"  {broken[name]:4} {name}")
    sys.exit(1 if broken.total() or not documents else 0)


if __name__ == "__main__":
    main()
