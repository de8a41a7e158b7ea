"""An open store with its questions as methods: what `palmerston show` asks, for Python."""

from collections.abc import Iterator
from types import TracebackType

from palmerston.errors import NoSuchThing
from palmerston.record import Record
from palmerston.store import Store, refresh
from palmerston.store import questions as ask


class OpenStore:
    """A store and the questions it answers; actors are named as on the command line.

    The corpus is gathered again where documents were read since.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        try:
            self._gather()
        except BaseException:
            store.close()
            raise

    def brief(self) -> ask.Brief:
        """The corpus at a glance."""
        return ask.brief(self._store)

    def actor(self, name: str) -> ask.Profile:
        """An actor.

        Raises:
            NoSuchThing: where nobody, or more than one, may be meant.
        """
        return ask.actor(self._store, self._id(name))

    def pair(self, a: str, b: str) -> ask.Pair:
        """How two actors stand with each other.

        Raises:
            NoSuchThing: where nobody, or more than one, may be meant by a name.
        """
        return ask.pair(self._store, self._id(a), self._id(b))

    def document(self, name: str) -> ask.Reading:
        """A document by its id or number.

        Raises:
            NoSuchThing: where there is none.
        """
        return ask.document(self._store, name)

    def records(self) -> Iterator[Record]:
        """All records with corpus-wide actor ids, in the order of reading, one at a time."""
        return ask.records(self._store)

    def close(self) -> None:
        """Close the file; nothing can be asked afterwards."""
        self._store.close()

    def __enter__(self) -> "OpenStore":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _gather(self) -> None:
        from palmerston.pipeline import gather

        refresh(self._store, gather)

    def _id(self, name: str) -> str:
        found = ask.one_actor(self._store, name)
        if isinstance(found, tuple):
            raise NoSuchThing(f"{name!r} may mean {', '.join(match.who.name for match in found)}: give more of the name, or an id")
        return found.id
