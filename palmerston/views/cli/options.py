"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

StoreFile = Annotated[Path, typer.Option("--store", metavar="FILE", help="The store.")]
AsJson = Annotated[bool, typer.Option("--json", help="Answer as JSON, for programs.")]
DEFAULT_STORE = Path("palmerston.db")
