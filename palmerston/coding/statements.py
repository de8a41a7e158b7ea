"""Statements: speaker, manner, cue, content, and the feelings shown.

The reader marks sources, cues and contents; here they are joined: each content to the nearest cue of its sentence, each cue to its source.
A quotation that follows without a cue of its own belongs to the statement before it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from palmerston.actors import Actors
from palmerston.actors.mentions import title_heads, title_modifiers
from palmerston.coding.feelings import feeling_of_cue, feeling_read, feeling_towards
from palmerston.coding.speakers import speaker_of
from palmerston.confidence import calibrated
from palmerston.extents import Extent, contains, hull, length, overlaps, trimmed
from palmerston.language.annotation import Annotation, Attribution
from palmerston.record import About, Manner, Statement

# So many words between two parts of what is said were missed by the reader, not left out by the writer.
_MISSED = 2
_FIRST_PERSON = frozenset("i me my mine myself we us our ours ourselves".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A cue with what is said by it."""

    cue: tuple[int, int]  # words, end excluded
    content: tuple[Attribution, ...]


def find_statements(annotation: Annotation, actors: Actors) -> tuple[Statement, ...]:
    """Statements in text order, one a cue; empty where nobody is quoted or cited."""
    coded = (_statement(annotation, actors, draft) for draft in drafts_of(annotation))
    found = _with_loose_quotations(annotation, [s for s in coded if s is not None])
    ordered = sorted(found, key=lambda s: s.content[0])
    return tuple(msgspec.structs.replace(statement, id=f"s{number}") for number, statement in enumerate(ordered, 1))


def drafts_of(annotation: Annotation) -> list[Draft]:
    """The contents that the reader marks, each with the nearest cue of its sentence.

    A content without a cue in its sentence goes on what was said last in its paragraph; where nothing was, it is left out.
    """
    contents = [a for a in annotation.attributions if a.role == "content" and _has_letters(annotation, a)]
    cues = [a for a in annotation.attributions if a.role == "cue" and _is_cue(annotation, a)]
    owned: dict[int, list[Attribution]] = {}
    last: tuple[int, int] | None = None  # paragraph and cue of the content before
    for content in contents:
        paragraph = annotation.sentence_of(content.first).paragraph
        best = min(((_distance(annotation, content, cue), n) for n, cue in enumerate(cues)), default=(1e9, -1))
        if best[0] < 1e9:
            last = paragraph, best[1]
        elif last is None or last[0] != paragraph:
            continue
        owned.setdefault(last[1], []).append(content)
    between = frozenset(i for a in annotation.attributions if a.role != "content" for i in range(a.first, a.end))
    return [Draft(cue=(cues[n].first, cues[n].end), content=_mended(annotation, found, between)) for n, found in sorted(owned.items())]


def _mended(annotation: Annotation, contents: Sequence[Attribution], between: frozenset[int]) -> tuple[Attribution, ...]:
    """Contents of one cue, those joined between which only a few words were missed; `between` are words of cues and sources."""
    found: list[Attribution] = []
    for content in sorted(contents, key=lambda c: c.first):
        gap = range(found[-1].end, content.first) if found else range(0)
        one_sentence = bool(found) and annotation.words[found[-1].end - 1].sentence == annotation.words[content.first].sentence
        if one_sentence and len(gap) <= _MISSED and not between & set(gap):
            first = found.pop()
            content = Attribution(
                role="content", extent=(first.extent[0], content.extent[1]), first=first.first, end=content.end, chance=min(first.chance, content.chance)
            )
        found.append(content)
    return tuple(found)


def _is_cue(annotation: Annotation, cue: Attribution) -> bool:
    return any(w.upos in {"VERB", "NOUN", "ADJ", "AUX", "ADP"} or w.lemma == "accord" for w in annotation.words[cue.first : cue.end])


def _has_letters(annotation: Annotation, content: Attribution) -> bool:
    """Whether a content is more than marks: two letters or digits at least."""
    return sum(character.isalnum() for character in annotation.text[content.extent[0] : content.extent[1]]) >= 2


def _distance(annotation: Annotation, content: Attribution, cue: Attribution) -> float:
    """How far a content lies from a cue, in words; a thousand million where they cannot belong together."""
    words = annotation.words
    sentences = {words[content.first].sentence, words[content.end - 1].sentence}
    if words[cue.first].sentence not in sentences or (content.first <= cue.first < content.end):
        return 1e9
    if cue.end <= content.first:
        return float(content.first - cue.end)
    return (cue.first - content.end) * 1.2 + 1.0


def _statement(annotation: Annotation, actors: Actors, draft: Draft) -> Statement | None:
    manner, content = _manner(annotation, [c.extent for c in draft.content])
    if not content:
        return None
    source = source_of(annotation, draft)
    speaker = speaker_of(annotation, actors, draft.cue, source)
    if _says_little(annotation, draft, content, is_sourced=speaker is not None or source is not None) or _only_names(annotation, actors, manner, content):
        return None
    cue = annotation.extent_of(*draft.cue)
    return Statement(
        id="",
        speaker=speaker,
        manner=manner,
        content=content,
        cue=(cue,),
        source=(source.extent,) if source else (),
        about=_about(annotation, actors, draft, content, speaker),
        confidence=calibrated("statements", _score(draft, source, speaker)),
    )


def _score(draft: Draft, source: Attribution | None, speaker: str | None) -> float:
    """How clearly the reader marked what is said and who says it; a speaker without marked words is half as sure."""
    content = sum(c.chance for c in draft.content) / len(draft.content)
    return content * (source.chance if source else 0.5) * (1.0 if speaker is not None or source is not None else 0.7)


def _only_names(annotation: Annotation, actors: Actors, manner: Manner, content: Sequence[Extent]) -> bool:
    """Whether nothing but actors with their titles is left of what is said: "endorsed Vice President Kamala Harris"."""
    inside = [i for extent in content for i in annotation.words_in(extent) if i not in actors.inside]
    told = [annotation.words[i] for i in inside if annotation.words[i].upos in {"NOUN", "PROPN", "ADJ", "ADV", "VERB", "NUM"}]
    return manner is Manner.INDIRECT and all(w.upos in {"NOUN", "PROPN", "ADJ"} and (w.lemma in title_heads() or w.lemma in title_modifiers()) for w in told)


def _says_little(annotation: Annotation, draft: Draft, content: Sequence[Extent], *, is_sourced: bool) -> bool:
    """A few words that nobody says, or that hang on a mere noun ("the quarrel over a law"), are no statement."""
    words = sum(len(annotation.text[a:b].split()) for a, b in content)
    by_noun = all(annotation.words[i].upos in {"NOUN", "ADJ", "DET", "ADP"} for i in range(*draft.cue)) and annotation.words[draft.cue[0]].lemma != "accord"
    return words < 5 and (not is_sourced or (by_noun and words < 3))


def _manner(annotation: Annotation, contents: Sequence[Extent]) -> tuple[Manner, tuple[Extent, ...]]:
    """How much of the content is quoted, and the content as the contract wants it: inside the marks where all of it is quoted."""
    text = annotation.text
    quoted = [q.extent for q in annotation.quotations if any(overlaps(q.outer, c) for c in contents)]
    letters = [i for start, end in contents for i in range(start, end) if text[i].isalnum()]
    inside = sum(any(start <= i < end for start, end in quoted) for i in letters)
    edges = " \t\r\n\u00a0,;:" + "—–-"
    if letters and inside >= 0.97 * len(letters):
        cut = [trimmed(text, (max(q[0], c[0]), min(q[1], c[1]))) for c in contents for q in quoted if overlaps(q, c)]
        return Manner.DIRECT, tuple(dict.fromkeys(c for c in cut if c[0] < c[1]))
    cleaned = [_without_that(text, trimmed(text, c, edges)) for c in contents]
    kept = tuple(c for c in cleaned if c[0] < c[1])
    if inside == 0:
        return Manner.INDIRECT, kept
    whole = hull(kept)
    return Manner.MIXED, (whole,) if not _broken(annotation, kept) else kept


def _broken(annotation: Annotation, contents: Sequence[Extent]) -> bool:
    """Whether the speaker or the cue stands between two parts of what is said, or so much else that they are no one quotation."""
    whole = hull(contents)
    between = [a for a in annotation.attributions if a.role != "content" and overlaps(a.extent, whole) and not any(overlaps(a.extent, c) for c in contents)]
    return bool(between) or length(whole) > 2 * sum(length(c) for c in contents)


def _without_that(text: str, extent: Extent) -> Extent:
    start, end = extent
    if text[start : start + 5].lower() == "that " and end - start > 6:
        start += 5
    while end > start and text[end - 1] in ".,;:" and text[start:end].count(text[end - 1]) == 1 and not text[max(start, end - 4) : end - 1].isupper():
        end -= 1
    return start, end


def source_of(annotation: Annotation, draft: Draft) -> Attribution | None:
    """The source nearest to the cue in its sentence, not inside the content."""
    words = annotation.words
    sentence = words[draft.cue[0]].sentence
    near = [
        a
        for a in annotation.attributions
        if a.role == "source" and words[a.first].sentence == sentence and not any(contains(c.extent, a.extent) for c in draft.content)
    ]
    if not near:
        return None
    best = min(near, key=lambda a: _gap(a, draft.cue))
    return best if _gap(best, draft.cue) <= 25 else None


def _gap(source: Attribution, cue: tuple[int, int]) -> float:
    if source.end <= cue[0]:
        return float(cue[0] - source.end)
    if source.first >= cue[1]:
        return source.first - cue[1] + 0.5
    return 0.0


def _about(annotation: Annotation, actors: Actors, draft: Draft, content: Sequence[Extent], speaker: str | None) -> tuple[About, ...]:
    """Actors in the content, the speaker excepted, with the feeling that its words show to each."""
    inside = frozenset(i for extent in content for i in annotation.words_in(extent))
    cue_feeling = next((f for i in range(*draft.cue) if (f := feeling_of_cue(annotation.words[i].lemma))), 0)
    feelings: dict[str, list[int]] = {}
    for i in sorted(inside):
        actor = actors.heads.get(i) or actors.references.get(i)
        if actor is None or actor == speaker or annotation.words[i].text.lower() in _FIRST_PERSON:
            continue
        anchor = i
        while actors.inside.get(anchor + 1) == actor and anchor in actors.inside:
            anchor += 1
        read = feeling_read(annotation, anchor)
        feelings.setdefault(actor, []).append(feeling_towards(annotation, i, inside) if read is None else read)
    found = []
    for position, (actor, each) in enumerate(feelings.items()):
        total = sum(each)
        feeling = 0 if total == 0 else 1 if total > 0 else -1
        if position == 0 and cue_feeling and (feeling == 0 or _opens(annotation, actors, content, actor)):
            feeling = cue_feeling
        found.append(About(actor=actor, feeling=feeling))
    return tuple(found)


def _opens(annotation: Annotation, actors: Actors, content: Sequence[Extent], actor: str) -> bool:
    """Whether what is said begins with an actor, as the object of its cue: "praised Roe as a fighter"."""
    words = annotation.words_in(content[0])
    return any(actors.inside.get(i) == actor for i in words[:3])


def _with_loose_quotations(annotation: Annotation, statements: list[Statement]) -> list[Statement]:
    """Quotations of a sentence or more that have no cue: they go on what the speaker before them said, in the same paragraph."""
    found = list(statements)
    for quotation in annotation.quotations:
        if any(overlaps(quotation.extent, c) for s in found for c in s.content) or not _is_sentence(annotation, quotation.extent):
            continue
        before = [(n, s) for n, s in enumerate(found) if s.content[0] < quotation.extent and s.manner is not Manner.INDIRECT]
        if not before:
            continue
        number, last = max(before, key=lambda item: item[1].content[-1])
        if _paragraph(annotation, last.content[-1]) == _paragraph(annotation, quotation.extent) or quotation.continued:
            found[number] = msgspec.structs.replace(last, content=(*last.content, trimmed(annotation.text, quotation.extent)))
    return found


def _is_sentence(annotation: Annotation, extent: Extent) -> bool:
    words = annotation.words_in(extent)
    return len(words) >= 4 and any(annotation.words[i].upos in {"VERB", "AUX"} for i in words)


def _paragraph(annotation: Annotation, extent: Extent) -> int:
    return next((n for n, p in enumerate(annotation.paragraphs) if overlaps(p, extent)), -1)
