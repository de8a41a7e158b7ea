import pytest

from palmerston.views.cli.amounts import counted, number, valued
from palmerston.views.cli.layout import clean, cut, listed, row


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (259_000_000, "USD", "$259 million"),
        (2_500_000_000, "USD", "$2.5 billion"),
        (3_386_000_000_000, "KRW", "3.386 trillion KRW"),
        (7_500, "USD", "$7,500"),
        (0.5, "USD", "$0.5"),
        (-3, "EUR", "-€3"),
        (12, "percent", "12 percent"),
        (794, "contract", "794 contracts"),
        (1, "contract", "1 contract"),
        (3, "country", "3 countries"),
        (40_000, "person", "40,000 people"),
        (5, None, "5"),
    ],
)
def test_a_value_is_shown_with_its_unit(value: float, unit: str | None, shown: str) -> None:
    assert valued(value, unit) == shown


def test_a_number_whose_digits_would_be_lost_is_written_out() -> None:
    assert number(1_234_567) == "1,234,567"
    assert number(1_234_000) == "1.234 million"
    assert number(10**30) == f"{10**30:,}"


def test_nouns_are_counted() -> None:
    assert [counted(noun) for noun in ("box", "policeman", "day", "troops")] == ["boxes", "policemen", "days", "troops"]


def test_a_text_is_cut_to_columns_not_characters() -> None:
    assert cut("abcdef", 6) == "abcdef"
    assert cut("abcdefg", 6) == "abcde…"
    assert cut("新聞新聞", 6) == "新聞…"


def test_a_line_ends_at_the_right_edge() -> None:
    assert row("left", "[1:2]", 20) == "left           [1:2]"
    assert row("a very long left side", "[1:2]", 20) == "a very long…   [1:2]"


def test_a_list_tells_how_many_did_not_fit() -> None:
    assert listed(["tariffs", "bill", "debt"], 30) == "tariffs · bill · debt"
    assert listed(["tariffs", "bill", "debt"], 20) == "tariffs · 2 more"


def test_news_cannot_move_the_cursor() -> None:
    assert clean("a\x1b[2Jb\rc\u202ed") == "a [2Jb c d"
