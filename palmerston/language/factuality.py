"""How real an act is, by its grammar: negated, planned, threatened, denied, alleged, hypothetical, ongoing, done.

Source: the event-factuality distinctions of FactBank (Saurí and Pustejovsky 2009), reduced to the record's seven words.
"""

from functools import lru_cache

from palmerston.data import word_list
from palmerston.language.annotation import ROOT, Annotation

_FUTURE = frozenset("will 'll ’ll shall".split())
_GOING = frozenset("going set due scheduled expected planning about".split())
_ASKING = frozenset("ask urge call demand want press push encourage lobby tell order need able ready willing".split())
_GOVERNED = frozenset(["xcomp", "ccomp", "advcl", "acl"])


@lru_cache(maxsize=1)
def _cues() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in word_list("factuality").items()}


def is_negated(annotation: Annotation, predicate: int) -> bool:
    """Whether "not", "never" or a verb of failing denies that the act took place."""
    words = annotation.words
    if any(words[c].text.lower() in {"not", "n't", "n’t", "never", "neither"} for c in annotation.children[predicate]):
        return True
    head = words[predicate].head
    return head != ROOT and words[predicate].relation in {"xcomp"} and words[head].lemma in {"fail", "refuse", "decline"}


def status_of(annotation: Annotation, predicate: int) -> str:
    """The status of an act, as a word of the record's vocabulary; "done" where nothing says otherwise."""
    words, cues = annotation.words, _cues()
    children = [words[c] for c in annotation.children[predicate]]
    lower = {w.text.lower() for w in children if w.relation.startswith(("aux", "advmod", "mark"))}
    if lower & cues["sources"]:
        return "alleged"
    if lower & {"if", "unless", "whether"} or lower & {"could", "may", "might"}:
        return "hypothetical"
    if lower & {"would", "should"}:
        return "planned" if _is_reported(annotation, predicate) else "hypothetical"
    if lower & _FUTURE or _is_going_to(annotation, predicate):
        return "planned"
    governor = words[predicate].head
    if governor != ROOT and words[predicate].relation in _GOVERNED:
        lemma = words[governor].lemma
        infinitive = any(w.text.lower() == "to" and w.relation == "mark" for w in children)
        if lemma in cues["threatened"]:
            return "threatened"
        if lemma in cues["denied"]:
            return "denied"
        if infinitive and lemma in cues["planned"]:
            return "planned"
        if lemma in cues["alleged"] and (words[predicate].relation != "advcl" or any(w.text.lower() == "of" and w.relation == "mark" for w in children)):
            return "alleged"
        if infinitive and lemma in _ASKING:
            return "planned"
    if words[predicate].text.lower().endswith("ing") and lower & {"is", "are", "'s", "’s", "am", "'re", "’re", "been"}:
        return "ongoing"
    return "done"


def _is_reported(annotation: Annotation, predicate: int) -> bool:
    head = annotation.words[predicate].head
    return head != ROOT and annotation.words[predicate].relation == "ccomp"


def _is_going_to(annotation: Annotation, predicate: int) -> bool:
    word = annotation.words[predicate]
    return word.relation == "xcomp" and word.head != ROOT and annotation.words[word.head].text.lower() in _GOING
