"""Politics, one document: an Annotation and its Actors come in, a Record goes out.

``code`` writes down events, statements, positions and figures; ties and disputes are for the stages after it.
"""

import msgspec

from palmerston.actors import Actors
from palmerston.coding.events import find_events
from palmerston.coding.figures import find_figures
from palmerston.coding.positions import find_positions
from palmerston.coding.statements import find_statements
from palmerston.language.annotation import Annotation
from palmerston.record import Fact, Kind, Record, actors_of

__all__ = ["code"]


def code(annotation: Annotation, actors: Actors) -> Record:
    """Code one document; every list is in text order and may be empty. Unnamed collectives that take no part in anything are left out."""
    statements = find_statements(annotation, actors)
    record = Record(
        document=annotation.document,
        actors=actors.actors,
        events=find_events(annotation, actors, statements),
        statements=statements,
        positions=find_positions(annotation, actors),
        figures=find_figures(annotation, actors, statements),
    )
    active = _taking_part(record)
    return msgspec.structs.replace(record, actors=tuple(a for a in record.actors if a.kind is not Kind.GROUP or a.id in active))


def _taking_part(record: Record) -> frozenset[str]:
    """Actors that a fact names, or that somebody holds an office with."""
    facts: tuple[Fact, ...] = (*record.events, *record.statements, *record.positions, *record.figures)
    offices = (role.of for actor in record.actors for role in actor.roles if role.of is not None)
    return frozenset((*offices, *(a for fact in facts for a in actors_of(fact))))
