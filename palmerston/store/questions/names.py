"""Whom a name on the command line means: case and accents aside, by full name, by part, by alias, and a typo forgiven."""

import re
import unicodedata

from rapidfuzz import fuzz

from palmerston.errors import NoSuchThing
from palmerston.record import CorpusActor
from palmerston.store.corpus import bodies
from palmerston.store.database import Store
from palmerston.store.questions.answers import Answer, Who

DOMINANT = 3  # times as many mentions as the next of the same name: then it is the one that is meant
TYPO = 80.0  # least rapidfuzz ratio of two names, 0 to 100
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


class Match(Answer, frozen=True, kw_only=True):
    """An actor that a name may mean.

    Attributes:
        how: ``exact`` full name or alias, ``surname``, ``part`` of a name, or ``typo``.
        mentions: in all documents.
    """

    who: Who
    how: str
    mentions: int


_ORDER = ("exact", "surname", "part", "typo")


def find_actors(store: Store, words: str) -> tuple[Match, ...]:
    """The actors that a name may mean: the closest kind of match alone, the most often mentioned first.

    One match means that the name is settled: it is the only one, or the exact name or surname has one dominant owner.
    An actor's id finds that actor.
    """
    asked = folded(words)
    found: dict[str, list[Match]] = {how: [] for how in _ORDER}
    for actor, mentions in _actors(store):
        who = Who(id=actor.id, name=actor.name, kind=actor.kind)
        if actor.id == words.strip():
            return (Match(who=who, how="exact", mentions=mentions),)
        how = _how(asked, actor)
        if how is not None:
            found[how].append(Match(who=who, how=how, mentions=mentions))
    # An alias may be all that one article calls somebody: full names and surnames are weighed together by how often they are meant.
    named = _ranked(found["exact"] + found["surname"])
    full = tuple(match for match in named if " " in asked and folded(match.who.name) == asked)
    if len(full) == 1:
        return full
    if named and _settled(named):
        return named[:1]
    return named or _ranked(found["part"]) or _ranked(found["typo"])


def one_actor(store: Store, words: str) -> Who | tuple[Match, ...]:
    """The actor that a name means, or the several that it may mean.

    Raises:
        NoSuchThing: where nobody is called anything like it.
    """
    found = find_actors(store, words)
    if not found:
        often = [actor.name for actor, _ in _actors(store)[:3]]
        near = f": the most often named are {', '.join(often)}" if often else ": the store holds no actors yet"
        raise NoSuchThing(f"nobody is called {words!r} in the store {store.path}{near}")
    return found[0].who if len(found) == 1 else found


def folded(name: str) -> str:
    """A name without case, accents and punctuation, words apart by one blank."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", plain.casefold()))


def surname(name: str) -> str:
    """The last word of a name that is no "Jr." or "III"; the name itself where there is one word."""
    words = name.split()
    while len(words) > 1 and words[-1].strip(".,").casefold() in _SUFFIXES:
        words.pop()
    return words[-1].rstrip(",") if words else name


def _actors(store: Store) -> list[tuple[CorpusActor, int]]:
    actors = bodies(store, "SELECT body FROM corpus_actors ORDER BY mentions DESC, place", CorpusActor)
    return [(actor, sum(len(t.evidence) for t in actor.tellings)) for actor in actors]


def _how(asked: str, actor: CorpusActor) -> str | None:
    if not asked:
        return None
    names = {folded(name) for name in (actor.name, *actor.aliases)}
    if asked in names:
        return "exact"
    if actor.kind == "person" and asked == folded(surname(actor.name)):
        return "surname"
    if any(asked in name for name in names) or any(set(asked.split()) <= set(name.split()) for name in names):
        return "part"
    close = max(fuzz.ratio(asked, part) for name in names for part in (name, surname(name)))
    return "typo" if close >= TYPO and len(asked) > 3 else None


def _ranked(matches: list[Match]) -> tuple[Match, ...]:
    return tuple(sorted(matches, key=lambda match: (-match.mentions, match.who.name)))


def _settled(ranked: tuple[Match, ...]) -> bool:
    return len(ranked) == 1 or ranked[0].mentions >= DOMINANT * max(ranked[1].mentions, 1)
