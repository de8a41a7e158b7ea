"""What can be asked: one function one question, one answer type each. All are asked of a store whose corpus is gathered."""

from palmerston.store.questions.actor import Profile, actor
from palmerston.store.questions.answers import Act, Amount, Answer, Bond, Feeling, Line, Place, Quote, Stance, Who, Words
from palmerston.store.questions.brief import Brief, Contested, Doubt, Side, Steady, Turn, brief
from palmerston.store.questions.document import Reading, document, documents_with, record, records
from palmerston.store.questions.names import Match, find_actors, one_actor, surname
from palmerston.store.questions.pair import Pair, PhaseTold, Split, pair

__all__ = [
    "Act", "Amount", "Answer", "Bond", "Brief", "Contested", "Doubt", "Feeling", "Line", "Match", "Pair", "PhaseTold", "Place", "Profile", "Quote", "Reading",
    "Side", "Split", "Stance", "Steady", "Turn", "Who", "Words", "actor", "brief", "document", "documents_with", "find_actors", "one_actor", "pair", "record",
    "records", "surname",
]  # fmt: skip
