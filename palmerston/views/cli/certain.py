"""Leave out of an answer what is not sure enough to be shown unasked."""

from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec

from palmerston.confidence import is_shown
from palmerston.record import Actor, Dispute, Event, Fact, Figure, Kind, Position, Record, Statement, Tie, actors_of
from palmerston.store.questions import Act, Amount, Bond, Quote, Stance
from palmerston.store.questions.actor import Office
from palmerston.store.questions.brief import Contested, Steady, Turn
from palmerston.store.questions.pair import Split

A = TypeVar("A", bound=msgspec.Struct)
_KINDS: dict[type, str] = {
    Act: "events", Quote: "statements", Amount: "figures", Stance: "positions", Office: "roles", Bond: "ties", Steady: "ties", Turn: "ties",
    Contested: "disputes", Event: "events", Statement: "statements", Position: "positions", Figure: "figures", Tie: "ties", Dispute: "disputes",
}  # fmt: skip


def certain(answer: A) -> tuple[A, int]:
    """The answer with its lists cut to what is sure enough, and how many facts were left out."""
    left: set[bytes] = set()
    return _cut(answer, left), len(left)


def _cut(answer: A, left: set[bytes]) -> A:
    """The answer without doubtful facts; those are noted, each once, wherever it stood."""
    changed: dict[str, Any] = {}
    for name in answer.__struct_fields__:
        value = getattr(answer, name)
        if isinstance(value, tuple) and value and isinstance(value[0], msgspec.Struct):
            left.update(msgspec.json.encode(item) for item in value if not _is_sure(item))
            changed[name] = tuple(_cut(item, left) for item in value if _is_sure(item))
    return msgspec.structs.replace(answer, **changed)


def certain_record(record: Record) -> tuple[Record, int]:
    """The record likewise; an actor stays where a fact that stays names it."""
    kept, left = certain(msgspec.structs.replace(record, actors=(), bonds=()))
    facts: Iterable[Fact] = (*kept.events, *kept.statements, *kept.positions, *kept.figures, *kept.ties, *kept.disputes)
    needed = {a for fact in facts for a in actors_of(fact)}
    actors = [a for a in record.actors if a.id in needed or _is_sure(a)]
    needed |= {role.of for a in actors for role in a.roles if role.of}
    actors = [a for a in record.actors if a.id in needed or _is_sure(a)]
    return msgspec.structs.replace(kept, actors=tuple(actors)), left + len(record.actors) - len(actors)


def left_out(number: int) -> list[str]:
    """The line that says so, where facts were left out."""
    return ["", f"{number:,} doubtful {'fact' if number == 1 else 'facts'} not shown: --doubtful shows them"] if number else []


def _is_sure(item: msgspec.Struct) -> bool:
    if isinstance(item, Split):
        return _is_sure(item.a) and _is_sure(item.b)
    if isinstance(item, Actor):
        return is_shown("groups" if item.kind is Kind.GROUP else "actors", item.confidence)
    kind = _KINDS.get(type(item))
    return kind is None or is_shown(kind, getattr(item, "confidence", None))
