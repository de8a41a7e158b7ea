"""The whole way, with the trained reader: what must hold of every record, and five records as a person has read them."""

import difflib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evaluation.properties import PROPERTIES, facts_of
from palmerston.pipeline import Reader, analyse, gather, load_reader
from palmerston.record import Record, check, decode, encode
from palmerston.sources import Unread, collect
from tests.factories import document
from tests.golden.rewrite import EXAMPLES, NAMES, computes_alike, golden_form, golden_path

ARTICLES = sorted(EXAMPLES.glob("*.txt"))


@pytest.fixture(scope="session")
def reader() -> Reader:
    return load_reader()


@pytest.fixture(scope="session")
def record_of(reader: Reader) -> Callable[[Path], Record]:
    """The record of an example, read once a session."""
    known: dict[Path, Record] = {}

    def read(path: Path) -> Record:
        if path not in known:
            (found,) = collect([path])
            assert not isinstance(found, Unread)
            known[path] = analyse(found, reader)
        return known[path]

    return read


def test_there_are_examples() -> None:
    assert len(ARTICLES) >= 6


@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: p.stem)
def test_every_property_holds_of_every_example(path: Path, record_of: Callable[[Path], Record]) -> None:
    record = record_of(path)
    assert {name: broken(record) for name, broken in PROPERTIES.items()} == {name: [] for name in PROPERTIES}


@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: p.stem)
def test_every_example_keeps_the_contract_and_says_something(path: Path, record_of: Callable[[Path], Record]) -> None:
    record = record_of(path)
    assert check(record) is record
    assert decode(encode(record)) == record
    assert all((record.actors, record.events, record.statements, record.figures))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: p.stem)
def test_what_a_speaker_says_is_not_about_himself(path: Path, record_of: Callable[[Path], Record]) -> None:
    assert [s for s in record_of(path).statements if s.speaker in {a.actor for a in s.about}] == []


@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: p.stem)
def test_every_event_has_a_doer_and_only_mutual_ones_name_it_twice(path: Path, record_of: Callable[[Path], Record]) -> None:
    for event in record_of(path).events:
        assert event.doers
        assert not set(event.doers) & set(event.receivers) or set(event.doers) == set(event.receivers)


def test_reading_twice_gives_the_same(reader: Reader, record_of: Callable[[Path], Record]) -> None:
    record = record_of(ARTICLES[0])
    assert analyse(record.document, reader) == record


def test_the_corpus_of_the_examples_speaks_of_actors_that_it_has(record_of: Callable[[Path], Record]) -> None:
    records = [record_of(p) for p in ARTICLES]
    corpus, ids = gather(records)
    known = {a.id for a in corpus.actors}
    assert set(ids.values()) == known
    assert set(ids) == {(r.document.id, a.id) for r in records for a in r.actors}
    assert {a for t in corpus.ties for a in t.pair} <= known
    told = {(t.document, t.fact) for e in corpus.events for t in e.tellings}
    assert told == {(r.document.id, e.id) for r in records for e in r.events}


# ---- texts without a word for us


@pytest.mark.parametrize("language", ["de", "fr", "ru", "zh"])
def test_another_language_gets_no_facts(reader: Reader, language: str) -> None:
    known = document("Angela Merkel traf Emmanuel Macron in Berlin.", language=language)
    assert analyse(known, reader) == Record(document=known)


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "...", "—", "1", '"', "\u00a0", "\ufeff"])
def test_a_text_that_says_nothing_gives_an_empty_record(reader: Reader, text: str) -> None:
    assert facts_of(analyse(document(text), reader)) == []


_SENTENCE = "President Trump criticized Elon Musk. "
HOSTILE = {
    "only quotation marks": '"' * 5_000,
    "marks that never close": "“" * 2_000 + _SENTENCE,
    "marks of every kind": "``''\"“”„«»「」‘’'" * 300,
    "brackets": "[" * 50_000,
    "brackets in a sentence": f"Trump said {'(' * 4_000} that Musk left.",
    "control characters": "".join(map(chr, range(32))) * 50 + _SENTENCE,
    "a sentence cut by control characters": "Trump\x00 said\x07 that\x1b[31m Musk\x7f left.\x85\u2028 He came.",
    "emoji": "😀 👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 " * 300 + _SENTENCE,
    "emoji inside of words": "Tr😀ump sa👩‍👩‍👧id that M̸u̸s̸k̸ gave $😀5 million.",
    "from right to left": "\u202eTrump criticized Musk\u202c. שלום עולם. مرحبا بالعالم. " * 100,
    "combining marks": "T" + "\u0301" * 3_000 + "rump criticized Musk.",
    "one long word": "a" * 50_000,
    "one long sentence": "Trump and " * 1_000 + "Musk left.",
    "one long number": "It cost $" + "9" * 5_000 + " million.",
    "numbers without end": "1.2.3.4.5,6,7,8-9-10 " * 500,
    "lone surrogates are no text, but the replacement character is": "\ufffd" * 500 + _SENTENCE,
    "line ends of every kind": "Trump left.\r\nMusk came.\rBannon sat.\u2029Navarro spoke.\x0bRubio went.\x0c",
    "dates that do not exist": "On February 31, 2025, and 0/0/0000, Trump met Musk. On the 99th of May 12025 too.",
}  # fmt: skip


@pytest.mark.parametrize("name", list(HOSTILE))
def test_a_hostile_text_gives_a_record_that_keeps_the_contract(reader: Reader, name: str) -> None:
    record = analyse(document(HOSTILE[name], published="2025-06-06"), reader)
    assert check(record) is record
    assert {p: broken(record) for p, broken in PROPERTIES.items()} == {p: [] for p in PROPERTIES}


# ---- golden records


@pytest.mark.parametrize("name", NAMES)
def test_a_golden_article_reads_as_it_did(name: str, record_of: Callable[[Path], Record], reader: Reader) -> None:
    if not computes_alike(reader):
        pytest.skip("this processor rounds int8 otherwise than the one that kept the golden records")
    path = golden_path(name)
    assert path.exists(), "no golden record: python -m tests.golden.rewrite"
    kept, found = json.loads(path.read_text("utf-8")), golden_form(record_of(EXAMPLES / f"{name}.txt"))
    assert found == kept, "read the difference, then: python -m tests.golden.rewrite\n" + _difference(kept, found)


def _difference(kept: Any, found: Any) -> str:
    before, after = (json.dumps(x, indent=1, ensure_ascii=False).splitlines() for x in (kept, found))
    return "\n".join(list(difflib.unified_diff(before, after, "kept", "found", lineterm="", n=2))[:80])
