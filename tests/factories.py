"""Records built by hand: two short articles on one quarrel, with their facts, and a stand-in for the pipeline that knows them.

A fact names the words that support it; `at` turns them into an extent, so that nobody counts characters.
"""

import hashlib
from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from palmerston.record import (
    About,
    Actor,
    Code,
    Conversion,
    Corpus,
    CorpusActor,
    CorpusDispute,
    CorpusEvent,
    CorpusFigure,
    CorpusPhase,
    CorpusTie,
    Dispute,
    Document,
    Event,
    Extents,
    Figure,
    Issue,
    Kind,
    Manner,
    Measure,
    Passage,
    Phase,
    Position,
    Record,
    Role,
    Standing,
    Statement,
    Telling,
    Tie,
)

HONEYMOON = (
    "Elon Musk, the chief of Tesla, gave $259 million to the campaign of Donald Trump in 2024. "
    '"I love Donald Trump as much as a straight man can love another man," Musk wrote on 7 February 2025. '
    "Trump has always been for tariffs. Anduril raised $2.5 billion, or 3.386 trillion won."
)
BREAK = (
    "The friendship between Musk and Trump is over. "
    '"This massive spending bill is a disgusting abomination," Musk wrote on 3 June 2025. '
    'Trump said that he was "very disappointed in Elon". '
    "Musk is against tariffs, which he said would cause a recession this year. "
    'Treasury Secretary Bessant answered: "No recession is coming." Bason left the room.'
)


def at(text: str, words: str, *, nth: int = 0) -> tuple[int, int]:
    """The extent of the nth occurrence of some words."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def each(text: str, *words: str) -> Extents:
    """The extents of the first occurrences of some words."""
    return tuple(at(text, w) for w in words)


def document(text: str = "Nothing happened.", *, id: str = "quiet", **known: Any) -> Document:
    """A document with its digest and length."""
    return Document(id=id, text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), characters=len(text), **{"language": "en", **known})


def honeymoon() -> Record:
    """Musk pays and praises; two figures, one position, one phase."""
    text = HONEYMOON
    praise = each(text, "I love Donald Trump as much as a straight man can love another man")
    gift = each(text, "gave $259 million to the campaign of Donald Trump")
    musk = Actor(
        id="a1",
        name="Elon Musk",
        kind=Kind.PERSON,
        aliases=("Elon Musk", "Musk"),
        mentions=(at(text, "Elon Musk"), at(text, "Musk", nth=1)),
        roles=(Role(title="chief", of="a3", evidence=each(text, "chief of Tesla")),),
    )
    trump = Actor(
        id="a2",
        name="Donald Trump",
        kind=Kind.PERSON,
        aliases=("Donald Trump", "Trump"),
        mentions=(at(text, "Donald Trump"), at(text, "Donald Trump", nth=1), at(text, "Trump", nth=2)),
    )
    return Record(
        document=document(text, id="honeymoon", title="The gift", outlet="Daily Ledger", published="2025-03-11", url="https://ledger.example/gift"),
        actors=(
            musk,
            trump,
            Actor(id="a3", name="Tesla", kind=Kind.COMPANY, aliases=("Tesla",), mentions=each(text, "Tesla")),
            Actor(id="a4", name="Anduril", kind=Kind.COMPANY, aliases=("Anduril",), mentions=each(text, "Anduril")),
        ),
        events=(Event(id="e1", code=Code.FUND, doers=("a1",), receivers=("a2",), date="2024", evidence=gift, confidence=0.9),),
        statements=(
            Statement(
                id="s1",
                speaker="a1",
                manner=Manner.DIRECT,
                content=praise,
                cue=each(text, "wrote"),
                about=(About(actor="a2", feeling=1),),
                date="2025-02-07",
            ),
        ),
        positions=(Position(actor="a2", issue="tariffs", stance=1, evidence=each(text, "for tariffs")),),
        figures=(
            Figure(id="f1", value=259_000_000, unit="USD", role=Measure.DONATION, payer="a1", payee="a2", as_of="2024", evidence=each(text, "$259 million")),
            Figure(
                id="f2",
                value=2_500_000_000,
                unit="USD",
                also=(Conversion(value=3_386_000_000_000, unit="KRW"),),
                role=Measure.INVESTMENT,
                payee="a4",
                evidence=each(text, "$2.5 billion"),
            ),
        ),
        ties=(Tie(pair=("a1", "a2"), phases=(Phase(state=Standing.ALLIED, since="2024", until="2025-03", evidence=gift + praise, confidence=0.8),)),),
    )


def breakup() -> Record:
    """Musk attacks, Trump answers, Bessent denies; a doubtful name."""
    text = BREAK
    attack = each(text, "This massive spending bill is a disgusting abomination")
    answer = each(text, "very disappointed in Elon")
    musk = Actor(
        id="a1", name="Elon Musk", kind=Kind.PERSON, aliases=("Musk", "Elon"), mentions=(at(text, "Musk"), at(text, "Musk", nth=1), *each(text, "Elon"))
    )
    treasury = Role(title="Treasury Secretary", evidence=each(text, "Treasury Secretary"))
    return Record(
        document=document(text, id="break", title="The end", outlet="Morning Courier", published="2025-06-06"),
        actors=(
            musk,
            Actor(id="a2", name="Donald Trump", kind=Kind.PERSON, aliases=("Trump",), mentions=(at(text, "Trump"), at(text, "Trump", nth=1))),
            Actor(id="a3", name="Scott Bessent", kind=Kind.PERSON, aliases=("Bessant",), mentions=each(text, "Bessant"), roles=(treasury,)),
            Actor(id="a4", name="Scott Bessent", kind=Kind.PERSON, aliases=("Bason",), mentions=each(text, "Bason"), confidence=0.41),
        ),
        events=(
            Event(id="e1", code=Code.ACCUSE, doers=("a1",), receivers=("a2",), date="2025-06-03", issue="spending bill", evidence=attack, confidence=0.45),
            Event(id="e2", code=Code.REJECT, doers=("a1", "a2"), receivers=("a1", "a2"), evidence=each(text, "The friendship between Musk and Trump is over")),
        ),
        statements=(
            Statement(id="s1", speaker="a1", manner=Manner.DIRECT, content=attack, about=(About(actor="a2", feeling=-1),), date="2025-06-03"),
            Statement(id="s2", speaker="a2", manner=Manner.DIRECT, content=answer, about=(About(actor="a1", feeling=-1),)),
        ),
        positions=(
            Position(actor="a1", issue="tariffs", stance=-1, evidence=each(text, "against tariffs")),
            Position(actor="a2", issue="tariffs", stance=1, evidence=each(text, "tariffs")),
        ),
        ties=(Tie(pair=("a1", "a2"), phases=(Phase(state=Standing.HOSTILE, since="2025-06", evidence=attack + answer, confidence=0.86),)),),
        disputes=(
            Dispute(
                claim=at(text, "would cause a recession this year"),
                claimed_by="a1",
                answer=at(text, "No recession is coming"),
                answered_by="a3",
                about="recession",
            ),
        ),
    )


# ---- a stand-in for the pipeline

KNOWN = {"honeymoon": honeymoon, "break": breakup}


def load_reader() -> str:
    """Nothing to load."""
    return "reader"


def analyse(document: Document, reader: Any) -> Record:  # noqa: ARG001
    """The record built by hand for a document of that text; a bug for a text that says "explode", an empty record for any other."""
    if "explode" in document.text:
        raise ZeroDivisionError("a bug\nof two lines")
    made = next((make() for make in KNOWN.values() if make().document.text == document.text), None)
    known = replace(document, published=made.document.published, outlet=made.document.outlet) if made else document
    return replace(made or Record(document=document), document=known)


def gather(records: Iterable[Record]) -> tuple[Corpus, dict[tuple[str, str], str]]:
    """Actors of one name are one; the phases of one pair follow each other; nothing else is fused."""
    found = list(records)
    identity = {(r.document.id, a.id): a.name.split()[-1].lower() for r in found for a in r.actors}
    actors: dict[str, CorpusActor] = {}
    ties: dict[tuple[str, str], CorpusTie] = {}
    for record in found:
        for actor in record.actors:
            corpus_id = identity[record.document.id, actor.id]
            former = actors.get(corpus_id, CorpusActor(id=corpus_id, name=actor.name, kind=actor.kind))
            telling = Telling(document=record.document.id, evidence=actor.mentions, fact=actor.id)
            aliases = tuple(dict.fromkeys(former.aliases + actor.aliases))
            actors[corpus_id] = replace(former, aliases=aliases, tellings=(*former.tellings, telling))
        for tie in record.ties:
            a, b = (identity[record.document.id, x] for x in tie.pair)
            told = ties.get((a, b), CorpusTie(pair=(a, b), phases=(), confidence=0.7))
            ties[a, b] = replace(told, phases=told.phases + tuple(_phase(p, record.document.id) for p in tie.phases), acts=told.acts + 2)
    corpus = Corpus(
        actors=tuple(actors.values()),
        events=tuple(_event(e, r.document.id, identity, f"E{i}{e.id}") for i, r in enumerate(found) for e in r.events),
        figures=tuple(_figure(f, r.document.id, identity) for r in found for f in r.figures),
        issues=(Issue(id="tariffs", name="tariffs", aliases=("tariffs", "duties")),),
        ties=tuple(ties.values()),
        disputes=tuple(_dispute(d, r.document.id, identity) for r in found for d in r.disputes),
    )
    return corpus, identity


def _phase(phase: Phase, of: str) -> CorpusPhase:
    evidence = tuple(Passage(document=of, extent=e) for e in phase.evidence)
    return CorpusPhase(state=phase.state, since=phase.since, until=phase.until, evidence=evidence, confidence=phase.confidence)


def _event(event: Event, of: str, identity: dict[tuple[str, str], str], id: str) -> CorpusEvent:
    return CorpusEvent(
        id=id,
        code=event.code,
        doers=tuple(identity[of, a] for a in event.doers),
        receivers=tuple(identity[of, a] for a in event.receivers),
        date=event.date,
        issue=event.issue,
        tellings=(Telling(document=of, evidence=event.evidence, fact=event.id),),
        confidence=event.confidence,
    )


def _figure(figure: Figure, of: str, identity: dict[tuple[str, str], str]) -> CorpusFigure:
    return CorpusFigure(
        id=figure.id,
        value=figure.value,
        unit=figure.unit,
        also=figure.also,
        role=figure.role,
        payer=identity.get((of, figure.payer or "")),
        payee=identity.get((of, figure.payee or "")),
        as_of=figure.as_of,
        tellings=(Telling(document=of, evidence=figure.evidence, fact=figure.id),),
    )


def _dispute(dispute: Dispute, of: str, identity: dict[tuple[str, str], str]) -> CorpusDispute:
    return CorpusDispute(
        claim=Passage(document=of, extent=dispute.claim),
        claimed_by=identity.get((of, dispute.claimed_by or "")),
        answer=Passage(document=of, extent=dispute.answer),
        answered_by=identity.get((of, dispute.answered_by or "")),
        about=dispute.about,
    )
