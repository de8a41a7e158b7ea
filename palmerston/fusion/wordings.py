"""Whether two wordings may be of one thing."""


def share_a_word(a: str | None, b: str | None) -> bool:
    """Whether two phrases have a word of four letters or more in common, endings apart; not where one is None."""
    left, right = ({w[:5] for w in (x or "").lower().split() if len(w) > 3} for x in (a, b))
    return bool(left & right)
