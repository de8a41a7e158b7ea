"""A record with corpus-wide actor ids: the same id in two records is the same actor. Nothing else of the record changes."""

from collections.abc import Callable, Iterable, Mapping

from msgspec.structs import replace

from palmerston.extents import length, outermost
from palmerston.record import About, Actor, Dispute, Event, Figure, Position, Record, Role, Statement, Tie

Renamed = Callable[[str], str]


def relabelled(record: Record, same_as: Mapping[str, str]) -> Record:
    """The record with every actor id replaced; actors of this document that are one actor of the corpus become one.

    Args:
        record: with ids of its own.
        same_as: corpus-wide id of each of its actors; an actor that is not in it keeps its own id behind the document's.
    """

    def renamed(actor: str) -> str:
        return same_as.get(actor) or f"{record.document.id}/{actor}"

    return replace(
        record,
        actors=_actors(record.actors, renamed),
        events=tuple(_event(e, renamed) for e in record.events),
        statements=tuple(_statement(s, renamed) for s in record.statements),
        positions=_distinct(replace(p, actor=renamed(p.actor)) for p in record.positions),
        figures=tuple(_figure(f, renamed) for f in record.figures),
        ties=_ties(record.ties, renamed),
        disputes=tuple(_dispute(d, renamed) for d in record.disputes),
    )


def _distinct(positions: Iterable[Position]) -> tuple[Position, ...]:
    return tuple(dict.fromkeys(positions))


def _each(actors: Iterable[str], renamed: Renamed) -> tuple[str, ...]:
    return tuple(dict.fromkeys(renamed(a) for a in actors))


def _maybe(actor: str | None, renamed: Renamed) -> str | None:
    return None if actor is None else renamed(actor)


def _actors(actors: Iterable[Actor], renamed: Renamed) -> tuple[Actor, ...]:
    found: dict[str, list[Actor]] = {}
    for actor in actors:
        roles = tuple(replace(r, of=_maybe(r.of, renamed)) for r in actor.roles)
        found.setdefault(renamed(actor.id), []).append(replace(actor, id=renamed(actor.id), roles=roles))
    return tuple(same[0] if len(same) == 1 else _merged(same) for same in found.values())


def _merged(same: list[Actor]) -> Actor:
    """One actor for several; the fullest name and the kind of the one most often named, everything else of all of them."""
    chief = max(same, key=lambda a: len(a.mentions))
    judged = [a.confidence for a in same if a.confidence is not None]
    roles: tuple[Role, ...] = tuple(dict.fromkeys(r for a in same for r in a.roles))
    return Actor(
        id=chief.id,
        name=max((a.name for a in same), key=lambda name: (len(name.split()), name == chief.name)),
        kind=chief.kind,
        aliases=tuple(dict.fromkeys(alias for a in same for alias in a.aliases)),
        mentions=outermost([m for a in same for m in a.mentions]),
        roles=roles,
        confidence=min(judged, default=None),
    )


def _event(event: Event, renamed: Renamed) -> Event:
    return replace(event, doers=_each(event.doers, renamed), receivers=_each(event.receivers, renamed), by=_maybe(event.by, renamed))


def _statement(statement: Statement, renamed: Renamed) -> Statement:
    speaker = _maybe(statement.speaker, renamed)
    about: dict[str, About] = {}
    for shown in statement.about:
        actor = renamed(shown.actor)
        if actor != speaker:
            about.setdefault(actor, About(actor=actor, feeling=shown.feeling))
    return replace(statement, speaker=speaker, about=tuple(about.values()))


def _figure(figure: Figure, renamed: Renamed) -> Figure:
    return replace(figure, payer=_maybe(figure.payer, renamed), payee=_maybe(figure.payee, renamed), by=_maybe(figure.by, renamed))


def _dispute(dispute: Dispute, renamed: Renamed) -> Dispute:
    return replace(dispute, claimed_by=_maybe(dispute.claimed_by, renamed), answered_by=_maybe(dispute.answered_by, renamed))


def _ties(ties: Iterable[Tie], renamed: Renamed) -> tuple[Tie, ...]:
    """No tie of an actor with itself; of two ties of one pair the one that rests on more words."""
    kept: dict[frozenset[str], Tie] = {}
    for tie in ties:
        pair = (renamed(tie.pair[0]), renamed(tie.pair[1]))
        key = frozenset(pair)
        if len(key) == 2 and (key not in kept or _weight(kept[key]) < _weight(tie)):
            kept[key] = replace(tie, pair=pair)
    return tuple(kept.values())


def _weight(tie: Tie) -> int:
    return sum(length(e) for phase in tie.phases for e in phase.evidence)
