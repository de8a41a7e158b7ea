"""What must hold of every record, whatever it says: the same predicates for the tests and for ``evaluation/invariants.py``.

Each function names the facts of a record that break a property; an empty list is what is wanted.
"""

import itertools
import re
from collections.abc import Callable, Iterator

from palmerston.extents import Extent, words_of
from palmerston.record import Actor, Fact, Figure, Manner, Record, Role, extents_of

Violations = list[str]

_NUMBER = re.compile(r"\d[\d,.\u00a0 ]*\d|\d")
_SMALL = tuple("zero one two three four five six seven eight nine ten".split())
_RATIO = re.compile(rf"\b(\d+|{'|'.join(_SMALL)}) (?:in|of|out of)(?: every)? (\d+|{'|'.join(_SMALL)})\b", re.IGNORECASE)
_SCALES = tuple(10.0**n for n in range(-3, 16))
# Words of number that stand for digits; "dozens" and the like tell no value.
_SPELT = re.compile(
    r"\b(?:a|an|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty"
    r"|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion|dozen|score|half|third|quarter|once|twice|double|triple|both|couple|no)(?:s|th|ths)?\b",
    re.IGNORECASE,
)
# A closing mark typed where one opens counts as what it is meant for: "”Mr. Trump embodies".
_OPENING = re.compile(r"``|[\"“„«「‘]|(?<!\w)'|(?<!\S)(?:[”’]|'')(?=\w)")
_CLOSING = re.compile(r"''|[\"”»」’']")
_ANY = re.compile(r"``|''|[\"“”„«»「」]|(?<!\w)[‘']|[’'](?!\w)")


def facts_of(record: Record) -> list[Actor | Fact]:
    """All facts of a record, in the order of its fields."""
    return [*record.actors, *record.events, *record.statements, *record.positions, *record.figures, *record.ties, *record.disputes]


def outside_the_text(record: Record) -> Violations:
    """Facts without an extent, or with one that is empty or leaves the text."""
    length = len(record.document.text)
    roles = [role for actor in record.actors for role in actor.roles]
    return [_named(record, fact) for fact in (*facts_of(record), *roles) if not _lies_inside(extents_of(fact), length)]


def _lies_inside(extents: tuple[Extent, ...], length: int) -> bool:
    return bool(extents) and all(0 <= start < end <= length for start, end in extents)


def mentions_without_alias(record: Record) -> Violations:
    """Mentions whose words are none of their actor's aliases, and aliases that no mention bears."""
    found = []
    for actor in record.actors:
        words = {words_of(record.document.text, m) for m in actor.mentions}
        if words != set(actor.aliases):
            found.append(f"{_named(record, actor)}: mentions {sorted(words)!r}, aliases {sorted(actor.aliases)!r}")
    return found


def nested_mentions(record: Record) -> Violations:
    """Mentions that overlap another mention of the record."""
    mentions = sorted((m, a.name) for a in record.actors for m in a.mentions)
    return [f"{record.document.id}: {one!r} overlaps {two!r}" for one, two in itertools.pairwise(mentions) if two[0][0] < one[0][1]]


def figures_without_number(record: Record) -> Violations:
    """Figures whose evidence does not hold their number."""
    text = record.document.text
    return [f"{_named(record, f)}: {[text[a:b] for a, b in f.evidence]!r}" for f in record.figures if not any(_holds(text[a:b], f) for a, b in f.evidence)]


def _holds(evidence: str, figure: Figure) -> bool:
    if figure.value is None:
        return any(c.isalpha() for c in evidence)
    numbers, value = list(_numbers(evidence)), float(figure.value)
    if not numbers:
        return bool(_SPELT.search(evidence))
    return any(_is_scaled(number, value) for number in numbers) or _is_ratio(evidence, value)


def _is_ratio(evidence: str, value: float) -> bool:
    """ "1 in 4" and "eight out of 10" hold 25 and 80 percent."""
    match = _RATIO.search(evidence)
    if match is None:
        return False
    part, whole = (float(_SMALL.index(x) if (x := g.lower()) in _SMALL else x) for g in match.groups())
    return whole > 0 and abs(100 * part / whole - value) < 0.5


def _numbers(evidence: str) -> Iterator[float]:
    """Every reading of the digits: "1,345" and "1.345" may be written either way."""
    for match in _NUMBER.findall(evidence):
        digits = re.sub(r"[ \u00a0]", "", match)
        for plain in {digits.replace(",", ""), digits.replace(".", "").replace(",", "."), digits.replace(",", "").replace(".", "")}:
            if plain.count(".") <= 1:
                yield float(plain)


def _is_scaled(number: float, value: float) -> bool:
    """Whether a value is a number times a power of ten: "2.5 billion" holds 2500000000."""
    return number == value or any(abs(abs(value) - number * scale) <= 1e-9 * max(1.0, abs(value)) for scale in _SCALES)


def direct_without_marks(record: Record) -> Violations:
    """Direct statements with content that does not stand between quotation marks."""
    text = record.document.text
    return [
        f"{_named(record, s)}: {text[start:end]!r}"
        for s in record.statements
        if s.manner is Manner.DIRECT
        for start, end in s.content
        if not _stands_in_marks(text, start, end)
    ]


def _stands_in_marks(text: str, start: int, end: int) -> bool:
    """A mark that opens before, none that closes between, and one behind; a quotation may stay open to the end of its paragraph."""
    line_start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    line_end = min((p for p in (text.find("\n", end), text.find("\r", end)) if p >= 0), default=len(text))
    before = list(_ANY.finditer(text, line_start, start))
    if not before:
        return False
    straight = sum(m.group() == '"' for m in before)
    last = before[-1]
    adjacent = last.end() == start and (last.start() == line_start or not text[last.start() - 1].isalnum())
    opens = bool(_OPENING.match(text, last.start())) and (last.group() != '"' or straight % 2 == 1 or adjacent)
    nested = straight % 2 == 1 or _depth(before) > 0
    closes = bool(_CLOSING.search(text, end, line_end)) or not text[end:line_end].strip() or line_end == len(text) or "\n" in text[start:end] or nested
    return (opens or nested) and closes


def _depth(marks: list[re.Match[str]]) -> int:
    depth = 0
    for mark in marks:
        if mark.group() in {"“", "«", "「", "``", "„"} or (mark.group() in {"”", "''"} and _OPENING.match(mark.string, mark.start())):
            depth += 1
        elif mark.group() in {"”", "»", "」", "''"}:
            depth = max(0, depth - 1)
    return depth


def _named(record: Record, fact: Actor | Fact | Role) -> str:
    return f"{record.document.id}: {type(fact).__name__} {getattr(fact, 'id', '') or getattr(fact, 'title', '') or ''}".rstrip()


PROPERTIES: dict[str, Callable[[Record], Violations]] = {
    "every extent lies in its text": outside_the_text,
    "a mention's words are one of its actor's aliases": mentions_without_alias,
    "mentions do not nest": nested_mentions,
    "a figure's evidence holds its number": figures_without_number,
    "a direct statement's content stands between quotation marks": direct_without_marks,
}
