import pytest
from msgspec.structs import replace

from palmerston.record import Corpus
from palmerston.store import Store, corpus_of, is_stale, open_store, put, put_corpus, records, refresh
from palmerston.store.corpus import identity_of, revision
from tests.factories import breakup, document, gather, honeymoon


@pytest.fixture
def store() -> Store:
    store = open_store(":memory:")
    put(store, honeymoon())
    put(store, breakup())
    return store


def test_an_empty_store_has_no_corpus_and_needs_none() -> None:
    store = open_store(":memory:")
    assert corpus_of(store) is None
    assert not is_stale(store)


def test_the_corpus_comes_back_exactly_as_it_was_put(store: Store) -> None:
    corpus, identity = gather(records(store))
    put_corpus(store, corpus, identity)
    assert corpus_of(store) == corpus
    assert identity_of(store, "break") == {"a1": "musk", "a2": "trump", "a3": "bessent", "a4": "bessent"}


def test_a_document_written_after_the_corpus_makes_it_stale(store: Store) -> None:
    assert is_stale(store)
    assert refresh(store, gather)
    assert not is_stale(store)
    assert not refresh(store, gather)
    put(store, honeymoon())
    assert not is_stale(store), "an unchanged document changes nothing"
    put(store, replace(honeymoon(), document=document(honeymoon().document.text, id="copy")))
    assert is_stale(store)


def test_a_document_written_while_the_corpus_is_gathered_leaves_it_stale(store: Store) -> None:
    seen = revision(store)
    corpus, identity = gather(records(store))
    put(store, replace(honeymoon(), document=document(honeymoon().document.text, id="meanwhile")))
    put_corpus(store, corpus, identity, seen=seen)
    assert is_stale(store)


def test_a_corpus_of_another_version_of_the_program_is_stale(store: Store) -> None:
    put_corpus(store, Corpus(), {}, program="0.0.1")
    assert is_stale(store)


def test_a_corpus_that_cannot_be_written_leaves_the_former_one(store: Store) -> None:
    refresh(store, gather)
    former = corpus_of(store)
    twins = Corpus(actors=(former.actors[0], former.actors[0])) if former else Corpus()
    with pytest.raises(Exception, match="UNIQUE"):
        put_corpus(store, twins, {})
    assert corpus_of(store) == former
