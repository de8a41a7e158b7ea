"""Actors known beforehand: states with their adjectives, well-known bodies, heads of state and government by period."""

from dataclasses import dataclass
from functools import lru_cache

from babel import Locale

from palmerston.actors.spellings import folded
from palmerston.data import word_list
from palmerston.record import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    name: str
    kind: Kind


@lru_cache(maxsize=1)
def _by_alias() -> dict[str, Known]:
    lists = word_list("gazetteer")
    found: dict[str, Known] = {}
    for name in Locale("en").territories.values():
        found[folded(name)] = Known(name=name, kind=Kind.GOVERNMENT)
    for name, also in lists["states"].items():
        known = Known(name=name, kind=Kind.GOVERNMENT)
        found |= {folded(alias): known for alias in (name, *also)}
    for body in lists["bodies"]:
        known = Known(name=body["name"], kind=Kind(body["kind"]))
        found |= {folded(alias): known for alias in (body["name"], *body["also"])}
    for person in lists["people"]:
        known = Known(name=person["name"], kind=Kind.PERSON)
        found |= {folded(alias): known for alias in (person["name"], *person.get("also", ())) if " " in alias}
    return found


def known_as(name: str) -> Known | None:
    """The known actor that goes by a name; None where the list has none. Bare surnames are looked up with `known_surname`."""
    return _by_alias().get(folded(name))


@lru_cache(maxsize=1)
def _surnames() -> dict[str, list[tuple[int, int, str]]]:
    found: dict[str, list[tuple[int, int, str]]] = {}
    for person in word_list("gazetteer")["people"]:
        first, last = (int(y) for y in person["years"].split("-"))
        for alias in (person["name"], *person.get("also", ())):
            found.setdefault(folded(alias).split()[-1], []).append((first, last, person["name"]))
    return found


def known_surname(surname: str, year: int | None) -> str | None:
    """The full name of the one head of state or government whose bare surname this was in a year; None where none or several fit."""
    if year is None:
        return None
    names = {name for first, last, name in _surnames().get(folded(surname), ()) if first <= year <= last}
    return next(iter(names)) if len(names) == 1 else None


@lru_cache(maxsize=1)
def adjectives() -> frozenset[str]:
    """Adjectives and other names of states, folded: they tell which state an office belongs to."""
    return frozenset(folded(a) for name, also in word_list("gazetteer")["states"].items() for a in (name, *also))
