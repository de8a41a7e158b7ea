"""Who does what to whom in the grammar: the arguments of verbs and of nouns that name acts."""

from dataclasses import dataclass

from palmerston.language.annotation import ROOT, Annotation

_PASSIVE = ("nsubj:pass", "csubj:pass")


@dataclass(frozen=True, slots=True, kw_only=True)
class Arguments:
    """Words that head the arguments of a predicate, coordinated ones included."""

    subjects: tuple[int, ...]
    objects: tuple[int, ...]
    obliques: tuple[tuple[str, int], ...]  # (preposition in lower case, head)
    clauses: tuple[int, ...]  # heads of ccomp and xcomp
    is_passive: bool


def arguments_of(annotation: Annotation, predicate: int) -> Arguments:
    """Arguments of a verb; the subject of a conjunct or an open clause is that of the verb above it.

    Empty tuples where the sentence names none. In a passive clause `subjects` are the doers after "by" and `objects` the grammatical subject.
    """
    words, children = annotation.words, annotation.children[predicate]
    passive = [c for c in children if words[c].relation in _PASSIVE]
    is_passive = bool(passive) or any(words[c].relation == "aux:pass" for c in children) or _is_bare_participle(annotation, predicate)
    obliques = tuple((_preposition(annotation, c), h) for c in children if words[c].relation.startswith("obl") for h in _coordinated(annotation, c))
    direct = [h for c in children if words[c].relation in {"obj", "iobj"} for h in _coordinated(annotation, c)]
    active = [h for c in children if words[c].relation in {"nsubj", "csubj"} for h in _coordinated(annotation, c)]
    if is_passive:
        doers = tuple(h for preposition, h in obliques if preposition == "by")
        patients = [h for c in passive for h in _coordinated(annotation, c)] or list(_inherited(annotation, predicate))
        return Arguments(
            subjects=doers,
            objects=(*patients, *direct),
            obliques=tuple(o for o in obliques if o[0] != "by"),
            clauses=_clauses(annotation, predicate),
            is_passive=True,
        )
    subjects = tuple(active) or _inherited(annotation, predicate)
    return Arguments(subjects=subjects, objects=tuple(direct), obliques=obliques, clauses=_clauses(annotation, predicate), is_passive=False)


def _is_bare_participle(annotation: Annotation, predicate: int) -> bool:
    """ "the bill passed by Congress": a participle that stands behind its noun, with "by" or nothing."""
    word = annotation.words[predicate]
    return (
        word.relation.startswith("acl")
        and not word.relation.endswith("relcl")
        and word.text.lower().endswith(("ed", "en", "wn", "ught", "ade", "un", "eft", "old", "set", "cut"))
    )


def _clauses(annotation: Annotation, predicate: int) -> tuple[int, ...]:
    return tuple(c for c in annotation.children[predicate] if annotation.words[c].relation in {"ccomp", "xcomp"})


def _coordinated(annotation: Annotation, head: int) -> tuple[int, ...]:
    """A word and what is joined to it by "and": "Musk and Bessent". Appositions are not."""
    words = annotation.words
    return (head, *(c for c in annotation.children[head] if words[c].relation == "conj" and words[c].upos in {"NOUN", "PROPN", "PRON"}))


def _preposition(annotation: Annotation, head: int) -> str:
    words = annotation.words
    found = [words[c].text.lower() for c in annotation.children[head] if words[c].relation == "case"]
    return " ".join(found)


def _inherited(annotation: Annotation, predicate: int) -> tuple[int, ...]:
    """The subject that a predicate shares with the one above it."""
    words = annotation.words
    word = words[predicate]
    if word.head == ROOT:
        return ()
    if word.relation.startswith("acl"):
        relative = [c for c in annotation.children[predicate] if words[c].text.lower() in {"who", "which", "that"}]
        return () if relative and words[relative[0]].relation.startswith("obj") else _coordinated(annotation, word.head)
    if word.relation in {"conj", "xcomp", "advcl", "ccomp", "parataxis"}:
        above = arguments_of(annotation, word.head) if words[word.head].upos in {"VERB", "AUX", "ADJ", "NOUN"} else None
        if above is None:
            return ()
        if word.relation == "xcomp" and above.objects and not above.is_passive:
            return above.objects
        if above.is_passive:
            return above.objects
        return above.subjects
    return ()


def preposition_of(annotation: Annotation, head: int) -> str:
    """The preposition that governs a noun, or an empty string."""
    return _preposition(annotation, head)


def coordinated(annotation: Annotation, head: int) -> tuple[int, ...]:
    """A word and the nouns joined to it by "and" or "or"."""
    return _coordinated(annotation, head)
