"""Titles before, behind and under a name: ``tests/cases/actors_roles.yml``."""

from typing import Any

import pytest

from palmerston.actors import resolve
from tests.notation import annotate_notation, load_cases, names_of_actors, said_of


@pytest.mark.parametrize("row", load_cases("actors_roles"), ids=said_of)
def test_roles(row: dict[str, Any]) -> None:
    actors = resolve(annotate_notation(row["text"], row["tree"])).actors
    names = names_of_actors(actors)
    who = next(a for a in actors if a.name == row["who"])
    assert [{"title": r.title, "of": names[r.of]} for r in who.roles] == row["roles"]


def test_a_role_stands_on_the_words_that_tell_it() -> None:
    annotation = annotate_notation("[Elon Musk|person], the chief executive of [Tesla|company], left.",
        "left > nsubj Musk; Musk > appos executive:NOUN; executive > amod chief, nmod Tesla; Tesla > case of")  # fmt: skip
    role = next(r for a in resolve(annotation).actors for r in a.roles)
    assert [annotation.text[a:b] for a, b in role.evidence] == ["chief executive of Tesla"]
