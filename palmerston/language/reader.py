"""The trained reader: one encoder pass a window of sentences gives words, syntax, names and attributions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from palmerston.extents import Extent
from palmerston.language.pairing import Pairing
from palmerston.language.shapes import NONE, shape_of
from palmerston.language.trees import best_tree
from palmerston.models import Session

# Windows are as long as in training: whole sentences, up to so many words.
_LONGEST = 120
# The encoder has 512 positions; a word has at most a hundred pieces.
_MOST_PIECES = 400
_FIRST_PIECE, _LAST_PIECE = 101, 102
ISSUE = "issue"
_ROLES = ("source", "cue", "content", ISSUE)
# What a new span of a role must be better by than none or than going on, in natural logarithms.
_OPENING = {"source": 0.0, "cue": 0.0, "content": 0.5, "issue": 0.0, "stance": 0.0, "kinds": 0.0}

Logits = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the reader sees in each word of a document, one item a word."""

    upos: list[str]
    heads: list[int]  # index in the document; -1 for a root
    relations: list[str]
    kinds: list[tuple[str, float]]  # BIO over the record's kinds, with probability
    roles: dict[str, list[tuple[str, float]]]  # BIO for source, cue, content, issue, with the chance of any but O
    stances: list[tuple[str, float]]  # BIO over "for", "against", "torn", with the chance of the label
    feelings: list[tuple[float, float, float]]  # chances of -1, 0, 1 towards what the word names, by whoever speaks
    pairing: Pairing


def read_words(text: str, sentences: Sequence[Sequence[Extent]], session: Session) -> Reading:
    """Read the words of a document.

    Args:
        text: the whole text.
        sentences: the words of each sentence, as extents.
        session: the trained reader.
    Returns:
        one label of each layer for each word, in order; governors lie in the word's own sentence.
    """
    found = _Gathered()
    for window in windows_of(text, sentences, session):
        _read_window(window, session, found)
    return found.reading(session)


@dataclass
class _Gathered:
    """What the windows read so far have given; grows here only."""

    upos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    kinds: list[tuple[str, float]] = field(default_factory=list)
    roles: dict[str, list[tuple[str, float]]] = field(default_factory=lambda: {role: [] for role in _ROLES})
    stances: list[tuple[str, float]] = field(default_factory=list)
    feelings: list[Logits] = field(default_factory=list)
    first: list[Logits] = field(default_factory=list)
    second: list[Logits] = field(default_factory=list)
    keys: list[Logits] = field(default_factory=list)
    values: list[Logits] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)

    def reading(self, session: Session) -> Reading:
        width = session.outside["pair_bias"].shape[0]
        empty = np.zeros((0, width), dtype=np.float32)
        pairing = Pairing(
            first=np.concatenate([f[1:] for f in self.first] or [empty]), second=np.concatenate([s[1:] for s in self.second] or [empty]),
            nobody=np.stack([s[0] for s in self.second]) if self.second else empty,
            keys=np.concatenate(self.keys or [empty]), values=np.concatenate(self.values or [empty]),
            sentence=np.array(self.sentences, dtype=np.int64),
            window=np.repeat(np.arange(len(self.first)), [len(f) - 1 for f in self.first]) if self.first else np.zeros(0, dtype=np.int64),
            weights=session.outside, labels=session.labels,
        )  # fmt: skip
        feelings = [(float(a), float(b), float(c)) for rows in self.feelings for a, b, c in _chances(rows)]
        return Reading(
            upos=self.upos, heads=self.heads, relations=self.relations, kinds=self.kinds, roles=self.roles, stances=self.stances, feelings=feelings,
            pairing=pairing,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word with its wordpieces: an empty tuple for what the vocabulary has no trace of."""

    ids: tuple[int, ...]
    shape: int


def _pieces_of(text: str, sentences: Sequence[Sequence[Extent]], session: Session) -> Iterator[list[_Piece]]:
    """The words of each sentence with their wordpieces."""
    cut = [[text[a:b] for a, b in sentence] for sentence in sentences]
    every = session.wordpieces.encode_batch(cut, is_pretokenized=True, add_special_tokens=False)
    for words, encoded in zip(cut, every, strict=True):
        ids: list[list[int]] = [[] for _ in words]
        for piece, word in zip(encoded.ids, encoded.word_ids, strict=True):
            if word is not None:
                ids[word].append(piece)
        yield [_Piece(tuple(found), shape_of(word)) for word, found in zip(words, ids, strict=True)]


def windows_of(text: str, sentences: Sequence[Sequence[Extent]], session: Session) -> Iterator[list[list[_Piece]]]:
    """Whole sentences up to `_LONGEST` words; a longer sentence alone, in parts that the encoder can take."""
    run: list[list[_Piece]] = []
    words = pieces = 0
    for sentence in _pieces_of(text, sentences, session):
        for part in _parts(sentence):
            size = sum(len(word.ids) for word in part)
            if run and (words + len(part) > _LONGEST or pieces + size > _MOST_PIECES):
                yield run
                run, words, pieces = [], 0, 0
            run.append(part)
            words, pieces = words + len(part), pieces + size
    if run:
        yield run


def _parts(words: list[_Piece]) -> Iterator[list[_Piece]]:
    part: list[_Piece] = []
    size = 0
    for word in words:
        if part and (len(part) >= 2 * _LONGEST or size + len(word.ids) > _MOST_PIECES):
            yield part
            part, size = [], 0
        part.append(word)
        size += len(word.ids)
    if part:
        yield part


def _read_window(window: list[list[_Piece]], session: Session, found: _Gathered) -> None:
    out = {name: value[0] for name, value in session.run(feeds_of(window)).items()}
    base = len(found.upos)
    labels = session.labels
    found.upos.extend(labels["upos"][i] for i in out["upos"].argmax(-1))
    found.kinds.extend(typed_spans(out["kinds"], labels["kinds"], _OPENING["kinds"]))
    for role in _ROLES:
        inside = 1.0 - _chances(out[role])[:, 0]
        found.roles[role].extend((labels[role][i], float(c)) for i, c in zip(best_spans(out[role], _OPENING[role]), inside, strict=True))
    found.stances.extend(typed_spans(out["stance"], labels["stance"], _OPENING["stance"]))
    found.feelings.append(out["feeling"])
    found.first.append(out["first_of_pair"])
    found.second.append(out["second_of_pair"])
    found.keys.append(out["keys"])
    found.values.append(out["values"])
    governors: list[int] = []
    at = 0
    for sentence in window:
        end = at + len(sentence)
        scores = np.concatenate([out["arcs"][at:end, :1], out["arcs"][at:end, at + 1 : end + 1]], axis=1)
        governors.extend(0 if g == 0 else g + at for g in best_tree(scores))
        found.sentences.extend([found.sentences[-1] + 1 if found.sentences else 0] * len(sentence))
        at = end
    found.heads.extend(g - 1 + base if g else -1 for g in governors)
    found.relations.extend(_relations(out, np.array(governors), session))


def feeds_of(window: list[list[_Piece]]) -> dict[str, npt.NDArray[np.int64]]:
    """What the reader's graph is fed for a window, one row each."""
    ids, shapes, first = [_FIRST_PIECE], [NONE], []
    for word in (word for part in window for word in part):
        first.append(len(ids) if word.ids else 0)
        ids.extend(word.ids)
        shapes.extend([word.shape] * len(word.ids))
    ids.append(_LAST_PIECE)
    shapes.append(NONE)
    rows = {"ids": ids, "shapes": shapes, "mask": [1] * len(ids), "first": first}
    return {name: np.array([row], dtype=np.int64) for name, row in rows.items()}


def _chances(logits: Logits) -> Logits:
    shifted = np.exp(logits - logits.max(-1, keepdims=True))
    chances: Logits = shifted / shifted.sum(-1, keepdims=True)
    return chances


def best_spans(logits: Logits, opening: float) -> list[int]:
    """The likeliest run of O, B and I over a window's words (Viterbi): an I follows a B or an I, or opens the window.

    Args:
        logits: (words, 3), in the order O, B, I.
        opening: what a new span must be better by than none, in natural logarithms.
    """
    # Most windows hold no span at all, and show it at a glance.
    if not len(logits) or bool((logits[:, 1:].max(axis=1) - opening <= logits[:, 0]).all() and (logits[:, 2] - min(opening, 0.0) <= logits[:, 0]).all()):
        return [0] * len(logits)
    outside = begin = within = 0.0
    back: list[tuple[int, int]] = []
    for n, (o, b, i) in enumerate(logits.tolist()):
        if n == 0:
            outside, begin, within = o, b - opening, i - opening
            continue
        over = _top(outside, begin, within)
        on = 1 if begin >= within else 2
        top = (outside, begin, within)
        outside, begin, within = top[over] + o, top[over] + b - opening, top[on] + i
        back.append((over, on))
    found = [_top(outside, begin, within)]
    for over, on in reversed(back):
        found.append(on if found[-1] == 2 else over)
    return found[::-1]


def _top(outside: float, begin: float, within: float) -> int:
    return 0 if outside >= begin and outside >= within else 1 if begin >= within else 2


def typed_spans(logits: Logits, labels: list[str], opening: float) -> list[tuple[str, float]]:
    """Spans first, then for each the type that its words show together: a BIO label a word, with the chance of its span's type, of O for none."""
    chances = _chances(logits)
    begins, insides = [n for n, label in enumerate(labels) if label[0] == "B"], [n for n, label in enumerate(labels) if label[0] == "I"]
    plain = np.stack([logits[:, 0], logits[:, begins].max(-1), logits[:, insides].max(-1)], axis=1)
    spans = best_spans(plain, opening)
    tags: list[tuple[str, float]] = [("O", float(c)) for c in chances[:, 0]]
    at = 0
    while at < len(spans):
        end = at + 1
        while spans[at] and end < len(spans) and spans[end] == 2:
            end += 1
        if spans[at]:
            shown = (chances[at:end][:, begins] + chances[at:end][:, insides]).mean(0)
            best = int(shown.argmax())
            for i in range(at, end):
                tags[i] = labels[(insides if i > at else begins)[best]], float(shown[best])
        at = end
    return tags


def _relations(out: dict[str, Logits], governors: npt.NDArray[np.int64], session: Session) -> list[str]:
    one = np.ones((len(governors), 1), dtype=np.float32)
    dependent = np.concatenate([out["dependent"], one], axis=1)
    governor = np.concatenate([out["governor"][governors], one], axis=1)
    count, width = dependent.shape
    partial = (dependent @ session.relations).reshape(count, -1, width)
    scores = (partial @ governor[:, :, None])[:, :, 0]
    return [session.labels["relations"][i] for i in scores.argmax(-1)]
