"""The benchmarks' adapters: what they give for a row, with the package's own reader."""

import json
from typing import Any

import pytest

from evaluation.components import placed
from evaluation.predict import TASKS, predicted
from evaluation.tasks.heads import Reader
from evaluation.tasks.names import joined
from evaluation.tasks.quantities import quantities
from evaluation.tasks.times import times

Row = dict[str, Any]
SENTENCE = "Angela Merkel met Emmanuel Macron in Paris, and she praised him."
TOKENS = [[0, 6], [7, 13], [14, 17], [18, 26], [27, 33], [34, 36], [37, 42], [42, 43], [44, 47], [48, 51], [52, 59], [60, 63], [63, 64]]
PAIR: Row = {"text": SENTENCE, "source": [[0, 13]], "target": [[18, 33]]}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


# ---- dates, without any model


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It fell on Tuesday.", [("Tuesday", "DATE", "2014-05-06")]),
        ("He spoke on Friday morning.", [("Friday morning", "TIME", "2014-05-02TMO")]),
        ("The talks lasted three weeks.", [("three weeks", "DURATION", "P3W")]),
        ("It takes five hours.", [("five hours", "DURATION", "PT5H")]),
        ("Profit rose in the third quarter.", [("third quarter", "DATE", "2013-Q3")]),
        ("It meets every day.", [("every day", "SET", "P1D")]),
        ("Prices are high now.", [("now", "DATE", "PRESENT_REF")]),
        ("In the 1990s it grew.", [("the 1990s", "DATE", "199X")]),
        ("A second round follows.", []),
        ("Nothing happened.", []),
    ],
)
def test_times_have_the_values_of_timex3(text: str, found: list[tuple[str, str, str]]) -> None:
    row: Row = {"text": text, "dct": "2014-05-08"}
    given = times(row, None)["times"]  # type: ignore[arg-type]
    assert [(text[slice(*t["extent"])].lower(), t["type"], t["value"]) for t in given] == [(w.lower(), kind, value) for w, kind, value in found]


# ---- quantities


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The deal is worth $2.5 billion.", [(2.5e9, "dollar")]),
        ("Winds of 80mph hit the coast.", [(80.0, "mile per hour")]),
        ("Half of the seats went to women.", [(0.5, "-")]),
        ("Tickets cost 12 euros per person.", [(12.0, "euro per person")]),
        ("The boy is ten years old.", [(10.0, "year of age")]),
        ("It meets at 11 a.m. today.", []),
        ("He sat in row 21.", []),
        ("The range is 5 to 10 miles.", [("5-10", "mile")]),
    ],
)
def test_quantities_have_the_units_of_cqe(text: str, found: list[tuple[Any, str]], reader: Reader) -> None:
    given = [(q["value"], q["normalized_unit"]) for q in quantities({"text": text}, reader)["quantities"]]
    assert [(v if isinstance(v, float) else v.replace(".0", ""), unit) for v, unit in given] == found


# ---- rows in, rows out


@pytest.mark.parametrize(
    ("task", "row", "field", "allowed"),
    [
        ("dse", {"text": SENTENCE, "p_whole": [0, 13], "q_whole": [18, 33]}, "label", range(5)),
        ("plover", PAIR, "root", None),
        ("plover", {**PAIR, "source": []}, "root", None),
        ("plover", {**PAIR, "target": []}, "root", None),
        ("conflict", PAIR, "conflict", (0, 1)),
    ],
)
def test_a_pair_gets_one_of_its_labels(task: str, row: Row, field: str, allowed: Any, reader: Reader) -> None:
    given = TASKS[task](row, reader)
    assert list(given) == [field]
    assert given[field] in allowed if allowed is not None else str(given[field]).isupper()


def test_every_target_gets_a_polarity(reader: Reader) -> None:
    row: Row = {"text": SENTENCE, "targets": [{"extent": [0, 13]}, {"extent": [18, 33]}]}
    given = TASKS["newsmtsc"](row, reader)["polarities"]
    assert len(given) == 2
    assert set(given) <= {-1, 0, 1}


def test_every_token_gets_its_tags_and_its_governor(reader: Reader) -> None:
    tokens = [SENTENCE[a:b] for a, b in TOKENS]
    for task in ("names:conll", "names:politics"):
        tags = TASKS[task]({"tokens": tokens}, reader)["tags"]
        assert len(tags) == len(tokens)
        assert all(tag[0] == "B" or tags[n - 1][2:] == tag[2:] for n, tag in enumerate(tags) if tag != "O")
    words = TASKS["syntax"]({"text": SENTENCE, "tokens": TOKENS}, reader)["words"]
    assert [w[:2] for w in words] == TOKENS
    assert sum(w[2] == -1 for w in words) == 1


def test_chains_have_two_mentions_at_least(reader: Reader) -> None:
    given = TASKS["coreference"]({"text": SENTENCE, "tokens": TOKENS, "sentences": [0]}, reader)["onto"]
    chains: dict[str, int] = {}
    for first, end, chain in given:
        assert 0 <= first < end <= len(TOKENS)
        chains[chain] = chains.get(chain, 0) + 1
    assert all(count > 1 for count in chains.values())


def test_attributions_lie_in_the_text(reader: Reader) -> None:
    text = "The minister said that the law would pass.\n\n“It is a good law,” said the premier."
    given = TASKS["polnear"]({"id": "a", "text": text}, reader)["attributions"]
    assert given
    assert all(0 <= a < b <= len(text) for attribution in given for role in attribution.values() for a, b in role)


def test_a_row_comes_out_for_each_row_that_goes_in() -> None:
    rows = [{"text": "It fell on Tuesday.", "dct": "2014-05-08"}, {"text": "", "dct": None}]
    assert [list(row) for row in predicted("timex", iter(json.dumps(row) for row in rows))] == [["times"], ["times"]]


def test_tokens_are_placed_in_their_text() -> None:
    text, words = joined(["a", "bc", "a"])
    assert placed(text, ["a", "bc", "a"]) == [list(w) for w in words]
