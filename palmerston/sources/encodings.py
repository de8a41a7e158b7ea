"""Bytes to text, once: a byte-order mark is dropped, nothing else is changed.

UTF-8 is tried strictly. Only what is not UTF-8 is guessed at, and a guess that would put strange letters into the text is refused.
"""

import codecs
import re

from charset_normalizer import from_bytes

from palmerston.errors import UnreadableDocument

MAX_CHARACTERS = 2_000_000  # code points of one document: four long novels; an article has 5,000
MAX_BYTES = 4 * MAX_CHARACTERS + 4  # no encoding needs more for that many code points, and a mark

# UTF-32 first: its little-endian mark begins like that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
_LATIN = ("cp1252", "cp1250", "cp1257", "cp1254")
_OTHER_SCRIPTS = ("cp1251", "koi8_r", "cp1253", "cp1255", "cp1256", "gb18030", "big5", "cp932", "euc_jp", "cp949")
_DECLARABLE = {*_LATIN, *_OTHER_SCRIPTS, "gbk", "gb2312", "shift_jis", "euc_kr", *(f"iso8859-{n}" for n in range(1, 17))}
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_SAMPLE = 20_000  # bytes on each side of the first that is not UTF-8: enough to tell an encoding, and quick


def decode(encoded: bytes, *, declared: str | None = None) -> str:
    """Turn the bytes of a document into its text.

    Args:
        encoded: all bytes of the document, at most `MAX_BYTES`.
        declared: the encoding that an HTML page names; believed only where the bytes are not UTF-8.

    Returns:
        The text without its byte-order mark; line ends, spaces and letters as they were.

    Raises:
        UnreadableDocument: too large, binary, or in no encoding that can be told.
    """
    if len(encoded) > MAX_BYTES:
        raise UnreadableDocument(f"is larger than {MAX_BYTES:,} bytes: one document may have {MAX_CHARACTERS:,} characters; split it into its articles")
    for mark, encoding in _MARKS:
        if encoded.startswith(mark):
            return _decode_marked(encoded[len(mark) :], encoding)
    _refuse_binary(encoded)
    try:
        return encoded.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_foreign(encoded, error.start, declared)


def _decode_marked(encoded: bytes, encoding: str) -> str:
    try:
        return encoded.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(f"is marked as {encoding.upper()} but byte {error.start:,} is not; save it again as UTF-8") from error


def _refuse_binary(encoded: bytes) -> None:
    for signature, kind in _SIGNATURES:
        if encoded.startswith(signature):
            raise UnreadableDocument(f"is {kind}, no text; save its words as .txt or .html first")
    if b"\x00" in encoded or len(_CONTROLS.findall(encoded[:_SAMPLE])) * 100 > min(len(encoded), _SAMPLE):
        raise UnreadableDocument("is binary, no text; save its words as UTF-8 text first")


def _decode_foreign(encoded: bytes, first_bad: int, declared: str | None) -> str:
    sample = encoded[max(0, first_bad - _SAMPLE) : first_bad + _SAMPLE]
    valid = _SEQUENCE.findall(sample)
    rest = _SEQUENCE.sub(b"", sample)
    if len(valid) > sum(byte > 0x7F for byte in rest):
        raise UnreadableDocument(f"is UTF-8 with damage at byte {first_bad:,}; repair it or save it again as UTF-8")
    for encoding in (_declared_encoding(declared), _likely_encoding(sample)):
        if encoding is None:
            continue
        try:
            text = encoded.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not any("\x80" <= c <= "\x9f" for c in text):
            return text
    raise UnreadableDocument(f"is not UTF-8 (byte {first_bad:,}) and its encoding cannot be told; save it again as UTF-8")


def _declared_encoding(declared: str | None) -> str | None:
    if declared is None:
        return None
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return None
    if name not in _DECLARABLE:
        return None
    return "cp1252" if name == "iso8859-1" else name  # as browsers do: pages that say Latin-1 use the quotation marks of Windows


def _likely_encoding(sample: bytes) -> str | None:
    """The best of the encodings that news is found in.

    Latin letters are a small part of a Latin text's bytes, those of other scripts a large one: to compare each encoding only with its
    like keeps a stray accent from being read as Cyrillic.
    """
    letters = sum(byte > 0x20 for byte in sample)
    latin = sum(byte > 0x7F for byte in sample) * 3 < letters
    matches = list(from_bytes(sample, cp_isolation=list(_LATIN if latin else _OTHER_SCRIPTS)))
    if not matches:
        return None
    best = matches[0]
    western = next((m for m in matches if m.encoding == "cp1252"), best)
    # The Latin encodings share most letters: without a clear reason for another it is the western one.
    alike = western.chaos <= best.chaos + 0.05 and western.coherence >= best.coherence - 0.05
    return western.encoding if alike else best.encoding
