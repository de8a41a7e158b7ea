"""What is at stake: a short noun phrase, without determiners and tails."""

from palmerston.language.annotation import Annotation
from palmerston.language.predicates import preposition_of

_LONGEST = 7
_EMPTY = frozenset(
    [
        "it",
        "this",
        "that",
        "them",
        "him",
        "her",
        "he",
        "she",
        "they",
        "we",
        "i",
        "you",
        "who",
        "which",
        "what",
        "there",
        "one",
        "thing",
        "something",
        "anything",
        "everything",
        "nothing",
        "way",
        "time",
        "day",
        "year",
        "people",
        "person",
        "man",
        "woman",
        "step",
        "effort",
        "move",
        "decision",
        "idea",
        "plan",
        "statement",
        "comment",
        "remark",
        "question",
        "issue",
        "matter",
        "part",
        "lot",
        "number",
        "case",
        "fact",
        "point",
        "place",
        "kind",
        "type",
    ]
)
_DROPPED = frozenset("the a an this that these those his her its their our my your 's ’s any some such every each all both".split())


def issue_at(annotation: Annotation, head: int, *, keep: frozenset[int] = frozenset()) -> str | None:
    """The issue that a noun names, worded as the text words it.

    Args:
        annotation: the document.
        head: the noun.
        keep: words of actors; an issue that is nothing but an actor is none.
    Returns:
        up to seven words, or None for pronouns, empty nouns ("the plan") and actors.
    """
    words = annotation.words
    if words[head].upos not in {"NOUN", "PROPN", "SYM"} or words[head].lemma in _EMPTY or head in keep:
        return None
    inside = [i for i in annotation.subtree(head) if not _is_tail(annotation, i, head)]
    run = _around(inside, head)
    while run and (words[run[0]].text.lower() in _DROPPED or words[run[0]].upos in {"PUNCT", "ADP", "CCONJ"}):
        run = run[1:]
    while run and words[run[-1]].upos in {"PUNCT", "ADP", "DET", "CCONJ"}:
        run = run[:-1]
    if not run or head not in run:
        return None
    if len(run) > _LONGEST:
        run = [i for i in run if head - 3 <= i <= head + 3]
    found = annotation.text[words[run[0]].extent[0] : words[run[-1]].extent[1]]
    return " ".join(found.split()) or None


def _around(inside: list[int], head: int) -> list[int]:
    """The unbroken run of words around the head."""
    if head not in inside:
        return []
    at = inside.index(head)
    first = last = at
    while first > 0 and inside[first - 1] == inside[first] - 1:
        first -= 1
    while last + 1 < len(inside) and inside[last + 1] == inside[last] + 1:
        last += 1
    return inside[first : last + 1]


def _is_tail(annotation: Annotation, i: int, head: int) -> bool:
    """Whether a word lies in a relative clause, an apposition, a conjunct or a late preposition of the head."""
    words = annotation.words
    at = i
    while at != head:
        relation = words[at].relation.split(":")[0]
        if relation in {"acl", "appos", "conj", "parataxis", "advcl", "cc"} and words[at].head == head:
            return True
        if (
            relation == "nmod"
            and words[at].head == head
            and at > head
            and preposition_of(annotation, at) not in {"of", "for", "on", "to", "against", "in", "between", "from"}
        ):
            return True
        if words[at].head < 0:
            return False
        at = words[at].head
    return False
