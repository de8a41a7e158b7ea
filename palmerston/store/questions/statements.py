"""What was said: the statements of a speaker, and those about someone, the same words told twice given once."""

import msgspec

from palmerston.record import Statement
from palmerston.store.database import Store
from palmerston.store.questions.answers import Quote
from palmerston.store.questions.places import Lookup

_SPOKEN = """SELECT i.document, s.body FROM identity i
    JOIN documents d ON d.id = i.document JOIN versions v ON v.number = d.number AND v.current
    JOIN statements s ON s.version = v.version AND s.speaker = i.actor
    WHERE i.same_as = ? ORDER BY d.number, s.place"""
_ABOUT = """SELECT DISTINCT i.document, s.body, d.number, s.place FROM identity i
    JOIN documents d ON d.id = i.document JOIN versions v ON v.number = d.number AND v.current
    JOIN statement_about a ON a.version = v.version AND a.actor = i.actor
    JOIN statements s ON s.version = a.version AND s.place = a.statement
    WHERE i.same_as = ? ORDER BY d.number, s.place"""


def spoken_by(store: Store, actor: str, lookup: Lookup) -> tuple[Quote, ...]:
    """What an actor of the corpus said, in the order of reading."""
    return _quotes(store, _SPOKEN, actor, lookup)


def said_about(store: Store, actor: str, lookup: Lookup) -> tuple[Quote, ...]:
    """What others said about an actor of the corpus, in the order of reading."""
    return _quotes(store, _ABOUT, actor, lookup)


def _quotes(store: Store, sql: str, actor: str, lookup: Lookup) -> tuple[Quote, ...]:
    found: dict[tuple[str, str], Quote] = {}
    for row in store.rows(sql, (actor,)):
        quote = lookup.quote(row[0], msgspec.json.decode(row[1], type=Statement))
        found.setdefault((quote.speaker.id if quote.speaker else "", quote.place.words.casefold()), quote)
    return tuple(found.values())
