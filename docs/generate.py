"""Write docs/record.md from the record's own types, its vocabularies and the codebook.

    python -m docs.generate

What a field means is said here, once; a field without a word of explanation stops the writing, and so does a word about a field that is gone.
"""

from enum import StrEnum
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin

import msgspec

from palmerston import record
from palmerston.coding.codebook import definition_of
from palmerston.record import Code, Kind, Manner, Measure, Standing, Status

PAGE = Path(__file__).parent / "record.md"

INTRODUCTION = """\
# The record

What Palmerston writes down about a document: one JSON object, checked before it is stored or exported (`palmerston.record.check`).
This page is generated (`python -m docs.generate`); a test fails where it is stale.

- **Extents.** Every fact carries the characters that support it, as `[start, end]` pairs: half-open, counted in Unicode code points of the
  document's stored text. A fact without one is not written.
- **Nothing is guessed.** What the text does not state is `null` or an empty list.
- **Dates** are partial ISO dates, as precise as the text is: `2025`, `2025-04`, `2025-04-17`; a stretch of time is `2024/2025-03`.
- **Actors** are named by their ids wherever a field says "actor"; within one record each id stands in `actors`.
- **Confidence**, 0 to 1, may stand on any fact; it is left out where it was not judged.
- The text itself is stored as read. Exports leave it out unless asked (`--with-text`).
"""

# What the fields mean, type by type, in the order of the page. A field that is in no list here is an error, see `check_described`.
FIELDS: dict[str, tuple[str, dict[str, str]]] = {
    "Document": (
        "Where a text comes from.",
        {
            "id": "the stem of a file's name, an address without its scheme, or the `id` of a row",
            "title": "the headline, where it is given beside the text",
            "outlet": "who published it",
            "published": "the day it appeared",
            "language": "ISO 639-1; only English gets facts",
            "url": "its address",
            "sha256": "of the text in UTF-8",
            "characters": "the length of the text in code points",
            "text": "the text as read; in exports only with `--with-text`",
        },
    ),
    "Actor": (
        "Someone or something that can act, one for all of its names.",
        {
            "id": "made of the name; corpus-wide in exports",
            "name": "the fullest name in its usual spelling",
            "kind": "see *Kinds of actor*",
            "aliases": "the distinct wordings of the mentions",
            "mentions": "extents of the named mentions: no pronouns, no title words, no possessive; none inside another",
            "roles": "offices, jobs and memberships, as below",
        },
    ),
    "Role": (
        "An office, a job or a membership that the text gives an actor.",
        {
            "title": 'written out ("senator", not "Sen."); former ones say "former"',
            "of": "the actor where the office is held",
            "from": "since when",
            "to": "until when",
            "evidence": "the words that say so",
        },
    ),
    "Event": (
        "One act in the world, counted once however many sentences tell it.",
        {
            "id": "of this record",
            "code": "what was done, see *Codes*",
            "from": "the actors who do it; never empty",
            "to": "the actors to whom it is done; of a mutual act both sides stand in both lists",
            "date": "when",
            "status": "how real it is, see *Statuses*",
            "issue": "what it is about: a short noun phrase",
            "by": "the actor who is quoted for it; `null` where the text itself tells it",
            "evidence": "the clauses that tell it",
        },
    ),
    "Statement": (
        "What a source says, writes or is said to think; one for each cue.",
        {
            "id": "of this record",
            "speaker": "an actor; `null` for an unnamed source",
            "manner": "see *Manners*",
            "content": "what is said; of a direct statement the words inside the outer marks",
            "cue": 'the words that attribute it ("said", "according to")',
            "source": "the words that name the speaker",
            "about": "the actors that it speaks of, the speaker excepted, each with a feeling",
            "date": "when it was said",
        },
    ),
    "About": ("An actor in a statement.", {"actor": "an actor", "feeling": "1 praise, -1 blame, 0 neither"}),
    "Position": (
        "Where an actor stands on an issue.",
        {
            "actor": "an actor",
            "issue": "a short noun phrase: the thing that one is for or against",
            "stance": "1 for, -1 against, 0 torn or shifting",
            "date": "since when, or when it was declared",
            "evidence": "the clause that tells it",
        },
    ),
    "Figure": (
        "A quantity that means something; dates, ages, addresses and numbers in lists do not.",
        {
            "id": "of this record",
            "value": 'in full (2500000000, not 2.5); `null` for "thousands"',
            "high": "the upper end of a range",
            "unit": "an ISO 4217 code, `percent`, or the counted noun in the singular",
            "approximate": 'whether the text hedges it ("about", "more than")',
            "also": "the same amount in other units, as the text converts it",
            "role": "see *Measures*",
            "of": "what it measures, in a few words",
            "from": "the actor who pays",
            "to": "the actor who receives",
            "as_of": "the date that it holds for",
            "by": "the actor who says so",
            "evidence": "hedge, number and unit",
        },
    ),
    "Conversion": ("An amount in another unit.", {"value": "in full", "unit": "as in figures"}),
    "Tie": ("How two actors stand with each other.", {"pair": "two actors", "phases": "in the order of time"}),
    "Phase": (
        "A stretch of time in which two actors stand alike.",
        {
            "state": "see *Standings*",
            "from": "its first day, where the text tells",
            "to": "its last, where another phase follows",
            "evidence": "the words that decide it",
        },
    ),
    "Dispute": (
        "A claim and what is set against it.",
        {"claim": "one extent", "claimed_by": "an actor", "answer": "one extent", "answered_by": "an actor", "about": "a short noun phrase"},
    ),
}

# Types of the corpus file: what they have beyond, or instead of, their like in a record.
CORPUS_FIELDS: dict[str, tuple[str, dict[str, str]]] = {
    "Corpus": (
        "What many documents say together (`palmerston export corpus`).",
        {"actors": "", "events": "", "figures": "", "issues": "", "ties": "", "disputes": "", "x_origins": "the independent origin of each document"},
    ),
    "Telling": (
        "One document's telling of a fact.",
        {"document": "the document's id", "evidence": "extents in that document", "x_fact": "the fact's id in that document's record"},
    ),
    "Passage": ("An extent of a named document.", {"document": "the document's id", "extent": "one extent"}),
    "CorpusActor": ("An actor of all documents.", {"tellings": "its mentions, document by document"}),
    "CorpusEvent": (
        "An act with all of its tellings.",
        {"tellings": "who tells it, with the words", "corroboration": "how many independent origins tell it: outlets, reprints of one text counted once"},
    ),
    "CorpusFigure": ("A quantity with all of its tellings.", {"tellings": "as of events", "corroboration": "as of events"}),
    "CorpusTie": ("A tie as all documents show it.", {"x_acts": "how many acts and bonds lie under it"}),
    "CorpusPhase": ("A phase with passages of several documents.", {"evidence": "the passages that decide it"}),
    "CorpusDispute": ("A dispute, each side with its document.", {"claim": "a passage", "answer": "a passage"}),
    "Issue": ("What is at stake, one id for all of its wordings.", {"id": "made of the name", "name": "the most used wording", "aliases": "all wordings"}),
}

VOCABULARIES: dict[str, tuple[type[StrEnum], dict[str, str]]] = {
    "Kinds of actor": (
        Kind,
        {
            "person": "a human being",
            "government": "states, ministries, agencies, administrations, courts, legislatures",
            "company": "businesses",
            "party": "parties and their factions",
            "media": "newspapers, broadcasters, sites",
            "organisation": "any other body: unions, alliances, funds, associations",
            "group": 'unnamed collectives that act: "protesters"',
        },
    ),
    "Statuses": (
        Status,
        {
            "done": "it took place",
            "ongoing": "it is taking place",
            "planned": "it is announced or intended",
            "threatened": "it is held out as harm",
            "denied": "a source says that it did not take place",
            "alleged": "a source tells it and the text does not vouch for it",
            "hypothetical": "it would take place under a condition",
        },
    ),
    "Manners": (Manner, {"direct": "all of the content stands in quotation marks", "indirect": "none of it", "mixed": "some of it"}),
    "Measures": (
        Measure,
        {
            "donation": "money given",
            "investment": "money put into something that is to pay",
            "contract": "what a contract is worth",
            "budget": "money set aside, or raised by the state",
            "saving": "money not spent",
            "cost": "what something costs or destroys",
            "price": "what is asked or paid for one thing",
            "change": "how far something rose or fell",
            "wealth": "what somebody owns, or a company is worth",
            "debt": "what is owed",
            "count": "how many",
            "share": "which part, or a rate",
            "other": "none of these",
        },
    ),
    "Standings": (
        Standing,
        {
            "allied": "they declare that they stand together",
            "cooperative": "they deal with each other and it goes well",
            "mixed": "support and enmity side by side",
            "strained": "they are at odds",
            "hostile": "they declare that they stand against each other",
        },
    ),
}

_CORPUS_LIKE = {
    "CorpusActor": "Actor", "CorpusEvent": "Event", "CorpusFigure": "Figure", "CorpusTie": "Tie", "CorpusPhase": "Phase", "CorpusDispute": "Dispute",
}  # fmt: skip


def page() -> str:
    """The whole page.

    Raises:
        ValueError: where a field, a code or a word of a vocabulary is described nowhere, or a description describes nothing.
    """
    check_described()
    parts = [INTRODUCTION, _section("Record", "The object itself.", dict.fromkeys(_fields("Record"), ""))]
    parts += [_section(name, *told) for name, told in FIELDS.items()]
    parts.append(
        "## Codes\n\nSixteen of PLOVER, four for power in peacetime.\n\n" + _table(("code", "what it means"), [(f"`{c}`", definition_of(c)) for c in Code])
    )
    parts += [f"## {title}\n\n" + _table(("word", "what it means"), [(f"`{w}`", told[w]) for w in words]) for title, (words, told) in VOCABULARIES.items()]
    parts.append("## Many documents together\n\nThe corpus file has types of its own. What a type has in common with its like in a record means the same.\n")
    parts += [_section(name, *told, level="###") for name, told in CORPUS_FIELDS.items()]
    return "\n".join(p.rstrip("\n") + "\n" for p in parts)


def _section(name: str, what: str, told: dict[str, str], *, level: str = "##") -> str:
    known = _fields(name)
    like = f" Otherwise as *{_CORPUS_LIKE[name]}*." if name in _CORPUS_LIKE else ""
    described = any(told.values())
    rows = [(f"`{field}`", known[field], *([told[field]] if described else [])) for field in told]
    return f"{level} {name}\n\n{what}{like}\n\n" + _table(("field", "holds", *(["what it means"] if described else [])), rows)


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', 'or') for cell in line)} |" for line in lines) + "\n"


def _fields(name: str) -> dict[str, str]:
    """The fields of a type, spelt as in JSON, with what each holds; confidence is told once, for all."""
    return {f.encode_name: _holds(f.type) for f in msgspec.structs.fields(getattr(record, name)) if f.name != "confidence"}


def _holds(found: Any) -> str:
    origin, inner = get_origin(found), get_args(found)
    if origin in (Union, UnionType):
        return " or ".join(_holds(i) for i in sorted(inner, key=lambda i: i is type(None)) if not (i is int and float in inner))
    if origin is tuple and inner[-1] is Ellipsis:
        return "extents" if get_args(inner[0]) == (int, int) else f"list of {_holds(inner[0])}"
    if origin is tuple:
        return "extent" if inner == (int, int) else "two actors"
    words = {str: "string", int: "integer", float: "number", bool: "true or false", type(None): "null"}
    return words.get(found) or f"*{found.__name__}*"


def check_described() -> None:
    """Every field and every word is described, and nothing else is."""
    for name, (_, told) in (FIELDS | CORPUS_FIELDS).items():
        wanted = set(_fields(name)) - (set(_fields(_CORPUS_LIKE[name])) - set(told) if name in _CORPUS_LIKE else set())
        if wanted != set(told):
            raise ValueError(f"{name}: fields {sorted(wanted ^ set(told))} are described and gone, or there and not described")
    types = {n for n, t in vars(record).items() if isinstance(t, type) and issubclass(t, msgspec.Struct) and t is not msgspec.Struct}
    undescribed = types - {*FIELDS, *CORPUS_FIELDS, "Record", "Bond"}
    if undescribed:
        raise ValueError(f"types {sorted(undescribed)} are not described")
    for title, (words, told) in VOCABULARIES.items():
        if set(words) != set(told):
            raise ValueError(f"{title}: {sorted(set(words) ^ set(told))} is described and gone, or there and not described")


def main() -> None:
    PAGE.write_text(page(), "utf-8")
    print(f"{PAGE.name}: written")


if __name__ == "__main__":
    main()
