"""The seed articles: is every required figure found with value and unit, and every day that the text settles?

    python -m evaluation.seeds [--gold DIR]

Counts the gold's required figures that the program finds, the share of its figures that the gold knows (optional ones count neither
way), and the gold's day-level dates: those that the reading of times settles, and those that a fact of the record carries. Prints what is
missed. Exits 1 where a required figure is missed, or a day is not settled.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from evaluation.workplace import SHARED, missing
from palmerston.language import annotate
from palmerston.pipeline import Reader, analyse, load_reader
from palmerston.record import Document, Extents, Record
from palmerston.sources import collect

Facts = list[dict[str, Any]]


def _touches(a: Any, b: Extents) -> bool:
    return any(x[0] < y[1] and y[0] < x[1] for x in a for y in b)


def _same_amount(gold: dict[str, Any], value: Any, unit: str | None) -> bool:
    accepted = gold.get("accept", {})
    units = [gold["unit"], *accepted.get("unit", ())]
    return value in [gold["value"], *accepted.get("value", ())] and any(_alike(u, unit) for u in units)


def _alike(a: str | None, b: str | None) -> bool:
    """Whether two units are one, as score_records.py has it: equal, or half of their words the same ("elite", "technical elite")."""
    left, right = ({w[:5] for w in (x or "").lower().split()} for x in (a, b))
    return left == right or 2 * len(left & right) >= 0.5 * (len(left) + len(right)) > 0


def figures_found(gold: Facts, record: Record) -> tuple[Facts, Facts]:
    """Required figures of the gold that are found, and those that are not: value and unit must be right, and the evidence touch."""
    required = [g for g in gold if not g.get("optional") and g["value"] is not None]
    found = [g for g in required if any(_same_amount(g, f.value, f.unit) and _touches(g["evidence"], f.evidence) for f in record.figures)]
    return found, [g for g in required if g not in found]


def figures_wrong(gold: Facts, record: Record) -> tuple[int, list[str]]:
    """How many figures of the record count, and those that the gold does not know."""
    text, counted, wrong = record.document.text, 0, []
    for f in record.figures:
        near = [g for g in gold if _touches(g["evidence"], f.evidence)]
        right = [g for g in near if _same_amount(g, f.value, f.unit)]
        if right and all(g.get("optional") for g in right):
            continue
        counted += 1
        if not right:
            wrong.append(f"{f.value} {f.unit}: {text[slice(*f.evidence[0])]!r}")
    return counted, wrong


def days(gold: dict[str, Any]) -> set[str]:
    """Each day of the gold's required facts; those that only the world settles are accepted values, and not among them."""
    dated = [(f, f.get("as_of") if kind == "figures" else f.get("date")) for kind in ("events", "statements", "positions", "figures") for f in gold[kind]]
    return {day for fact, day in dated if day and len(day) == 10 and not fact.get("optional")}


def days_settled(document: Document, reader: Reader) -> set[str]:
    """Every date that the words of a document settle, and its own day."""
    return {t.value for t in annotate(document, reader).times if t.value} | {document.published or ""}


def days_of(record: Record) -> set[str]:
    """Every date that a fact of a record carries, and the day of the document."""
    found = {e.date for e in record.events} | {s.date for s in record.statements} | {p.date for p in record.positions} | {f.as_of for f in record.figures}
    found |= {d for t in record.ties for p in t.phases for d in (p.since, p.until)} | {record.document.published}
    return {d for d in found if d}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=SHARED / "gold" / "seeds")
    args = parser.parse_args()
    if missing(args.gold / "texts"):
        return
    reader = load_reader()
    required = counted = 0
    missed: list[str] = []
    wrong: list[str] = []
    wanted: set[tuple[str, str]] = set()
    settled: set[tuple[str, str]] = set()
    carried: set[tuple[str, str]] = set()
    for document in collect([args.gold / "texts"]):
        if not isinstance(document, Document):
            sys.exit(f"not read: {document.error}")
        gold, record = json.loads((args.gold / f"{document.id}.json").read_text("utf-8")), analyse(document, reader)
        have, lack = figures_found(gold["figures"], record)
        number, unknown = figures_wrong(gold["figures"], record)
        required, counted = required + len(have) + len(lack), counted + number
        missed += [f"{document.id}: {g['value']} {g['unit']}: {document.text[slice(*g['evidence'][0])]!r}" for g in lack]
        wrong += [f"{document.id}: {u}" for u in unknown]
        wanted |= {(document.id, day) for day in days(gold)}
        settled |= {(document.id, day) for day in days_settled(document, reader)}
        carried |= {(document.id, day) for day in days_of(record)}
    unsettled = [" ".join(d) for d in sorted(wanted - settled)]
    for kind, lines in (("missed", missed), ("not in the gold", wrong), ("day not settled", unsettled)):
        for line in lines:
            print(f"{kind}: {line}")
    print(f"required figures found {required - len(missed)} of {required}; precision of figures {1 - len(wrong) / max(1, counted):.3f} of {counted}")
    print(f"days settled {len(wanted & settled)} of {len(wanted)}; carried by a fact {len(wanted & carried)}")
    sys.exit(1 if missed or unsettled else 0)


if __name__ == "__main__":
    main()
