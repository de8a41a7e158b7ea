from pathlib import Path

import pytest

import palmerston
from palmerston import pipeline
from palmerston.errors import NoSuchThing, StoreUnusable, UnreadableDocument
from palmerston.store import open_store, put
from tests import factories


@pytest.fixture(autouse=True)
def _known_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    palmerston._reader.cache_clear()
    for name in ("load_reader", "analyse", "gather"):
        monkeypatch.setattr(pipeline, name, getattr(factories, name))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_store(tmp_path / "s.db") as store:
        put(store, factories.honeymoon())
        put(store, factories.breakup())
    return tmp_path / "s.db"


def test_a_text_is_read() -> None:
    record = palmerston.read(factories.BREAK)
    assert record.document.id == "text"
    assert record.events == factories.breakup().events


def test_a_path_is_read_also_as_a_string(tmp_path: Path) -> None:
    file = tmp_path / "end.txt"
    file.write_text(factories.BREAK)
    assert palmerston.read(file) == palmerston.read(str(file))
    assert palmerston.read(file).document.id == "end"


@pytest.mark.parametrize("text", ["", "  \n"])
def test_an_empty_text_is_refused(text: str) -> None:
    with pytest.raises(UnreadableDocument):
        palmerston.read(text)


def test_the_name_of_a_missing_file_is_no_text() -> None:
    with pytest.raises(UnreadableDocument, match="No such file"):
        palmerston.read("missing.txt")


def test_a_missing_path_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument):
        palmerston.read(tmp_path / "missing.txt")
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(factories.BREAK)
    with pytest.raises(UnreadableDocument, match="holds 2 documents"):
        palmerston.read(tmp_path)


def test_a_store_answers_the_questions_of_the_command_line(path: Path) -> None:
    with palmerston.open(path) as store:
        assert store.pair("trump", "musk").state == "hostile"
        assert store.actor("elon").who.name == "Elon Musk"
        assert store.brief().documents == 2
        assert store.document("break").number == 1
        assert [record.document.id for record in store.records()] == ["honeymoon", "break"]


def test_an_ambiguous_name_is_told(path: Path) -> None:
    with palmerston.open(path) as store, pytest.raises(NoSuchThing, match="'t' may mean Donald Trump, Scott Bessent, Tesla"):
        store.actor("t")


def test_a_missing_store_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreUnusable):
        palmerston.open(tmp_path / "none.db")
