"""What is page and what is article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palmerston.language.boilerplate import leave_out
from palmerston.language.sentences import split_paragraphs

STORY = (
    "The minister said on Monday that the talks would go on, although nobody in the capital believed"
    " that they would lead to anything much before the spring of next year."
)


def left_out(*lines: str) -> list[str]:
    text = "\n".join(lines)
    return [text[a:b] for a, b in leave_out(text, split_paragraphs(text))]


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement", "Photo: Jane Doe", "BYLINE: Jane Doe.", "____", "Follow Jane Doe on Twitter @jane.", "Watch the interview below:",
        "Do you like the party? Like the page:", "免責聲明:本文僅供參考",
    ],
)
def test_a_line_of_the_page_is_left_out_wherever_it_stands(line: str) -> None:
    assert left_out(line, STORY, STORY) == [line]


@pytest.mark.parametrize("line", ["Read more", "View Original", "Disclaimer: no advice.", "• Share", "No comments", "Copyright 2025 The Paper"])
def test_a_tail_is_left_out_with_what_follows(line: str) -> None:
    assert left_out(STORY, STORY, line, "Some other headline") == [line, "Some other headline"]


@pytest.mark.parametrize("line", ["Read more", "Disclaimer: no advice."])
def test_a_tail_marker_in_the_lead_silences_nothing(line: str) -> None:
    assert STORY not in left_out(line, STORY, STORY, STORY)


def test_prose_after_a_read_more_line_is_article_again() -> None:
    assert left_out(STORY, STORY, "Read more", STORY) == ["Read more"]


@pytest.mark.parametrize(
    "line", ["\"Share the load,\" he said.", "Sources close to the talks disagreed.", "He watched the debate below deck.", "More than 300 people came."]
)
def test_prose_that_begins_like_a_page_stays(line: str) -> None:
    assert left_out(STORY, line, STORY) == []


@given(st.lists(st.text(max_size=60), max_size=20))
def test_only_whole_paragraphs_are_left_out(lines: list[str]) -> None:
    text = "\n".join(lines)
    paragraphs = split_paragraphs(text)
    assert set(leave_out(text, paragraphs)) <= set(paragraphs)
