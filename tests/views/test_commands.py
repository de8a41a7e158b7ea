import os
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

from palmerston.version import __version__
from tests.views.conftest import Run

ROOT = Path(__file__).parents[2]
COMMANDS = ((), ("read",), ("show",), ("export",), ("export", "records"), ("export", "jsonl"), ("export", "corpus"))


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_help_ends_with_an_example(run: Run, command: tuple[str, ...]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert result.stdout.rstrip().splitlines()[-1].startswith("  Example: palmerston ")


def test_the_version_is_that_of_the_project(run: Run) -> None:
    assert run("--version").stdout == f"{__version__}\n"
    assert tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"] == __version__


def test_help_imports_nothing_heavy() -> None:
    code = "import sys; from palmerston.views.cli import app\ntry: app(['--help'])\nexcept SystemExit: pass\nprint(','.join(sorted(sys.modules)))"
    started = time.monotonic()
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()[-1].split(",")
    assert time.monotonic() - started < 2, "a start takes 0.1 s; many times that means heavy imports"
    assert not {"numpy", "onnxruntime", "sqlite3", "msgspec", "trafilatura", "rapidfuzz", "palmerston.pipeline"} & set(loaded)


def test_a_reader_that_leaves_is_no_error(run: Run, articles: Path, tmp_path: Path) -> None:
    run("read", str(articles))
    code = "from palmerston import pipeline\nfrom tests import factories\npipeline.gather = factories.gather\nfrom palmerston.views.cli import main\nmain()"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code, "export", "jsonl", "-", "--with-text"]
    with subprocess.Popen(command, cwd=tmp_path, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as writing:
        assert writing.stdout is not None
        assert writing.stderr is not None
        writing.stdout.close()
        assert writing.stderr.read() == ""


def test_an_unexpected_error_is_one_line(run: Run, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from palmerston import pipeline

    monkeypatch.setattr(pipeline, "gather", lambda _records: {}["missing"])
    run("read", str(articles))
    result = run("show")
    assert result.exit_code == 1
    assert result.stderr == "palmerston: a fault of the program, please report it: KeyError: 'missing'\n"
