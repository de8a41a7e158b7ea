"""Named mentions: the reader's labels as extents."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from palmerston.data import word_list
from palmerston.language.annotation import Attribution, Name, Stance, Word
from palmerston.language.reader import ISSUE, Reading
from palmerston.language.time_expressions import MONTH_NAMES, WEEKDAYS

_TRIMMED_FIRST = frozenset("the a an this that these those its his her their our \" “ ‘ ' ( [ `` - – — , : ;".split())
_TRIMMED_LAST = frozenset("'s ’s ' ’ , . : ; ) ] \" ” '' - – — and or of".split())
_DATES = frozenset((*WEEKDAYS, *MONTH_NAMES))
# A collective that acts is named by its noun phrase; a name proper holds a capital or a digit.
_GROUP = "group"
_STANCES = {"for": 1, "against": -1, "torn": 0}


def names_of(text: str, words: Sequence[Word], reading: Reading) -> tuple[Name, ...]:
    """Named mentions in text order, without overlap; articles, quotation marks and possessive 's are left out."""
    found: list[Name] = []
    runs = _rejoined(words, _runs(reading.kinds))
    taken = [(first, end) for _, first, end, _ in runs]
    for kind, first, end, confidence in runs:
        while first < end and words[first].text.lower() in _TRIMMED_FIRST:
            first += 1
        while end > first and words[end - 1].text.lower() in _TRIMMED_LAST and not _is_initial(words[end - 1].text):
            end -= 1
        if first >= end:
            continue
        first, end = _whole_name(words, first, end, kind, [r for r in taken if r[0] != first])
        taken.append((first, end))
        extent = words[first].extent[0], words[end - 1].extent[1]
        if kind != _GROUP and not any(c.isupper() or c.isdigit() for c in text[extent[0] : extent[1]]):
            kind = _GROUP
        found.append(Name(extent=extent, kind=kind, first=first, end=end, confidence=confidence))
    return tuple(found)


def _whole_name(words: Sequence[Word], first: int, end: int, kind: str, others: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The run with the words that it was cut from: "White" -> "White House", of groups "federal" -> "federal agents"."""

    def free(i: int) -> bool:
        return 0 <= i < len(words) and not any(a <= i < b for a, b in others)

    while free(end) and words[end].sentence == words[end - 1].sentence and _belongs(words, end - 1, end, kind):
        end += 1
    if kind not in {"person", _GROUP} and any(words[i].lemma in _institutions() for i in range(first, end)):
        end = _long_name(words, end, free)
    while kind not in {"person", _GROUP} and free(first - 1) and _opens_name(words, first - 1, first, end):
        first -= 1
    return first, end


def _long_name(words: Sequence[Word], end: int, free: Callable[[int], bool]) -> int:
    """The end of "Center for Security Policy" whose name was cut after "Center": small words and capitals that follow an institution's noun."""
    at = end
    while at < len(words) and words[at].sentence == words[end - 1].sentence and words[at].text.lower() in _joining() and at - end < 3:
        at += 1
    if at == end or at >= len(words) or words[at].sentence != words[end - 1].sentence or words[at - 1].text.lower() == "and":
        return end
    last = at
    while last < len(words) and words[last].sentence == words[end - 1].sentence and _is_capital(words[last]):
        last += 1
    # Another actor may follow as well: "the office of Donald Trump", "the Senate of Spain".
    return last if last > at and words[at].upos != "PRON" and all(free(i) for i in range(at, last)) else end


def _is_capital(word: Word) -> bool:
    """Whether a word can go on a name; a day or a month tells when: "Hofstra University on Monday"."""
    return word.text[0].isupper() and word.text.lower() not in _DATES and word.upos in {"PROPN", "NOUN", "ADJ"}


@lru_cache(maxsize=1)
def _institutions() -> frozenset[str]:
    return frozenset(word_list("institutions")["heads"])


@lru_cache(maxsize=1)
def _joining() -> frozenset[str]:
    return frozenset(word_list("institutions")["joining"])


def _opens_name(words: Sequence[Word], i: int, first: int, end: int) -> bool:
    """Whether the word before a run is the beginning of its name: "Truth" of "Truth Social"."""
    word = words[i]
    return word.text[0].isupper() and word.upos in {"PROPN", "NOUN"} and word.relation in {"compound", "flat"} and first <= word.head < end


def _belongs(words: Sequence[Word], last: int, following: int, kind: str) -> bool:
    """Whether the word after a run is the noun that the run's last word only modifies."""
    if kind == _GROUP:
        return (
            words[last].head == following
            and words[last].relation in {"amod", "compound"}
            and words[following].upos == "NOUN"
            and words[last].upos in {"ADJ", "NOUN", "PROPN", "VERB"}
        )
    if words[following].upos != "PROPN" or not words[following].text[0].isupper():
        return False
    onward = words[last].head == following and words[last].relation in {"compound", "amod"}
    return onward or (words[following].relation == "flat" and words[following].head <= last)


def _is_initial(word: str) -> bool:
    return len(word) > 1 and word[0].isupper()


def _rejoined(words: Sequence[Word], runs: list[tuple[str, int, int, float]]) -> list[tuple[str, int, int, float]]:
    """Runs of one kind that touch and that the grammar takes for one name: "Bill" "Ackman"."""
    found: list[tuple[str, int, int, float]] = []
    for kind, first, end, chance in runs:
        if found and _continues(words, found[-1], first, kind):
            found[-1] = (found[-1][0], found[-1][1], end, min(chance, found[-1][3]))
            continue
        bodies = bool(found) and not {"person", _GROUP} & {kind, found[-1][0]}
        if found and found[-1][2] == first and kind != _GROUP and (bodies or found[-1][0] == kind):
            before = range(found[-1][1], first)
            onward = any(words[i].head == first and words[i].relation in {"compound", "flat"} for i in before)
            if onward or (words[first].relation == "flat" and words[first].head in before):
                found[-1] = (found[-1][0], found[-1][1], end, max(chance, found[-1][3]))
                continue
        found.append((kind, first, end, chance))
    return found


def _continues(words: Sequence[Word], before: tuple[str, int, int, float], first: int, kind: str) -> bool:
    """Whether a run goes on a body's name across its small words: "Partnership for" "Public Service"."""
    if "person" in {kind, before[0]} or _GROUP in {kind, before[0]} or not any(words[i].lemma in _institutions() for i in range(before[1], before[2])):
        return False
    last = before[2] - 1 if words[before[2] - 1].text.lower() in _joining() else before[2]
    between = [words[i].text.lower() for i in range(last, first)]
    return 0 < len(between) <= 2 and between[0] in {"of", "for", "on"} and all(w in _joining() for w in between)


def _runs(tags: Sequence[tuple[str, float]]) -> list[tuple[str, int, int, float]]:
    """Runs of one label as (label, first, end, lowest chance): a run ends where another label or a new beginning comes."""
    found: list[tuple[str, int, int, float]] = []
    for i, (tag, chance) in enumerate(tags):
        if tag == "O":
            continue
        label = tag[2:]
        if found and found[-1][2] == i and tag[0] == "I":
            before = found[-1]
            found[-1] = (before[0], before[1], i + 1, min(before[3], chance))
        elif tag[0] == "B" or label != _GROUP:
            found.append((label, i, i + 1, chance))
    return found


def attributions_of(words: Sequence[Word], reading: Reading, paragraphs: Sequence[int]) -> tuple[Attribution, ...]:
    """Spans of sources, cues and contents, each role in text order; a span may run over sentences, not over paragraphs.

    Args:
        words: of the document.
        reading: with a label a word.
        paragraphs: the paragraph of each sentence.
    """
    found = [span for role, tags in reading.roles.items() if role != ISSUE for span in _marked(words, tags, role, paragraphs)]
    return tuple(sorted(found, key=lambda a: a.extent))


def issues_of(words: Sequence[Word], reading: Reading, paragraphs: Sequence[int]) -> tuple[Attribution, ...]:
    """Words that name what somebody is for or against, in text order."""
    return tuple(_marked(words, reading.roles[ISSUE], ISSUE, paragraphs))


def _marked(words: Sequence[Word], tags: Sequence[tuple[str, float]], role: str, paragraphs: Sequence[int]) -> Iterator[Attribution]:
    for _, first, end, _ in _runs(tags):
        for a, b in _by_paragraph(words, first, end, paragraphs):
            chance = sum(c for _, c in tags[a:b]) / (b - a)
            yield Attribution(role=role, extent=(words[a].extent[0], words[b - 1].extent[1]), first=a, end=b, chance=chance)


def stances_of(words: Sequence[Word], reading: Reading, paragraphs: Sequence[int]) -> tuple[Stance, ...]:
    """Spans that show a stance, in text order; a span may run over sentences, not over paragraphs."""
    return tuple(
        Stance(value=_STANCES[label], extent=(words[a].extent[0], words[b - 1].extent[1]), first=a, end=b, chance=chance)
        for label, first, end, chance in _runs(reading.stances)
        for a, b in _by_paragraph(words, first, end, paragraphs)
    )


def _by_paragraph(words: Sequence[Word], first: int, end: int, paragraphs: Sequence[int]) -> list[tuple[int, int]]:
    cuts = [i for i in range(first + 1, end) if paragraphs[words[i].sentence] != paragraphs[words[i - 1].sentence]]
    edges = [first, *cuts, end]
    return list(pairwise(edges))
