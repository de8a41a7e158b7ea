"""The command line: `palmerston read`, `show`, `export`; each command in a module of its own, heavy imports inside of it."""

import typer

from palmerston.version import __version__
from palmerston.views.cli.export import export
from palmerston.views.cli.read import read
from palmerston.views.cli.show import show

app = typer.Typer(
    name="palmerston",
    help="Read the news and keep a sourced, dated record of who stands with whom, over what, for how much, and who says so.",
    epilog="Example: palmerston read articles/ && palmerston show",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command(epilog="Example: palmerston read articles/ --published 2025-06-06")(read)
app.command(epilog='Example: palmerston show trump "elon musk"')(show)
app.add_typer(export, name="export")


def _version(asked: bool) -> None:
    if asked:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _palmerston(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version and leave."),
) -> None:
    pass


def main() -> None:
    """The entry point; a command says itself what goes wrong (`failures.plainly`)."""
    app()
