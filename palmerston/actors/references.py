"""Pronouns and noun phrases -> the actor that they stand for. In doubt nobody.

Source: the order of preference (subject, recent, same person) follows Hobbs (1978) and Lappin and Leass (1994), much reduced.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from palmerston.actors.spellings import parts
from palmerston.data import word_list
from palmerston.language.annotation import Annotation
from palmerston.record import Actor, Kind

_HE = frozenset("he him his himself".split())
_SHE = frozenset("she her hers herself".split())
_IT = frozenset("it its itself".split())
_THEY = frozenset("they them their themselves theirs".split())
_PEOPLE_NOUNS = {
    "company": Kind.COMPANY,
    "firm": Kind.COMPANY,
    "carmaker": Kind.COMPANY,
    "automaker": Kind.COMPANY,
    "bank": Kind.COMPANY,
    "newspaper": Kind.MEDIA,
    "magazine": Kind.MEDIA,
    "paper": Kind.MEDIA,
    "network": Kind.MEDIA,
    "agency": Kind.GOVERNMENT,
    "ministry": Kind.GOVERNMENT,
    "court": Kind.GOVERNMENT,
    "commission": Kind.GOVERNMENT,
    "party": Kind.PARTY,
    "union": Kind.ORGANISATION,
    "organization": Kind.ORGANISATION,
    "organisation": Kind.ORGANISATION,
}
# From this chance on the reader's word is taken that a pronoun means a name.
_SAME = 0.5
# So many names before a pronoun are asked about.
_NAMES = 20
# How far back a pronoun looks, in sentences.
_REACH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A word that stands for an actor."""

    word: int
    actor: str
    named: bool  # by name, not by a pronoun or a noun phrase
    anchor: int  # the last word of the name: where the reader reads it


@lru_cache(maxsize=1)
def _genders() -> dict[str, str]:
    lists = word_list("first_names")
    return {n: g for g in ("female", "male") for n in lists[g]}


def gender_of(actor: Actor) -> str | None:
    """ "female", "male", or None where the first name does not tell."""
    words = parts(actor.name)
    return _genders().get(words[0]) if len(words) > 1 else None


def find_references(annotation: Annotation, actors: Sequence[Actor], heads: dict[int, str], anchors: dict[int, int]) -> dict[int, str]:
    """Words that stand for an actor without naming it.

    Args:
        annotation: the document.
        actors: its actors.
        heads: the head word of each named mention, with its actor's id.
        anchors: the head word of each named mention, with its last word.
    Returns:
        word index -> actor id, for pronouns and for "the company", "the president" and the like; the named words are not in it.
        First-person pronouns are left to the statements, which know who speaks.
    """
    by_id = {a.id: a for a in actors}
    genders = {a.id: gender_of(a) for a in actors if a.kind is Kind.PERSON}
    told = _genders_told(annotation, heads, by_id, genders)
    titles = _holders(actors)
    same = _same(annotation, anchors)
    genders |= told
    found: dict[int, str] = {}
    seen: list[Place] = []
    for i, word in enumerate(annotation.words):
        if i in heads:
            seen.append(Place(word=i, actor=heads[i], named=True, anchor=anchors[i]))
            continue
        lower = word.text.lower()
        actor = None
        if word.upos == "PRON" or lower in _HE | _SHE:
            actor = _pronoun(annotation, i, lower, seen, by_id, genders, same)
        elif word.upos == "NOUN" and _is_definite(annotation, i):
            actor = _described(annotation, i, seen, by_id, titles)
        if actor is not None:
            found[i] = actor
            seen.append(Place(word=i, actor=actor, named=False, anchor=i))
    return found


def _genders_told(annotation: Annotation, heads: dict[int, str], by_id: dict[str, Actor], genders: dict[str, str | None]) -> dict[str, str | None]:
    """What "Mr." and "Mrs." before a name say."""
    told: dict[str, str | None] = {}
    for head, actor in heads.items():
        if by_id[actor].kind is not Kind.PERSON or genders.get(actor):
            continue
        before = {w.text.lower().rstrip(".") for w in annotation.words[max(0, head - 3) : head]}
        if "mr" in before:
            told[actor] = "male"
        elif before & {"mrs", "ms", "miss"}:
            told[actor] = "female"
    return told


def _same(annotation: Annotation, anchors: dict[int, int]) -> dict[tuple[int, int], float]:
    """The chance that a pronoun means a name, for each pronoun and each name before it in its window, all asked at once."""
    pairing = annotation.pairing
    pronouns = [i for i, word in enumerate(annotation.words) if word.text.lower() in _HE | _SHE | _IT | _THEY]
    if pairing is None or not pronouns:
        return {}
    names = sorted(anchors.values())
    pairs = [(i, j) for i in pronouns for j in names[max(0, bisect_left(names, i) - _NAMES) : bisect_left(names, i)] if pairing.share_window(i, j)]
    yes = pairing.chances("coreference", pairs)[:, pairing.labels["coreference"].index("yes")]
    return {pair: float(chance) for pair, chance in zip(pairs, yes, strict=True)}


def _pronoun(
    annotation: Annotation, i: int, lower: str, seen: list[Place], by_id: dict[str, Actor], genders: dict[str, str | None], same: dict[tuple[int, int], float]
) -> str | None:
    if lower in _HE:
        wanted = [p for p in seen if by_id[p.actor].kind is Kind.PERSON and genders.get(p.actor) != "female"]
    elif lower in _SHE:
        wanted = [p for p in seen if by_id[p.actor].kind is Kind.PERSON and genders.get(p.actor) != "male"]
    elif lower in _IT:
        wanted = [
            p
            for p in seen
            if by_id[p.actor].kind in {Kind.COMPANY, Kind.GOVERNMENT, Kind.ORGANISATION, Kind.MEDIA} and annotation.words[p.word].relation.startswith("nsubj")
        ]
    elif lower in _THEY:
        wanted = [p for p in seen if by_id[p.actor].kind in {Kind.GROUP, Kind.PARTY, Kind.ORGANISATION}]
    else:
        return None
    read = _read(i, wanted, same)
    return read if read is not None else _nearest(annotation, i, wanted, same_sentence_subject=lower in _HE | _SHE)


def _read(i: int, places: list[Place], same: dict[tuple[int, int], float]) -> str | None:
    """The actor that the trained reader takes a pronoun for; None where it read no pairs, or sees none of the places as the same."""
    named = [(same[i, p.anchor], p.actor) for p in places if p.named and (i, p.anchor) in same]
    best = max(named, key=lambda item: item[0], default=(0.0, ""))
    return best[1] if best[0] >= _SAME else None


def _nearest(annotation: Annotation, i: int, places: list[Place], *, same_sentence_subject: bool) -> str | None:
    """The actor that a pronoun most likely means: subjects before others, near before far."""
    words = annotation.words
    sentence = words[i].sentence
    best: tuple[float, str] | None = None
    for place in places[-25:]:
        away = sentence - words[place.word].sentence
        if away > _REACH or (words[i].relation.startswith(("obj", "iobj")) and words[place.word].head == words[i].head):
            continue
        score = -1.0 * away
        relation = words[place.word].relation
        score += 1.2 if relation.startswith("nsubj") else 0.3 if relation in {"obj", "iobj"} else -0.3 if relation.startswith("nmod") else 0.0
        if not place.named:
            score += 0.4
        if away == 0 and same_sentence_subject and _inside_quotation(annotation, i) != _inside_quotation(annotation, place.word):
            score -= 0.8
        if best is None or score >= best[0]:
            best = score, place.actor
    return best[1] if best else None


def _inside_quotation(annotation: Annotation, word: int) -> bool:
    start = annotation.words[word].extent[0]
    return any(q.extent[0] <= start < q.extent[1] for q in annotation.quotations)


def _is_definite(annotation: Annotation, i: int) -> bool:
    return any(annotation.words[c].text.lower() in {"the", "this", "that"} and annotation.words[c].relation == "det" for c in annotation.children[i])


def _holders(actors: Sequence[Actor]) -> dict[str, str]:
    """The last word of each title -> the one actor that the document gives it to."""
    found: dict[str, set[str]] = {}
    for actor in actors:
        for role in actor.roles:
            if role.title and "former" not in role.title.lower():
                found.setdefault(role.title.lower().replace("-", " ").split()[-1], set()).add(actor.id)
    return {title: next(iter(who)) for title, who in found.items() if len(who) == 1}


def _described(annotation: Annotation, i: int, seen: list[Place], by_id: dict[str, Actor], titles: dict[str, str]) -> str | None:
    word = annotation.words[i]
    if any(annotation.words[c].relation.startswith(("nmod", "acl", "appos", "flat")) for c in annotation.children[i]):
        return None
    if word.lemma in titles and word.text.lower() == word.lemma:
        return titles[word.lemma]
    if any(annotation.words[c].relation == "compound" for c in annotation.children[i]):
        return None
    kind = _PEOPLE_NOUNS.get(word.text.lower())
    if kind is None:
        return None
    wanted = [p for p in seen if by_id[p.actor].kind is kind and word.sentence - annotation.words[p.word].sentence <= _REACH]
    return wanted[-1].actor if wanted else None
