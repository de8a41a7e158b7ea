"""Events: who did what to whom, when, in what status, by whose word.

An event is written down where what is heard of it is likely enough.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import msgspec

from palmerston.actors import Actors
from palmerston.coding.acts import find_acts
from palmerston.coding.candidates import Candidate
from palmerston.coding.clauses import clause_extent, date_of
from palmerston.coding.cued import find_cued
from palmerston.coding.issues import issue_at
from palmerston.coding.pairs import Pairs
from palmerston.coding.speakers import teller_of
from palmerston.coding.witnesses import Heard, chance_of, gathered
from palmerston.confidence import calibrated
from palmerston.extents import overlaps
from palmerston.language.annotation import Annotation
from palmerston.language.predicates import Arguments, arguments_of
from palmerston.record import Code, Event, Statement, Status

# From this chance on an act is written down: where the F1 of events is best.
_ENOUGH = 0.19


def find_events(annotation: Annotation, actors: Actors, statements: Sequence[Statement], pairs: Pairs | None) -> tuple[Event, ...]:
    """Events in text order; told twice in one sentence they are one. Empty where nobody does anything that the codes know."""
    acts = [(heard, chance_of(heard, read=pairs is not None)) for heard in hear(annotation, actors, statements, pairs)]
    found = [_event(annotation, actors, candidate, chance, statements) for candidate, chance in _likely(acts)]
    kept: list[Event] = []
    for event in sorted(found, key=lambda e: (e.evidence[0], -len(e.receivers))):
        if not any(_same_in_sentence(event, other) for other in kept):
            kept.append(event)
    return tuple(msgspec.structs.replace(event, id=f"e{number}") for number, event in enumerate(kept, 1))


def hear(annotation: Annotation, actors: Actors, statements: Sequence[Statement], pairs: Pairs | None) -> list[Heard]:
    """Every act that a witness speaks of, likely or not."""
    return gathered(annotation, (*find_acts(annotation, actors, pairs), *find_cued(annotation, actors), *_voiced(annotation, statements)))


def _likely(acts: Sequence[tuple[Heard, float]]) -> Iterator[tuple[Candidate, float]]:
    """Acts with enough chance, those of one doer and code in a sentence joined; what both sides do to each other is one."""
    most: dict[tuple[int, str, str | None], float] = {}
    for heard, chance in acts:
        key = heard.sentence, heard.doer, heard.receiver
        most[key] = max(chance, most.get(key, 0.0))
    enough: dict[tuple[int, Code], dict[tuple[str, str | None], tuple[Candidate, float]]] = {}
    for heard, chance in acts:
        # One pair does one thing in a sentence, unless its words say two.
        alone = heard.best.witness == "cued" or chance == most[heard.sentence, heard.doer, heard.receiver]
        if chance >= _ENOUGH and alone:
            enough.setdefault((heard.sentence, heard.code), {})[heard.doer, heard.receiver] = replace(heard.best, status=heard.status), chance
    for pairs in enough.values():
        yield from _joined(pairs)


def _joined(pairs: dict[tuple[str, str | None], tuple[Candidate, float]]) -> Iterator[tuple[Candidate, float]]:
    """Pairs of one sentence and code as few candidates: mutual acts once, receivers of one doer together, doers of one act together."""
    mutual = {(d, r) for d, r in pairs if r is not None and (r, d) in pairs}
    yield from _mutual(pairs, mutual)
    by_doer: dict[str, list[tuple[str | None, Candidate, float]]] = {}
    for (doer, receiver), (candidate, chance) in pairs.items():
        if (doer, receiver) not in mutual:
            by_doer.setdefault(doer, []).append((receiver, candidate, chance))
    cued = {c.predicate for c, _ in pairs.values() if c.witness == "cued"}
    acts: dict[tuple[int, tuple[str, ...]], tuple[Candidate, float]] = {}
    for doer, told in by_doer.items():
        # Where the words of an act name its doer, others that the reader sees there only stand by: "Doe, the brother of Roe, criticized him".
        if all(c.witness != "cued" and c.predicate in cued for _, c, _ in told):
            continue
        named = [item for item in told if item[0] is not None] or told
        receivers = tuple(r for r, _, _ in named if r is not None)
        _, candidate, chance = max(named, key=lambda item: item[2])
        before = acts.get((candidate.predicate, receivers))
        doers = (*(before[0].doers if before else ()), doer)
        acts[candidate.predicate, receivers] = candidate.by(doers).towards(receivers), max(chance, before[1] if before else 0.0)
    yield from acts.values()


def _mutual(pairs: dict[tuple[str, str | None], tuple[Candidate, float]], mutual: set[tuple[str, str]]) -> Iterator[tuple[Candidate, float]]:
    """What actors do to each other, all sides of one predicate in one candidate."""
    sides: dict[int, dict[str, None]] = {}
    best: dict[int, tuple[Candidate, float]] = {}
    for doer, receiver in ((d, r) for d, r in pairs if r is not None and (d, r) in mutual):
        candidate, chance = pairs[doer, receiver]
        sides.setdefault(candidate.predicate, {}).update({doer: None, receiver: None})
        if chance > best.get(candidate.predicate, (candidate, 0.0))[1]:
            best[candidate.predicate] = candidate, chance
    for predicate, (candidate, chance) in best.items():
        yield candidate.between(tuple(sides[predicate])), chance


def _same_in_sentence(a: Event, b: Event) -> bool:
    near = overlaps(a.evidence[0], b.evidence[0])
    return near and a.code is b.code and set(a.doers) <= set(b.doers) and (set(a.receivers) <= set(b.receivers))


def _event(annotation: Annotation, actors: Actors, candidate: Candidate, chance: float, statements: Sequence[Statement]) -> Event:
    predicate = candidate.predicate
    by = teller_of(annotation.words[predicate].extent, statements)
    if by in candidate.doers:
        by = None
    arguments = arguments_of(annotation, predicate) if annotation.words[predicate].upos == "VERB" else None
    return Event(
        id="", code=candidate.code, doers=candidate.doers, receivers=candidate.receivers, date=date_of(annotation, predicate), status=candidate.status,
        issue=_issue(annotation, actors, arguments), by=by, evidence=(candidate.extent or clause_extent(annotation, predicate),),
        confidence=calibrated("events", chance),
    )  # fmt: skip


def _issue(annotation: Annotation, actors: Actors, arguments: Arguments | None) -> str | None:
    named = frozenset(actors.inside)
    heads = [
        *(arguments.objects if arguments else ()),
        *(h for p, h in (arguments.obliques if arguments else ()) if p in {"over", "on", "about", "for", "against", "to"}),
    ]
    for head in heads:
        if actors.at(head) is None and not any(overlaps(t.extent, annotation.words[head].extent) for t in annotation.times):
            found = issue_at(annotation, head, keep=named)
            if found is not None:
                return found
    return None


def _voiced(annotation: Annotation, statements: Sequence[Statement]) -> Iterator[Candidate]:
    """Praise and blame in what is said: the speaker is the doer."""
    for statement in statements:
        if statement.speaker is None:
            continue
        spans = [statement.content[0], *statement.cue]
        extent = min(s for s, _ in spans), max(e for _, e in spans)
        words = annotation.words_in(extent)
        if not words:
            continue
        predicate = next((i for c in statement.cue for i in annotation.words_in(c) if annotation.words[i].upos == "VERB"), words[0])
        for about in [a for a in statement.about if a.feeling][:2]:
            yield Candidate(
                witness="voiced", doers=(statement.speaker,), receivers=(about.actor,), code=Code.SUPPORT if about.feeling > 0 else Code.ACCUSE,
                status=Status.DONE, chance=1.0, predicate=predicate, extent=extent if extent[1] - extent[0] <= 300 else statement.content[0],
            )  # fmt: skip
