"""Bonds named outright: "X's longtime ally Y", "Y, a rival of X", "the feud between X and Y"."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from palmerston.data import word_list
from palmerston.extents import Extent
from palmerston.record import Actor, Bond, Standing

_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s|\n")
_FRIENDLY = frozenset({Standing.ALLIED, Standing.COOPERATIVE})
# What is said of a friendship that is over.
_BREAKING = re.compile(
    r"\b(?:br(?:oke|eaks?|oken|eaking)|collaps\w+|end(?:s|ed|ing)?|crumbl\w+|unravel\w*|fell apart|falls? apart|sour\w*|fray\w*|ruptur\w+|over)\b"
    r"(?: (?:apart|up|down|off|away))?",
    re.IGNORECASE,
)
# How many characters may stand between a bond's noun and the actors that it ties.
_NEAR = 45


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[Standing, re.Pattern[str]], ...]:
    lists = word_list("bonds")
    return tuple((s, re.compile(rf"\b(?:{'|'.join(map(re.escape, lists[s.value]))})s?\b", re.IGNORECASE)) for s in Standing if s.value in lists)


@lru_cache(maxsize=1)
def _between_pattern() -> tuple[tuple[Standing, re.Pattern[str]], ...]:
    lists = word_list("bonds")["between"]
    return tuple((Standing(s), re.compile(rf"\b(?:{'|'.join(nouns)})\b(?=.{{0,25}}?\b(?:between|of|with)\b)", re.IGNORECASE)) for s, nouns in lists.items())


def named_bonds(text: str, actors: Sequence[Actor]) -> Iterator[Bond]:
    """A bond for each noun that names one between two actors of a sentence."""
    mentions = sorted((m, actor) for actor in actors for m in actor.mentions)
    for standing, pattern in _patterns():
        for match in pattern.finditer(text):
            pair = _tied(text, match.span(), mentions)
            if pair is not None:
                yield _bond(pair[0], standing, pair[1])
    for standing, pattern in _between_pattern():
        for match in pattern.finditer(text):
            sentence = _sentence_around(text, match.span())
            after = [(m, a) for m, a in mentions if match.end() <= m[0] <= min(sentence[1], match.end() + 120)]
            who = list(dict.fromkeys(a.id for _, a in after))
            if len(who) >= 2 and re.match(r".{0,25}?\bbetween\b", text[match.end() : match.end() + 40]):
                extent = (match.start(), max(m[1] for m, a in after if a.id in who[:2]))
                over = _BREAKING.search(text, extent[1], sentence[1]) if standing in _FRIENDLY else None
                told = Standing.HOSTILE if over else standing
                extent = (extent[0], over.end()) if over and over.start() - extent[1] < _NEAR else extent
                yield _bond((who[0], who[1]), told, extent)


def _bond(pair: tuple[str, str], standing: Standing, extent: Extent) -> Bond:
    one, two = sorted(pair)
    return Bond(pair=(one, two), state=standing, named=True, evidence=(extent,))


def _sentence_around(text: str, extent: Extent) -> Extent:
    start = 0
    for match in _SENTENCE_END.finditer(text, max(0, extent[0] - 400), extent[0]):
        start = match.end()
    following = _SENTENCE_END.search(text, extent[1])
    return max(start, extent[0] - 400), following.start() + 1 if following else len(text)


def _tied(text: str, noun: Extent, mentions: list[tuple[Extent, Actor]]) -> tuple[tuple[str, str], Extent] | None:
    """The two actors that a bond's noun ties, and the words from one to the other; None where the sentence does not name both."""
    sentence = _sentence_around(text, noun)
    inside = [(m, a) for m, a in mentions if sentence[0] <= m[0] and m[1] <= sentence[1]]
    owner = _owner(text, noun, inside)
    if owner is None:
        return None
    other = _other(text, noun, [(m, a) for m, a in inside if a.id != owner[1].id])
    if other is None:
        return None
    extent = (min(owner[0][0], other[0][0], noun[0]), max(owner[0][1], other[0][1], noun[1]))
    return (owner[1].id, other[1].id), extent


def _owner(text: str, noun: Extent, inside: list[tuple[Extent, Actor]]) -> tuple[Extent, Actor] | None:
    """Whose ally: "X's longtime ally", "X ally", "ally of X"."""
    after = [(m, a) for m, a in inside if noun[1] <= m[0] and re.fullmatch(r" (?:of|to|for|with|in) (?:the |former |President |Mr\. )*", text[noun[1] : m[0]])]
    if after:
        return after[0]
    before = [
        (m, a) for m, a in inside if m[1] <= noun[0] and noun[0] - m[1] < _NEAR and re.fullmatch(r"['’]?s?['’]?(?:[ -][a-z-]+){0,4} ?", text[m[1] : noun[0]])
    ]
    return before[-1] if before else None


def _other(text: str, noun: Extent, inside: list[tuple[Extent, Actor]]) -> tuple[Extent, Actor] | None:
    """Who is the ally: "ally Y", "ally, Y,", "Y, an ally of", "Y is an ally of"."""
    following = [(m, a) for m, a in inside if noun[1] <= m[0] <= noun[1] + _NEAR and re.fullmatch(r",? (?:[A-Z]\w+\.? |and |former )*", text[noun[1] : m[0]])]
    if following:
        return following[0]
    leading = [
        (m, a)
        for m, a in inside
        if m[1] <= noun[0]
        and re.fullmatch(
            r"(?: \([^)]*\))?,? (?:(?:who )?(?:is|was|has been|became|remains) )?"
            r"(?:(?:a|an|the|one of|his|her|its|their|once|also|former|longtime|close|key|fellow|top|staunch|fierce|political|[a-z]+ly)[ -]?)*"
            r"(?:[\w'’-]+ ){0,3}",
            text[m[1] : noun[0]],
        )
    ]
    return leading[-1] if leading else None
