"""`palmerston show --document ID` for people: everything that was written down about one document."""

from collections.abc import Iterable

from palmerston.dates import shown
from palmerston.extents import Extent, words_of
from palmerston.record import Actor, Dispute, Event, Figure, Kind, Position, Statement, Tie, extents_of
from palmerston.store.questions import Reading, Who
from palmerston.views.cli.amounts import amount, conversions
from palmerston.views.cli.layout import clean, cut, padded, quoted, row
from palmerston.views.cli.lines import entry
from palmerston.views.cli.naming import deed, doubt, short_names
from palmerston.views.cli.show_pair import span

_STANCES = {1: "for", -1: "against", 0: "torn on"}


def document_lines(reading: Reading, columns: int) -> list[str]:
    """The answer as lines of at most so many columns."""
    return _Page(reading, columns).lines()


class _Page:
    """One reading laid out; holds what every line needs: the text, the names, the width."""

    def __init__(self, reading: Reading, columns: int) -> None:
        self.reading = reading
        self.columns = columns
        self.names = {actor.id: actor.name for actor in reading.record.actors}
        self.shorts = short_names(Who(id=a.id, name=a.name, kind=a.kind) for a in reading.record.actors)

    def lines(self) -> list[str]:
        record = self.reading.record
        sections: tuple[tuple[str, list[str]], ...] = (
            ("Actors", [self._actor(actor) for actor in record.actors]),
            ("Acts", [self._event(event) for event in record.events]),
            ("Statements", [self._statement(statement) for statement in record.statements]),
            ("Positions", [self._position(position) for position in record.positions]),
            ("Figures", [self._figure(figure) for figure in record.figures]),
            ("Ties", [line for tie in record.ties for line in self._tie(tie)]),
            ("Disputes", [line for dispute in record.disputes for line in self._dispute(dispute)]),
        )
        found = self._heading()
        for title, lines in sections:
            if lines:
                found += ["", title, *lines]
        return found if any(lines for _, lines in sections) else [*found, "", "no facts"]

    def _heading(self) -> list[str]:
        document = self.reading.record.document
        known = (document.outlet, shown(document.published), document.language, f"{document.characters:,} characters", document.url)
        versions = f", version {self.reading.versions}" if self.reading.versions > 1 else ""
        title = f" · {document.title}" if document.title else ""
        return [
            cut(clean(f"[{self.reading.number}] {document.id}{title}"), self.columns),
            cut(clean(" · ".join(part for part in known if part)) + f" · read by palmerston {self.reading.program}{versions}", self.columns),
        ]

    def _words(self, extents: Iterable[Extent]) -> str:
        return " … ".join(words_of(self.reading.record.document.text, extent) for extent in sorted(extents))

    def _place(self, extents: Iterable[Extent]) -> str:
        return f"[{self.reading.number}:{min(extents)[0]}]"

    def _name(self, actor: str | None) -> str | None:
        return None if actor is None else self.shorts[actor]

    def _entry(self, kind: str, day: str | None, said: str, extents: tuple[Extent, ...], confidence: float | None) -> str:
        return entry(day or "", said, self._words(extents), self._place(extents), self.columns, doubt=doubt(kind, confidence))

    def _actor(self, actor: Actor) -> str:
        others = [alias for alias in actor.aliases if alias != actor.name]
        roles = [role.title for role in actor.roles if role.title]
        doubtful = doubt("groups" if actor.kind is Kind.GROUP else "actors", actor.confidence)
        parts = (f"{actor.kind}{doubtful}", f"{len(actor.mentions)}x", ", ".join(roles), f"also {', '.join(others)}" if others else "")
        said = " · ".join(part for part in parts if part)
        return row("  " + padded(clean(actor.name), 30) + clean(said), self._place(extents_of(actor)), self.columns)

    def _event(self, event: Event) -> str:
        doers, receivers = ([self.shorts[a] for a in side] for side in (event.doers, event.receivers))
        said = deed(event.code, doers, receivers, event.status, event.issue, self._name(event.by))
        return self._entry("events", event.date, said, event.evidence, event.confidence)

    def _statement(self, statement: Statement) -> str:
        about = ", ".join(self.shorts[a.actor] + {1: " (+)", -1: " (-)"}.get(a.feeling, "") for a in statement.about)
        said = f"{self._name(statement.speaker) or 'unnamed'}{f' on {about}' if about else ''}"
        return self._entry("statements", statement.date, said, statement.content, statement.confidence)

    def _position(self, position: Position) -> str:
        said = f"{self.shorts[position.actor]} {_STANCES[position.stance]} {position.issue}"
        return self._entry("positions", position.date, said, position.evidence, position.confidence)

    def _figure(self, figure: Figure) -> str:
        paid = (f"from {self._name(figure.payer)}" if figure.payer else "", f"to {self._name(figure.payee)}" if figure.payee else "")
        by = f"says {self._name(figure.by)}" if figure.by else ""
        told = ", ".join(part for part in (figure.of or "", *paid, shown(figure.as_of), by) if part) + conversions(figure.also)
        start = "  " + padded(amount(figure), 26) + padded(figure.role, 13)
        return row(start + clean(told) + doubt("figures", figure.confidence), self._place(figure.evidence), self.columns)

    def _tie(self, tie: Tie) -> list[str]:
        pair = " - ".join(self.names[actor] for actor in tie.pair)
        found = []
        for i, phase in enumerate(tie.phases):
            when = span(phase.since, phase.until)
            start = "  " + padded(clean(pair if i == 0 else ""), 40) + f"{phase.state} {when}".rstrip() + (doubt("ties", tie.confidence) if i == 0 else "")
            found.append(row(start, self._place(phase.evidence), self.columns))
        return found

    def _dispute(self, dispute: Dispute) -> list[str]:
        about = f"{dispute.about}: " if dispute.about else ""
        return [
            self._side("  " + cut(clean(about), 30), dispute.claim, dispute.claimed_by),
            self._side("    against ", dispute.answer, dispute.answered_by),
        ]

    def _side(self, start: str, extent: Extent, actor: str | None) -> str:
        who = f" ({self._name(actor)})" if actor else ""
        where = self._place((extent,))
        room = self.columns - len(start) - len(who) - len(where) - 2
        return row(start + quoted(self._words((extent,)), room) + clean(who), where, self.columns)
