"""Saved web pages: the article, and what the page says of it."""

import json
import time

import pytest

from palmerston.errors import UnreadableDocument
from palmerston.sources.articles import article_of, decode_page
from palmerston.sources.texts import Provenance
from tests.sources.pages import PARAGRAPHS, page


def ld(**said: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(said)}</script>'


def test_an_article_is_its_paragraphs_as_lines_without_navigation_or_footer() -> None:
    document = article_of(page(), id="quay")
    assert [line for line in document.text.splitlines() if line.strip()][-4:] == list(PARAGRAPHS)
    assert "Sport" not in document.text
    assert "Copyright" not in document.text
    assert (document.id, document.language, document.characters) == ("quay", "en", len(document.text))


def test_title_outlet_address_and_day_are_those_that_the_page_states() -> None:
    head = (
        "<title>Council leases the north quay | Harbour Courier</title><meta property='og:title' content='Council leases the north quay'>"
        "<meta property='og:site_name' content='Harbour Courier'><link rel='canonical' href='https://courier.example.com/2025/06/quay'>"
        + ld(**{"@type": "NewsArticle", "datePublished": "2025-06-05T23:40:00-04:00", "dateModified": "2025-06-07T08:00:00Z"})
    )
    document = article_of(page(head=head), id="quay", otherwise=Provenance(outlet="Other", published="2020-01-01"))
    assert document.title == "Council leases the north quay"
    assert document.outlet == "Harbour Courier"
    assert document.url == "https://courier.example.com/2025/06/quay"
    assert document.published == "2025-06-05"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        (ld(**{"@graph": [{"@type": "WebSite"}, {"@type": ["NewsArticle"], "datePublished": "2025-06-05"}]}), "2025-06-05"),
        ('<script type="application/ld+json">[{"@type": "ReportageNewsArticle", "datePublished": "2025-06-05T01:00:00+09:00"}]</script>', "2025-06-05"),
        ("<meta property='article:published_time' content='2025-06-05T23:59:00-07:00'>", "2025-06-05"),
        # the first that can be read counts
        (ld(**{"@type": "NewsArticle", "datePublished": "soon"}) + ld(**{"@type": "NewsArticle", "datePublished": "2025-06-05"}), "2025-06-05"),
        (ld(**{"@type": "NewsArticle", "datePublished": 20250605}), None),
        # another article that the page links to
        (ld(**{"@type": "NewsArticle", "related": {"@type": "NewsArticle", "datePublished": "2018-01-01"}}), None),
        ("<script type='application/ld+json'>{not json</script>", None),
        ("", None),
    ],
)
def test_the_day_is_that_of_the_article_and_none_where_the_page_states_none(head: str, day: str | None) -> None:
    assert article_of(page(head=head), id="quay").published == day


def test_the_outlet_is_told_by_the_address_where_the_page_names_none() -> None:
    document = article_of(page(head="<link rel='canonical' href='https://www.reuters.com/world/quay'>"), id="quay")
    assert document.outlet == "Reuters"


def test_a_page_in_an_older_encoding_is_read_as_it_declares() -> None:
    source = page(head="<meta charset='windows-1252'>", paragraphs=("„Größe“ sagte der Bürgermeister, und mehr müsse die Stadt nicht wissen.",) * 3)
    assert decode_page(source.encode("cp1252")) == source


@pytest.mark.parametrize(
    "source",
    [
        "<html><body>" + "<div>" * 50_000 + "deep" + "</div>" * 50_000 + "</body></html>",
        "<html><body>" + "<p><b><i>" * 20_000 + "unclosed",
        "<html><body><table>" + "<tr><td>" * 20_000,
        "<html><body>" + "<p>many paragraphs of a page that is none</p>" * 45_000 + "</body></html>",
        "<html><body><script>" + "x = 1;" * 100_000 + "</script></body></html>",
        "<html><body></body></html>",
        "<" * 500_000,
        "just words",
        "",
        " \n ",
        page() + " " * 8_000_005,
    ],
    ids=["deep", "unclosed", "table", "many", "script", "bare", "brackets", "no-tags", "empty", "white", "large"],
)
def test_a_page_without_an_article_or_out_of_all_proportion_is_refused_soon(source: str) -> None:
    started = time.monotonic()
    with pytest.raises(UnreadableDocument) as caught:
        article_of(source, id="bomb")
    assert time.monotonic() - started < 2
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"' + '\\"a' * 100_000 + "</script>",
        "<title>" + "a - | " * 100_000 + "</title>",
        '<meta name="date" content="' + "2020-" * 100_000 + '">',
    ],
    ids=["nested-json", "broken-json", "title", "date"],
)
def test_a_monstrous_head_does_not_keep_an_article_from_being_read(head: str) -> None:
    started = time.monotonic()
    document = article_of(page(head=head), id="quay")
    assert time.monotonic() - started < 2
    assert PARAGRAPHS[1] in document.text


def test_entities_that_multiply_are_not_expanded() -> None:
    levels = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    source = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "lol">{levels}]>' + page(body="<p>&l9;</p>").removeprefix("<!DOCTYPE html>")
    assert article_of(source, id="lol").characters < 5000
