"""Written days: those that are beyond doubt, and no others."""

import pytest

from palmerston.sources.days import day_of, find_day, stated_date


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("March 4, 2016", "2016-03-04"),
        ("Sept. 9, 2016", "2016-09-09"),
        ("MAY 1, 2024", "2024-05-01"),
        ("Friday, June 6th, 2025", "2025-06-06"),
        ("24 April 2025", "2025-04-24"),
        ("the 24 April 2025", None),
        ("2025/06/06", "2025-06-06"),
        ("2025-6-6", "2025-06-06"),
        ("2025年6月6日", "2025-06-06"),
        ("June 6, 2025 at 10:15 a.m. ET", "2025-06-06"),
        ("Jun 6, 2025 5:30pm EDT", "2025-06-06"),
        ("10:15 GMT, 6 June 2025", "2025-06-06"),
        ("2025-06-06T23:30:00-04:00", "2025-06-06"),
        ("04/24/2025", "2025-04-24"),
        ("24/04/2025", "2025-04-24"),
        ("04/04/2025", "2025-04-04"),
        # June in one country, July in another
        ("06/07/2025", None),
        ("February 30, 2016", None),
        ("2025-13-01", None),
        ("March 2016", None),
        ("the 7th", None),
        ("Jan. 5", None),
        ("", None),
    ],
)
def test_a_day_is_read_only_where_it_is_written_out(words: str, expected: str | None) -> None:
    assert day_of(words) == expected


def test_the_first_full_day_is_found_with_its_weekday_and_time() -> None:
    line = "LONDON, Friday, June 6, 2025 at 10:15 a.m. - The"
    day, (start, end) = find_day(line) or ("", (0, 0))
    assert (day, line[start:end]) == ("2025-06-06", "Friday, June 6, 2025 at 10:15 a.m.")
    assert find_day("Feb. 30, 2016, or March 1, 2016") == ("2016-03-01", (18, 31))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2025", "2025"),
        ("2025-04", "2025-04"),
        ("2025-04-17", "2025-04-17"),
        ("1999-03-12T10:34", "1999-03-12"),
        # its own zone decides the day, not ours
        ("2025-04-17T23:30:00-04:00", "2025-04-17"),
        ("2025-04-18T03:30:00.000Z", "2025-04-18"),
        (" March 4, 2016 ", "2016-03-04"),
        ("2025-02-30", None),
        ("2024/2025", None),
        ("yesterday", None),
    ],
)
def test_a_stated_date_keeps_its_own_precision_and_day(words: str, expected: str | None) -> None:
    assert stated_date(words) == expected
