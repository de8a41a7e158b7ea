"""Actors of different documents: the same or different, and why."""

from typing import Any

import pytest

from palmerston.fusion.identity import unite
from palmerston.record import Actor, Kind, Record, Role
from tests.factories import document

Told = tuple[str, int] | tuple[str, int, dict[str, Any]]


def _actor(name: str, mentions: int = 1, kind: Kind = Kind.PERSON, aliases: tuple[str, ...] = (), title: str | None = None) -> Actor:
    places = tuple((4 * n, 4 * n + 3) for n in range(mentions))
    roles = (Role(title=title, evidence=((0, 3),)),) if title else ()
    return Actor(id=f"{name}-{kind}", name=name, kind=kind, aliases=(name, *aliases), mentions=places, roles=roles)


def _ids(*documents: list[Actor]) -> list[str]:
    """The corpus-wide id of each actor, document by document."""
    records = [Record(document=document("x" * 400, id=f"d{n}"), actors=tuple(actors)) for n, actors in enumerate(documents)]
    ids = unite(records)[1]
    return [ids[f"d{n}", a.id] for n, actors in enumerate(documents) for a in actors]


BODY = Kind.GOVERNMENT


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (_actor("Elon Musk"), _actor("Elon Musk")),
        (_actor("José Serrano"), _actor("Jose Serrano")),
        (_actor("the White House", kind=BODY), _actor("White House", kind=BODY)),
        # a bare surname, where one person of the corpus bears it
        (_actor("Elon Musk"), _actor("Musk")),
        # a short form that the other document's body goes by
        (_actor("Department of Government Efficiency", kind=BODY, aliases=("DOGE",)), _actor("DOGE", kind=BODY)),
        # one letter of a rare spelling
        (_actor("Scott Bessent", 5), _actor("Scott Bessant")),
    ],
    ids=lambda a: a.name,
)
def test_the_same_actor_has_one_id(one: Actor, two: Actor) -> None:
    assert len(set(_ids([one], [two]))) == 1
    assert len(set(_ids([two], [one]))) == 1


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (_actor("Elon Musk"), _actor("Kimbal Musk")),
        (_actor("Elon Musk"), _actor("Scott Bessent")),
        # a group is none of its members, and no body
        (_actor("Musk", kind=Kind.GROUP), _actor("Elon Musk")),
        (_actor("protesters", kind=Kind.GROUP), _actor("Protesters", kind=Kind.ORGANISATION)),
        # a surname is no company
        (_actor("Michael Bloomberg"), _actor("Bloomberg", kind=Kind.MEDIA)),
        (_actor("Department of Defense", kind=BODY), _actor("Department of State", kind=BODY)),
    ],
    ids=lambda a: a.name,
)
def test_two_actors_have_two_ids(one: Actor, two: Actor) -> None:
    assert len(set(_ids([one], [two]))) == 2
    assert len(set(_ids([two], [one]))) == 2


@pytest.mark.parametrize(("mentions", "united"), [(2, False), (3, True)])
def test_a_bare_surname_goes_to_the_bearer_who_is_named_three_times_as_often(mentions: int, united: bool) -> None:
    elon, kimbal, bare = _ids([_actor("Elon Musk", mentions)], [_actor("Kimbal Musk")], [_actor("Musk")])
    assert elon != kimbal
    assert (bare == elon) is united
    assert bare != kimbal


def test_two_actors_of_one_document_keep_two_ids_in_the_corpus() -> None:
    ids = _ids([_actor("Elon Musk"), _actor("Kimbal Musk")], [_actor("Kimbal Musk"), _actor("Elon Musk")])
    assert ids[0] == ids[3] != ids[1] == ids[2]


def test_one_actor_has_the_fullest_name_and_all_of_its_tellings() -> None:
    records = [Record(document=document("x" * 40, id=f"d{n}"), actors=(a,)) for n, a in enumerate([_actor("Musk", 2), _actor("Elon Musk")])]
    actors, _ = unite(records)
    assert [(a.id, a.name, set(a.aliases)) for a in actors] == [("elon-musk", "Elon Musk", {"Musk", "Elon Musk"})]
    assert sorted((t.document, len(t.evidence)) for t in actors[0].tellings) == [("d0", 2), ("d1", 1)]


def test_every_actor_has_an_id_and_the_most_mentioned_comes_first() -> None:
    records = [Record(document=document("x" * 400, id="d0"), actors=(_actor("Ann Lee"), _actor("Bob Ray", 5)))]
    actors, ids = unite(records)
    assert [a.name for a in actors] == ["Bob Ray", "Ann Lee"]
    assert set(ids.values()) == {a.id for a in actors}
    assert unite([]) == ((), {})
