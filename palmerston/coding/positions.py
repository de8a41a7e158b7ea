"""Positions: who is for or against what."""

from collections.abc import Iterator

from palmerston.actors import Actors
from palmerston.coding.clauses import clause_extent, date_of
from palmerston.coding.issues import issue_at
from palmerston.language.annotation import Annotation
from palmerston.language.factuality import is_negated
from palmerston.language.predicates import Arguments, arguments_of
from palmerston.record import Position

# Verbs whose object is what their subject is for or against.
_FOR = frozenset("support back favor favour endorse defend champion advocate promote propose welcome applaud embrace pledge promise praise sponsor vow introduce pursue".split())
_AGAINST = frozenset("oppose reject criticize criticise condemn denounce block veto decry resist fight slam repeal attack blast ban abolish end eliminate protest disavow dismiss assail deplore rescind scrap".split())
_CALLING = {"call": "for", "push": "for", "advocate": "for", "campaign": "for", "argue": "for", "vote": "for", "press": "for", "lobby": "for", "fight": "for"}
_TURNING = {"rail": "against", "campaign": "against", "vote": "against", "argue": "against", "lobby": "against", "protest": "against", "object": "to", "fight": "against"}


def find_positions(annotation: Annotation, actors: Actors) -> tuple[Position, ...]:
    """Positions in text order, one an actor, issue and stance; empty where nobody is said to be for or against anything."""
    found: dict[tuple[str, str, int], Position] = {}
    for position in _all(annotation, actors):
        found.setdefault((position.actor, position.issue.lower(), position.stance), position)
    return tuple(found.values())


def _all(annotation: Annotation, actors: Actors) -> Iterator[Position]:
    named = frozenset(actors.inside)
    for i, word in enumerate(annotation.words):
        if word.upos != "VERB" or i in actors.inside:
            continue
        arguments = arguments_of(annotation, i)
        stance, heads = _stance(word.lemma, arguments)
        if not stance:
            continue
        if is_negated(annotation, i):
            stance = -stance
        who = [a for s in arguments.subjects if (a := actors.at(s)) is not None]
        for head in heads[:2]:
            issue = None if actors.at(head) else issue_at(annotation, head, keep=named)
            if issue is None:
                continue
            for actor in dict.fromkeys(who):
                yield Position(actor=actor, issue=issue, stance=stance, date=date_of(annotation, i), evidence=(clause_extent(annotation, i),))


def _stance(lemma: str, arguments: Arguments) -> tuple[int, tuple[int, ...]]:
    for table, stance in ((_CALLING, 1), (_TURNING, -1)):
        wanted = table.get(lemma)
        heads = tuple(h for preposition, h in arguments.obliques if preposition == wanted)
        if wanted and heads:
            return stance, heads
    if lemma in _FOR:
        return 1, arguments.objects
    if lemma in _AGAINST:
        return -1, arguments.objects
    return 0, ()
