"""Within a document: mentions that name one actor.

Mentions join by name first (equal, surname, acronym, other order), then bent names join where a title that one person holds, or
a spelling that nothing else explains, says that they are one. In doubt two clusters stay two.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from palmerston.actors.gazetteer import Known, known_as, known_surname
from palmerston.actors.mentions import Mention, courtesies, title_abbreviations
from palmerston.actors.spellings import bent_likeness, could_be_same_person, folded, is_acronym_of, is_short_form, parts, same_words, surname
from palmerston.extents import words_of
from palmerston.record import Kind

# Two surnames at least so alike are one where a shared title says so too; a title alone does not unite "Kerry" and "Clinton".
_BENT_WITH_TITLE = 0.55
# ... and where no title speaks: a rare spelling beside an often used one.
_BENT_ALONE = 0.8
# ... and a bare surname of some length after a full name.
_BENT_SURNAME, _LONG_SURNAME = 0.85, 6


@dataclass
class Cluster:
    """Mentions of one actor; grows while the document is read, and does not leave this stage."""

    mentions: list[Mention] = field(default_factory=list)
    known: Known | None = None
    titles: set[str] = field(default_factory=set)

    @cached_property
    def surfaces(self) -> Counter[str]:
        return Counter(m.surface for m in self.mentions)

    @cached_property
    def kind(self) -> Kind:
        if self.known:
            return self.known.kind
        votes: Counter[Kind] = Counter()
        for mention in self.mentions:
            votes[mention.kind] += 1
        return votes.most_common(1)[0][0]

    @property
    def is_person(self) -> bool:
        return self.kind is Kind.PERSON

    @cached_property
    def full_name(self) -> str:
        """The best name of the cluster: of persons the first and last name that is used most, of others the longest."""
        counts = self.surfaces
        if self.is_person:
            return max(counts, key=lambda s: (min(len(parts(s)), 2), counts[s], len(parts(s))))
        return max(counts, key=lambda s: (len(s), counts[s]))

    def absorb(self, other: "Cluster") -> None:
        self.mentions.extend(other.mentions)
        self.titles |= other.titles
        self.know(self.known or other.known)

    def know(self, known: Known | None) -> None:
        """Take it for somebody known, and forget what was read off the mentions so far."""
        self.known = known
        for name in ("surfaces", "kind", "full_name"):
            self.__dict__.pop(name, None)


def cluster(text: str, mentions: Sequence[Mention], *, year: int | None) -> list[Cluster]:
    """Group mentions by actor, in order of first mention.

    Args:
        text: the document's text, for the words of titles.
        mentions: in text order.
        year: of the document; settles whom a bare surname of a head of state means. None where it is not known.
    """
    clusters = _by_name(text, mentions)
    clusters = _joined(clusters, _same_body)
    clusters = _surnames_joined(clusters)
    clusters = _bent_joined(clusters)
    for found in clusters:
        if found.known is None and found.is_person and " " not in found.full_name:
            name = known_surname(found.full_name, year)
            found.know(Known(name=name, kind=Kind.PERSON) if name else None)
    return _joined(clusters, lambda a, b: a.known is not None and a.known == b.known)


def _by_name(text: str, mentions: Sequence[Mention]) -> list[Cluster]:
    found: dict[str, Cluster] = {}
    for mention in mentions:
        known = known_as(mention.surface)
        if known and mention.kind is Kind.PERSON and known.kind is not Kind.PERSON:
            known = None
        key = f"={known.name}" if known else folded(mention.surface)
        into = found.setdefault(key, Cluster(known=known))
        into.mentions.append(mention)
        if mention.title:
            into.titles.add(_title_key(words_of(text, mention.title)))
    return list(found.values())


def _title_key(title: str) -> str:
    words = [title_abbreviations().get(w, w) for w in folded(title).split() if w not in courtesies()]
    return " ".join(w for w in words if w not in {"us", "of", "the", "for", "former", "then", "american"})


def _joined(clusters: list[Cluster], same: Callable[[Cluster, Cluster], bool]) -> list[Cluster]:
    kept: list[Cluster] = []
    for found in clusters:
        into = next((k for k in kept if same(k, found)), None)
        if into is None:
            kept.append(found)
        else:
            into.absorb(found)
    return kept


def _same_body(a: Cluster, b: Cluster) -> bool:
    one, two = a.full_name, b.full_name
    if (a.known and b.known) or Kind.GROUP in {a.kind, b.kind}:
        return False
    # "DOGE" alone is easily read as a person; the body that it abbreviates is not.
    if (_spells_out(one, two) and not b.is_person) or (_spells_out(two, one) and not a.is_person):
        return True
    if a.is_person or b.is_person:
        return False
    return (
        is_acronym_of(one, two)
        or is_acronym_of(two, one)
        or same_words(one, two)
        or (a.kind is b.kind and a.kind in {Kind.COMPANY, Kind.MEDIA, Kind.ORGANISATION} and (is_short_form(one, two) or is_short_form(two, one)))
    )


def _spells_out(short: str, long: str) -> bool:
    return short.isupper() and len(short) > 2 and is_acronym_of(short, long)


def _surnames_joined(clusters: list[Cluster]) -> list[Cluster]:
    """Short names of persons go to the one full name that they can stand for; of several to the first that the text names in full."""
    full = [c for c in clusters if c.is_person and len(parts(c.full_name)) > 1]
    kept = [c for c in clusters if not c.is_person]
    # Short names first: what goes to "George Bush" goes on with him to "George W. Bush".
    for found in sorted((c for c in clusters if c.is_person), key=lambda c: len(parts(c.full_name))):
        name = found.full_name
        owners = [c for c in full if c is not found and len(parts(c.full_name)) > len(parts(name)) and could_be_same_person(name, c.full_name)]
        by_surname = [c for c in owners if parts(name)[-1] == surname(c.full_name).split()[-1]] or owners
        if not by_surname:
            kept.append(found)
            continue
        min(by_surname, key=lambda c: (c.mentions[0].extent[0] if c.mentions[0].extent <= found.mentions[0].extent else 1 << 40, c.mentions[0].extent)).absorb(
            found
        )
    for found in kept:
        found.mentions.sort(key=lambda m: m.extent)
    return sorted(kept, key=lambda c: c.mentions[0].extent)


def _bent_joined(clusters: list[Cluster]) -> list[Cluster]:
    """Persons whose names are bent spellings of one another."""
    kept: list[Cluster] = []
    for found in sorted(clusters, key=lambda c: -len(c.mentions)):
        into = next((k for k in kept if found.is_person and k.is_person and _bent(k, found)), None)
        if into is None:
            kept.append(found)
        else:
            into.absorb(found)
            into.mentions.sort(key=lambda m: m.extent)
    return sorted(kept, key=lambda c: c.mentions[0].extent)


def _bent(often: Cluster, rare: Cluster) -> bool:
    if often.known and rare.known:
        return False
    fulls = [[s for s in c.surfaces if len(parts(s)) > 1] for c in (often, rare)]
    if fulls[0] and fulls[1] and not any(_firsts_agree(a, b) for a in fulls[0] for b in fulls[1]):
        return False
    likeness = max(bent_likeness(surname(a), surname(b)) for a in often.surfaces for b in rare.surfaces)
    if likeness == 1.0:
        return False
    if any(" " in title for title in often.titles & rare.titles):
        return likeness >= _BENT_WITH_TITLE
    if fulls[0] and not fulls[1] and min(len(surname(s)) for s in rare.surfaces) >= _LONG_SURNAME:
        # News names nobody by a bare surname alone: one so near to a full name that went before is that name.
        return likeness >= _BENT_SURNAME and often.mentions[0].extent < rare.mentions[0].extent
    return likeness >= _BENT_ALONE and len(rare.mentions) <= 2 and len(often.mentions) > 2 * len(rare.mentions)


def _firsts_agree(a: str, b: str) -> bool:
    return parts(a)[0] == parts(b)[0]
