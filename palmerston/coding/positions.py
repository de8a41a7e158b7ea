"""Positions: who is for or against what."""

from collections.abc import Iterator, Sequence

from palmerston.actors import Actors
from palmerston.coding.clauses import date_of
from palmerston.coding.issues import issue_at
from palmerston.coding.pairs import anchors_of
from palmerston.coding.speakers import teller_of
from palmerston.confidence import calibrated
from palmerston.language.annotation import ROOT, Annotation, Stance
from palmerston.language.predicates import arguments_of
from palmerston.record import Position, Statement

# As far from the words of a stance, in words, as its holder may be named.
_NEAR = 60
# What it adds that somebody says the words, or is their subject, and what a holder needs.
_SPEAKING, _SUBJECT, _HELD = 0.4, 0.4, 0.4
# How far above a stance's words the verb may stand whose subject holds it.
_STEPS = 3
# What a position that the reader sees must score: where the F1 of positions is best.
_ENOUGH = 0.45


def find_positions(annotation: Annotation, actors: Actors, statements: Sequence[Statement]) -> tuple[Position, ...]:
    """Positions in text order, one an actor, issue and stance; empty where nobody is said to be for or against anything."""
    found: dict[tuple[str, str, int], Position] = {}
    for position in _read(annotation, actors, statements):
        found.setdefault((position.actor, position.issue.lower(), position.stance), position)
    return tuple(sorted(found.values(), key=lambda p: p.evidence[0]))


def _read(annotation: Annotation, actors: Actors, statements: Sequence[Statement]) -> Iterator[Position]:
    """Positions where the reader sees a stance, of everybody who holds it."""
    anchors = [anchor for sentence in annotation.sentences for anchor in anchors_of(actors, sentence)]
    for stance in annotation.stances:
        issue = _issue_of(annotation, actors, stance)
        for actor, sure in _holders(annotation, actors, stance, anchors, statements) if issue else ():
            score = min(1.0, sure) * stance.chance
            if score < _ENOUGH:
                continue
            date = date_of(annotation, annotation.head_of(stance.first, stance.end))
            confidence = calibrated("positions", score)
            yield Position(actor=actor, issue=issue or "", stance=stance.value, date=date, evidence=(stance.extent,), confidence=confidence)


def _holders(
    annotation: Annotation, actors: Actors, stance: Stance, anchors: Sequence[tuple[str, int]], statements: Sequence[Statement]
) -> list[tuple[str, float]]:
    """Whose stance it is, and how sure that is: who the reader sees, who speaks, and the subject of its words; nobody where none is likely."""
    pairing, last = annotation.pairing, stance.end - 1
    if pairing is None:
        return []
    near = [(a, i) for a, i in anchors if abs(i - last) <= _NEAR and i != last and pairing.share_window(i, last)]
    yes = pairing.labels["holder"].index("yes")
    sure: dict[str, float] = {}
    for (actor, _), row in zip(near, pairing.chances("holder", [(i, last) for _, i in near]), strict=True):
        sure[actor] = max(float(row[yes]), sure.get(actor, 0.0))
    speaker = teller_of(stance.extent, statements)
    subjects = _subjects(annotation, actors, stance)
    for actor, weight in (*((a, _SUBJECT) for a in subjects), *(((speaker, _SPEAKING),) if speaker else ())):
        sure[actor] = sure.get(actor, 0.0) + weight
    best = max(sure.values(), default=0.0)
    if best < _HELD:
        return []
    return [(a, s) for a, s in sure.items() if s == best or (a in subjects and s >= _HELD and max(sure[b] for b in subjects) == best)]


def _subjects(annotation: Annotation, actors: Actors, stance: Stance) -> frozenset[str]:
    """Who does what the words of a stance tell: the subjects of their verb, or of the one above it; the owner of their noun."""
    words = annotation.words
    at = annotation.head_of(stance.first, stance.end)
    for _ in range(_STEPS):
        owners = [c for c in annotation.children[at] if words[c].relation == "nmod:poss"] if words[at].upos == "NOUN" else []
        subjects = arguments_of(annotation, at).subjects if words[at].upos == "VERB" else ()
        found = frozenset(a for i in (*owners, *subjects) if (a := actors.at(i)) is not None)
        if found or words[at].head == ROOT:
            return found
        at = words[at].head
    return frozenset()


def _issue_of(annotation: Annotation, actors: Actors, stance: Stance) -> str | None:
    """The issue in the reader's words, else the noun that the stance's own verb governs."""
    inside = [a for a in annotation.issues if stance.first < a.end and a.first < stance.end]
    if inside:
        longest = max(inside, key=lambda a: a.end - a.first)
        return " ".join(annotation.text[slice(*longest.extent)].split())
    named = frozenset(actors.inside)
    heads = [i for i in range(stance.first, stance.end) if annotation.words[i].relation in {"obj", "obl", "nsubj:pass", "nmod", "nsubj"}]
    return next((found for head in heads if (found := issue_at(annotation, head, keep=named)) is not None), None)
