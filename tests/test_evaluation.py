"""The measures measure what they say: floors, rows of the table, figures and days of the seeds, counts of broken facts."""

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from evaluation.check_floors import corpus_hash, fallen, raised
from evaluation.invariants import count
from evaluation.score import KINDS, Measured, append, table_head
from evaluation.seeds import days, days_of, figures_found, figures_wrong
from evaluation.speed import installed_size, write_copies
from palmerston.record import Figure, Record
from tests.factories import at, document, honeymoon

# ---- floors


@pytest.mark.parametrize(("score", "falls"), [(0.5, False), (0.499, True), (0.9, False)])
def test_a_score_under_its_floor_is_told(score: float, falls: bool) -> None:
    assert bool(fallen({"dev": {"events": 0.5}}, {"dev": {"events": score}})) is falls


def test_a_score_that_is_missing_has_fallen_and_a_set_that_was_not_measured_has_not() -> None:
    floors = {"dev": {"events": 0.5}, "seeds": {"events": 0.5}}
    assert fallen(floors, {"dev": {}}) == ["dev: events 0.000 is under its floor 0.500"]


def test_a_floor_is_raised_and_never_lowered() -> None:
    assert raised({"dev": {"events": 0.5, "ties": 0.2}}, {"dev": {"events": 0.7, "ties": 0.1, "characters/s": 9000.0}}) == {
        "dev": {"events": 0.69, "ties": 0.2}
    }


def test_another_gold_has_another_hash(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}")
    before = corpus_hash(tmp_path)
    assert corpus_hash(tmp_path) == before
    (tmp_path / "a.json").write_text("[]")
    assert corpus_hash(tmp_path) != before


def test_the_floors_that_are_kept_name_kinds_that_are_scored() -> None:
    kept = json.loads((Path(__file__).parents[1] / "evaluation" / "floors.json").read_text("utf-8"))
    assert set(kept["corpus"]) == set(kept["floors"])
    assert {kind for floors in kept["floors"].values() for kind in floors} <= {*KINDS, "record", "identity", "corpus ties"}


# ---- the table


def test_a_row_has_a_cell_for_each_column() -> None:
    row = Measured(name="dev", scores={"record": 0.39, "events": 0.25}, characters=12_345.6).row("2025-06-06", "abc1234")
    assert row.count("|") == table_head().splitlines()[0].count("|")
    assert row.startswith("| 2025-06-06 | abc1234 | dev | 0.390 |")
    assert row.endswith("| 12,346 |")


def test_rows_are_added_under_what_was_measured_before(tmp_path: Path) -> None:
    path = tmp_path / "SCORES.md"
    append(["| one |"], path)
    append(["| two |"], path)
    text = path.read_text("utf-8")
    assert text.count(table_head()) == 1
    assert text.endswith("| one |\n| two |\n")


# ---- the seeds

TEXT = "It cost $2.5 billion, and two men left."


def _figure(value: float | None, unit: str, words: str) -> Figure:
    return Figure(id="f", value=value, unit=unit, evidence=(at(TEXT, words),))


def _gold(words: str = "$2.5 billion", **known: Any) -> dict[str, Any]:
    return {"value": 2_500_000_000, "unit": "USD", "evidence": [list(at(TEXT, words))], **known}


def _record(*figures: Figure) -> Record:
    return Record(document=document(TEXT), figures=figures)


@pytest.mark.parametrize(
    ("figure", "found"),
    [
        (_figure(2_500_000_000, "USD", "$2.5 billion"), True),
        (_figure(2.5, "USD", "$2.5 billion"), False),
        (_figure(2_500_000_000, "EUR", "$2.5 billion"), False),
        (_figure(2_500_000_000, "USD", "two men"), False),  # elsewhere
    ],
)
def test_a_figure_is_found_with_value_unit_and_place(figure: Figure, found: bool) -> None:
    assert [len(x) for x in figures_found([_gold()], _record(figure))] == [int(found), int(not found)]


def test_what_the_gold_does_not_ask_for_is_not_missed() -> None:
    assert figures_found([_gold(optional=True), _gold(value=None)], _record()) == ([], [])


def test_a_figure_that_the_gold_does_not_know_is_wrong_and_an_optional_one_counts_neither_way() -> None:
    known, unknown = _figure(2_500_000_000, "USD", "$2.5 billion"), _figure(2, "man", "two men")
    assert figures_wrong([_gold()], _record(known, unknown)) == (2, ["2 man: 'two men'"])
    assert figures_wrong([_gold(optional=True)], _record(known)) == (0, [])
    assert figures_wrong([_gold(value=1, accept={"value": [2_500_000_000]})], _record(known)) == (1, [])


def test_days_of_the_gold_are_those_of_its_required_facts() -> None:
    facts = [{"date": "2025-06-06"}, {"date": "2025-06"}, {"date": None}, {"date": "2025-06-07", "optional": True}]
    assert days({"events": facts, "statements": [], "positions": [], "figures": [{"as_of": "2025-06-08"}]}) == {"2025-06-06", "2025-06-08"}


def test_days_of_a_record_are_those_of_all_of_its_facts() -> None:
    assert {"2025-03-11", "2025-02-07", "2024"} <= days_of(honeymoon())


# ---- invariants, speed


def test_what_is_broken_is_counted_and_shown(capsys: pytest.CaptureFixture[str]) -> None:
    whole = honeymoon()
    broken = replace(whole, actors=(replace(whole.actors[0], aliases=("Nobody",)), *whole.actors[1:]))
    documents, facts, violations = count([whole, broken], show=5)
    assert (documents, violations.total()) == (2, 1)
    assert facts == 2 * (4 + 1 + 1 + 1 + 2 + 1)
    assert "Nobody" in capsys.readouterr().out


def test_copies_of_the_examples_are_all_different(tmp_path: Path) -> None:
    characters = write_copies(tmp_path, 2)
    texts = [p.read_text("utf-8") for p in tmp_path.glob("*.txt")]
    assert len(set(texts)) == len(texts)
    assert sum(map(len, texts)) == characters


def test_the_size_of_a_folder_is_that_of_its_files(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "a").write_bytes(b"x" * 2_000_000)
    (tmp_path / "b").write_bytes(b"x" * 500_000)
    assert installed_size(tmp_path) == 2.5
