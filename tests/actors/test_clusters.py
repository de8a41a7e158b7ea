"""Pairs of names, the same actor or two, each with its reason: ``tests/cases/actors_pairs.yml``."""

from typing import Any

import pytest

from palmerston.actors import resolve
from palmerston.language.annotation import Annotation
from palmerston.record import Kind
from tests.notation import annotate_flat, load_cases, said_of


def _owners(annotation: Annotation) -> list[str]:
    """The actor of each marked name, in text order; empty for a name that names nobody."""
    found = resolve(annotation)
    return [next((a.id for a in found.actors if any(m[0] >= n.extent[0] and m[1] <= n.extent[1] for m in a.mentions)), "") for n in annotation.names]


@pytest.mark.parametrize("row", load_cases("actors_pairs"), ids=said_of)
def test_pairs(row: dict[str, Any]) -> None:
    owners = _owners(annotate_flat(row["text"]))
    compared = owners if row.get("all") else [owners[n] for n in row.get("of", (0, 1))]
    assert all(compared)
    assert (len(set(compared)) == 1) is row["same"]


def test_title_words_are_not_part_of_a_name() -> None:
    annotation = annotate_flat("[Senator Rand Paul|person] left.")
    assert resolve(annotation).actors[0].aliases == ("Rand Paul",)
    assert resolve(annotation).actors[0].mentions == ((8, 17),)


def test_a_title_alone_names_nobody() -> None:
    assert resolve(annotate_flat("[Mr.|person] left.")).actors == ()


def test_aliases_are_the_words_of_the_mentions_and_the_name_is_the_fullest() -> None:
    found = resolve(annotate_flat("[Bessent|person] left. [Scott Bessent|person] came back. [Bessent|person] sat.")).actors
    assert len(found) == 1
    assert found[0].name == "Scott Bessent"
    assert found[0].aliases == ("Bessent", "Scott Bessent")
    assert len(found[0].mentions) == 3


def test_two_actors_of_one_name_have_two_ids() -> None:
    found = resolve(annotate_flat("[Michael Bloomberg|person] left. [Ford|company] fell. [Ford|person] left. [Harrison Ford|person] sat.")).actors
    assert len({a.id for a in found}) == len(found)


def test_a_state_is_known_by_its_usual_name() -> None:
    found = resolve(annotate_flat("[America|government] sold.")).actors
    assert (found[0].name, found[0].kind) == ("United States", Kind.GOVERNMENT)


@pytest.mark.parametrize(("published", "name"), [("2025-04-17", "Donald Trump"), ("2010-04-17", "Trump"), (None, "Trump")])
def test_the_year_settles_whom_a_bare_surname_of_a_head_of_state_means(published: str | None, name: str) -> None:
    assert resolve(annotate_flat("[Trump|person] left.", published=published)).actors[0].name == name


def test_a_text_without_names_has_no_actors() -> None:
    found = resolve(annotate_flat("Nothing happened."))
    assert (found.actors, found.heads, found.inside, found.references) == ((), {}, {}, {})
