from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from palmerston import confidence, pipeline
from tests import factories

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line in an empty folder, with the pipeline that knows the two articles."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    for name in ("load_reader", "analyse", "gather"):
        monkeypatch.setattr(pipeline, name, getattr(factories, name))
    from palmerston.views.cli import app

    return lambda *words, **options: CliRunner().invoke(app, list(words), **options)


@pytest.fixture(autouse=True)
def scales(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of all chances are shown, whatever the scales that are shipped."""
    plain = confidence.Scale(knots=((0.0, 0.0), (1.0, 1.0)), shown=0.5, marked=False)
    every = dict.fromkeys(confidence.scales(), plain)
    monkeypatch.setattr(confidence, "scales", lambda: every)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with the two articles; the praise is read first, by name."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "1-honeymoon.txt").write_text(factories.HONEYMOON)
    (folder / "2-break.txt").write_text(factories.BREAK)
    return folder
