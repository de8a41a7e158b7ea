"""Words around a number that leave it open: "about", "more than", "or so"."""

import re
from functools import lru_cache

from palmerston.data import word_list
from palmerston.extents import Extent

# As long as the longest hedge with an article.
_REACH = 30


@lru_cache(maxsize=1)
def _hedges() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = word_list("hedges")
    before = "|".join(re.escape(h) for h in sorted(lists["before"], key=len, reverse=True))
    # "a quarrel over a $4 million contract" hedges nothing: a preposition is a hedge only right before the number.
    places = "over|under|above|below|near"
    after = "|".join(re.escape(h) for h in lists["after"])
    hedge = rf"(?!(?:{places})\s(?:the|a|some)\s$)(?:{before})\s(?:the |a |some )?"
    return re.compile(rf"(?:^|(?<=[\s(\"“‘—-])){hedge}$", re.IGNORECASE), re.compile(rf"[\s-](?:{after})\b", re.IGNORECASE)


def with_hedges(text: str, extent: Extent) -> tuple[Extent, bool]:
    """The extent with the hedges around it, and whether there are any."""
    before, after = _hedges()
    start, end = extent
    lead = before.search(text[max(0, start - _REACH) : start])
    if lead:
        start -= min(_REACH, start) - lead.start()
    trail = after.match(text, end)
    if trail:
        end = trail.end()
    return (start, end), bool(lead or trail)
