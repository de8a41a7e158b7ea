"""The words in which news tells dates, a pattern each, before anything is known of the day they are told on."""

import re
from collections.abc import Iterator

from palmerston.extents import Extent
from palmerston.language.holidays import NAMES

MONTH_NAMES = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
"eleven": 11, "twelve": 12}

_NAMED_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH = rf"(?P<month>{_NAMED_MONTH}|{_NAMED_MONTH.upper()}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
# Months that are no given names and no verbs.
_PLAIN_MONTH = r"(?P<month>January|February|July|September|October|November|December|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)"
_YEAR = r"(?P<year>1[89]\d\d|20[0-3]\d)"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(sorted(COUNTS, key=len, reverse=True))}|a few|several)"
_PART = r"(?:(?:the )?(?:beginning|start|end|middle|first half|second half) of |(?:[Ee]arly|[Mm]id|[Ll]ate)[ -](?:in )?)"
_WHICH_YEAR = r"(?: (?:of )?(?P<whichyear>last|next|this|that) year\b)"
_BEFORE_MONTH = "in by since until from to before after during for of through early late the last".split()
_PREPOSITION = "(?:" + "|".join(rf"(?<=\b[{p[0].upper()}{p[0]}]{p[1:]} )" for p in _BEFORE_MONTH) + ")"
_HOLIDAY = "|".join(re.escape(n.title().replace("'S", "'s").replace(" Of ", " of ")).replace("'", "['’]") for n in NAMES)
_TENS = (
    r"(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty"
    r"|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)"
)
_NO_YEAR_BEFORE = (
    r"(?![,.]\d|%|-\w|/\d| ?(?:percent|%|million|billion|people|votes|workers|jobs|points|troops|soldiers|dollars|contracts|km|miles|feet|meters"
    r"|metres|[Dd]elegates|voters|pages|emails))"
)

# Tried in this order at each place; the first that fits wins.
_RULES: tuple[tuple[str, str], ...] = (
    ("iso", r"(?<![\d/.-])(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<monthnumber>1[0-2]|0?[1-9])(?P=mark)(?P<day>3[01]|[12]\d|0?[1-9])(?![\d/])"),
    ("slashed", r"(?<![\d/.-])(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>(?:19|20)\d\d)(?![\d/])"),
    ("range", rf"\b{_MONTH} {_DAY} ?(?:-|–|to|and|through) ?(?P<lastday>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b(?! ?(?:percent|%|million))(?:,? {_YEAR}\b)?"),
    (
        "day",
        rf"\b(?:{_WEEKDAY},? )?(?:(?P<which>[Ll]ast|[Nn]ext|this past) )?{_MONTH} (?:the )?{_DAY}\b(?!\s?(?:percent|%|million|billion|people)"
        rf"|[:-]\d)(?:,? {_YEAR}\b|{_WHICH_YEAR})?",
    ),
    ("day", rf"\b(?:{_WEEKDAY},? )?(?:the )?(?<![\d.,$€£]){_DAY}(?: of)? {_MONTH}\b(?:,? {_YEAR}\b|{_WHICH_YEAR})?"),
    ("month", rf"\b{_PART}?{_MONTH},? (?:of )?{_YEAR}\b"),
    ("month", rf"\b{_PART}?{_MONTH}{_WHICH_YEAR}"),
    ("relmonth", rf"\b(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast) {_MONTH}\b"),
    ("month", rf"\b{_PART}{_MONTH}\b(?! [A-Z])"),
    ("month", rf"\b{_PLAIN_MONTH}"),
    ("month", rf"{_PREPOSITION}{_MONTH}\b(?! [A-Z])"),
    ("ago", rf"\b(?:about |some |almost |nearly |more than |over )?{_COUNT} (?P<unit>day|week|month|year|decade)s?(?: or so)? (?P<from>ago|earlier)\b"),
    (
        "weekday",
        rf"\b(?:(?P<which>[Ll]ast|[Nn]ext|this|[Tt]his past|[Tt]his coming|[Tt]he following|[Tt]he next|[Tt]he previous|[Tt]hat)"
        rf" )?{_WEEKDAY}\b(?!-to-)(?:['’]s)?(?: (?:morning|afternoon|evening|night))?",
    ),
    ("today", r"\b(?:[Tt]oday|[Tt]onight|[Tt]his (?:morning|afternoon|evening))\b"),
    ("yesterday", r"\b(?:[Yy]esterday|[Ll]ast night)\b"),
    ("tomorrow", r"(?<!of )\b[Tt]omorrow\b"),
    ("weekend", r"\b(?:[Oo]ver|[Dd]uring|[Aa]t) the weekend\b"),
    ("period", r"\b(?:(?:[Ee]arlier|[Ll]ater) )?(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast) (?P<unit>week|month|year|weekend)\b"),
    (
        "told",
        r"\b(?:(?:[Ee]arlier|[Ll]ater) )?(?P<which>[Tt]hat|[Tt]he same|[Tt]hat same|[Tt]he following|[Tt]he next|[Tt]he previous) (?P<unit>year"
        r"|month|week)\b",
    ),
    ("ending", r"\b(?:[Yy]ear[- ]end\b(?! \w+ed\b)|year['’]s end\b|the end of (?:the|this) year\b|the current (?:fiscal )?year\b)"),
    ("yearago", r"\b[Yy]ear-(?:ago|earlier)\b"),
    ("quarter", rf"\b(?P<quarter>first|second|third|fourth)[ -]quarter(?: (?:of )?{_YEAR})?\b"),
    ("season", rf"\b(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?: of)? {_YEAR}\b"),
    ("relseason", r"\b(?P<which>last|next|this|this past) (?P<season>spring|summer|autumn|fall|winter)\b"),
    ("holiday", rf"\b(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his) )?(?P<holiday>{_HOLIDAY})\b(?:,? {_YEAR}\b)?"),
    ("sameday", r"\b(?:(?:[Ee]arlier|[Ll]ater) )?(?:the same|that same|that|the following|the next|the previous) day\b|\bthe day (?:before|after)\b(?= ?,|\.)"),
    (
        "ordinal",
        r"(?<=[Oo]n )the (?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)\b(?! (?:of\b|(?!(?:the|his|her|its|their|that|after|and|but|when|with|for"
        r"|from|this)\b)[a-z]{3,}))",
    ),
    (
        "span",
        r"(?<![$€£¥\d,.:/-])(?P<year>1[89]\d\d|20[0-3]\d)(?:-|–|—| to | through )(?P<lastyear>(?:19|20)?\d\d)\b(?![,.:/-]\d|%| ?(?:percent"
        r"|million|billion))",
    ),
    ("decade", r"\b(?:the )?(?P<part>early |mid-|late )?(?P<year>1[89]\d0|20[0-3]0)['’]?s\b"),
    ("year", rf"(?<![$€£¥\d,.:/])(?<![\w/]-)(?:\b(?:mid|late|early|pre|post)[ -])?\b{_YEAR}\b{_NO_YEAR_BEFORE}"),
    (
        "spoken",
        rf"\b(?P<century>nineteen|twenty) (?P<spoken>{_TENS})\b(?! (?:percent|people|million|thousand|hundred))|\bthe year (?P<millennium>two"
        rf" thousand)\b",
    ),
)
_COMPILED = tuple((name, re.compile(pattern)) for name, pattern in _RULES)

# No expression is without a digit or one of these: a glance that spares most paragraphs forty searches.
_TELLING = re.compile(
    r"\d|day|week|month|year|decade|quarter|night|morning|afternoon|evening|spring|summer|autumn|fall|winter|nineteen|twenty|thousand"
    rf"|{_NAMED_MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\b|tomorrow|{_HOLIDAY}",
    re.IGNORECASE,
)

Expression = tuple[str, re.Match[str]]   # the rule, and what it found


def time_expressions(text: str, stretch: Extent) -> Iterator[Expression]:
    """Expressions of a stretch of text in order, without overlap."""
    if _TELLING.search(text, *stretch) is None:
        return
    taken: list[Expression] = []
    covered = bytearray(stretch[1] - stretch[0])
    for name, pattern in _COMPILED:
        for match in pattern.finditer(text, *stretch):
            start, end = match.start() - stretch[0], match.end() - stretch[0]
            if not any(covered[start:end]):
                covered[start:end] = b"\x01" * (end - start)
                taken.append((name, match))
    yield from sorted(taken, key=lambda expression: expression[1].start())
