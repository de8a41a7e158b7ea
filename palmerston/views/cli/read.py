"""`palmerston read`: documents in, records in the store; a run that was killed goes on where it was."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from palmerston.views.cli.failures import one_line, plainly
from palmerston.views.cli.options import DEFAULT_STORE, AsJson, StoreFile

if TYPE_CHECKING:
    from palmerston.record import Document
    from palmerston.sources import Unread
    from palmerston.store import Run, Store
    from palmerston.views.cli.progress import Bar
    from palmerston.views.cli.workers import Analysed

LANGUAGE = "en"  # the language whose facts are read


@plainly
def read(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files (.txt .md .html .jsonl .jsonl.gz), folders of them, or - for standard input.")],
    store: StoreFile = DEFAULT_STORE,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="The day, for documents that do not say theirs.")] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="The outlet, for documents that do not name theirs.")] = None,
    again: Annotated[bool, typer.Option("--again", help="Read unchanged documents as well.")] = False,
    workers: Annotated[int | None, typer.Option(min=1, metavar="N", help="Processes that read; two, where there are two cores.")] = None,
    as_json: AsJson = False,
) -> None:
    """Read documents into the store; what did not change since it was read is passed over.

    The same command goes on where a killed one was. The exit status is 1 where a document could not be read.
    """
    from palmerston import pipeline, sources
    from palmerston.store import begin_run, open_store
    from palmerston.views.cli.progress import Bar
    from palmerston.views.cli.workers import analyse_all, default_workers

    items = sources.collect(paths, published=published, outlet=outlet)
    with open_store(store) as opened, Bar(sources.count(paths)) as bar:
        tally = Tally(opened, begin_run(), bar, as_json=as_json)
        new = tally.unread(items, again=again)
        for found in analyse_all(new, workers=workers or default_workers(), load=pipeline.load_reader, analyse=pipeline.analyse):
            tally.put(found, again=again)
    if not as_json:
        typer.echo(f"{tally.summary()} in {store}")
    if tally.failed:
        raise typer.Exit(1)


class Tally:
    """What became of each document: told as it happens, counted for the end."""

    def __init__(self, store: "Store", run: "Run", bar: "Bar", *, as_json: bool) -> None:
        self.added = self.changed = self.unchanged = self.failed = self.foreign = 0
        self._store = store
        self._run = run
        self._bar = bar
        self._as_json = as_json

    def unread(self, items: "Iterable[Document | Unread]", *, again: bool) -> "Iterator[Document]":
        """Those items that are to be analysed; the others are told and counted."""
        from palmerston.sources import Unread
        from palmerston.store import has

        for item in items:
            if isinstance(item, Unread):
                self._fail(item.place, str(item.error))
            elif not again and has(self._store, item, program=self._run.program):
                self._pass_over(item)
            else:
                yield item

    def put(self, found: "Analysed", *, again: bool) -> None:
        """Store a record, or tell why there is none."""
        from palmerston.errors import StoreUnusable
        from palmerston.store import Outcome, put

        document = found.document
        if found.record is None:
            self._fail(document.id, f"{document.id}: a fault of the program, please report it: {found.error}")
            return
        try:
            outcome = put(self._store, found.record, source=document, run=self._run, again=again)
        except StoreUnusable:
            raise
        except Exception as error:
            self._fail(document.id, f"{document.id}: a fault of the program, please report it: {one_line(error)}")
            return
        if outcome is Outcome.UNCHANGED:
            self._pass_over(document)
            return
        self.added += outcome is Outcome.ADDED
        self.changed += outcome is Outcome.CHANGED
        self._tell(document, found, outcome)

    def summary(self) -> str:
        """One line: "3 read (1 changed), 1 unchanged, 0 failed"."""
        notes = [f"{self.changed} changed" if self.changed else "", f"{self.foreign} in another language" if self.foreign else ""]
        noted = ", ".join(note for note in notes if note)
        return f"{self.added + self.changed} read{f' ({noted})' if noted else ''}, {self.unchanged} unchanged, {self.failed} failed"

    def _tell(self, document: "Document", found: "Analysed", outcome: str) -> None:
        record = found.record
        language = record.document.language if record else None
        foreign = language is not None and language != LANGUAGE
        self.foreign += foreign
        if self._as_json and record is not None:
            kinds = ("actors", "events", "statements", "positions", "figures", "ties", "disputes")
            self._line(document=document.id, outcome=outcome, language=language, characters=document.characters, **{k: len(getattr(record, k)) for k in kinds})
        elif foreign:
            self._bar.say(f"{document.id}: in another language ({language}), stored without facts")
        self._bar.advance(document.characters)

    def _pass_over(self, document: "Document") -> None:
        self.unchanged += 1
        if self._as_json:
            self._line(document=document.id, outcome="unchanged", characters=document.characters)
        else:
            self._bar.say(f"{document.id}: unchanged")
        self._bar.advance(0)

    def _fail(self, place: str, error: str) -> None:
        self.failed += 1
        if self._as_json:
            self._line(document=place, outcome="failed", error=error)
        self._bar.say(f"palmerston: {error}")
        self._bar.advance(0)

    def _line(self, **known: object) -> None:
        import msgspec

        typer.echo(msgspec.json.encode(known).decode())
