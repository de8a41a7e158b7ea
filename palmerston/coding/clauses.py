"""The clause around a predicate: its characters and its date."""

from palmerston.extents import Extent, overlaps
from palmerston.language.annotation import ROOT, Annotation, Time

# A clause longer than this is cut around its predicate: evidence is for reading.
_LONGEST = 300


def clause_extent(annotation: Annotation, predicate: int) -> Extent:
    """The characters of a predicate with its arguments, coordinated clauses left out; at most 300 code points."""
    words = annotation.words
    inside = [i for i in annotation.subtree(predicate) if not _in_other_clause(annotation, i, predicate)]
    if words[predicate].upos == "NOUN" and words[predicate].head != ROOT:
        inside.append(words[predicate].head)
    while len(inside) > 1 and words[inside[0]].upos in {"PUNCT", "CCONJ"} and inside[0] != predicate:
        inside.pop(0)
    while len(inside) > 1 and words[inside[-1]].upos == "PUNCT" and inside[-1] != predicate:
        inside.pop()
    start, end = words[min(inside)].extent[0], words[max(inside)].extent[1]
    if end - start <= _LONGEST:
        return start, end
    middle = words[predicate].extent
    return max(start, middle[0] - _LONGEST // 2), min(end, middle[1] + _LONGEST // 2)


def _in_other_clause(annotation: Annotation, i: int, predicate: int) -> bool:
    words = annotation.words
    at = i
    while at != predicate:
        relation = words[at].relation
        if words[at].head == predicate and (relation in {"conj", "parataxis"} and words[at].upos in {"VERB", "AUX"}):
            return True
        if words[at].head == ROOT:
            return False
        at = words[at].head
    return False


def date_of(annotation: Annotation, predicate: int) -> str | None:
    """The date of an act: a time that hangs on its predicate, or on a verb above it in its sentence, or the one time that the sentence names.

    None where the sentence names no time or the text does not settle it.
    """
    sentence = annotation.sentence_of(predicate)
    times = [t for t in annotation.times if overlaps(t.extent, sentence.extent) and t.value is not None]
    if not times:
        return None
    at, steps = predicate, 0
    while at != ROOT and steps < 3:
        own = [t for t in times if _hangs_on(annotation, t, at)]
        if own:
            return min(own, key=lambda t: abs(t.extent[0] - annotation.words[predicate].extent[0])).value
        at, steps = annotation.words[at].head, steps + 1
    leading = [t for t in times if t.extent[0] - sentence.extent[0] < 12]
    if leading:
        return leading[0].value
    alone = times[0] if len(times) == 1 else None
    return alone.value if alone and len(alone.value or "") >= 7 and not _belongs_elsewhere(annotation, alone, predicate) else None


def _belongs_elsewhere(annotation: Annotation, time: Time, predicate: int) -> bool:
    """Whether a time hangs on another verb than the predicate and those above it: "thanked her and said that he would go in May"."""
    words = annotation.words
    inside = annotation.words_in(time.extent)
    verb = next((i for i in annotation.line_of(inside[0]) if words[i].upos == "VERB"), None) if inside else None
    return verb is not None and verb not in annotation.line_of(predicate)


def _hangs_on(annotation: Annotation, time: Time, predicate: int) -> bool:
    words = annotation.words
    for i in annotation.words_in(time.extent):
        head = words[i].head
        if head == predicate and words[i].relation.split(":")[0] in {"obl", "nmod", "advmod"}:
            return True
    return False
