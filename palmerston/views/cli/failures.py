"""What a command says when something goes wrong: one line on stderr and an exit status, never a trace."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import ParamSpec, TypeVar

import typer

from palmerston.errors import PalmerstonError

INTERRUPTED = 130  # what shells report for Ctrl-C
P = ParamSpec("P")
T = TypeVar("T")


def plainly(command: Callable[P, T]) -> Callable[P, T]:
    """A command that ends with one line and a status where it fails.

    A reader that closed its end of the pipe is no failure. PALMERSTON_DEBUG=1 lets an unexpected error through with its trace.
    """

    @wraps(command)
    def run(*args: P.args, **options: P.kwargs) -> T:
        try:
            return command(*args, **options)
        except BrokenPipeError:
            _forget_output()
            raise typer.Exit(0) from None
        except PalmerstonError as error:
            raise _ended(str(error), 1) from None
        except KeyboardInterrupt:
            raise _ended("interrupted: what was stored is kept, and the same command goes on from there", INTERRUPTED) from None
        except (typer.Exit, typer.Abort, typer.BadParameter):
            raise
        except Exception as error:
            if os.environ.get("PALMERSTON_DEBUG"):
                raise
            raise _ended(f"a fault of the program, please report it: {one_line(error)}", 1) from None

    return run


def one_line(error: BaseException) -> str:
    """Kind and message of an unexpected error on one line."""
    said = " ".join(str(error).split())
    return f"{type(error).__name__}: {said[:300]}" if said else type(error).__name__


def _ended(said: str, status: int) -> typer.Exit:
    with suppress(OSError):
        typer.echo(f"palmerston: {' '.join(said.split())}", err=True)
    return typer.Exit(status)


def _forget_output() -> None:
    """Keep Python from flushing to the closed pipe once more at its end."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
