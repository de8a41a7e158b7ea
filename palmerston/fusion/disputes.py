"""A claim and what is set against it: denials, corrections, audits.

An answer is a statement whose cue or words deny ("denied", "rejected the claim", "false"); its claim is the statement before it that
it speaks of. Opposed opinions are no dispute unless one is set against the other.
"""

import re
from collections.abc import Sequence

from palmerston.confidence import calibrated
from palmerston.extents import Extent
from palmerston.record import Dispute, Record, Statement

_DENYING_CUE = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refut\w+|disput\w+|rebut\w*|contradict\w*|debunk\w*"
    r"|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|countered|disagree\w*|pushed back|shot back|hit back|fired back)\b",
    re.IGNORECASE,
)
_DENYING_WORDS = re.compile(
    r"\b(?:false|untrue|not true|baseless|unfounded|bogus|a lie|lies|lying|nonsense|no evidence|did not happen"
    r"|never happened|misleading|inaccurate"
    r"|fabricat\w+|wrong about|no savings|not result in|overstat\w+|exaggerat\w+|far fewer|far less|not the case|ridiculous)\b",
    re.IGNORECASE,
)
_TURN = re.compile(r"\b(?:however|but|yet|in fact|by contrast|critics|on the other hand|disagree)\b", re.IGNORECASE)
_POINTING = re.compile(r"\b(?:it|that|this|claims?|charges?|accusations?|allegations?|reports?|estimates?|suggestions?|account|version|so)\b", re.IGNORECASE)
# What is denied, where the denial itself holds it.
_CLAIMING = re.compile(
    r"\b(?:accusations?|claims?|charges?|allegations?|criticisms?|reports?|suggestions?|notion|idea|arguments?|complaints?|rumou?rs?|assertions?)\b"
    r"[^.;]{0,60}?\bthat\s",
    re.IGNORECASE,
)
# How far back a claim may stand, in statements.
_REACH = 4
# What a denying cue scores, and what denying words do.
_BY_CUE, _BY_WORDS = 0.6, 0.3
_STOP = frozenset(
    "that this with from have been were will would about their there which when what they them than then said says"
    " over into after before more most some also only".split()
)


def find_disputes(record: Record) -> tuple[Dispute, ...]:
    """Disputes in order of the answer, one an answer; empty where nothing is denied or corrected."""
    text = record.document.text
    statements = sorted(record.statements, key=lambda s: s.content[0])
    found: list[Dispute] = []
    for n, answer in enumerate(statements):
        strength = _denies(text, answer)
        if not strength:
            continue
        inner = _inner_claim(record, answer) if strength == 2 else None
        if inner is not None:
            found.append(inner)
            continue
        claim = _claim_for(text, statements[max(0, n - _REACH) : n], answer, strength)
        if claim is not None:
            found.append(
                Dispute(
                    claim=claim.content[0],
                    claimed_by=claim.speaker,
                    answer=_whole(answer) if strength == 2 else answer.content[0],
                    answered_by=answer.speaker,
                    about=_about(text, claim, answer),
                    confidence=calibrated("disputes", _BY_CUE if strength == 2 else _BY_WORDS),
                )
            )
    return tuple(found)


def _inner_claim(record: Record, answer: Statement) -> Dispute | None:
    """A denial that holds the claim itself: "Doe dismissed Roe's accusation that she had lied"."""
    text = record.document.text
    start, end = answer.content[0][0], answer.content[-1][1]
    match = _CLAIMING.search(text, start, end)
    if match is None or not answer.cue or end - match.end() < 15:
        return None
    by = [a.id for a in record.actors for m in a.mentions if start <= m[0] and m[1] <= match.end() and a.id != answer.speaker]
    spans = [s for s in (*answer.source, *answer.cue) if s[1] <= start]
    said = (min(s for s, _ in spans), max(e for _, e in spans)) if spans else answer.cue[0]
    claim = match.end(), min(end, match.end() + 300)
    return Dispute(
        claim=claim, claimed_by=by[0] if by else None, answer=said, answered_by=answer.speaker, about=_heading(text, claim),
        confidence=calibrated("disputes", _BY_CUE),
    )  # fmt: skip


def _heading(text: str, claim: Extent) -> str | None:
    """The longest words of a claim, in its order, as what the dispute is about."""
    words = [w for w in re.findall(r"[\w'-]+", text[claim[0] : claim[1]]) if len(w) > 4 and w.lower() not in _STOP]
    return " ".join(words[:3]) or None


def _denies(text: str, statement: Statement) -> int:
    """2 where the cue itself denies, 1 where the words do, 0 where neither does."""
    if any(_DENYING_CUE.search(text[a:b]) for a, b in statement.cue):
        return 2
    return 1 if any(_DENYING_WORDS.search(text[a:b]) for a, b in statement.content) else 0


def _whole(statement: Statement) -> Extent:
    """Cue and content together: "denied it" says nothing by its content alone."""
    spans = [*statement.cue, statement.content[0]]
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    return (start, end) if end - start < 300 else statement.content[0]


def _claim_for(text: str, before: Sequence[Statement], answer: Statement, strength: int) -> Statement | None:
    words = _words(text, answer)
    pointing = any(_POINTING.search(text[a:b]) for a, b in answer.content)
    best: tuple[float, Statement] | None = None
    for distance, claim in enumerate(reversed(before)):
        if (claim.speaker == answer.speaker and claim.speaker is not None) or not _is_claim(text, claim, answer):
            continue
        shared = len(words & _words(text, claim))
        turned = bool(_TURN.search(text[claim.content[-1][1] : answer.content[0][0]]))
        score = shared + 0.8 * turned + (1.0 if pointing and distance == 0 else 0.0) + 0.5 * (strength == 2) - 0.5 * distance
        if score >= 1.5 and (best is None or score > best[0]):
            best = score, claim
    return best[1] if best else None


def _is_claim(text: str, claim: Statement, answer: Statement) -> bool:
    """A claim is a clause of its own, told before its answer and at most a paragraph away."""
    start, end = claim.content[0]
    between = text[claim.content[-1][1] : answer.content[0][0]]
    return end - start >= 20 and text[start:end].count(" ") >= 3 and end <= answer.content[0][0] and between.count("\n\n") <= 1


def _words(text: str, statement: Statement) -> set[str]:
    return {w[:6] for a, b in statement.content for w in re.findall(r"[a-z]{4,}", text[a:b].lower()) if w not in _STOP}


def _about(text: str, claim: Statement, answer: Statement) -> str | None:
    """The first words of the claim that stand together and that both sides use; None where they share none."""
    shared = _words(text, claim) & _words(text, answer)
    runs: list[list[str]] = [[]]
    for word in re.findall(r"[\w'-]+", text[claim.content[0][0] : claim.content[0][1]]):
        if word.lower()[:6] in shared:
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    return " ".join(max(runs, key=len)[:4]) or None
