import pytest

from palmerston.coding.codebook import Frame, cues_of, definition_of
from palmerston.data import word_list
from palmerston.record import Code


def test_the_codebook_holds_the_twenty_codes_and_no_other() -> None:
    assert set(word_list("codebook")) == set(Code)


@pytest.mark.parametrize("code", list(Code))
def test_every_code_has_a_definition_and_words_that_tell_it(code: Code) -> None:
    assert definition_of(code).endswith(".")
    assert any(word_list("codebook")[code].get(frame) for frame in Frame)


@pytest.mark.parametrize(
    ("lemma", "noun", "code"),
    [
        ("praise", False, Code.SUPPORT),
        ("criticize", False, Code.ACCUSE),
        ("meet", False, Code.CONSULT),
        ("fire", False, Code.DISMISS),
        ("donate", False, Code.FUND),
        ("attack", True, Code.ACCUSE),
    ],
)
def test_a_word_tells_its_code(lemma: str, noun: bool, code: Code) -> None:
    assert code in {cue.code for cue in cues_of(lemma, noun=noun)}


def test_most_words_tell_nothing() -> None:
    assert cues_of("see", noun=False) == ()
    assert cues_of("table", noun=True) == ()


def test_the_most_demanding_cue_is_tried_first() -> None:
    demanding = [cue.companion is not None for cue in cues_of("sign", noun=False)]
    assert demanding == sorted(demanding, reverse=True)
