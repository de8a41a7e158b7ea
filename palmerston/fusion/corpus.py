"""What many records say together: events, figures and issues with their tellings, disputes side by side."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from palmerston.actors.spellings import folded, slug
from palmerston.fusion.corroboration import corroboration_of
from palmerston.fusion.events import merge as merge_events
from palmerston.fusion.events import same_act
from palmerston.fusion.figures import merge as merge_figures
from palmerston.fusion.figures import same_quantity
from palmerston.fusion.identity import Local
from palmerston.record import CorpusDispute, CorpusEvent, CorpusFigure, Event, Figure, Issue, Passage, Record, Telling

Origins = Mapping[str, str]
Ids = Mapping[Local, str]


def _renamer(document: str, ids: Ids) -> Callable[[str], str]:
    return lambda actor: ids[document, actor]


def _ids(actors: Iterable[str], name: Callable[[str], str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name(a) for a in actors))


def corpus_events(records: Iterable[Record], ids: Ids, origins: Origins) -> tuple[CorpusEvent, ...]:
    """Events of all records, each act once, in order of first telling.

    Two documents tell one act where code and sides are the same and a date, or an issue, is the same too: without either they may tell two.
    """
    blocks: dict[tuple[str, tuple[str, ...], tuple[str, ...]], list[int]] = defaultdict(list)
    found: list[tuple[Event, list[Telling]]] = []
    for record in records:
        document, name = record.document.id, _renamer(record.document.id, ids)
        for e in record.events:
            event = msgspec.structs.replace(e, doers=_ids(e.doers, name), receivers=_ids(e.receivers, name), by=name(e.by) if e.by else None)
            telling = Telling(document=document, evidence=e.evidence, fact=e.id)
            block = blocks[e.code, tuple(sorted(event.doers)), tuple(sorted(event.receivers))]
            at = next((n for n in block if _one_act(found[n][0], event, found[n][1], document)), None)
            if at is None:
                block.append(len(found))
                found.append((event, [telling]))
            else:
                found[at] = (merge_events(found[at][0], event), [*found[at][1], telling])
    return tuple(_corpus_event(n, event, tellings, origins) for n, (event, tellings) in enumerate(found, 1))


def _one_act(known: Event, new: Event, told: Sequence[Telling], document: str) -> bool:
    if any(t.document == document for t in told) or not same_act(known, new):
        return False
    dated = known.date is not None and new.date is not None and min(len(known.date), len(new.date)) >= 7
    return dated or (known.issue is not None and new.issue is not None)


def _corpus_event(number: int, e: Event, tellings: Sequence[Telling], origins: Origins) -> CorpusEvent:
    return CorpusEvent(
        id=f"e{number}", code=e.code, doers=e.doers, receivers=e.receivers, date=e.date, status=e.status, issue=e.issue, by=e.by, tellings=tuple(tellings),
        corroboration=corroboration_of(tellings, origins), confidence=e.confidence,
    )  # fmt: skip


def corpus_figures(records: Iterable[Record], ids: Ids, origins: Origins) -> tuple[CorpusFigure, ...]:
    """Figures of all records, each quantity once, in order of first telling."""
    blocks: dict[tuple[float | int | None, str | None], list[int]] = defaultdict(list)
    found: list[tuple[Figure, list[Telling]]] = []
    for record in records:
        name = _renamer(record.document.id, ids)
        for f in record.figures:
            figure = _renamed_figure(f, name)
            telling = Telling(document=record.document.id, evidence=f.evidence, fact=f.id)
            block = blocks[f.value, f.unit]
            at = next((n for n in block if same_quantity(found[n][0], figure)), None)
            if at is None:
                block.append(len(found))
                found.append((figure, [telling]))
            else:
                found[at] = (merge_figures(found[at][0], figure), [*found[at][1], telling])
    return tuple(_corpus_figure(n, f, tellings, origins) for n, (f, tellings) in enumerate(found, 1))


def _renamed_figure(f: Figure, name: Callable[[str], str]) -> Figure:
    return msgspec.structs.replace(f, payer=name(f.payer) if f.payer else None, payee=name(f.payee) if f.payee else None, by=name(f.by) if f.by else None)


def _corpus_figure(number: int, f: Figure, tellings: Sequence[Telling], origins: Origins) -> CorpusFigure:
    return CorpusFigure(
        id=f"f{number}", value=f.value, high=f.high, unit=f.unit, approximate=f.approximate, also=f.also, role=f.role, of=f.of, payer=f.payer, payee=f.payee,
        as_of=f.as_of, by=f.by, tellings=tuple(tellings), corroboration=corroboration_of(tellings, origins), confidence=f.confidence,
    )  # fmt: skip


def corpus_disputes(records: Iterable[Record], ids: Ids) -> tuple[CorpusDispute, ...]:
    """Disputes of each document, with corpus-wide actors, in reading order."""
    found = []
    for record in records:
        document, name = record.document.id, _renamer(record.document.id, ids)
        for d in record.disputes:
            found.append(
                CorpusDispute(
                    claim=Passage(document=document, extent=d.claim),
                    claimed_by=name(d.claimed_by) if d.claimed_by else None,
                    answer=Passage(document=document, extent=d.answer),
                    answered_by=name(d.answered_by) if d.answered_by else None,
                    about=d.about,
                    confidence=d.confidence,
                )
            )
    return tuple(found)


def corpus_issues(records: Iterable[Record]) -> tuple[Issue, ...]:
    """Issues of positions and events, one id for wordings with the same words, the most used wording as name."""
    wordings: dict[str, Counter[str]] = defaultdict(Counter)
    for record in records:
        for issue in [*(p.issue for p in record.positions), *(e.issue for e in record.events)]:
            if issue:
                wordings[" ".join(sorted({w.rstrip("s") for w in folded(issue).split()}))][issue] += 1
    found = []
    taken: Counter[str] = Counter()
    for counts in sorted(wordings.values(), key=lambda c: (-c.total(), min(c))):
        name = counts.most_common(1)[0][0]
        taken[slug(name)] += 1
        new = slug(name) if taken[slug(name)] == 1 else f"{slug(name)}-{taken[slug(name)]}"
        found.append(Issue(id=new, name=name, aliases=tuple(counts)))
    return tuple(found)
