"""Who says it: the actor that a cue's subject or source stands for. In doubt nobody."""

from collections.abc import Sequence

from palmerston.actors import Actors
from palmerston.extents import Extent, contains
from palmerston.language.annotation import ROOT, Annotation, Attribution
from palmerston.language.predicates import arguments_of, preposition_of
from palmerston.record import Kind, Statement

# What a body issues speaks for the body: "a Quinnipiac University poll shows", "FEC records show".
_ISSUED = frozenset(
    "poll survey study report analysis statement record data filing website account memo letter release review audit index figure statistic editorial article"
    " story ad advertisement broadcast estimate document newscast bulletin column page dispatch communique manifesto platform paper".split()
)
# Words that stand before the noun that heads a source; a source cut short after one of them goes on to its noun.
_OPENING = frozenset({"DET", "ADJ", "PUNCT", "ADP", "NUM"})


def speaker_of(annotation: Annotation, actors: Actors, cue: tuple[int, int], source: Attribution | None) -> str | None:
    """The actor that speaks.

    Args:
        annotation: the document.
        actors: its actors.
        cue: the words of the cue, end excluded.
        source: the words that name the speaker, or None where the reader marked none.
    Returns:
        the actor of the cue's grammatical subject where source and subject agree, else that of the source;
        None for unnamed sources ("analysts", "a spokesman for Exxon").
    """
    alone = _only_person(annotation, actors, source) if source is not None else None
    if alone is not None:
        return alone
    subject = _subject(annotation, cue)
    if subject is not None and (source is None or set(range(source.first, source.end)) & set(annotation.subtree(subject))):
        found = _actor_of(annotation, actors, subject)
        if found is not None:
            return found
    if source is not None:
        return _actor_of(annotation, actors, _head(annotation, source))
    return _according_to(annotation, actors, cue)


def teller_of(extent: Extent, statements: Sequence[Statement]) -> str | None:
    """Who says what stands at an extent: the speaker of the last statement around it; None where nobody does, or nobody named."""
    around = [s for s in statements if any(contains(c, extent) for c in s.content)]
    return around[-1].speaker if around else None


def _according_to(annotation: Annotation, actors: Actors, cue: tuple[int, int]) -> str | None:
    """The actor right after "according to", where the reader marked no source."""
    words = annotation.words
    if not any(words[i].text.lower() == "according" for i in range(*cue)):
        return None
    after = range(cue[1], min(cue[1] + 3, annotation.sentence_of(cue[0]).end))
    return next((actors.inside[i] for i in after if i in actors.inside), None)


def _only_person(annotation: Annotation, actors: Actors, source: Attribution) -> str | None:
    """The one person whom a source names: "Donald Trump's confidant Roger Stone"; owners do not count."""
    persons = {a.id for a in actors.actors if a.kind is Kind.PERSON}
    inside = [i for i in range(source.first, source.end) if actors.inside.get(i) in persons]
    named = {actors.inside[i] for i in inside} - {actors.inside[i] for i in inside if _is_owner(annotation, i)}
    return next(iter(named)) if len(named) == 1 and not _is_of_somebody(annotation, actors, source) else None


def _is_owner(annotation: Annotation, i: int) -> bool:
    return i + 1 < len(annotation.words) and annotation.words[i + 1].text in {"'s", "’s", "'", "’"}


def _is_of_somebody(annotation: Annotation, actors: Actors, source: Attribution) -> bool:
    """Whether the person only says whose man speaks: "a spokesman for Cruz"."""
    head = annotation.head_of(source.first, source.end)
    first = next((i for i in range(source.first, source.end) if i in actors.inside), head)
    before = {w.text.lower() for w in annotation.words[source.first : first]}
    return bool(before & {"for", "of", "to", "with", "by", "from", "in", "on", "at"})


def _subject(annotation: Annotation, cue: tuple[int, int]) -> int | None:
    """The grammatical subject of the first verb of a cue."""
    for i in range(*cue):
        if annotation.words[i].upos in {"VERB", "AUX"}:
            subjects = arguments_of(annotation, i).subjects
            if subjects:
                return subjects[0]
    return None


def _head(annotation: Annotation, source: Attribution) -> int:
    head = annotation.head_of(source.first, source.end)
    steps = 0
    while annotation.words[head].upos in _OPENING and annotation.words[head].head != ROOT and steps < 3:
        head, steps = annotation.words[head].head, steps + 1
    return head


def _actor_of(annotation: Annotation, actors: Actors, head: int) -> str | None:
    """The actor that a noun phrase stands for; of "Alan Jeffers, a spokesman for Exxon" the man."""
    words = annotation.words
    found = actors.at(head)
    if found is not None:
        return found
    if words[head].text.lower() in {"who", "which", "that"} and words[head].head != ROOT:
        above = words[words[head].head].head
        return actors.at(above) if above != ROOT else None
    for c in annotation.children[head]:
        relation = words[c].relation
        if c in actors.inside and relation.split(":")[0] in {"appos", "flat", "conj", "dep"} and not preposition_of(annotation, c):
            return actors.inside[c]
    if words[head].lemma in _ISSUED:
        for c in annotation.children[head]:
            by = words[c].relation.split(":")[0] == "nmod" and preposition_of(annotation, c) in {"by", "from", "of", ""}
            if (words[c].relation in {"compound", "nmod:poss", "amod", "flat"} or by) and (issuer := actors.at(c)) is not None:
                return issuer
    return None
