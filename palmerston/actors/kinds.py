"""What kind of actor a name names: the reader's view, corrected where the name's last word says it outright."""

from functools import lru_cache

from palmerston.data import word_list
from palmerston.record import Kind


@lru_cache(maxsize=1)
def _told_by_last_word() -> dict[str, Kind]:
    return {str(word): Kind(kind) for kind, words in word_list("kinds").items() for word in words}


def kind_of(surface: str, read: Kind) -> Kind:
    """The kind of a mention.

    Args:
        surface: the name as written.
        read: what the trained reader takes it for.
    Returns:
        `read`, unless the name has several words and the last of them tells another kind: "Trump administration" is no person.
        Names of one word keep what was read, and so does a body of another kind than person: "Justice Department" and the like are read well.
    """
    words = surface.lower().split()
    told = _told_by_last_word().get(words[-1]) if len(words) > 1 else None
    if told is None or read is told:
        return read
    return told if read in {Kind.PERSON, Kind.GROUP} or told is Kind.GROUP else read
