"""Politics, one document: an Annotation and its Actors come in, a Record goes out.

``code`` writes down events, statements, positions and figures; ties and disputes are for the stages after it.
"""

from palmerston.actors import Actors
from palmerston.coding.events import find_events
from palmerston.coding.figures import find_figures
from palmerston.coding.positions import find_positions
from palmerston.coding.statements import find_statements
from palmerston.language.annotation import Annotation
from palmerston.record import Record

__all__ = ["code"]


def code(annotation: Annotation, actors: Actors) -> Record:
    """Code one document; every list is in text order and may be empty."""
    statements = find_statements(annotation, actors)
    return Record(
        document=annotation.document,
        actors=actors.actors,
        events=find_events(annotation, actors, statements),
        statements=statements,
        positions=find_positions(annotation, actors),
        figures=find_figures(annotation, actors, statements),
    )
