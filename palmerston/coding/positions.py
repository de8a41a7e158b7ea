"""Positions: who is for or against what."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from palmerston.actors import Actors
from palmerston.coding.clauses import clause_extent, date_of
from palmerston.coding.issues import issue_at
from palmerston.data import word_list
from palmerston.language.annotation import ROOT, Annotation
from palmerston.language.factuality import is_negated
from palmerston.language.predicates import Arguments, arguments_of, preposition_of
from palmerston.record import Kind, Position

# So many words of an election make a text one about candidates.
_ELECTION_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """One side of ``data/stances.yml``."""

    verbs: frozenset[str]
    prepositions: dict[str, str]               # verb -> preposition before the issue
    nouns: dict[str, tuple[str, ...]]          # noun -> prepositions before the issue


@lru_cache(maxsize=1)
def _stances() -> dict[int, _Words]:
    lists = word_list("stances")
    return {
        sign: _Words(verbs=frozenset(lists[side]["verbs"]), prepositions=lists[side]["with"], nouns={n: tuple(p) for n, p in lists[side]["nouns"].items()})
        for sign, side in ((1, "for"), (-1, "against"))
    }


@lru_cache(maxsize=8)
def _list(name: str) -> frozenset[str]:
    return frozenset(word_list("stances")[name])


def find_positions(annotation: Annotation, actors: Actors) -> tuple[Position, ...]:
    """Positions in text order, one an actor, issue and stance; empty where nobody is said to be for or against anything."""
    found: dict[tuple[str, str, int], Position] = {}
    for position in (*_of_words(annotation, actors), *_candidacies(annotation, actors)):
        found.setdefault((position.actor, position.issue.lower(), position.stance), position)
    return tuple(sorted(found.values(), key=lambda p: p.evidence[0]))


def _of_words(annotation: Annotation, actors: Actors) -> Iterator[Position]:
    named = frozenset(actors.inside)
    for i, word in enumerate(annotation.words):
        if i in actors.inside or word.upos not in {"VERB", "NOUN"}:
            continue
        stance, who, heads = _of_verb(annotation, actors, i) if word.upos == "VERB" else _of_noun(annotation, actors, i)
        if is_negated(annotation, i):
            stance = -stance
        for head in heads[:2] if stance and who else ():
            issue = None if actors.at(head) else issue_at(annotation, head, keep=named)
            for actor in dict.fromkeys(who) if issue else ():
                yield Position(actor=actor, issue=issue or "", stance=stance, date=date_of(annotation, i), evidence=(clause_extent(annotation, i),))


_Found = tuple[int, tuple[str, ...], tuple[int, ...]]  # stance, actors, heads of issues


def _of_verb(annotation: Annotation, actors: Actors, i: int) -> _Found:
    arguments = arguments_of(annotation, i)
    who = tuple(a for s in arguments.subjects if (a := actors.at(s)) is not None)
    lemma = annotation.words[i].lemma
    for sign, words in _stances().items():
        heads = _after(arguments, words.prepositions.get(lemma))
        if heads:
            return sign, who, heads
    intended = _is_intended(annotation, i)
    for sign, words in _stances().items():
        if lemma in words.verbs:
            return sign, who, arguments.objects
    return (1, who, arguments.objects) if intended and lemma in _list("making") else (0, (), ())


def _after(arguments: Arguments, preposition: str | None) -> tuple[int, ...]:
    return tuple(h for p, h in arguments.obliques if p == preposition) if preposition else ()


def _is_intended(annotation: Annotation, i: int) -> bool:
    word = annotation.words[i]
    return word.relation == "xcomp" and word.head != ROOT and annotation.words[word.head].lemma in _list("intending")


def _of_noun(annotation: Annotation, actors: Actors, i: int) -> _Found:
    """ "Musk's opposition to tariffs"; "the senator voiced support for the bill"."""
    words = annotation.words
    for sign, side in _stances().items():
        prepositions = side.nouns.get(words[i].lemma)
        if prepositions is None:
            continue
        heads = tuple(c for c in annotation.children[i] if words[c].relation.startswith("nmod") and preposition_of(annotation, c) in prepositions)
        owners = tuple(a for c in annotation.children[i] if words[c].relation == "nmod:poss" and (a := actors.at(c)) is not None)
        if not owners and words[i].head != ROOT and words[i].relation in {"obj", "obl"} and words[words[i].head].upos == "VERB":
            owners = tuple(a for s in arguments_of(annotation, words[i].head).subjects if (a := actors.at(s)) is not None)
        if heads and owners:
            return sign, owners, heads
    return 0, (), ()


def _candidacies(annotation: Annotation, actors: Actors) -> Iterator[Position]:
    """Who endorses whom, where the text is about an election: a stand on a candidacy."""
    if sum(w.lemma in _list("election") for w in annotation.words) < _ELECTION_WORDS:
        return
    persons = {a.id: a for a in actors.actors if a.kind is Kind.PERSON}
    for i, word in enumerate(annotation.words):
        if word.upos != "VERB":
            continue
        arguments = arguments_of(annotation, i)
        objects = arguments.objects if word.lemma in _list("endorsing") else _after(arguments, "for") if f"{word.lemma} for" in _list("endorsing") else ()
        for target in {a for o in objects if (a := actors.at(o)) in persons}:
            for actor in {a for s in arguments.subjects if (a := actors.at(s)) is not None and a != target}:
                stance = -1 if is_negated(annotation, i) else 1
                issue = f"{persons[target].name}'s candidacy"
                yield Position(actor=actor, issue=issue, stance=stance, date=date_of(annotation, i), evidence=(clause_extent(annotation, i),))
