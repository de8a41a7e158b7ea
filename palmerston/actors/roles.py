"""Offices, jobs and memberships: title, of whom, with the words that say so.

Four places are read: before a name ("Treasury Secretary Scott Bessent"), after it between commas ("Bessent, the Treasury Secretary,"),
behind a colon of apposition ("his deputy, Michael Faulkender"), and in a predicate ("Bessent is the Treasury Secretary").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from palmerston.actors.gazetteer import adjectives, known_as
from palmerston.actors.mentions import Mention, courtesies, is_title_head, title_abbreviations, title_heads, title_modifiers
from palmerston.actors.spellings import folded
from palmerston.extents import Extent
from palmerston.language.annotation import Annotation
from palmerston.record import Kind

# A head alone says too little to be a role.
_TOO_BARE = frozenset(
    "vice deputy assistant rival opponent supporter worker member student model player candidate fellow volunteer partner minister officer chief expert".split()
)
_LEFT_OUT = frozenset("the a an his her its their our my this that ' 's ’s , - : both".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRole:
    """A role of a mention; `of` is the mention that it belongs to, or None."""

    holder: Mention
    title: str
    of: Mention | None
    state: str | None  # the state that an adjective names ("Russian President"), where no mention does
    evidence: Extent


def find_roles(annotation: Annotation, mentions: Sequence[Mention]) -> tuple[FoundRole, ...]:
    """Roles of persons in text order; a title that stands twice for one mention is given once."""
    by_word = {i: m for m in mentions for i in range(m.first, m.end)}
    found: list[FoundRole] = []
    for mention in mentions:
        if mention.kind is not Kind.PERSON:
            continue
        for phrase in _phrases(annotation, mention, by_word):
            role = _role(annotation, mention, phrase, by_word)
            if role is not None and (role.title, role.evidence) not in {(r.title, r.evidence) for r in found if r.holder is mention}:
                found.append(role)
    return tuple(found)


def _phrases(annotation: Annotation, mention: Mention, by_word: dict[int, Mention]) -> Iterator[range]:
    """Runs of words that may be a title of a mention."""
    words = annotation.words
    if mention.title:
        yield annotation.words_in(mention.title)
    sentence = annotation.sentence_of(mention.first)
    after = mention.end
    if after < sentence.end and words[after].text == "(":
        while after < sentence.end and words[after].text != ")":
            after += 1
        after += 1
    if after < sentence.end and words[after].text == ",":
        yield from _between(annotation, after + 1, sentence.end, by_word)
    before = mention.first - 1
    if before > sentence.first and words[before].text == ",":
        begin = before
        while (
            begin > sentence.first
            and before - begin < 10
            and words[begin - 1].upos not in {"VERB", "AUX", "SCONJ"}
            and words[begin - 1].text not in {",", '"', "“", "”"}
        ):
            begin -= 1
        if any(words[i].head in range(mention.first, mention.end) or words[mention.head].head == i for i in range(begin, before)):
            yield range(begin, before)
    for i in (words[mention.head].head,):
        if (
            i >= 0
            and is_title_head(words[i].lemma)
            and words[mention.head].relation == "nsubj"
            and any(words[c].relation == "cop" for c in annotation.children[i])
        ):
            inside = [s for s in annotation.subtree(i) if s > mention.end and words[s].relation not in {"cop", "punct"} and s <= i + 8]
            if inside:
                yield range(min(inside), max(inside) + 1)
    if after < sentence.end and words[after].text.lower() == "as" and after + 1 < sentence.end:
        yield from _between(annotation, after + 1, sentence.end, by_word)


def _between(annotation: Annotation, begin: int, end: int, by_word: dict[int, Mention]) -> Iterator[range]:
    """From `begin` to the comma or verb that ends the apposition, if a title heads it within a few words."""
    words = annotation.words
    at = begin
    while (
        at < end
        and at - begin < 18
        and words[at].text not in {",", ";", ".", "—", "–", "--", '"', "“", "”", "(", ":"}
        and words[at].upos not in {"VERB", "AUX", "SCONJ"}
        and words[at].text.lower() not in {"who", "which", "and"}
    ):
        at += 1
    heads = [i for i in range(begin, min(at, begin + 8)) if is_title_head(words[i].lemma) and not (i in by_word and by_word[i].kind is Kind.PERSON)]
    names_first = [
        i for i in range(begin, at) if i in by_word and by_word[i].kind is Kind.PERSON and (i + 1 >= at or words[i + 1].text not in {"'s", "’s", "'", "’"})
    ]
    if heads and not any(i < heads[0] for i in names_first):
        yield range(begin, at)


def _role(annotation: Annotation, holder: Mention, phrase: range, by_word: dict[int, Mention]) -> FoundRole | None:
    words = annotation.words
    head = _head(annotation, phrase, by_word)
    if head is None:
        return None
    outside = [m for m in _unique(by_word.get(i) for i in phrase) if m is not holder]
    before = [m for m in outside if m.end <= head + 1]
    after = [m for m in outside if m.first > head and _hangs_on(annotation, m, head, phrase)]
    title = _title(annotation, phrase, head, before, by_word)
    of = next(iter(after), None) or _owner(before)
    if title in _TOO_BARE and of is None:
        return None
    state = (
        next((k.name for i in phrase if i <= head and folded(words[i].text) in adjectives() and (k := known_as(words[i].text))), None) if of is None else None
    )
    start, end = phrase[0], (after[0].end if after and after[0] is of else max(head + 1, _tail(annotation, head, phrase, by_word)))
    while start < end and words[start].text.lower() in _LEFT_OUT:
        start += 1
    return FoundRole(holder=holder, title=title, of=of, state=state, evidence=annotation.extent_of(start, end))


def _unique(mentions: Iterator[Mention | None]) -> list[Mention]:
    found: list[Mention] = []
    for mention in mentions:
        if mention is not None and (not found or found[-1] is not mention):
            found.append(mention)
    return found


def _head(annotation: Annotation, phrase: range, by_word: dict[int, Mention]) -> int | None:
    """The word that names the office: the last title noun before any "of"."""
    words = annotation.words
    stop = next((i for i in phrase if words[i].text.lower() in {"of", "for", "at", "in", "to", "from", "with", "under"}), phrase[-1] + 1)
    heads = [i for i in range(phrase[0], stop) if is_title_head(words[i].lemma) or is_title_head(words[i].text.lower())]
    heads = [i for i in heads if i not in by_word or by_word[i].kind is not Kind.PERSON]
    return heads[-1] if heads else None


def _hangs_on(annotation: Annotation, mention: Mention, head: int, phrase: range) -> bool:
    between = [w.text.lower() for w in annotation.words[head + 1 : mention.first]]
    return bool(between) and between[0] in {"of", "for", "at", "in", "to", "with"} and mention.first - head <= 7 and mention.first in phrase


def _owner(before: list[Mention]) -> Mention | None:
    bodies = [m for m in before if m.kind is not Kind.GROUP]
    return bodies[-1] if bodies else None


def _tail(annotation: Annotation, head: int, phrase: range, by_word: dict[int, Mention]) -> int:
    """The end of "Secretary of State", "vice president for public affairs": words that belong to the title itself."""
    words = annotation.words
    end = head + 1
    if end < len(words) and end in phrase and words[end].text.lower() in {"of", "for"}:
        end += 1
        while end in phrase and words[end].upos in {"NOUN", "PROPN", "ADJ", "DET", "CCONJ"} and end not in by_word:
            end += 1
        if words[end - 1].upos not in {"NOUN", "PROPN"} or (end in by_word and words[end - 1].upos != "PROPN"):
            return head + 1
    return end


def _title(annotation: Annotation, phrase: range, head: int, before: list[Mention], by_word: dict[int, Mention]) -> str:
    words = annotation.words
    own = {i for m in before for i in range(m.first, m.end) if folded(m.surface) not in title_modifiers()}
    kept: list[str] = []
    for i in range(phrase[0], head):
        lower = words[i].text.lower()
        if i in own or lower in _LEFT_OUT or lower in courtesies() or folded(lower) in adjectives():
            continue
        if lower in title_modifiers() or lower in title_heads() or words[i].upos in {"ADJ", "NOUN"}:
            kept.append(title_abbreviations().get(lower, words[i].text))
    kept.append(title_abbreviations().get(words[head].text.lower(), words[head].lemma if words[head].upos == "NOUN" else words[head].text))
    inside = {i for m in before for i in range(m.first, m.end)}
    for i in range(head + 1, _tail(annotation, head, phrase, by_word)):
        if i not in inside:
            kept.append(words[i].text)
    return " ".join(kept).replace(" - ", "-")
