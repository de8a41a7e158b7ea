"""Paragraphs and sentences of news text, by layout and punctuation."""

import re

from palmerston.extents import Extent, trimmed

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_END = re.compile(r"[.!?…]+[\"”’'»)\]]*(?=\s+[\"“‘'«(\[\-–—•]*[A-Z0-9\"“‘@#])|[.!?…]+[\"”’'»)\]]*\s*$|[。！？]")
# Words whose full stop ends no sentence unless the line ends there.
_NEVER_LAST = re.compile(
    r"(?:^|[\s(\"“‘'\[—–-])(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Hon|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Col|Lt|Maj|Capt|Sgt|Cpl|Adm|Cmdr|Pres|Amb|Supt|Msgr|St|Mt|Ft|No|Nos|vs|v"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|e\.g|i\.e|cf|approx|est|[A-Z]|[A-Z]\.-?[A-Z])\.$"
)
# "Inc.", "U.S.", "p.m." end a sentence only before a word that opens one.
_SOMETIMES_LAST = re.compile(r"(?:^|[\s(\"“])(?:Inc|Corp|Co|Cos|Ltd|Bros|Jr|Sr|etc|al|(?:[A-Za-z]\.){1,4}[A-Za-z]|[A-Z][a-z]{1,4})\.$")
_OPENER = re.compile(
    r"\s+[\"“‘(\[]*(?:The|A|An|In|On|At|But|And|He|She|It|They|We|I|You|His|Her|Their|Its|Our|This|That|These|Those|There|If|When|While|After|Before|As"
    r"|For|From|With|By|To|However|Mr|Mrs|Ms|Since|Although|Though|So|Yet|Some|Many|Most|What|Who|How|Why|Not|No|Last|Earlier|Later|Meanwhile|One|Two)\b"
)


def split_paragraphs(text: str) -> list[Extent]:
    """Lines that hold anything but white space, in order, trimmed."""
    lines = (trimmed(text, match.span()) for match in _LINE.finditer(text))
    return [line for line in lines if line[0] < line[1]]


def split_sentences(text: str, paragraph: Extent) -> list[Extent]:
    """Cut a paragraph into sentences that together hold all of its words.

    A full stop after a title, an initial or a month ends no sentence; after "Inc." or "U.S." it does only before
    a word that commonly opens one. A closing quotation mark belongs to the sentence it closes.
    """
    start, end = paragraph
    found: list[Extent] = []
    at = start
    for match in _END.finditer(text, start, end):
        if match.end() < end and not _ends_sentence(text, at, match, end):
            continue
        sentence = trimmed(text, (at, match.end()))
        if sentence[0] < sentence[1]:
            found.append(sentence)
        at = match.end()
    rest = trimmed(text, (at, end))
    return found + [rest] if rest[0] < rest[1] else found


def _ends_sentence(text: str, start: int, match: re.Match[str], end: int) -> bool:
    mark = match.group()
    if mark[0] != "." or mark.startswith(".."):
        return mark[0] in "!?。！？" or bool(_OPENER.match(text, match.end(), end)) or "\"" in mark or "”" in mark
    before = text[start : match.start() + 1]
    if _NEVER_LAST.search(before):
        return False
    if _SOMETIMES_LAST.search(before):
        return bool(_OPENER.match(text, match.end(), end)) or not _looks_abbreviated(before)
    return True


def _looks_abbreviated(before: str) -> bool:
    last = before.split()[-1].strip("\"“('")
    return "." in last[:-1] or last.rstrip(".") in _SHORT


_SHORT = frozenset(
    "Inc Corp Co Cos Ltd Bros Jr Sr etc al Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore"
    " Pa Tenn Tex Vt Va Wash Wis Wyo Ave Blvd Dept Univ Assn".split()
)
