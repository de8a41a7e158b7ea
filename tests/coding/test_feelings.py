"""What is said, and the feeling that it shows to each actor it names: ``tests/cases/coding_feelings.yml``."""

from typing import Any

import pytest

from palmerston.coding.feelings import feeling_of_cue
from tests.coding.rows import coded
from tests.notation import load_cases, names_of_actors, said_of


@pytest.mark.parametrize("row", load_cases("coding_feelings"), ids=said_of)
def test_feelings(row: dict[str, Any]) -> None:
    record = coded(row)
    names = names_of_actors(record.actors)
    assert {names[a.actor]: a.feeling for a in record.statements[0].about} == row["about"]


@pytest.mark.parametrize(("cue", "feeling"), [("praise", 1), ("slam", -1), ("say", 0)])
def test_some_cues_show_a_feeling_themselves(cue: str, feeling: int) -> None:
    assert feeling_of_cue(cue) == feeling
