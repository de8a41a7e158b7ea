"""Words as Universal Dependencies cuts them: hyphens apart, clitics apart, abbreviations whole.

Source: tokenisation in UD English-EWT 2.15 and GUM 10 ("part - time", "do n't", "Trump 's", "U.S.").
"""

import re

from palmerston.extents import Extent
from palmerston.language.abbreviations import ALL

_ABBREVIATIONS = "|".join(re.escape(a) for a in sorted(ALL, key=len, reverse=True))
# Repetitions are bounded, or a long line of dots and digits would be read once for each of its characters.
_TOKEN = re.compile(
    r"""
      (?:https?://|www\.)[^\s<>"“”()]*[^\s<>"“”().,;:!?']          # addresses
    | [\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}                                # mail
    | [@\#]\w+                                                      # handles
    | (?:[A-Za-z]\.){2,}                                            # U.S., a.m.
    | (?:"""
    + _ABBREVIATIONS
    + r""")\.(?!\w)
    | [A-Z]\.(?=\s+[A-Z])                                           # initials: "George W. Bush"
    | (?:e|co|pre|post|non|anti|pro|semi|re|ex)-[^\W\d_]+           # one word in UD: "anti-war"
    | \d+(?:[.,]\d+){0,9}(?=(?:hundred|thousand|million|billion|trillion)s?\b)   # "2.2million" run together
    | \d+(?:[.,]\d+){0,9}(?:st|nd|rd|th|s|am|pm|[kKmMbB]n?)?(?![^\W\d_])
    | [^\W_]+(?:['’][^\W\d_]+)*                                     # words, "O'Brien", "don't"
    | \.{2,}|``|''|--+
    | \S
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(r"(?i)(?:n['’]t|['’](?:s|re|ve|ll|d|m))$")


def split_words(text: str, start: int = 0, end: int | None = None) -> list[Extent]:
    """Cut a stretch of text into words, in order, without overlap and without white space.

    Args:
        text: the whole text; the extents returned count from its first character.
        start, end: the stretch, half-open; all of the text by default.
    Returns:
        one extent a word; empty where the stretch is blank.
    """
    found: list[Extent] = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        found.extend(_without_clitics(text, match.start(), match.end()))
    return found


def _without_clitics(text: str, start: int, end: int) -> list[Extent]:
    word = text[start:end]
    if word.lower() == "cannot":
        return [(start, start + 3), (start + 3, end)]
    clitic = _CLITIC.search(word)
    if clitic and clitic.start() > 0:
        return [(start, start + clitic.start()), (start + clitic.start(), end)]
    return [(start, end)]
