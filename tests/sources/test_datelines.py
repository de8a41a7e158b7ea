"""What the head of a text says of itself."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palmerston.sources.datelines import heading_of

STORY = "The minister said on Monday that the talks would go on."


@pytest.mark.parametrize(
    ("text", "day", "outlet"),
    [
        ("WASHINGTON, March 13, 2025 - Two days later", "2025-03-13", None),
        ("BUDAPEST, March 12, 1999 (Xinhua) -- The country", "1999-03-12", "Xinhua"),
        # no year: the agency is told, the day is not
        ("TALLAHASSEE, Fla., Jan. 5 (Reuters) - The", None, "Reuters"),
        ("PURCHASE, N.Y., April 1 (UPI) — The race", None, "United Press International"),
        ("NEW YORK/LONDON, May 1 (Reuters) - Shares", None, "Reuters"),
        ("\n\nHAVANA (AP) --\n\nThe decision", None, "Associated Press"),
        ("Washington, D.C., March 4, 2016 – He said", "2016-03-04", None),
        ("June 6, 2025 (Reuters) - A company", "2025-06-06", "Reuters"),
        ("TALLAHASSEE — The party", None, None),
        ("2025/06/06\n\n" + STORY, "2025-06-06", None),
        ("Published: 4 March 2016\n" + STORY, "2016-03-04", None),
        ("LONDON, June 6, 2025\n\n" + STORY, "2025-06-06", None),
        ("Reuters, June 6, 2025\n\n" + STORY, "2025-06-06", "Reuters"),
        ("Politics | March 4, 2016 | 5 min read\n" + STORY, "2016-03-04", None),
        ("March 4, 2016 — By Jane Doe\n" + STORY, "2016-03-04", None),
        ("A quarrel grows\n\nBy Jane Doe | June 6, 2025 at 10:15 a.m. ET\n\n" + STORY, "2025-06-06", None),
        ("A quarrel grows\n\nBy: Old Harbor Column\n2025/04/24\n\n" + STORY, "2025-04-24", None),
        # the line above a day is an outlet only where it can be nothing else
        ("A quarrel grows\n\nHarborWire\n2025/06/06\n\n" + STORY, "2025-06-06", "HarborWire"),
        ("A quarrel grows\n\nThe Harbor Times\nJune 6, 2025\n\n" + STORY, "2025-06-06", "The Harbor Times"),
        ("A quarrel grows\n\nJane Doe\nJune 6, 2025\n\n" + STORY, "2025-06-06", None),
        ("A quarrel grows\n\nWashington\nJune 6, 2025\n\n" + STORY, "2025-06-06", None),
        ("Dozens dead in a fire\nJune 6, 2025\n" + STORY, "2025-06-06", None),
        # "Published" outranks a dateline, and a change of the page is no publication
        ("Published June 7, 2025\n\nLONDON, June 6, 2025 - The", "2025-06-07", None),
        ("Updated June 8, 2025\n\nLONDON, June 6, 2025 - The", "2025-06-06", None),
        ("Updated June 8, 2025\n\n" + STORY, None, None),
    ],
)
def test_a_dateline_tells_its_day_and_its_agency(text: str, day: str | None, outlet: str | None) -> None:
    heading = heading_of(text)
    assert (heading.published, heading.outlet) == (day, outlet)
    assert all(0 <= start < end <= len(text) for start, end in heading.datelines)


@pytest.mark.parametrize(
    "text",
    [
        "On the 7th (local time), a newspaper reported that it would.",
        "The company – led by its founder – said on March 4, 2016 that",
        "By Monday, March 4, 2016, the party had lost.\n\n" + STORY,
        "Two part in public on June 6, 2025 - and more",
        "Two days\n\nMarch 3, 2016\nX happened.\nMarch 5, 2016\nY happened.",
        "A quarrel grows\n\n03/04/2016\n\n" + STORY,
        "\n\n".join([STORY] * 9) + "\n\nJune 6, 2025",
        f"{STORY * 4}\n\n{STORY * 4}\n\nJune 6, 2025",
        "",
    ],
)
def test_no_day_is_guessed(text: str) -> None:
    assert heading_of(text).published is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A quarrel grows\n\n" + STORY, "A quarrel grows"),
        ("# A quarrel grows\r\n\r\n" + STORY, "A quarrel grows"),
        ("Who commands the tax office?\n\n" + STORY, "Who commands the tax office?"),
        ("A quarrel grows\nJune 6, 2025\n" + STORY, "A quarrel grows"),
        ("A quarrel grows\n" + STORY, None),
        (STORY + "\n\n" + STORY, None),
        ("He said, “Never.”\n\n" + STORY, None),
        ("It said in an editorial on Thursday:\n\n" + STORY, None),
        ("Politics\n\n" + STORY, None),
        ("The Washington Post\n\n" + STORY, None),
        ("A quarrel grows", None),
        ("word " * 40 + "\n\n" + STORY, None),
        ("LONDON, June 6, 2025 - The\n\n" + STORY, None),
    ],
)
def test_a_first_line_is_a_title_only_where_it_looks_like_one(text: str, title: str | None) -> None:
    assert heading_of(text).title == title


def test_the_characters_of_a_dateline_are_told() -> None:
    text = "A quarrel grows\n\nBy Jane Doe\n\nLONDON, June 6, 2025 (Reuters) - The talks"
    assert [text[start:end] for start, end in heading_of(text).datelines] == ["By Jane Doe", "LONDON, June 6, 2025 (Reuters)"]


@given(st.text())
def test_any_text_has_a_heading(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in heading_of(text).datelines)


@pytest.mark.parametrize("part", ["A", "A ", "AB, ", "A-", "— ", "(", "Jan. ", "By a ", "2025-", "a.b", "\n "])
def test_a_long_line_is_no_long_work(part: str) -> None:
    started = time.monotonic()
    heading_of(part * (1_000_000 // len(part)))
    assert time.monotonic() - started < 1
