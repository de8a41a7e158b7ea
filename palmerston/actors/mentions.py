"""Mentions of actors: names without titles, with the title words that stand before them."""

from dataclasses import dataclass
from functools import lru_cache

from palmerston.actors.kinds import kind_of
from palmerston.data import word_list
from palmerston.extents import Extent
from palmerston.language.annotation import Annotation, Name
from palmerston.record import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    extent: Extent
    surface: str  # as written, white space folded
    kind: Kind
    first: int  # words
    end: int
    head: int  # the word that the rest of the sentence hangs on
    title: Extent | None  # the words of a title straight before the name, articles left out
    confidence: float


# Title words with which names of bodies and groups end too: "Revolutionary Guard", "Iowa voters".
_BODIES = frozenset(
    "guard chair fellow student students member members worker workers veteran veterans soldier soldiers supporter supporters staffer staffers donor"
    " donors".split()
)


# What may stand before a person's name and is none: "Republican Marco Rubio".
_PARTISAN = frozenset("republican democrat democratic independent libertarian socialist conservative labour liberal".split())
# Least chances of a mention. Persons are hardly ever seen where there is none, collectives easily.
_SURE = {Kind.PERSON: 0.4, Kind.GROUP: 0.75}
_SURE_BODY = 0.5


@lru_cache(maxsize=1)
def title_heads() -> frozenset[str]:
    return frozenset(word_list("titles")["heads"])


@lru_cache(maxsize=1)
def title_modifiers() -> frozenset[str]:
    return frozenset(word_list("titles")["modifiers"])


@lru_cache(maxsize=1)
def title_abbreviations() -> dict[str, str]:
    """ "Sen." -> "senator"; keys in lower case without the full stop too."""
    found = {k.lower(): v for k, v in word_list("titles")["abbreviations"].items()}
    return found | {k.rstrip("."): v for k, v in found.items()}


@lru_cache(maxsize=1)
def courtesies() -> frozenset[str]:
    return frozenset(word_list("titles")["courtesies"])


def is_title_head(lemma: str) -> bool:
    return lemma in title_heads() or lemma in title_abbreviations()


def mentions_of(annotation: Annotation) -> tuple[Mention, ...]:
    """Named mentions in text order; a title inside a name is cut off, a mention of nothing but a title is dropped."""
    sure = [n for n in annotation.names if n.confidence >= _SURE.get(Kind(n.kind), _SURE_BODY)]
    found = (_mention(annotation, name) for name in sure if not annotation.is_left_out(name.extent))
    return tuple(m for m in found if m is not None)


def _mention(annotation: Annotation, name: Name) -> Mention | None:
    words = annotation.words
    first = name.first
    if name.kind == Kind.PERSON:
        while first < name.end - 1 and (_is_title_word(words[first].text.lower()) or words[first].text.lower() in _PARTISAN):
            first += 1
    if name.kind == Kind.GROUP and words[name.end - 1].upos in {"ADJ", "ADV", "ADP", "PRON", "DET", "VERB", "AUX"}:
        return None
    end = name.end
    while name.kind != Kind.PERSON and end - first > 1 and is_title_head(words[end - 1].lemma) and words[end - 1].text.lower() not in _BODIES:
        end -= 1
    extent = annotation.extent_of(first, end)
    surface = " ".join(annotation.text[extent[0] : extent[1]].split())
    if not any(c.isalnum() for c in surface) or surface.lower() in courtesies():
        return None
    if name.kind == Kind.PERSON and all(_is_title_word(words[i].text.lower()) or words[i].text.lower() in title_modifiers() for i in range(first, name.end)):
        return None
    kind = kind_of(surface, Kind(name.kind))
    title = _title_before(annotation, first) if kind is Kind.PERSON else None
    return Mention(
        extent=extent,
        surface=surface,
        kind=kind,
        first=first,
        end=end,
        head=annotation.head_of(first, end),
        title=title,
        confidence=name.confidence,
    )


def _is_title_word(word: str) -> bool:
    return (
        word in courtesies()
        or word in title_abbreviations()
        or (word in title_heads() and word not in {"king", "prince", "major", "dean", "pope", "marshal", "bishop"})
    )


def _title_before(annotation: Annotation, first: int) -> Extent | None:
    """The title phrase that ends right before a name: "former U.S. Treasury Secretary"."""
    words = annotation.words
    begin = annotation.sentence_of(first).first
    last = first - 1
    if last < begin or words[last].text.lower() in courtesies():
        return None
    head = next((i for i in range(last, max(begin, last - 5) - 1, -1) if is_title_head(words[i].lemma) or is_title_head(words[i].text.lower())), None)
    if head is None or (head < last and words[head + 1].text.lower() not in {"of", "for"}):
        return None
    start = head
    while start > begin and _in_title(annotation, start - 1):
        start -= 1
    while start < head and words[start].text in {"-", "’s", "'s"}:
        start += 1
    return annotation.extent_of(start, last + 1)


def _in_title(annotation: Annotation, i: int) -> bool:
    word = annotation.words[i]
    lower = word.text.lower()
    if lower in title_modifiers() or lower in title_heads() or word.text in {"-", "’s", "'s"} or lower in title_abbreviations():
        return True
    return word.upos in {"PROPN", "ADJ"} or (word.upos == "NOUN" and word.head > i and word.relation.startswith("compound"))
