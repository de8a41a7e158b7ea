"""Lines for a terminal: cut to its width, never wrapped, each ending in where it comes from."""

import os
import shutil
import sys
from collections.abc import Iterable, Sequence

from palmerston.store.questions import Place

NARROWEST = 60
PLAIN_WIDTH = 100  # columns where there is no terminal
LABEL = 15  # columns of the first word of a line


def width() -> int:
    """Columns of the terminal; what COLUMNS says, or 100, where there is none."""
    if sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdecimal():
        return max(shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns, NARROWEST)
    return PLAIN_WIDTH


def clean(text: str) -> str:
    """A text without characters that would move the cursor or change colours: news is not trusted."""
    return "".join(c if c.isprintable() else " " for c in text)


def cut(text: str, columns: int) -> str:
    """A text of at most so many columns, an ellipsis in place of what is cut."""
    from rich.cells import cell_len, set_cell_size

    if cell_len(text) <= columns:
        return text
    return set_cell_size(text, max(columns - 1, 0)).rstrip() + "…"


def padded(text: str, columns: int) -> str:
    """A text of exactly so many columns, two of them blank at its end."""
    from rich.cells import cell_len

    shown = cut(text, columns - 2)
    return shown + " " * (columns - cell_len(shown))


def reference(place: Place) -> str:
    """Where something stands, short: ``[document:start]``."""
    return f"[{place.number}:{place.start}]"


def row(left: str, right: str, columns: int) -> str:
    """A line with its end at the right edge, the rest cut to what is left."""
    if not right:
        return cut(left, columns).rstrip()
    return padded(left, columns - len(right)) + right


def quoted(words: str, columns: int) -> str:
    """Words in quotation marks, cut inside of them."""
    return f"“{cut(clean(words), max(columns - 2, 8))}”"


def listed(items: Iterable[str], columns: int) -> str:
    """As many items as fit, between dots; how many more there are at the end."""
    found = [clean(item) for item in items]
    for kept in range(len(found), 1, -1):
        more = f" · {len(found) - kept} more" if kept < len(found) else ""
        line = " · ".join(found[:kept]) + more
        if len(line) <= columns:
            return line
    more = f" · {len(found) - 1} more" if len(found) > 1 else ""
    return cut(found[0], columns - len(more)) + more if found else ""


def labelled(label: str, lines: Sequence[str]) -> list[str]:
    """Lines under a label at the left of the first."""
    return [(label if i == 0 else "").ljust(LABEL) + line for i, line in enumerate(lines)]
