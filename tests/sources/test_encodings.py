"""Bytes to text: what is kept, what is told, what is refused."""

import codecs
import os
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palmerston.errors import UnreadableDocument
from palmerston.sources.encodings import MAX_BYTES, decode

# Control characters are what binary files are told by; a news text has none but line ends and tabs.
words = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\r\t\u00a0\u2028é\u0301"))


@given(words)
def test_utf8_text_is_kept_as_read(text: str) -> None:
    kept = text.removeprefix("\ufeff")  # a byte-order mark
    try:
        assert decode(text.encode("utf-8")) == kept
    except UnreadableDocument:
        assert text.startswith(("%PDF-", "GIF8"))


@given(words, st.sampled_from([("utf-16-le", codecs.BOM_UTF16_LE), ("utf-16-be", codecs.BOM_UTF16_BE), ("utf-32-be", codecs.BOM_UTF32_BE)]))
def test_marked_text_is_kept_as_read(text: str, marked: tuple[str, bytes]) -> None:
    encoding, mark = marked
    assert decode(mark + text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("“Great,” said Mr. O’Neil — who won the café.", "cp1252"),
        ("Le président a déclaré à la presse que le café était fermé. Les élections auront lieu en décembre.", "cp1252"),
        ("El señor Núñez dijo que mañana habrá elecciones en España.", "cp1252"),
        ("Президент сообщил о встрече в Москве. Переговоры начнутся завтра.", "cp1251"),
        ("Президент сообщил о встрече в Москве. Переговоры начнутся завтра.", "koi8-r"),
        ("总统星期一表示，谈判将继续进行。两国的部长将在首都会面。", "gb18030"),
    ],
)
def test_an_older_encoding_is_told(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_an_encoding_that_a_page_declares_is_believed_where_the_bytes_are_not_utf8() -> None:
    assert decode("Größe".encode("cp1252"), declared="ISO-8859-1") == "Größe"
    assert decode("Größe".encode(), declared="ISO-8859-1") == "Größe"
    assert decode("Gr\u00f6\u00dfe ja".encode("cp1252"), declared="punycode") == "Größe ja"


@pytest.mark.parametrize(
    ("encoded", "reason"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04....", "zip"),
        (b"\x89PNG\r\n\x1a\n....", "an image"),
        (b"some\x00bytes", "binary"),
        (bytes(range(1, 32)) * 20, "binary"),
        (b"Hello \xff\xfe\x81 broken \x80\x81 text", "cannot be told"),
        ("Le président a dit « non ».".encode() * 20 + b"\xe9\xff", "damage at byte 600"),
        (codecs.BOM_UTF16_LE + b"a\x00b", "marked as UTF-16-LE"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(encoded: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocument, match=reason):
        decode(encoded)


@pytest.mark.parametrize("encoded", [b"a" * 20_000_000, b"\xe9" * (MAX_BYTES + 1), os.urandom(MAX_BYTES - 1)])
def test_large_input_is_refused_at_once(encoded: bytes) -> None:
    started = time.monotonic()
    with pytest.raises(UnreadableDocument):
        decode(encoded)
    assert time.monotonic() - started < 2
