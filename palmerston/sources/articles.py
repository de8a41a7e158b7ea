"""A saved web page: the article's text, title, outlet, address and day, by trafilatura.

The day is that of JSON-LD's `datePublished` where the page has one: it comes with its zone, and its date part is kept as written.
"""

import logging
import re
from collections.abc import Iterator
from typing import Any

import msgspec
import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from palmerston.errors import UnreadableDocument
from palmerston.record import Document
from palmerston.sources.days import stated_date
from palmerston.sources.encodings import MAX_BYTES, decode
from palmerston.sources.outlets import outlet_at, outlet_named
from palmerston.sources.texts import UNKNOWN, Provenance, document_of

# Work grows with elements and with depth: news pages have 500 to 8,000 elements and stay under 60 deep.
_MAX_ELEMENTS = 40_000
_MAX_DEPTH = 200
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_LD_JSON = "//script[@type='application/ld+json']"
_LD_ARTICLE = re.compile(r"(?:\w*Article|\w*BlogPosting|Report|Review|WebPage)")
_MAX_LD = 200_000  # characters of one JSON-LD block

for _name in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


def decode_page(encoded: bytes) -> str:
    """The source of a page as text, in the encoding that it declares where it is not UTF-8.

    Raises:
        UnreadableDocument: as `decode` does.
    """
    declared = _META_CHARSET.search(encoded[:4096])
    return decode(encoded, declared=declared[1].decode("ascii") if declared else None)


def article_of(page: str, *, id: str, otherwise: Provenance = UNKNOWN) -> Document:
    """Make a document of the article on a page; its paragraphs are the lines of the text.

    Args:
        page: HTML source.
        id: the document's id.
        otherwise: what to say of the document where neither page nor text tells.

    Raises:
        UnreadableDocument: where the page is no news page by its size, or holds no article.
    """
    tree = _tree(page)
    stated = _provenance(tree)
    try:
        found = trafilatura.bare_extraction(tree, include_comments=False)
    except (ValueError, RecursionError, etree.LxmlError) as error:
        raise UnreadableDocument(f"is no HTML that an article can be found in ({type(error).__name__}); save the article as .txt") from error
    text = getattr(found, "text", None)
    if not text or text.isspace():
        raise UnreadableDocument("is an HTML page without an article in it (scripts or links only?); save the article as .txt")
    return document_of(text, id=id, stated=stated, otherwise=otherwise)


def _tree(page: str) -> HtmlElement:
    if len(page) > MAX_BYTES:
        raise UnreadableDocument(f"is an HTML page of {len(page):,} characters, and {MAX_BYTES:,} are read at most; save the article alone")
    if not page or page.isspace():
        raise UnreadableDocument("holds no text")
    try:
        tree = trafilatura.load_html(page)
    except (ValueError, RecursionError, etree.LxmlError) as error:
        raise UnreadableDocument("is no HTML that can be parsed; save the article as .txt") from error
    if tree is None:
        raise UnreadableDocument("is no HTML page; save the article as .txt")
    depth = elements = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        if depth > _MAX_DEPTH or elements > _MAX_ELEMENTS:
            raise UnreadableDocument(f"is an HTML page of more than {_MAX_ELEMENTS:,} elements, or nested deeper than {_MAX_DEPTH}; save the article alone")
    return tree


def _provenance(tree: HtmlElement) -> Provenance:
    published = _published(tree)
    if published is None:
        # What is left there are the days of other articles, which trafilatura would take for this one's.
        for block in tree.xpath(_LD_JSON):
            block.text = ""
    try:
        # The quick search alone: the extensive one takes a day out of footers and links.
        found = trafilatura.extract_metadata(tree, date_config={"original_date": True, "extensive_search": False}, extensive=False)
    except (ValueError, TypeError, AttributeError, RecursionError, etree.LxmlError):
        return Provenance(published=published)
    return Provenance(
        title=_clean(found.title),
        outlet=_outlet(_clean(found.sitename)),
        published=published or stated_date(found.date or ""),
        url=_clean(found.url),
    )


def _outlet(name: str | None) -> str | None:
    """A site's name, spelt out where it is known; pages without one are named by their domain."""
    if name is None:
        return None
    return outlet_named(name) or (outlet_at(name) if "." in name and " " not in name else None) or name


def _clean(words: str | None) -> str | None:
    return " ".join(words.split())[:1000] or None if words else None


def _published(tree: HtmlElement) -> str | None:
    for said in _ld_blocks(tree):
        for article in _ld_articles(said):
            published = article.get("datePublished")
            if isinstance(published, str) and (day := stated_date(published)) is not None:
                return day
    for stamp in tree.xpath("//meta[@property='article:published_time']/@content"):
        if (day := stated_date(str(stamp))) is not None:
            return day
    return None


def _ld_blocks(tree: HtmlElement) -> list[Any]:
    """What the page's JSON-LD blocks hold; blocks that are no JSON are emptied, for trafilatura would search them by patterns, in quadratic time."""
    said = []
    for block in tree.xpath(_LD_JSON):
        source = block.text or ""
        try:
            if len(source) <= _MAX_LD:
                said.append(msgspec.json.decode(source.encode("utf-8", "replace")))
                continue
        except (msgspec.DecodeError, RecursionError):
            pass
        block.text = ""
    return said


def _ld_articles(said: Any) -> Iterator[dict[str, Any]]:
    """The articles that a JSON-LD block describes, those at its top and in its graph: deeper ones are other articles that it links to."""
    tops = said if isinstance(said, list) else [said]
    for top in tops:
        if not isinstance(top, dict):
            continue
        graph = top.get("@graph")
        for thing in [top, *(graph if isinstance(graph, list) else ()), top.get("mainEntity")]:
            if isinstance(thing, dict) and _LD_ARTICLE.fullmatch(_ld_type(thing)):
                yield thing


def _ld_type(thing: dict[str, Any]) -> str:
    kind = thing.get("@type")
    first = kind[0] if isinstance(kind, list) and kind else kind
    return first if isinstance(first, str) else ""
