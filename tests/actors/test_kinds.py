"""The last word of a name tells its kind where the reader took it for a person or a group."""

import pytest

from palmerston.actors.kinds import kind_of
from palmerston.record import Kind


@pytest.mark.parametrize(
    ("surface", "read", "expected"),
    [
        ("Obama administration", Kind.PERSON, Kind.GOVERNMENT),  # an administration is no person
        ("Cruz campaign", Kind.PERSON, Kind.ORGANISATION),
        ("Bush family", Kind.PERSON, Kind.GROUP),
        ("Clinton supporters", Kind.PARTY, Kind.GROUP),  # a collective, whatever it was read as
        ("Theresa May", Kind.PERSON, Kind.PERSON),  # nothing said by "May"
        ("Congress", Kind.PARTY, Kind.PARTY),  # one word keeps what was read: India has a party of that name
        ("World Bank", Kind.ORGANISATION, Kind.ORGANISATION),  # bodies are read well
    ],
)
def test_the_last_word_of_a_name_corrects_persons_and_groups(surface: str, read: Kind, expected: Kind) -> None:
    assert kind_of(surface, read) is expected
