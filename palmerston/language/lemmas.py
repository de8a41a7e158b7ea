"""Base forms of words."""

from functools import lru_cache

from lemminflect import getLemma

_LEMMATISED = {"VERB": "VERB", "AUX": "VERB", "NOUN": "NOUN", "ADJ": "ADJ", "ADV": "ADV"}
# Participles and irregular pasts that dictionaries also list as verbs of their own.
_FIRST_SENSE = {"felt": "feel", "found": "find", "founded": "found", "left": "leave", "bound": "bind", "lay": "lie", "saw": "see", "said": "say",
"wound": "wind", "fell": "fall"}


@lru_cache(maxsize=50_000)
def lemma_of(word: str, upos: str) -> str:
    """The base form in lower case: "criticized" -> "criticize", "companies" -> "company"; of other words the word itself."""
    lower = word.lower().replace("’", "'")
    kind = _LEMMATISED.get(upos)
    if kind is None or not lower.isalpha():
        return lower
    if kind == "VERB" and lower in _FIRST_SENSE:
        return _FIRST_SENSE[lower]
    found = getLemma(lower, upos=kind)
    return str(found[0]).lower() if found else lower
