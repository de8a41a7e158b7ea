"""What is known of an outlet: its name, the short names it goes by, its domains.

The list is ``palmerston/data/outlets.yml``; an outlet that is not on it is not unknown, merely not recognised by its domain.
"""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from urllib.parse import urlsplit

import yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A newspaper, agency, broadcaster or site that publishes news."""

    name: str
    also: tuple[str, ...] = ()  # short names: "AP"
    domains: tuple[str, ...] = ()  # without "www."


@lru_cache(maxsize=1)
def known_outlets() -> tuple[Outlet, ...]:
    """All outlets of the list, in its order."""
    with (files("palmerston") / "data" / "outlets.yml").open(encoding="utf-8") as lines:
        rows = yaml.safe_load(lines)
    return tuple(Outlet(name=row["name"], also=tuple(row.get("also", ())), domains=tuple(row["domains"])) for row in rows)


def outlet_named(words: str) -> str | None:
    """The full name of the outlet that `words` are a name of, whatever their capitals and a leading "The"; None where no outlet is known by them."""
    return _by_name().get(_folded(words))


def outlet_at(url: str) -> str | None:
    """The name of the outlet at a web address, subdomains included; None where the address is none or its domain is not on the list."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    labels = (host or "").lower().rstrip(".").split(".")
    return next((name for i in range(len(labels) - 1) if (name := _by_domain().get(".".join(labels[i:])))), None)


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    return {_folded(name): outlet.name for outlet in known_outlets() for name in (outlet.name, *outlet.also, *outlet.domains)}


@lru_cache(maxsize=1)
def _by_domain() -> dict[str, str]:
    return {domain: outlet.name for outlet in known_outlets() for domain in outlet.domains}


def _folded(words: str) -> str:
    return " ".join(words.casefold().split()).removeprefix("the ").removeprefix("www.")
