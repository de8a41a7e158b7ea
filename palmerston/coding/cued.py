"""Acts told by words that the codebook knows: verbs with their arguments, nouns with theirs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from palmerston.actors import Actors
from palmerston.coding.candidates import Candidate
from palmerston.coding.codebook import Cue, Frame, cues_of
from palmerston.language.annotation import ROOT, Annotation
from palmerston.language.factuality import is_negated, status_of
from palmerston.language.predicates import Arguments, arguments_of, coordinated, preposition_of
from palmerston.record import Code, Status

# Prepositions that lead to whom an act is done.
_TOWARDS = frozenset("to against with at on for from of toward towards over about after as".split())
_WITH = frozenset("with against from between among and by".split())
# Codes whose negation is an act of its own; a negated act of another code did not happen and is left out.
_NEGATED: dict[Code, Code] = {Code.SUPPORT: Code.REJECT, Code.AGREE: Code.REJECT, Code.COOPERATE: Code.REJECT}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parties:
    doers: tuple[str, ...]
    receivers: tuple[str, ...]


def find_cued(annotation: Annotation, actors: Actors) -> Iterator[Candidate]:
    """Candidates in text order, one a doer and receiver; the most demanding cue of a word that fits wins."""
    for i, word in enumerate(annotation.words):
        if i in actors.inside or word.upos not in {"VERB", "NOUN"}:
            continue
        cues = cues_of(word.lemma, noun=word.upos == "NOUN")
        if not cues:
            continue
        arguments = arguments_of(annotation, i) if word.upos == "VERB" else None
        for cue in cues:
            parties = _parties_of_verb(annotation, actors, i, cue, arguments) if arguments else _parties_of_noun(annotation, actors, i)
            candidate = _candidate(annotation, i, cue.code, parties) if parties is not None else None
            if candidate is not None:
                yield from candidate.pairs()
                break


def _candidate(annotation: Annotation, predicate: int, code: Code, parties: _Parties) -> Candidate | None:
    if is_negated(annotation, predicate):
        if code not in _NEGATED:
            return None
        code = _NEGATED[code]
    return Candidate(
        witness="cued",
        doers=parties.doers,
        receivers=parties.receivers,
        code=code,
        status=Status(status_of(annotation, predicate)),
        chance=1.0,
        predicate=predicate,
    )


def _fits(annotation: Annotation, predicate: int, cue: Cue, arguments: Arguments) -> bool:
    if cue.companion is None:
        return True
    words = annotation.words
    if cue.is_object:
        heads = {words[o].lemma for o in arguments.objects} | {words[o].text for o in arguments.objects}
        return cue.companion in heads
    wanted = cue.companion.split()
    following = [words[j].text.lower() for j in range(predicate + 1, min(predicate + 4, len(words)))]
    children = {words[c].text.lower() for c in annotation.children[predicate]} | {p for preposition, _ in arguments.obliques for p in preposition.split()}
    return all(w in children or w in following[:2] for w in wanted)


def _parties_of_verb(annotation: Annotation, actors: Actors, predicate: int, cue: Cue, arguments: Arguments) -> _Parties | None:
    if not _fits(annotation, predicate, cue, arguments):
        return None
    subjects = _actors_at(annotation, actors, arguments.subjects)
    objects = _actors_at(annotation, actors, arguments.objects)
    towards = _actors_at(annotation, actors, tuple(h for p, h in arguments.obliques if set(p.split()) & _TOWARDS))
    if cue.frame is Frame.MUTUAL:
        both = _unique(subjects + objects + _actors_at(annotation, actors, tuple(h for p, h in arguments.obliques if set(p.split()) & _WITH)))
        return _Parties(doers=both, receivers=both) if len(both) > 1 else None
    if cue.frame is Frame.INVERSE:
        givers = _actors_at(annotation, actors, tuple(h for p, h in arguments.obliques if set(p.split()) & {"from", "with", "by", "of"})) or objects
        return _Parties(doers=givers, receivers=subjects) if givers and subjects else None
    owners = () if objects else _owners(annotation, actors, arguments.objects)
    inner = () if objects or owners else _of_clause(annotation, actors, arguments)
    receivers = objects or owners or towards or inner
    doers = subjects or (_institution(annotation, actors, predicate) if arguments.is_passive and cue.code in {Code.APPOINT, Code.DISMISS} else ())
    doers = tuple(d for d in doers if d not in receivers) or doers
    if not doers or set(doers) == set(receivers):
        return None
    return _Parties(doers=_unique(doers), receivers=_unique(tuple(r for r in receivers if r not in doers)))


def _of_clause(annotation: Annotation, actors: Actors, arguments: Arguments) -> tuple[str, ...]:
    """The subject of what is asked for: "demanded that Musk leave"."""
    return tuple(a for clause in arguments.clauses for a in _actors_at(annotation, actors, arguments_of(annotation, clause).subjects))[:2]


def _institution(annotation: Annotation, actors: Actors, predicate: int) -> tuple[str, ...]:
    """Where a passive names no doer: the body at which the office is held."""
    for c in annotation.children[predicate]:
        for i in annotation.subtree(c):
            if (
                i in actors.heads
                and preposition_of(annotation, i) in {"at", "of", "by", "in"}
                and actors.named(actors.heads[i]).kind.value not in {"person", "group"}
            ):
                return (actors.heads[i],)
    return ()


def _parties_of_noun(annotation: Annotation, actors: Actors, noun: int) -> _Parties | None:
    """ "Trump's attack on Navarro", "criticism by Bannon of Musk", "a meeting between A and B"."""
    words = annotation.words
    doers: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()
    for c in annotation.children[noun]:
        relation = words[c].relation.split(":")[0]
        if words[c].relation == "nmod:poss":
            doers += _actors_at(annotation, actors, (c,))
        elif relation == "nmod":
            preposition = preposition_of(annotation, c)
            who = _actors_at(annotation, actors, coordinated(annotation, c))
            if preposition in {"by", "from"}:
                doers += who
            elif preposition in {"between", "among"} and len(who) > 1:
                return _Parties(doers=who, receivers=who)
            elif preposition in {"on", "against", "of", "for", "to", "with"}:
                receivers += who
    if not doers:
        doers = _light_subject(annotation, actors, noun)
    if not doers or not receivers or set(doers) == set(receivers):
        return None
    return _Parties(doers=_unique(doers), receivers=_unique(tuple(r for r in receivers if r not in doers)))


def _light_subject(annotation: Annotation, actors: Actors, noun: int) -> tuple[str, ...]:
    """The subject of a verb that carries the noun: "Musk launched an attack on Navarro"."""
    word = annotation.words[noun]
    if word.relation != "obj" or word.head == ROOT or annotation.words[word.head].lemma not in _LIGHT:
        return ()
    return _actors_at(annotation, actors, arguments_of(annotation, word.head).subjects)


_LIGHT = frozenset(
    "make launch have give take mount lead issue deliver offer voice express receive announce hold win unleash level lodge file direct begin start renew step"
    " stage reach strike sign".split()
)


def _actors_at(annotation: Annotation, actors: Actors, heads: Sequence[int]) -> tuple[str, ...]:
    found = []
    for head in heads:
        actor = actors.at(head)
        if actor is None:
            word = annotation.words[head]
            if word.text.lower() in {"who", "which", "that"} and word.head != ROOT and annotation.words[word.head].head != ROOT:
                actor = actors.at(annotation.words[annotation.words[word.head].head].head) if annotation.words[word.head].relation.startswith("acl") else None
        if actor is None:
            actor = next(
                (actors.inside[c] for c in annotation.children[head] if c in actors.inside and annotation.words[c].relation.split(":")[0] in {"flat", "appos"}),
                None,
            )
        if actor is not None:
            found.append(actor)
    return _unique(tuple(found))


def _owners(annotation: Annotation, actors: Actors, objects: Sequence[int]) -> tuple[str, ...]:
    """Whose thing the object is: "criticized Trump's policy", "the policy of Trump"."""
    found: list[str] = []
    for head in objects:
        for c in annotation.children[head]:
            relation = annotation.words[c].relation
            of = relation.startswith("nmod") and preposition_of(annotation, c) in {"of", "by", "from", "to", "on", "against", "for", "with", "in"}
            if relation in {"nmod:poss", "compound", "amod"} or of:
                found.extend(_actors_at(annotation, actors, (c,)))
    return _unique(tuple(found))


def _unique(found: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))
