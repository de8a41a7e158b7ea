"""One actor for all of its names: an Annotation comes in, Actors go out.

``resolve`` groups the named mentions, gives each actor a name, a kind and its roles, and says for pronouns and descriptions whom they mean.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from palmerston.actors.clusters import Cluster, cluster
from palmerston.actors.mentions import mentions_of
from palmerston.actors.references import find_references
from palmerston.actors.roles import FoundRole, find_roles
from palmerston.actors.spellings import folded, slug
from palmerston.confidence import calibrated
from palmerston.language.annotation import Annotation
from palmerston.record import Actor, Kind, Role

__all__ = ["Actors", "resolve"]


# What a role scores that names the body it is held with, and one that does not.
_WITH_BODY, _WITHOUT_BODY = 0.7, 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Actors:
    """The actors of one document, in order of first mention, and the words that stand for them."""

    actors: tuple[Actor, ...]
    heads: dict[int, str]  # head word of each named mention -> actor id
    inside: dict[int, str]  # every word of a named mention -> actor id
    references: dict[int, str]  # pronouns and descriptions -> actor id

    def at(self, word: int) -> str | None:
        """The actor that a word stands for, by name or not."""
        return self.inside.get(word) or self.references.get(word)

    def named(self, actor: str) -> Actor:
        """An actor by its id."""
        return next(a for a in self.actors if a.id == actor)


def resolve(annotation: Annotation) -> Actors:
    """Resolve the mentions of a document to actors; empty where it names nobody."""
    mentions = mentions_of(annotation)
    published = annotation.document.published
    year = int(published[:4]) if published else None
    clusters = cluster(annotation.text, mentions, year=year)
    ids = _ids(clusters)
    owner = {m.extent: i for i, c in zip(ids, clusters, strict=True) for m in c.mentions}
    roles = find_roles(annotation, mentions)
    states = {c.known.name: i for i, c in zip(ids, clusters, strict=True) if c.known}
    actors = tuple(_actor(i, c, [r for r in roles if owner[r.holder.extent] == i], owner, states) for i, c in zip(ids, clusters, strict=True))
    heads = {m.head: owner[m.extent] for m in mentions}
    inside = {word: owner[m.extent] for m in mentions for word in range(m.first, m.end)}
    return Actors(actors=actors, heads=heads, inside=inside, references=find_references(annotation, actors, heads, {m.head: m.end - 1 for m in mentions}))


def _ids(clusters: Sequence[Cluster]) -> list[str]:
    taken: dict[str, int] = {}
    found = []
    for c in clusters:
        name = slug(_name(c))
        taken[name] = taken.get(name, 0) + 1
        found.append(name if taken[name] == 1 else f"{name}-{taken[name]}")
    return found


def _name(c: Cluster) -> str:
    name = c.known.name if c.known else c.full_name
    return name[4:] if name.startswith("the ") else name


def _actor(actor_id: str, c: Cluster, roles: Sequence[FoundRole], owner: dict[tuple[int, int], str], states: dict[str, str]) -> Actor:
    return Actor(
        id=actor_id,
        name=_name(c),
        kind=c.kind,
        aliases=tuple(dict.fromkeys(m.surface for m in c.mentions)),
        mentions=tuple(m.extent for m in c.mentions),
        roles=_merged_roles(roles, owner, states),
        confidence=calibrated("groups" if c.kind is Kind.GROUP else "actors", _score(c)),
    )


def _score(c: Cluster) -> float:
    """How clearly the reader marked an actor's clearest mention; more mentions make it surer."""
    return float(max(m.confidence for m in c.mentions) * (1 - 0.3 * 0.5 ** (len(c.mentions) - 1)))


def _merged_roles(roles: Sequence[FoundRole], owner: dict[tuple[int, int], str], states: dict[str, str]) -> tuple[Role, ...]:
    """A role told several times is one role with all of its evidence."""
    found: dict[tuple[str, str | None], Role] = {}
    for role in roles:
        of = owner.get(role.of.extent) if role.of else states.get(role.state or "")
        key = next((k for k in found if k[0] == folded(role.title) and (k[1] == of or k[1] is None or of is None)), (folded(role.title), of))
        before = found.pop(key, None)
        evidence = (*(before.evidence if before else ()), role.evidence)
        title, where = before.title if before else role.title, key[1] or of
        sure = calibrated("roles", _WITH_BODY if where else _WITHOUT_BODY)
        found[(key[0], where)] = Role(title=title, of=where, evidence=tuple(dict.fromkeys(evidence)), confidence=sure)
    return tuple(found.values())
