"""The same actor in many documents: one corpus-wide id for equal full names, in a first careful form.

Full names decide. A bare surname goes to the one person of the corpus who bears it in full, or to one who is named far more often than the
others; a short form or acronym goes to the one body that uses it. In doubt an actor keeps an id of its own.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from palmerston.actors.spellings import bent_likeness, folded, parts, slug, surname
from palmerston.record import Actor, CorpusActor, Kind, Record, Telling

# A namesake must be so many times rarer to be passed over when a bare surname is read.
_DOMINANT = 3
# Two full names with one first name and surnames so alike are one, bent.
_BENT = 0.82

Local = tuple[str, str]  # (document id, actor id in that document)


@dataclass
class _Group:
    """Actors of many documents taken for one; grows here only."""

    members: list[tuple[str, Actor]] = field(default_factory=list)

    @property
    def mentions(self) -> int:
        return sum(len(a.mentions) for _, a in self.members)

    @property
    def kind(self) -> Kind:
        votes: Counter[Kind] = Counter()
        for _, actor in self.members:
            votes[actor.kind] += len(actor.mentions)
        return votes.most_common(1)[0][0]

    @property
    def name(self) -> str:
        votes: Counter[str] = Counter()
        for _, actor in self.members:
            votes[actor.name] += len(actor.mentions)
        is_person = self.kind is Kind.PERSON
        return max(votes, key=lambda n: (min(len(parts(n)), 2) if is_person else 0, votes[n], n))

    @property
    def titles(self) -> set[str]:
        return {folded(r.title) for _, a in self.members for r in a.roles if r.title}


def unite(records: Iterable[Record]) -> tuple[tuple[CorpusActor, ...], dict[Local, str]]:
    """Give every actor of many records a corpus-wide id.

    Returns:
        the corpus's actors, most mentioned first, and the corpus-wide id of each (document, actor).
    """
    by_name: dict[str, _Group] = defaultdict(_Group)
    for record in records:
        for actor in record.actors:
            by_name[_key(actor)].members.append((record.document.id, actor))
    groups = _bent_united(_short_forms_united(_surnames_united(list(by_name.values()))))
    groups.sort(key=lambda g: (-g.mentions, g.name))
    ids = _ids(groups)
    actors = tuple(_corpus_actor(i, g) for i, g in zip(ids, groups, strict=True))
    return actors, {(document, a.id): i for i, g in zip(ids, groups, strict=True) for document, a in g.members}


def _key(actor: Actor) -> str:
    if actor.kind is Kind.GROUP:
        return f"group:{folded(actor.name)}"
    return folded(actor.name)


def _ids(groups: list[_Group]) -> list[str]:
    taken: Counter[str] = Counter()
    found = []
    for group in groups:
        name = slug(group.name)
        taken[name] += 1
        found.append(name if taken[name] == 1 else f"{name}-{taken[name]}")
    return found


def _corpus_actor(new_id: str, group: _Group) -> CorpusActor:
    aliases: Counter[str] = Counter()
    for _, actor in group.members:
        aliases.update(actor.aliases)
    return CorpusActor(
        id=new_id, name=group.name, kind=group.kind, aliases=tuple(a for a, _ in aliases.most_common()),
        tellings=tuple(Telling(document=d, evidence=a.mentions, fact=a.id) for d, a in group.members),
    )  # fmt: skip


def _surnames_united(groups: list[_Group]) -> list[_Group]:
    full: dict[str, list[_Group]] = defaultdict(list)
    for group in groups:
        if group.kind is Kind.PERSON and len(parts(group.name)) > 1:
            full[surname(group.name)].append(group)
            full[parts(group.name)[-1]].append(group)
    kept = []
    for group in groups:
        owner = None
        if group.kind is Kind.PERSON and len(parts(group.name)) == 1:
            owner = _dominant({id(g): g for g in full.get(folded(group.name), ())}.values())
        if owner is None:
            kept.append(group)
        else:
            owner.members.extend(group.members)
    return kept


def _dominant(owners: Iterable[_Group]) -> _Group | None:
    ranked = sorted(owners, key=lambda g: -g.mentions)
    if not ranked or (len(ranked) > 1 and ranked[0].mentions < _DOMINANT * ranked[1].mentions):
        return None
    return ranked[0]


def _short_forms_united(groups: list[_Group]) -> list[_Group]:
    """Bodies that another body's document calls by the same short form: "DOGE" here, "Department of Government Efficiency (DOGE)" there."""
    owners: dict[str, list[_Group]] = defaultdict(list)
    for group in groups:
        if group.kind is not Kind.PERSON:
            for alias in {folded(a) for _, actor in group.members for a in actor.aliases}:
                owners[alias].append(group)
    kept: list[_Group] = []
    gone: set[int] = set()
    for group in groups:
        others = [g for g in owners.get(folded(group.name), ()) if g is not group] if group.kind not in {Kind.PERSON, Kind.GROUP} else []
        if len(others) == 1 and len(folded(group.name)) > 1 and others[0].kind is not Kind.GROUP and id(others[0]) not in gone:
            others[0].members.extend(group.members)
            gone.add(id(group))
        else:
            kept.append(group)
    return kept


def _bent_united(groups: list[_Group]) -> list[_Group]:
    kept: list[_Group] = []
    blocks: dict[str, list[_Group]] = defaultdict(list)
    for group in sorted(groups, key=lambda g: -g.mentions):
        into = next((g for block in _blocks(group) for g in blocks[block] if _is_bent(g, group)), None)
        if into is not None:
            into.members.extend(group.members)
            continue
        kept.append(group)
        for block in _blocks(group):
            blocks[block].append(group)
    return kept


def _blocks(group: _Group) -> Iterator[str]:
    """Keys under which bent names meet: the first name and the surname's first letter; the surname and the first name's first letter."""
    words = parts(group.name)
    if group.kind is Kind.PERSON and len(words) > 1:
        yield f"{words[0]}|{surname(group.name)[0]}"
        yield f"{words[0][0]}|{surname(group.name)}"
    elif group.kind is Kind.PERSON and group.titles:
        for title in group.titles:
            yield f"{title}|{words[0][0] if words else ''}"


def _is_bent(often: _Group, rare: _Group) -> bool:
    if often.kind is not Kind.PERSON or rare.kind is not Kind.PERSON:
        return False
    a, b = parts(often.name), parts(rare.name)
    if len(a) < 2 or len(b) < 2:
        return False
    if surname(often.name) == surname(rare.name):
        return len(a[0]) > 3 and len(b[0]) > 3 and bent_likeness(a[0], b[0]) >= 0.9
    return a[0] == b[0] and bent_likeness(surname(often.name), surname(rare.name)) >= _BENT
