import pytest

from palmerston.language.annotation import ROOT
from tests.notation import annotate_notation


def test_marks_leave_the_text_and_become_spans() -> None:
    found = annotate_notation("~[Rand Paul|person]~ {said} <prices fell>.", "said > nsubj Paul, ccomp fell; fell > nsubj prices")
    assert found.text == "Rand Paul said prices fell."
    assert [(n.kind, found.text[slice(*n.extent)]) for n in found.names] == [("person", "Rand Paul")]
    assert [(a.role, found.text[slice(*a.extent)]) for a in found.attributions] == [("source", "Rand Paul"), ("cue", "said"), ("content", "prices fell")]


def test_a_tree_gives_governors_relations_and_parts_of_speech() -> None:
    found = annotate_notation("The court did not hear [Exxon|company].", "hear > nsubj court, aux did, advmod not, obj Exxon")
    assert [(w.text, w.upos, w.relation) for w in found.words] == [
        ("The", "DET", "det"), ("court", "NOUN", "nsubj"), ("did", "AUX", "aux"), ("not", "ADV", "advmod"),
        ("hear", "VERB", "root"), ("Exxon", "PROPN", "obj"), (".", "PUNCT", "punct"),
    ]  # fmt: skip
    assert [w.head for w in found.words] == [1, 4, 4, 4, ROOT, 4, 4]


def test_any_word_of_a_name_stands_for_its_head() -> None:
    tree = "left > nsubj Paul"
    person, body = (annotate_notation(f"[Rand Paul|{kind}] left.", tree) for kind in ("person", "company"))
    assert [w.relation for w in person.words[:2]] == ["nsubj", "flat"]
    assert [w.relation for w in body.words[:2]] == ["compound", "nsubj"]


def test_the_second_of_equal_words_has_a_number() -> None:
    found = annotate_notation("Prices fell. Prices rose.", "fell > nsubj Prices; rose > nsubj Prices#2")
    assert [w.head for w in found.words] == [1, ROOT, 1, 4, ROOT, 4]
    assert [w.sentence for w in found.words] == [0, 0, 0, 1, 1, 1]


@pytest.mark.parametrize(
    ("text", "tree", "reason"),
    [
        ("Prices fell sharply.", "fell > nsubj Prices", "says nothing of 'sharply'"),
        ("Prices fell.", "rose > nsubj Prices", "no word of"),
        ("Prices fell.", "fell > Prices", "no edge"),
        ("[Paul left.", "left > nsubj Paul", "stay open"),
        ("Paul|person] left.", "left > nsubj Paul", "closes nothing"),
    ],
)  # fmt: skip
def test_a_slip_in_a_row_is_told(text: str, tree: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        annotate_notation(text, tree)
