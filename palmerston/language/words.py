"""Words as Universal Dependencies cuts them: hyphens apart, clitics apart, abbreviations whole.

Source: tokenisation in UD English-EWT 2.15 and GUM 10 ("part - time", "do n't", "Trump 's", "U.S.").
"""

import re

from palmerston.extents import Extent

_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Hon|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Col|Lt|Maj|Capt|Sgt|Cpl|Adm|Cmdr|Pres|Amb|Supt|Msgr|Fr|Sr|Jr|St|Ste|Mt|Ft"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun"
    "|Inc|Corp|Co|Cos|Ltd|Bros|Assn|Dept|Univ|Ave|Blvd|No|Nos|vs|etc|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md"
    "|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Vt|Va|Wash|Wis|Wyo|Ph\\.D|approx|est|al"
)
_TOKEN = re.compile(
    r"""
      (?:https?://|www\.)[^\s<>"“”()]*[^\s<>"“”().,;:!?']          # addresses
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                                  # mail
    | [@\#]\w+                                                      # handles
    | (?:[A-Za-z]\.){2,}                                            # U.S., a.m.
    | (?:"""
    + _ABBREVIATIONS
    + r""")\.(?!\w)
    | [A-Z]\.(?=\s+[A-Z])                                           # initials: "George W. Bush"
    | (?:e|co|pre|post|non|anti|pro|semi|re|ex)-[^\W\d_]+           # one word in UD: "anti-war"
    | \d+(?:[.,]\d+)*(?:st|nd|rd|th|s|am|pm|[kKmMbB]n?)?(?![^\W\d_])
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
