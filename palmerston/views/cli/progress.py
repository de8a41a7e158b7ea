"""How far a long command is, on stderr: documents, characters a second, time left; silent where stderr is no terminal."""

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class Bar:
    """A progress bar that also prints lines above itself; used as a context."""

    def __init__(self, total: int | None) -> None:
        self._total = total
        self._characters = 0
        self._started = time.monotonic()
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> "Bar":
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[speed]}"), TimeRemainingColumn())
            self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
            self._task = self._progress.add_task("reading", total=self._total, speed="")
            self._progress.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._progress is not None:
            self._progress.stop()

    def advance(self, characters: int) -> None:
        """One more document is done; `characters` of it were analysed."""
        self._characters += characters
        if self._progress is not None and self._task is not None:
            speed = self._characters / max(time.monotonic() - self._started, 0.001)
            self._progress.update(self._task, advance=1, speed=f"{speed:,.0f} characters/s")

    def say(self, line: str) -> None:
        """Print one line on stderr."""
        if self._progress is not None:
            self._progress.console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            typer.echo(line, err=True)
