"""Names and words looked up for an answer: each text and each actor is fetched once."""

from collections.abc import Iterable

from palmerston.errors import NoSuchThing
from palmerston.extents import Extent, words_of
from palmerston.record import CorpusEvent, CorpusFigure, Kind, Statement, extents_of
from palmerston.store.corpus import identity_of
from palmerston.store.database import Store
from palmerston.store.questions.answers import Act, Amount, Feeling, Place, Quote, Who


class Lookup:
    """Turns ids and extents into names and words, for the length of one question."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._texts: dict[str, tuple[int, str | None, str]] = {}
        self._actors: dict[str, Who] = {}
        self._identities: dict[str, dict[str, str]] = {}

    def who(self, actor: str) -> Who:
        """An actor of the corpus.

        Raises:
            NoSuchThing: where there is none of that id.
        """
        if actor not in self._actors:
            row = self.store.row("SELECT name, kind FROM corpus_actors WHERE id = ?", (actor,))
            if row is None:
                raise NoSuchThing(f"no actor {actor!r} in the store {self.store.path}: `palmerston show` lists whom there is")
            self._actors[actor] = Who(id=actor, name=row[0], kind=Kind(row[1]))
        return self._actors[actor]

    def maybe(self, actor: str | None) -> Who | None:
        """An actor of the corpus, or None for None."""
        return None if actor is None else self.who(actor)

    def local(self, document: str, actor: str | None) -> Who | None:
        """The corpus's actor behind an actor of one document; None for None, or where it was not gathered."""
        if document not in self._identities:
            self._identities[document] = identity_of(self.store, document)
        return self.maybe(self._identities[document].get(actor or ""))

    def told(self, document: str) -> str | None:
        """The day a document was published, or None."""
        return self._source(document)[1]

    def place(self, document: str, extents: Iterable[Extent]) -> Place:
        """Where extents of one document stand, from the first start to the last end, and their words."""
        number, _, text = self._source(document)
        found = sorted(extents)
        words = " … ".join(words_of(text, extent) for extent in found)
        return Place(document=document, number=number, start=found[0][0], end=found[-1][1], words=words)

    def act(self, event: CorpusEvent) -> Act:
        """An event with names and the words of its first telling."""
        first = event.tellings[0]
        return Act(
            id=event.id,
            code=event.code,
            doers=tuple(self.who(a) for a in event.doers),
            receivers=tuple(self.who(a) for a in event.receivers),
            date=event.date,
            told=self.told(first.document),
            status=event.status,
            issue=event.issue,
            by=self.maybe(event.by),
            corroboration=event.corroboration,
            confidence=event.confidence,
            place=self.place(first.document, first.evidence),
        )

    def quote(self, document: str, statement: Statement) -> Quote:
        """A statement of one document, with names and its content."""
        about = ((self.local(document, a.actor), a.feeling) for a in statement.about)
        return Quote(
            id=statement.id,
            speaker=self.local(document, statement.speaker),
            manner=statement.manner,
            about=tuple(Feeling(actor=who, feeling=feeling) for who, feeling in about if who is not None),
            date=statement.date,
            told=self.told(document),
            confidence=statement.confidence,
            place=self.place(document, statement.content or extents_of(statement)),
        )

    def amount(self, figure: CorpusFigure) -> Amount:
        """A figure with names and the words of its first telling."""
        first = figure.tellings[0]
        return Amount(
            id=figure.id,
            value=figure.value,
            high=figure.high,
            unit=figure.unit,
            approximate=figure.approximate,
            also=figure.also,
            role=figure.role,
            of=figure.of,
            payer=self.maybe(figure.payer),
            payee=self.maybe(figure.payee),
            as_of=figure.as_of,
            by=self.maybe(figure.by),
            corroboration=figure.corroboration,
            confidence=figure.confidence,
            place=self.place(first.document, first.evidence),
        )

    def _source(self, document: str) -> tuple[int, str | None, str]:
        if document not in self._texts:
            sql = "SELECT d.number, v.published, v.text FROM documents d JOIN versions v ON v.number = d.number AND v.current WHERE d.id = ?"
            row = self.store.row(sql, (document,))
            if row is None:
                raise NoSuchThing(f"no document {document!r} in the store {self.store.path}")
            self._texts[document] = (row[0], row[1], row[2])
        return self._texts[document]


def origins(store: Store, documents: Iterable[str]) -> int:
    """How many independent origins documents have: one for each outlet, or each document that names none; reprints count as what they reprint."""
    found = set()
    for document in set(documents):
        row = store.row("SELECT origin FROM corpus_origins WHERE document = ?", (document,))
        found.add(row[0] if row else document)
    return len(found)
