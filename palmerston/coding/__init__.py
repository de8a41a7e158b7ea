"""Politics, one document: an Annotation and its Actors come in, a Record goes out.

``code`` writes down events, statements, positions, figures and bonds; ties and disputes are for the stages after it.
"""

import msgspec

from palmerston.actors import Actors
from palmerston.coding.bonds import find_bonds
from palmerston.coding.events import find_events
from palmerston.coding.figures import find_figures
from palmerston.coding.pairs import read_pairs
from palmerston.coding.positions import find_positions
from palmerston.coding.statements import find_statements
from palmerston.language.annotation import Annotation
from palmerston.record import Fact, Kind, Record, actors_of

__all__ = ["code"]

# How sure an actor must be that takes part in nothing.
_IDLE = 0.4


def code(annotation: Annotation, actors: Actors) -> Record:
    """Code one document; every list is in text order and may be empty. Who takes no part in anything is left out where it is doubtful
    or an unnamed collective."""
    statements = find_statements(annotation, actors)
    pairs = read_pairs(annotation, actors)
    record = Record(
        document=annotation.document,
        actors=actors.actors,
        events=find_events(annotation, actors, statements, pairs),
        statements=statements,
        positions=find_positions(annotation, actors, statements),
        figures=find_figures(annotation, actors, statements),
        bonds=find_bonds(annotation, actors, pairs),
    )
    active = _taking_part(record)
    kept = tuple(a for a in record.actors if a.id in active or (a.kind is not Kind.GROUP and (a.confidence or 0.0) >= _IDLE))
    known = {a.id for a in kept}
    return msgspec.structs.replace(record, actors=kept, bonds=tuple(b for b in record.bonds if known.issuperset(b.pair)))


def _taking_part(record: Record) -> frozenset[str]:
    """Actors that a fact names, or that somebody holds an office with."""
    facts: tuple[Fact, ...] = (*record.events, *record.statements, *record.positions, *record.figures)
    offices = (role.of for actor in record.actors for role in actor.roles if role.of is not None)
    return frozenset((*offices, *(a for fact in facts for a in actors_of(fact))))
