"""Whose stance it is that the reader sees, and on what."""

from dataclasses import replace

import numpy as np
import pytest

from palmerston.actors import resolve
from palmerston.coding.positions import find_positions
from palmerston.language.annotation import Annotation, Attribution, Stance
from palmerston.language.pairing import Floats
from palmerston.record import Manner, Position, Statement
from tests.factories import at
from tests.notation import annotate_notation


class _Seeing:
    """A reader that takes one actor's word for the holder of every stance."""

    def __init__(self, holder: int | None, chance: float) -> None:
        self.labels = {"holder": ["no", "yes"], "coreference": ["no", "yes"]}
        self.holder, self.chance = holder, chance

    def chances(self, layer: str, pairs: list[tuple[int, int]]) -> Floats:
        yes = [self.chance if layer == "holder" and i == self.holder else 0.01 for i, _ in pairs]
        return np.array([[1 - y, y] for y in yes], dtype=np.float32).reshape(-1, 2)

    def share_window(self, a: int, b: int) -> bool:  # noqa: ARG002
        return True


def _read(
    marked: str, tree: str, words: str, *, value: int, chance: float = 0.9, holder: str | None = None, sure: float = 0.9, issue: str = ""
) -> Annotation:
    """A sentence in bracket notation, in which the reader sees a stance in `words`."""
    annotation = annotate_notation(marked, tree)
    texts = [w.text for w in annotation.words]

    def span(phrase: str) -> tuple[int, int]:
        inside = annotation.words_in(at(annotation.text, phrase))
        return inside[0], inside[-1] + 1

    first, end = span(words)
    stance = Stance(value=value, extent=at(annotation.text, words), first=first, end=end, chance=chance)
    named = (Attribution(role="issue", extent=at(annotation.text, issue), first=span(issue)[0], end=span(issue)[1]),) if issue else ()
    pairing = _Seeing(texts.index(holder) if holder else None, sure)
    return replace(annotation, stances=(stance,), issues=named, pairing=pairing)  # type: ignore[arg-type]


def _found(annotation: Annotation, statements: tuple[Statement, ...] = ()) -> list[tuple[str, str, int]]:
    actors = resolve(annotation)
    positions: tuple[Position, ...] = find_positions(annotation, actors, statements)
    names = {a.id: a.name for a in actors.actors}
    return [(names[p.actor], p.issue, p.stance) for p in positions]


OPPOSED = ("[Elon Musk|person] opposed the tariffs.", "opposed > nsubj Musk, obj tariffs", "opposed the tariffs")
REFUSAL = (
    "[Ted Cruz|person] praised the [Senate|government]'s refusal of hearings.",
    "praised > nsubj Cruz, obj refusal; refusal > nmod:poss Senate, nmod hearings; Senate > case 's; hearings > case of", "refusal of hearings",
)  # fmt: skip


@pytest.mark.parametrize(
    ("annotation", "found"),
    [
        # the reader's own word
        (_read(*OPPOSED, value=-1, holder="Musk"), [("Elon Musk", "tariffs", -1)]),
        # the grammar adds to what the reader hardly sees: the subject of the words' verb, the owner of their noun
        (_read(*OPPOSED, value=-1, holder="Musk", sure=0.2), [("Elon Musk", "tariffs", -1)]),
        (_read(*REFUSAL, value=-1, issue="hearings", holder="Senate", sure=0.2), [("U.S. Senate", "hearings", -1)]),
        # ... and is not enough alone, nor is the subject of another verb
        (_read(*OPPOSED, value=-1), []),
        (_read(*REFUSAL, value=-1, issue="hearings", holder="Cruz", sure=0.2), []),
        # what the reader is hardly sure of is none
        (_read(*OPPOSED, value=-1, chance=0.5), []),
        # words without a noun name no issue
        (_read("[Elon Musk|person] objected.", "objected > nsubj Musk", "objected", value=-1, holder="Musk"), []),
    ],
)
def test_whose_stance_it_is(annotation: Annotation, found: list[tuple[str, str, int]]) -> None:
    assert _found(annotation) == found


def test_who_speaks_holds_what_is_said() -> None:
    text, tree = "Tariffs are a mistake, said [Elon Musk|person].", "said > ccomp mistake:NOUN, nsubj Musk; mistake > nsubj Tariffs, cop are"
    annotation = _read(text, tree, "Tariffs are a mistake", value=-1, issue="Tariffs", holder="Musk", sure=0.1)
    said = Statement(id="s1", speaker="elon-musk", manner=Manner.INDIRECT, content=(at(annotation.text, "Tariffs are a mistake"),))
    assert _found(annotation, (said,)) == [("Elon Musk", "Tariffs", -1)]


def test_one_actor_issue_and_stance_is_one_position() -> None:
    annotation = _read(*OPPOSED, value=-1, holder="Musk")
    assert len(_found(replace(annotation, stances=annotation.stances * 2))) == 1
