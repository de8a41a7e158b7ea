"""Paragraphs and sentences of news text, by layout and punctuation."""

import re

from palmerston.extents import Extent, trimmed
from palmerston.language.abbreviations import NEVER_LAST, SOMETIMES_LAST

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_CLOSING = "\"”’'»)\\]"
# Possessive: a line of nothing but full stops is read once.
_END = re.compile(
    rf"(?<![.!?…])[.!?…]++(?:''|[{_CLOSING}])*+(?=\s+(?:``|[\"“‘'«(\[\-–—•])*[A-Z0-9À-ÖØ-Þ\"“‘`@#$€£]|\s*$)"
    r"|(?<=[a-z]{2})[.!?](?=[A-Z][a-z]+\s)|[。！？]"
)
_LAST_WORD = re.compile(r"[^\s(\"“”‘'’\[—–/-]+\.$")
_INITIAL = re.compile(r"[A-Z]\.(?:-?[A-Z]\.)*$|Ph\.D\.$")
_DOTTED = re.compile(r"(?:[A-Za-z]\.){2,}$")
_CLOCK = re.compile(r"[ap]\.m\.$", re.IGNORECASE)
# As long as the longest abbreviation with a mark before it.
_REACH = 24
_OPENER = re.compile(
    r"\s+[\"“‘(\[`]*(?:The|A|An|In|On|At|But|And|He|She|It|They|We|I|You|His|Her|Their|Its|Our|My|This|That|These|Those|There|If|When|While|After|Before|As"
    r"|For|From|With|By|To|However|Mr|Mrs|Ms|Since|Although|Though|So|Yet|Some|Many|Most|What|Who|How|Why|Not|No|Last|Earlier|Later|Meanwhile|One|Two"
    r"|Both|Also|Under"
    r"|During|Even|Now|Then|Here|Once|Only|Other|Others|Another|Among|According|Instead|Still|Just|Such|Because|Despite|About|All|Any|Each|Every|More)\b(?!\.)"
)
_AFTER_CLOCK = re.compile(
    r"\s+(?:\(|[A-Z]{2,4}\b|(?:Eastern|Central|Mountain|Pacific|Greenwich)\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan"
    r"|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
)
_SAYING = re.compile(
    r"\s+(?:[A-Z][\w.’'-]+ ){1,4}(?:said|says|asked|asks|wrote|added|told|tweeted|replied|shouted|yelled|exclaimed|wondered|quipped"
    r"|joked|declared|continued|responded)\b"
)


def split_paragraphs(text: str) -> list[Extent]:
    """Lines that hold anything but white space, in order, trimmed."""
    lines = (trimmed(text, match.span()) for match in _LINE.finditer(text))
    return [line for line in lines if line[0] < line[1]]


def split_sentences(text: str, paragraph: Extent) -> list[Extent]:
    """Cut a paragraph into sentences that together hold all of its words.

    A full stop after a title, an initial or a month ends no sentence; after "Inc." or "U.S." it does only before
    a word that commonly opens one. A closing quotation mark belongs to the sentence it closes; a question in
    quotation marks goes on where its speaker follows ('"Why?" Smith asked.').
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
    return [*found, rest] if rest[0] < rest[1] else found


def _ends_sentence(text: str, start: int, match: re.Match[str], end: int) -> bool:
    mark = match.group()
    if mark[0] in "!?" and len(mark) > 1 and mark[-1] in _CLOSING and _SAYING.match(text, match.end(), end):
        return False
    if mark[0] != "." or mark.startswith(".."):
        return mark[0] in "!?。！？" or bool(_OPENER.match(text, match.end(), end)) or "\"" in mark or "”" in mark
    last = _LAST_WORD.search(text, max(start, match.start() - _REACH), match.start() + 1)
    return last is None or _may_end(text, last.group(), match.end(), end)


def _may_end(text: str, word: str, after: int, end: int) -> bool:
    """Whether a sentence ends with a word and its full stop, by the word and by what follows."""
    if word[:-1] in NEVER_LAST:
        return False
    if word == "No.":
        return not text[after : after + 2].strip().isdigit()
    if _CLOCK.search(word):
        return not _AFTER_CLOCK.match(text, after, end)
    if word[:-1] in SOMETIMES_LAST or _INITIAL.match(word) or _DOTTED.match(word):
        return bool(_OPENER.match(text, after, end))
    return True
