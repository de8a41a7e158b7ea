"""Paths in, documents out: files, folders, JSONL, standard input, and everything that is none."""

import gzip
import hashlib
import io
import json
import os
import sys
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from types import SimpleNamespace

import pytest

from palmerston.errors import PalmerstonError
from palmerston.record import Document
from palmerston.sources import Unread, collect, count
from tests.sources.pages import PARAGRAPHS, page

STORY = "\n\n".join(PARAGRAPHS)


def documents(found: Iterable[Document | Unread]) -> list[Document]:
    return [document for document in found if isinstance(document, Document)]


def reasons(found: Iterable[Document | Unread]) -> list[str]:
    return [str(unread.error) for unread in found if isinstance(unread, Unread)]


def write(path: Path, words: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(words.encode() if isinstance(words, str) else words)
    return path


def rows(*said: object) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in said)


def test_a_file_becomes_a_document_with_all_that_is_known_of_it(tmp_path: Path) -> None:
    text = f"Council leases the north quay\r\n\r\nHARBOUR CITY, June 6, 2025 (Reuters) - {STORY}\u00a0e\u0301\r\n"
    path = write(tmp_path / "2025-quay.txt", b"\xef\xbb\xbf" + text.encode())
    (document,) = documents(collect([path]))
    assert document == Document(
        id="2025-quay",
        title="Council leases the north quay",
        outlet="Reuters",
        published="2025-06-06",
        language="en",
        url=None,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        characters=len(text),
        text=text,
    )


def test_what_the_text_says_goes_before_the_arguments_and_metadata_before_the_text(tmp_path: Path) -> None:
    dated = f"HARBOUR CITY, June 6, 2025 (Reuters) - {STORY}"
    write(tmp_path / "a-dated.txt", dated)
    write(tmp_path / "b-silent.txt", STORY)
    write(tmp_path / "c.jsonl", rows({"text": dated, "published": "2025-06-05T10:00:00Z", "outlet": "Harbour Courier"}))
    found = documents(collect([tmp_path], published="2025-07", outlet="Pasted"))
    assert [(d.published, d.outlet) for d in found] == [("2025-06-06", "Reuters"), ("2025-07", "Pasted"), ("2025-06-05", "Harbour Courier")]


def test_a_published_argument_that_is_no_date_is_refused_at_once() -> None:
    with pytest.raises(PalmerstonError, match="'2025-13-40' is no date"):
        collect([], published="2025-13-40")


def test_a_folder_is_read_in_order_with_its_folders_and_without_what_is_no_article(tmp_path: Path) -> None:
    write(tmp_path / "b.txt", STORY)
    write(tmp_path / "a" / "z.html", page())
    write(tmp_path / "a" / "README.md", "about these files")
    write(tmp_path / "c.md", f"# Council leases the quay\n\n{STORY}")
    write(tmp_path / "d.JSONL.GZ", gzip.compress(rows({"text": STORY}, {"text": STORY, "id": "own"})))
    write(tmp_path / ".hidden.txt", STORY)
    write(tmp_path / ".git" / "x.txt", STORY)
    write(tmp_path / "picture.png", b"\x89PNG")
    found = list(collect([tmp_path]))
    assert reasons(found) == []
    assert [d.id for d in documents(found)] == ["z", "b", "c", "d-1", "own"]
    assert documents(found)[2].title == "Council leases the quay"
    assert count([tmp_path]) == 5


def test_files_of_one_name_in_a_folder_are_told_apart_by_their_way(tmp_path: Path) -> None:
    write(tmp_path / "june" / "index.html", page())
    write(tmp_path / "july" / "index.html", page())
    write(tmp_path / "july" / "quay.txt", STORY)
    assert [d.id for d in documents(collect([tmp_path]))] == ["july/index.html", "quay", "june/index.html"]


def test_a_bad_document_does_not_stop_the_rest(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "")
    write(tmp_path / "b.txt", b"\x89PNG\r\n\x1a\n\x00")
    write(tmp_path / "c.txt", "x" * 20_000_000)
    write(tmp_path / "d.txt", b"Hello \xff\xfe\x81 broken \x80\x81 text")
    write(tmp_path / "e.html", "<html><body><script>1</script></body></html>")
    write(tmp_path / "f.txt", STORY)
    (tmp_path / "g.txt").symlink_to(tmp_path / "gone")
    found = list(collect([tmp_path, tmp_path / "missing.txt", write(tmp_path / "h.pdf", b"%PDF-1.7"), write(tmp_path / "empty" / "x.csv", "1").parent]))
    assert [d.id for d in documents(found)] == ["f"]
    told = reasons(found)
    assert [unread.place for unread in found if isinstance(unread, Unread)] == [reason.split(": ")[0] for reason in told]
    expected = ["no text", "an image", "larger than", "cannot be told", "without an article", "No such file"]
    expected += ["No such file", "kind that is not read", "holds nothing"]
    assert len(told) == len(expected)
    assert all(part in reason and "\n" not in reason for part, reason in zip(expected, told, strict=True))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"id": "a"}', "missing required field `text`"),
        (b'{"text": 7}', "Expected `str`, got `int` - at `$.text`"),
        (b'{"text": null}', "Expected `str`, got `null`"),
        (b'{"text": ""}', "holds no text"),
        (b'{"text": " \\n"}', "holds no text"),
        (b'{"text": "x", "id": 7}', "at `$.id`"),
        (b'{"text": "x", "published": 20250101}', "at `$.published`"),
        (b'{"text": "x", "published": "2025-02-30"}', "'2025-02-30', no date"),
        (b'{"text": "x", "published": "06/07/2025"}', "no date that exists"),
        (b'{"text": "x", "url": []}', "at `$.url`"),
        (b'["text"]', "Expected `object`"),
        (b"{broken", "no JSON"),
        (b"[" * 100_000, "Expected `object`"),
        (b'{"x": ' + b"[" * 100_000, "no JSON"),
        (b'{"text": "\xff"}', "not UTF-8"),
        (b'{"text": "half \\ud800"}', "no JSON"),
        (b'{"text": "a\\u0000b"}', "binary"),
        (b'{"text": "' + b"x" * 20_000_000 + b'"}', "longer than"),
        (b'{"text": "' + b"x" * 2_000_001 + b'"}', "2,000,001 characters"),
    ],
)
def test_a_bad_row_is_named_with_its_line_and_the_rest_is_read(tmp_path: Path, line: bytes, reason: str) -> None:
    path = write(tmp_path / "news.jsonl", rows({"text": STORY}) + line + b"\n\n" + rows({"text": STORY}))
    found = list(collect([path]))
    (told,) = reasons(found)
    assert told.startswith(f"{path}:2: ")
    assert reason in told
    assert [d.id for d in documents(found)] == ["news-1", "news-4"]


def test_a_row_brings_its_own_metadata_and_may_leave_all_but_its_text_out(tmp_path: Path) -> None:
    full = {"id": "x1", "title": "Quay", "text": "Words.", "published": "2025-04", "outlet": "Courier", "url": "https://www.reuters.com/a", "more": 1}
    bare = {"text": "Words.", "id": None, "title": None, "published": "", "url": "https://www.reuters.com/a"}
    path = write(tmp_path / "news.jsonl", b"\xef\xbb\xbf" + rows(full, bare))
    first, second = documents(collect([path]))
    assert (first.id, first.title, first.published, first.outlet, first.url) == ("x1", "Quay", "2025-04", "Courier", "https://www.reuters.com/a")
    assert (second.id, second.title, second.published, second.outlet) == ("news-2", None, None, "Reuters")


def test_a_damaged_gzip_file_gives_the_rows_before_the_damage(tmp_path: Path) -> None:
    packed = gzip.compress(b"".join(rows({"text": f"Row {i}: {hashlib.sha256(bytes([i])).hexdigest()}"}) for i in range(200)))
    found = list(collect([write(tmp_path / "cut.jsonl.gz", packed[: len(packed) // 2]), write(tmp_path / "none.jsonl.gz", rows({"text": STORY}))]))
    assert len(documents(found)) > 20
    assert len(reasons(found)) == 2
    assert all("cannot be read on from here" in reason for reason in reasons(found))


def test_rows_are_read_one_by_one(tmp_path: Path) -> None:
    path = write(tmp_path / "news.jsonl", rows(*({"text": f"Story {i}. {STORY}"} for i in range(3000))))
    assert [d.id for d in documents(islice(collect([path]), 2))] == ["news-1", "news-2"]


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz"])
def test_a_long_jsonl_file_is_counted_roughly(tmp_path: Path, suffix: str) -> None:
    said = rows(*({"text": f"Story {i}. {STORY}"} for i in range(20_000)))
    path = write(tmp_path / f"news{suffix}", gzip.compress(said, 1) if suffix.endswith("gz") else said)
    assert count([path, tmp_path / "missing"]) == pytest.approx(20_001, rel=0.1)


@pytest.mark.parametrize(
    ("given", "ids"),
    [
        (STORY.encode(), ["stdin-" + hashlib.sha256(STORY.encode()).hexdigest()[:8]]),
        (b"\xef\xbb\xbf" + page().encode(), ["stdin-" + hashlib.sha256(b"\xef\xbb\xbf" + page().encode()).hexdigest()[:8]]),
        (rows({"text": STORY}, {"text": STORY, "id": "b"}), ["stdin-1", "b"]),
        (gzip.compress(rows({"text": STORY})), ["stdin-1"]),
        (b"", []),
    ],
    ids=["text", "page", "rows", "gzip", "empty"],
)
def test_standard_input_is_a_text_a_page_or_rows(monkeypatch: pytest.MonkeyPatch, given: bytes, ids: list[str]) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(given)))
    found = list(collect(["-"]))
    assert [d.id for d in documents(found)] == ids
    assert all(PARAGRAPHS[1] in d.text and "<p>" not in d.text for d in documents(found))
    assert len(reasons(found)) == (not ids)
    assert count(["-"]) is None


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads every folder")
def test_an_unreadable_folder_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    write(tmp_path / "a" / "x.txt", STORY)
    write(tmp_path / "b.txt", STORY)
    (tmp_path / "a").chmod(0)
    found = list(collect([tmp_path]))
    (tmp_path / "a").chmod(0o755)
    assert [d.id for d in documents(found)] == ["b"]
    assert "Permission denied" in reasons(found)[0]


def test_an_unreadable_folder_is_named_also_where_the_system_only_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    (reason,) = reasons(collect([tmp_path]))
    assert "Permission denied" in reason


def test_a_pipe_given_as_a_path_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (reason,) = reasons(collect([tmp_path / "pipe.txt"]))
    assert "no ordinary file" in reason


def test_a_file_name_that_is_not_utf8_gives_an_id_that_is(tmp_path: Path) -> None:
    try:
        write(tmp_path / os.fsdecode(b"caf\xe9.txt"), STORY)
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (document,) = documents(collect([tmp_path]))
    assert document.id == "caf?"
