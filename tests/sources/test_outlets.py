"""What is known of outlets."""

import pytest

from palmerston.sources.outlets import known_outlets, outlet_at, outlet_named


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.reuters.com/world/a-story", "Reuters"),
        ("https://edition.cnn.com/2025/06/06/a-story", "CNN"),
        ("https://news.sky.com/story/1", "Sky News"),
        ("nytimes.com/2025/06/06/a-story.html", "The New York Times"),
        ("https://abcnews.go.com/a", "ABC News"),
        ("https://notreuters.com/a", None),
        ("https://example.org/reuters.com", None),
        ("https://[broken/", None),
        ("", None),
    ],
)
def test_an_outlet_is_told_by_the_domain_of_an_address(url: str, outlet: str | None) -> None:
    assert outlet_at(url) == outlet


@pytest.mark.parametrize(
    ("words", "outlet"),
    [("AP", "Associated Press"), ("Washington Post", "The Washington Post"), ("THE HILL", "The Hill"), ("Old Harbor", None)],
)
def test_an_outlet_is_known_by_its_names(words: str, outlet: str | None) -> None:
    assert outlet_named(words) == outlet


def test_no_name_and_no_domain_stands_for_two_outlets() -> None:
    domains = [domain for outlet in known_outlets() for domain in outlet.domains]
    assert len(domains) == len(set(domains))
    for outlet in known_outlets():
        assert {outlet_named(name) for name in (outlet.name, *outlet.also)} == {outlet.name}
