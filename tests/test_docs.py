"""The pages say what the program does: generated ones are fresh, every command stands in the README, every link leads somewhere."""

import re
from pathlib import Path

import pytest

from docs.generate import PAGE, check_described, page
from docs.readme import page as readme_page
from palmerston.pipeline import load_reader
from palmerston.record import Code, Kind, Manner, Measure, Standing, Status
from tests.golden.rewrite import computes_alike

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
PAGES = [p for p in (README, *sorted((ROOT / "docs").rglob("*.md")), ROOT / "evaluation" / "README.md") if p.exists()]

_LINK = re.compile(r"\[[^\]]*\]\((?!https?:|mailto:|#)([^)#\s]+)")
# Of the machines that this was written on, nothing may be told.
_OF_A_MACHINE = re.compile(r"(?<![\w.])/(?:work|home|root|tmp|Users)/\w+")


def commands() -> list[str]:
    """The commands of the command line, subcommands with their group: "read", "export corpus"."""
    from palmerston.views.cli import app

    found = [c.name or c.callback.__name__ for c in app.registered_commands if c.callback]
    for group in app.registered_groups:
        assert group.typer_instance is not None
        found += [f"{group.name} {c.name or c.callback.__name__}" for c in group.typer_instance.registered_commands if c.callback]
    return found


def test_the_page_of_the_record_is_fresh() -> None:
    assert PAGE.read_text("utf-8") == page(), "stale: python -m docs.generate"


def test_the_readme_prints_what_the_program_prints() -> None:
    if not computes_alike(load_reader()):
        pytest.skip("this processor rounds int8 otherwise than the one that the README was printed on")
    assert README.read_text("utf-8").splitlines() == readme_page().splitlines(), "stale: python -m docs.readme"


def test_every_theme_of_the_story_has_a_line() -> None:
    assert "not found yet" not in README.read_text("utf-8")


def test_every_field_is_described() -> None:
    check_described()


@pytest.mark.parametrize("words", [Code, Kind, Manner, Measure, Standing, Status])
def test_every_word_of_a_vocabulary_is_in_the_docs(words: type[Code]) -> None:
    text = PAGE.read_text("utf-8")
    assert [w for w in words if f"| `{w}` |" not in text] == []


def test_there_are_commands() -> None:
    assert {"read", "show", "export records", "export corpus", "export jsonl"} <= set(commands())


def test_every_command_is_in_the_readme() -> None:
    text = README.read_text("utf-8")
    assert [c for c in commands() if f"palmerston {c}" not in text] == []


def test_every_command_that_the_readme_names_exists() -> None:
    named = {m.group(1) for m in re.finditer(r"^\s*(?:\$ |\.venv/bin/)?palmerston ([a-z]+)", README.read_text("utf-8"), re.MULTILINE)}
    assert named - {c.split()[0] for c in commands()} == set()


@pytest.mark.parametrize("path", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_link_of_a_page_leads_somewhere(path: Path) -> None:
    assert [link for link in _LINK.findall(path.read_text("utf-8")) if not (path.parent / link).exists()] == []


def _written() -> list[Path]:
    """What people wrote here, and no folder of tools."""
    folders = ("palmerston", "tests", "training", "evaluation", "docs", "examples", "scripts")
    kept = {".py", ".md", ".yml", ".json", ".txt", ".toml", ".sh", ""}
    found = [
        p
        for f in folders
        for p in (ROOT / f).rglob("*")
        if p.is_file() and p.suffix in kept and not any(part.startswith((".", "__pycache__")) for part in p.relative_to(ROOT).parts)
    ]
    return [*found, *(ROOT / n for n in ("README.md", "pyproject.toml", "try", "check") if (ROOT / n).exists())]


def test_nothing_names_a_path_of_one_machine() -> None:
    told = {
        p: m.group() for p in _written() if p.suffix != ".pyc" and p != Path(__file__) and (m := _OF_A_MACHINE.search(p.read_text("utf-8", errors="ignore")))
    }
    assert {str(p.relative_to(ROOT)): words for p, words in told.items()} == {}
