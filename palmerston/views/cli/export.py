"""`palmerston export`: records, the corpus, or JSON lines, as the contract spells them."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from palmerston.views.cli.failures import plainly
from palmerston.views.cli.options import DEFAULT_STORE, StoreFile

export = typer.Typer(help="Write records or the corpus to files.", no_args_is_help=True, rich_markup_mode=None, epilog="Example: palmerston export jsonl -")

Target = Annotated[str, typer.Argument(metavar="FILE", help="Where to; - for standard output.")]
WithText = Annotated[bool, typer.Option("--with-text", help="Add each document's text.")]


@export.command("records", epilog="Example: palmerston export records records/ --with-text")
@plainly
def export_records(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder; it is made.")],
    with_text: WithText = False,
    store: StoreFile = DEFAULT_STORE,
) -> None:
    """Write one file a document, and index.json, which maps ids to files."""
    from palmerston.store.questions import records
    from palmerston.views.cli.opening import gathered_store
    from palmerston.views.export import write_records

    with gathered_store(store) as opened:
        number = write_records(records(opened), folder, with_text=with_text)
    typer.echo(f"{number} records in {folder}", err=True)


@export.command("jsonl", epilog="Example: palmerston export jsonl records.jsonl")
@plainly
def export_jsonl(file: Target, with_text: WithText = False, store: StoreFile = DEFAULT_STORE) -> None:
    """Write one record a line."""
    from palmerston.store.questions import records
    from palmerston.views.cli.opening import gathered_store
    from palmerston.views.export import write_jsonlines

    with gathered_store(store) as opened:
        _write(file, write_jsonlines(records(opened), with_text=with_text))


@export.command("corpus", epilog="Example: palmerston export corpus corpus.json")
@plainly
def export_corpus(file: Target, store: StoreFile = DEFAULT_STORE) -> None:
    """Write what all documents say together, as one JSON object."""
    from palmerston.record import Corpus
    from palmerston.store import corpus_of
    from palmerston.views.cli.opening import gathered_store
    from palmerston.views.export import write_corpus

    with gathered_store(store) as opened:
        _write(file, write_corpus(corpus_of(opened) or Corpus()))


def _write(file: str, pieces: Iterable[bytes]) -> None:
    from palmerston.views.export.files import write_whole

    if file != "-":
        write_whole(Path(file), pieces)
        return
    for piece in pieces:
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()
