"""Signs, names and codes of currencies."""

import pytest

from palmerston.language.currencies import name_after, sign_before


@pytest.mark.parametrize(
    ("text", "found"),
    [("US$5", (0, "USD")), ("C$ 5", (0, "CAD")), ("a $5", (2, "USD")), ("CHF 5", (0, "CHF")), ("xCHF 5", None), ("TOP 5", None), ("won 5", None), ("5", None)],
)
def test_a_sign_stands_right_before_its_amount(text: str, found: tuple[int, str] | None) -> None:
    assert sign_before(text, text.index("5")) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("dollars.", (7, "USD", 1.0)),
        ("Canadian dollars in", (16, "CAD", 1.0)),
        ("South Korean won", (16, "KRW", 1.0)),
        ("Mark Rutte", None),      # a name, no money
        ("mark", (4, "DEM", 1.0)),
        ("usd", None),             # a code is in capitals
        ("USD", (3, "USD", 1.0)),
        ("cents", (5, "USD", 0.01)),
        ("", None),
    ],
)
def test_a_name_stands_right_after_its_amount(text: str, found: tuple[int, str, float] | None) -> None:
    assert name_after(text, 0) == found
