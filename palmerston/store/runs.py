"""Which version, models and settings wrote a row."""

import uuid
from dataclasses import dataclass

from palmerston.store.database import Store, now
from palmerston.version import __version__


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One call of the program; its row is written together with the first row that it writes.

    Attributes:
        id: unique among all runs of all machines.
        program: version of the program.
        models: names and digests of the trained models, or an empty string.
        settings: what differed from the defaults, or an empty string.
        started: ISO 8601, UTC.
    """

    id: str
    program: str
    models: str = ""
    settings: str = ""
    started: str


def begin_run(*, program: str = __version__, models: str = "", settings: str = "") -> Run:
    """A new run, starting now; nothing is written yet."""
    return Run(id=uuid.uuid4().hex, program=program, models=models, settings=settings, started=now())


def runs(store: Store) -> tuple[Run, ...]:
    """All runs that wrote something, the oldest first."""
    found = store.rows("SELECT id, program, models, settings, started FROM runs ORDER BY started, rowid")
    return tuple(Run(id=r[0], program=r[1], models=r[2], settings=r[3], started=r[4]) for r in found)
