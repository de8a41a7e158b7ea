"""The properties themselves: each is shown a record that breaks it, so that it cannot hold of everything."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from evaluation.properties import PROPERTIES, direct_without_marks, figures_without_number, mentions_without_alias, nested_mentions, outside_the_text
from palmerston.record import Actor, Event, Figure, Kind, Manner, Record, Role, Statement
from tests.factories import breakup, document, each, honeymoon

TEXT = 'Ann said: "It costs $2.5 billion." Bob came.'
ANN = Actor(id="ann", name="Ann", kind=Kind.PERSON, aliases=("Ann",), mentions=((0, 3),))


def _record(**facts: object) -> Record:
    return Record(document=document(TEXT), **{"actors": (ANN,), **facts})


def _statement(words: str, manner: Manner = Manner.DIRECT, text: str = TEXT) -> Record:
    said = Statement(id="s1", manner=manner, content=each(text, words))
    return Record(document=document(text), statements=(said,))


def _figure(value: float | None, words: str, text: str = TEXT) -> Record:
    return Record(document=document(text), figures=(Figure(id="f1", value=value, evidence=each(text, words)),))


@pytest.mark.parametrize("name", list(PROPERTIES))
def test_records_built_by_hand_keep_every_property(name: str) -> None:
    assert [PROPERTIES[name](r) for r in (honeymoon(), breakup(), _record())] == [[], [], []]


@pytest.mark.parametrize(
    ("broken", "is_broken"),
    [
        (_record(actors=(replace(ANN, mentions=((0, 99),)),)), outside_the_text),
        (_record(actors=(replace(ANN, mentions=()),)), outside_the_text),
        (_record(actors=(replace(ANN, mentions=((3, 3),)),)), outside_the_text),
        (_record(actors=(replace(ANN, roles=(Role(title="chief", evidence=()),)),)), outside_the_text),
        (_record(events=(Event(id="e1", code="CONSULT", doers=("ann",), evidence=((40, 99),)),)), outside_the_text),
        (_record(actors=(replace(ANN, aliases=("Anne",)),)), mentions_without_alias),
        (_record(actors=(replace(ANN, aliases=("Ann", "Anne")),)), mentions_without_alias),
        (_record(actors=(ANN, replace(ANN, id="bob", mentions=((1, 3),)))), nested_mentions),
        (_figure(2_600_000_000, "$2.5 billion"), figures_without_number),
        (_figure(2_500_000_000, "It costs"), figures_without_number),
        (_statement("Ann said"), direct_without_marks),
        (_statement("Bob came"), direct_without_marks),
    ],
)
def test_a_broken_record_is_found(broken: Record, is_broken: Callable[[Record], list[str]]) -> None:
    assert len(is_broken(broken)) == 1


@pytest.mark.parametrize(
    ("value", "words", "text"),
    [
        (2_500_000_000, "$2.5 billion", TEXT),
        (1345, "1,345 contracts", "They cut 1,345 contracts."),
        (3, "three men", "There were three men."),
        (0.27, "27 cents", "It costs 27 cents."),
        (25, "1 in 4", "It hits 1 in 4 workers."),
        (80, "eight out of 10", "It hits eight out of 10 workers."),
        (None, "thousands of people", "There were thousands of people."),
    ],
)
def test_a_figure_that_holds_its_number(value: float | None, words: str, text: str) -> None:
    assert figures_without_number(_figure(value, words, text)) == []


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("It costs", TEXT),  # the beginning of a quotation
        ("billion.", TEXT),  # its end
        ("the old way", "He called it “the old way” again."),
        ("goes on", '"One thing.\n"It goes on'),  # a quotation that nobody closes
        ("he is great", "\"They say 'he is great' often,\" she said."),
        ("Mr. Trump", "”Mr. Trump is great.” He left."),  # typed the wrong way round
        ("second", '"First," he said, "second."'),
    ],
)
def test_a_quotation_that_stands_in_its_marks(words: str, text: str) -> None:
    assert direct_without_marks(_statement(words, text=text)) == []


@pytest.mark.parametrize(
    ("words", "text"), [("he said", '"First," he said, "second."'), ("again", "He called it “the old way” again."), ("free", "He is free.")]
)
def test_words_outside_of_the_marks_are_found(words: str, text: str) -> None:
    assert len(direct_without_marks(_statement(words, text=text))) == 1


def test_what_is_not_direct_needs_no_marks() -> None:
    assert direct_without_marks(_statement("Bob came", Manner.INDIRECT)) == []
