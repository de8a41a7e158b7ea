"""A claim and what is set against it, beside opinions that merely differ."""

import pytest

from palmerston.fusion import fuse
from palmerston.record import Actor, Dispute, Kind, Manner, Record, Statement
from tests.factories import at, document

NAMES = ("Ann", "Bob")


def _record(*said: tuple[str | None, str, str]) -> Record:
    """A text of sentences "SPEAKER CUE CONTENT.", each a statement."""
    text, statements = "", []
    for n, (speaker, cue, content) in enumerate(said, 1):
        sentence = f"{speaker or 'Somebody'} {cue} {content}. "
        base = len(text) + len(speaker or "Somebody") + 1
        start = base + len(cue) + 1
        statements.append(
            Statement(id=f"s{n}", speaker=speaker, manner=Manner.INDIRECT, cue=((base, base + len(cue)),), content=((start, start + len(content)),))
        )
        text += sentence
    actors = tuple(Actor(id=n, name=n, kind=Kind.PERSON, mentions=(at(text, n),)) for n in NAMES if n in text)
    return Record(document=document(text), actors=actors, statements=tuple(statements))


def _disputes(*said: tuple[str | None, str, str]) -> tuple[Dispute, ...]:
    return fuse(_record(*said)).disputes


@pytest.mark.parametrize(
    "said",
    [
        # a cue that denies
        [("Ann", "said", "the savings reached $160 billion"), ("Bob", "disputed", "that the savings reached that sum")],
        # words that deny
        [("Ann", "said", "the savings reached $160 billion"), ("Bob", "said", "the claim about savings was false")],
        [("Ann", "said", "the office saved billions"), ("Bob", "said", "there is no evidence that the office saved anything")],
    ],
)
def test_a_claim_and_its_denial_are_a_dispute(said: list[tuple[str, str, str]]) -> None:
    record = _record(*said)
    (dispute,) = _disputes(*said)
    assert (dispute.claimed_by, dispute.answered_by) == ("Ann", "Bob")
    assert dispute.claim == record.statements[0].content[0]
    assert dispute.answer[0] < dispute.answer[1] <= record.document.characters
    assert dispute.answer[0] > dispute.claim[1]


@pytest.mark.parametrize(
    "said",
    [
        # opinions that differ, and nobody sets one against the other
        [("Ann", "said", "tariffs help farmers"), ("Bob", "said", "tariffs hurt farmers")],
        # nobody disputes himself
        [("Ann", "said", "the savings reached $160 billion"), ("Ann", "said", "the claim about savings was false")],
        # a denial of something that nobody claimed
        [("Bob", "said", "the claim about savings was false")],
        # a denial of something else
        [("Ann", "said", "rain fell in Paris"), ("Bob", "said", "pupils like misleading maths tests")],
        [],
    ],
)
def test_no_dispute(said: list[tuple[str, str, str]]) -> None:
    assert _disputes(*said) == ()


@pytest.mark.parametrize(("between", "expected"), [(3, 1), (4, 0)])
def test_a_claim_stands_at_most_four_statements_back(between: int, expected: int) -> None:
    claim, denial = (
        ("Ann", "said", "the office reached savings of billions on contracts"),
        ("Bob", "said", "the savings of billions on contracts by the office are false"),
    )
    others = [(None, "said", f"number {w} came in") for w in ("one", "two", "three", "four")[:between]]
    assert len(_disputes(claim, *others, denial)) == expected


def test_disputes_are_found_again_the_same() -> None:
    once = fuse(_record(("Ann", "said", "the savings reached $160 billion"), ("Bob", "said", "the claim about savings was false")))
    assert fuse(once) == once
