"""The language a text is mostly in."""

import pytest

from palmerston.sources.languages import detect

ENGLISH = "The president said on Monday that the talks in the capital would go on, and that nobody had left the table yet.\n\n"
CHINESE = "总统星期一表示，首都的谈判将继续进行，还没有人离开谈判桌。\n"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (ENGLISH.upper(), "en"),
        (CHINESE * 3, "zh"),
        ("Le président a dit lundi que les négociations continueraient dans la capitale.", "fr"),
        ("Der Präsident sagte am Montag, dass die Gespräche in der Hauptstadt weitergehen.", "de"),
        # a translated article with the end of its source left on
        (ENGLISH * 6 + CHINESE * 2, "en"),
        (ENGLISH.replace("\n", " ") * 5000, "en"),
        ("Ok.", None),
        ("1234 5678 " * 30, None),
        ("xq zzv kkj wq vvx " * 10, None),
        ("", None),
    ],
)
def test_the_language_of_most_of_a_text_is_told_or_none(text: str, language: str | None) -> None:
    assert detect(text) == language
