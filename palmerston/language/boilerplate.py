"""What of a text is page, not article: share bars, disclaimers, navigation, tails in another script."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from palmerston.data import word_list
from palmerston.extents import Extent

# A tail marker counts only after this share of the text, or a "Disclaimer" in the lead would silence the article.
_TAIL_BEGINS = 0.4


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    found = word_list("boilerplate")
    tail, line = (re.compile("|".join(f"(?:{p})" for p in found[k]), re.IGNORECASE) for k in ("tail", "line"))
    return tail, line


def leave_out(text: str, paragraphs: Sequence[Extent]) -> tuple[Extent, ...]:
    """Paragraphs from which no fact is taken, in order; empty where all is article.

    A paragraph mostly in a script other than Latin is left out wherever it stands; once a tail marker has come ("View Original",
    a disclaimer), what follows is left out too, unless long prose in English goes on after a mere read-more line.
    """
    tail, line = _patterns()
    found: list[Extent] = []
    in_tail = False
    for start, end in paragraphs:
        words = text[start:end].strip("•·*-–—|> \t")
        if in_tail and _is_prose(words) and not tail.fullmatch(words):
            in_tail = False
        if _is_foreign(words) or line.fullmatch(words) or not words:
            found.append((start, end))
            continue
        if start > len(text) * _TAIL_BEGINS and tail.fullmatch(words):
            in_tail = True
        if in_tail:
            found.append((start, end))
    return tuple(found)


def _is_prose(words: str) -> bool:
    return len(words) > 160 and words.count(" ") > 25 and words.rstrip("\"”’'")[-1:] in ".!?"


def _is_foreign(words: str) -> bool:
    letters = [c for c in words if c.isalpha()]
    latin = sum("LATIN" in unicodedata.name(c, "") for c in letters[:400])
    return bool(letters) and latin < 0.5 * len(letters[:400])
