"""The case of a word, which uncased wordpieces lose."""

from functools import lru_cache

LOWER, CAPITAL, UPPER, MIXED, DIGITS, NONE = range(6)


@lru_cache(maxsize=20_000)
def shape_of(word: str) -> int:
    """One of six case shapes; the trained reader adds an embedding of it to each wordpiece of the word."""
    if any(c.isdigit() for c in word):
        return DIGITS
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return NONE
    if all(c.islower() for c in letters):
        return LOWER
    if letters[0].isupper() and all(c.islower() for c in letters[1:]):
        return CAPITAL
    return UPPER if all(c.isupper() for c in letters) else MIXED
