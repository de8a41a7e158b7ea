import pytest

from palmerston.actors.spellings import bent_likeness, could_be_same_person, folded, is_acronym_of, is_short_form, parts, same_words, slug, surname


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("José Serrano", "Jose Serrano"),
        ("The White House", "White House"),
        ("U.S.", "US"),
        ("O’Brien", "O'Brien"),
        ("Jean-Luc", "Jean Luc"),
    ],
)
def test_ways_of_writing_one_name_fold_to_one(a: str, b: str) -> None:
    assert folded(a) == folded(b)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Ursula von der Leyen", "von der leyen"), ("Robert F. Kennedy Jr.", "kennedy"), ("Musk", "musk"), ("Charles de Gaulle", "de gaulle"), ("", "")],
)
def test_surnames(name: str, expected: str) -> None:
    assert surname(name) == expected


def test_generations_are_no_part_of_a_name() -> None:
    assert parts("Donald Trump Jr.") == ("donald", "trump")


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        # the surname, the first name, first and last without the middle, an initial, a shortened first name
        ("Musk", "Elon Musk", True),
        ("Elon", "Elon Musk", True),
        ("George Bush", "George W. Bush", True),
        ("E. Musk", "Elon Musk", True),
        ("Ben Carson", "Benjamin Carson", True),
        # another surname, another first name, more than there is
        ("Kimbal Musk", "Elon Musk", False),
        ("Mask", "Elon Musk", False),
        ("Elon Reeve Musk", "Elon Musk", False),
        ("", "Elon Musk", False),
    ],
)
def test_a_short_name_can_stand_for_a_full_one(short: str, full: str, expected: bool) -> None:
    assert could_be_same_person(short, full) is expected


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("IRS", "Internal Revenue Service", True),
        ("DOGE", "Department of Government Efficiency", True),
        ("U.N.", "United Nations", True),
        ("DoD", "Department of Defense", True),
        ("FBI", "Internal Revenue Service", False),
        ("IRS", "Irs", False),
        ("is", "Internal Service", False),
        ("I", "Internal", False),
    ],
)
def test_acronyms(short: str, long: str, expected: bool) -> None:
    assert is_acronym_of(short, long) is expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Treasury Department", "Department of the Treasury", True),
        ("U.S. Treasury Department", "Treasury Department", True),
        ("Department of Defense", "Department of State", False),
        ("Treasury", "Treasury", False),  # one word is too few to tell
    ],
)
def test_the_same_words_in_another_order(a: str, b: str, expected: bool) -> None:
    assert same_words(a, b) is expected


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("Palantir", "Palantir Technologies Inc.", True),
        ("Tesla", "Tesla, Inc.", True),
        ("Technologies", "Palantir Technologies", False),
        ("Palantir", "Anduril", False),
    ],
)
def test_short_forms_of_bodies(short: str, long: str, expected: bool) -> None:
    assert is_short_form(short, long) is expected


def test_a_bent_name_is_more_alike_than_another() -> None:
    assert bent_likeness("Bessent", "Besant") > bent_likeness("Bessent", "Bannon") > bent_likeness("Bessent", "Navarro")


@pytest.mark.parametrize(("a", "b", "expected"), [("Musk", "Musk", 1.0), ("Bush", "Rush", 0.0), ("Xi", "Li", 0.0), ("", "Musk", 0.0)])
def test_first_letters_must_agree(a: str, b: str, expected: float) -> None:
    assert bent_likeness(a, b) == expected


@pytest.mark.parametrize(("name", "expected"), [("Donald J. Trump", "donald-j-trump"), ("José", "jose"), ("习近平", "unnamed"), ("...", "unnamed")])
def test_a_name_as_an_id(name: str, expected: str) -> None:
    assert slug(name) == expected
