from hypothesis import given, settings
from hypothesis import strategies as st

from palmerston.record import Actor, Code, Document, Event, Figure, Kind, Measure, Record, Status, decode, encode
from palmerston.store import open_store, put, record_of
from tests.factories import document

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200)
NUMBERS = st.none() | st.integers(-(2**62), 2**62) | st.floats(allow_nan=False, allow_infinity=False)
WORDS = st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@st.composite
def made(draw: st.DrawFn) -> Record:
    text = draw(TEXTS)
    extents = st.integers(0, len(text) - 1).flatmap(lambda start: st.tuples(st.just(start), st.integers(start + 1, len(text))))
    some = st.lists(extents, min_size=1, max_size=3).map(tuple)
    known: Document = document(text, id="d", title=draw(WORDS), outlet=draw(WORDS))
    actors = tuple(Actor(id=f"a{i}", name=draw(TEXTS), kind=draw(st.sampled_from(Kind)), mentions=draw(some)) for i in range(2))
    event = Event(id="e", code=draw(st.sampled_from(Code)), doers=("a0",), status=draw(st.sampled_from(Status)), issue=draw(WORDS), evidence=draw(some))
    figure = Figure(id="f", value=draw(NUMBERS), high=draw(NUMBERS), unit=draw(WORDS), role=draw(st.sampled_from(Measure)), payer="a1", evidence=draw(some))
    return Record(document=known, actors=actors, events=(event,), figures=(figure,))


@given(made())
@settings(max_examples=60, deadline=None)
def test_a_record_is_the_same_there_and_back(record: Record) -> None:
    assert decode(encode(record)) == record
    with open_store(":memory:") as store:
        put(store, record)
        assert record_of(store, "d") == record
