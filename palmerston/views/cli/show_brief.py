"""`palmerston show` for people: the corpus at a glance."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from palmerston.dates import shown
from palmerston.store.questions import Amount, Brief, Contested, Doubt, Side, Steady, Turn
from palmerston.views.cli.amounts import amount, conversions
from palmerston.views.cli.layout import LABEL, clean, cut, labelled, padded, quoted, reference, row
from palmerston.views.cli.naming import doubt, short_names, sure
from palmerston.views.cli.show_pair import span

SHOWN = 6  # of each kind, where not everything is asked for
_T = TypeVar("_T")


def brief_lines(brief: Brief, columns: int, *, everything: bool) -> list[str]:
    """The answer as lines of at most so many columns."""
    if not brief.documents:
        return ["the store is empty: `palmerston read PATH` fills it"]
    limit = None if everything else SHOWN
    room = columns - LABEL
    turns = sorted(brief.turns[:limit], key=lambda turn: turn.date or "", reverse=True)
    names = short_names(who for figure in brief.money[:limit] for who in (figure.payer, figure.payee))
    sections = (
        ("Turns", _each(turns, _turn, room), len(brief.turns) - len(turns)),
        ("Strong ties", _each(brief.steady[:limit], _steady, room), len(brief.steady[limit:]) if limit else 0),
        ("Money", [_money(figure, names, room) for figure in brief.money[:limit]], len(brief.money[limit:]) if limit else 0),
        ("Disputed", [line for d in brief.disputed[:limit] for line in _contested(d, room)], len(brief.disputed[limit:]) if limit else 0),
        ("To judge", _judged(brief.doubts, limit, room), 0),
    )
    found = _counts(brief, columns)
    for label, lines, left in sections:
        if lines:
            found += ["", *labelled(label, lines)]
            found += labelled("", [f"… {left} more: --all shows them"]) if left else []
    return found


def _counts(brief: Brief, columns: int) -> list[str]:
    days = span(brief.since, brief.until)
    counts = {"actor": brief.actors, "act": brief.acts, "statement": brief.statements, "figure": brief.figures}
    counts |= {"tie": brief.ties, "dispute": brief.disputes}
    start = f"{_number(brief.documents, 'article')}, {days + ', ' if days else ''}{_number(brief.origins, 'origin')}"
    rest = " · ".join(_number(count, noun) for noun, count in counts.items())
    together = f"{start} · {rest}"
    return [together] if len(together) <= columns else [cut(start, columns), cut(rest, columns)]


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _each(found: Sequence[_T], line: Callable[[_T, int], str], room: int) -> list[str]:
    return [line(one, room) for one in found]


def _turn(turn: Turn, room: int) -> str:
    change = f"{turn.was} -> {turn.became}"
    end = f"{'' if turn.confidence is None else f'{turn.confidence:.2f}'}  {reference(turn.place)}".strip()
    start = padded(shown(turn.date), 13) + padded(clean(f"{turn.a.name} - {turn.b.name}"), max(room - 13 - 28 - 14, 20))
    return row(start + change, end, room)


def _steady(tie: Steady, room: int) -> str:
    since = f" since {shown(tie.since)}" if tie.since else ""
    state = f"{tie.state}{since}{sure(tie.confidence)}"
    acts = "1 act" if tie.acts == 1 else f"{tie.acts} acts"
    return row(padded(clean(f"{tie.a.name} - {tie.b.name}"), max(room - 54, 24)) + state, f"{acts}  {reference(tie.place)}", room)


def _money(figure: Amount, names: dict[str, str], room: int) -> str:
    paid = ""
    if figure.payer and figure.payee:
        paid = f"{names[figure.payer.id]} -> {names[figure.payee.id]}"
    elif figure.payer:
        paid = f"from {names[figure.payer.id]}"
    elif figure.payee:
        paid = f"to {names[figure.payee.id]}"
    told = ", ".join(part for part in (paid, figure.of or "", shown(figure.as_of)) if part)
    said = f"{told}{conversions(figure.also)}{doubt('figures', figure.confidence)}"
    return row(padded(amount(figure), 24) + padded(figure.role, 13) + clean(said), reference(figure.place), room)


def _contested(dispute: Contested, room: int) -> list[str]:
    about = f"{cut(clean(dispute.about), 28)}: " if dispute.about else ""
    return [_side(about, dispute.claim, room), _side("  against ", dispute.answer, room)]


def _side(start: str, side: Side, room: int) -> str:
    who = f" ({cut(side.who.name, 24)})" if side.who else ""
    where = reference(side.place)
    return row(start + quoted(side.place.words, room - len(start) - len(who) - len(where) - 2) + clean(who), where, room)


def _judged(doubts: tuple[Doubt, ...], limit: int | None, room: int) -> list[str]:
    if not doubts:
        return []
    lines = [row(f"{quoted(d.place.words, 30)} = {clean(d.who.name)}?{sure(d.confidence)}", reference(d.place), room) for d in doubts[:limit]]
    return [f"{_number(len(doubts), 'doubtful name')}", *lines]
