import hashlib
import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from palmerston.record import Corpus, record_builtins
from palmerston.views.export import write_records
from palmerston.views.export.files import write_whole
from palmerston.views.export.records import file_stem
from tests.factories import BREAK, breakup, document
from tests.views.conftest import Run


@pytest.fixture
def export(run: Run, articles: Path) -> Run:
    assert run("read", str(articles)).exit_code == 0
    return lambda *words: run("export", *words)


def test_records_are_one_file_a_document_and_an_index(export: Run, tmp_path: Path) -> None:
    result = export("records", "out")
    assert (result.exit_code, result.stdout) == (0, "")
    index = json.loads((tmp_path / "out/index.json").read_text())
    assert index == {"1-honeymoon": "1-honeymoon.json", "2-break": "2-break.json"}
    record = json.loads((tmp_path / "out/2-break.json").read_text())
    assert list(record) == ["document", "actors", "events", "statements", "positions", "figures", "ties", "disputes"]
    assert "text" not in record["document"]
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["1-honeymoon.json", "2-break.json", "index.json"]


def test_actors_have_the_same_id_in_every_record_and_one_of_two_spellings_is_one(export: Run) -> None:
    records = [json.loads(line) for line in export("jsonl", "-").stdout.splitlines()]
    assert [[a["id"] for a in r["actors"]] for r in records] == [["musk", "trump", "tesla", "anduril"], ["musk", "trump", "bessent"]]
    bessent = records[1]["actors"][2]
    assert (bessent["aliases"], bessent["mentions"]) == (["Bessant", "Bason"], [[277, 284], [321, 326]])
    assert records[1]["ties"][0]["pair"] == ["musk", "trump"]
    assert records[0]["actors"][0]["roles"][0]["of"] == "tesla"


def test_the_text_is_added_where_asked(export: Run, tmp_path: Path) -> None:
    export("records", "out", "--with-text")
    assert json.loads((tmp_path / "out/2-break.json").read_text())["document"]["text"] == BREAK


def test_an_unjudged_fact_has_no_confidence(export: Run) -> None:
    statement = json.loads(export("jsonl", "-").stdout.splitlines()[0])["statements"][0]
    assert "confidence" not in statement


def test_the_corpus_is_one_object(export: Run, tmp_path: Path) -> None:
    assert export("corpus", "corpus.json").exit_code == 0
    corpus = json.loads((tmp_path / "corpus.json").read_text())
    assert list(corpus) == list(Corpus.__struct_encode_fields__)
    assert corpus["ties"][0]["phases"][0]["evidence"][0] == {"document": "1-honeymoon", "extent": [31, 80]}
    assert export("corpus", "-").stdout == (tmp_path / "corpus.json").read_text()


@pytest.mark.parametrize(
    ("document_id", "stem"),
    [
        ("a b/c", "a_b_c"),
        ("https://news.example/2025/06?x=1", "news.example_2025_06_x_1"),
        ("Zürich", "Z_rich"),
        ("../../etc/passwd", "_._.._etc_passwd"),
        (".hidden", "_hidden"),
    ],
)
def test_a_file_is_named_by_its_document(document_id: str, stem: str) -> None:
    assert file_stem(document_id, set()) == stem


def test_a_collision_gets_eight_digits_of_a_hash(tmp_path: Path) -> None:
    plain = [replace(breakup(), document=document(BREAK, id=name)) for name in ("a b", "a_b", "A_b", "index")]
    write_records(plain, tmp_path)
    index = json.loads((tmp_path / "index.json").read_text())
    digits = {name: hashlib.sha256(name.encode()).hexdigest()[:8] for name in index}
    assert index == {"a b": "a_b.json", "a_b": f"a_b-{digits['a_b']}.json", "A_b": f"A_b-{digits['A_b']}.json", "index": f"index-{digits['index']}.json"}
    assert json.loads((tmp_path / index["a b"]).read_text()) == json.loads(json.dumps(record_builtins(plain[0])))


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("former")

    def broken() -> list[bytes]:
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        write_whole(path, (piece for make in (lambda: [b"half"], broken) for piece in make()))
    assert path.read_text() == "former"
    assert [p.name for p in tmp_path.iterdir()] == ["out.json"]


def test_a_place_that_cannot_be_written_is_one_line(export: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    result = export("records", "file")
    assert result.exit_code == 1
    assert result.stderr.startswith("palmerston: cannot write file")
    assert len(result.stderr.splitlines()) == 1
