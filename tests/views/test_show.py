import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from palmerston.record import Document
from palmerston.store import is_stale, open_store, put
from tests.factories import document, honeymoon
from tests.views.conftest import Run

BRIEF = """\
2 articles, 11 Mar 2025 - 6 Jun 2025, 2 origins
5 actors · 3 acts · 3 statements · 2 figures · 1 tie · 1 dispute

Turns          Jun 2025     Elon Musk - Donald Trump      allied -> hostile             0.70  [1:48]

Money          $259 million            donation     Musk -> Trump, 2024                       [0:36]
               $2.5 billion            investment   to Anduril (= 3.386 trillion KRW)        [0:241]

Disputed       recession: “would cause a recession this year” (Elon Musk)                    [1:223]
                 against “No recession is coming” (Scott Bessent)                            [1:296]

To judge       1 doubtful name
               “Bason” = Scott Bessent? (0.41)                                               [1:321]
"""

PAIR = """\
Donald Trump - Elon Musk                       hostile since Jun 2025 (0.70)   2 articles, 2 origins

  allied    2024 - Mar 2025   Musk FUND: “gave $259 million to the campaign of Dona…” (2024)  [0:31]
                              Musk: “I love Donald Trump as much as a straigh…” (7 Feb 2025)  [0:91]
  hostile   Jun 2025 -        Musk ACCUSE ?0.45: “This massive spending bill…” (3 Jun 2025)   [1:48]
                              Trump: “very disappointed in Elon”                             [1:156]

  split on       tariffs (Trump for, Musk against)

  2024          Musk FUND Trump                  “gave $259 million to the campaign of Don…”  [0:31]
  2025-02-07    Musk on Trump (+)                “I love Donald Trump as much as a straigh…”  [0:91]
  2025-06-03    Musk ACCUSE Trump, spend… ?0.45  “This massive spending bill is a disgusti…”  [1:48]
  (2025-06-06)  Musk, Trump REJECT each other    “The friendship between Musk and Trump is…”   [1:0]
  (2025-06-06)  Trump on Musk (-)                “very disappointed in Elon”                 [1:156]
"""

ACTOR = """\
Elon Musk, person · chief of Tesla                                                            [0:15]
also written   Musk 3 · Elon 1
against        Donald Trump (hostile since Jun 2025)
is against     tariffs [1:192]
said           2 statements
said of them   “very disappointed in Elon” (Trump)                                           [1:156]

  2024          Musk FUND Trump                  “gave $259 million to the campaign of Don…”  [0:31]
  2025-02-07    Musk on Trump (+)                “I love Donald Trump as much as a straigh…”  [0:91]
  2025-06-03    Musk ACCUSE Trump, spend… ?0.45  “This massive spending bill is a disgusti…”  [1:48]
  (2025-06-06)  Musk, Trump REJECT each other    “The friendship between Musk and Trump is…”   [1:0]
"""

DOCUMENT = """\
[0] 1-honeymoon
Daily Ledger · 11 Mar 2025 · en · 277 characters · read by palmerston 0.1.0

Actors
  Elon Musk                     person · 2x · chief · also Musk                                [0:0]
  Donald Trump                  person · 3x · also Trump                                      [0:68]
  Tesla                         company · 1x                                                  [0:24]
  Anduril                       company · 1x                                                 [0:226]

Acts
  2024          Musk FUND Trump                  “gave $259 million to the campaign of Don…”  [0:31]

Statements
  2025-02-07    Musk on Trump (+)                “I love Donald Trump as much as a straigh…”  [0:91]

Positions
                Trump for tariffs                “for tariffs”                               [0:213]

Figures
  $259 million              donation     from Musk, to Trump, 2024                            [0:36]
  $2.5 billion              investment   to Anduril (= 3.386 trillion KRW)                   [0:241]

Ties
  Elon Musk - Donald Trump                allied 2024 - Mar 2025                              [0:31]
"""


@pytest.fixture
def show(run: Run, articles: Path) -> Run:
    """`palmerston show`, the two articles read."""
    assert run("read", str(articles)).exit_code == 0
    return lambda *words, **options: run("show", *words, **options)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ((), BRIEF),
        (("trump", "musk"), PAIR),
        (("musk",), ACTOR),
        (("elon", "musk"), ACTOR),
        (("--document", "1-honeymoon"), DOCUMENT),
        (("--document", "0"), DOCUMENT),
    ],
)
def test_show_prints_the_whole_answer(show: Run, words: tuple[str, ...], shown: str) -> None:
    result = show(*words, "--doubtful")
    assert result.stdout == shown
    assert result.exit_code == 0


def test_what_is_doubtful_is_left_out_unless_it_is_asked_for(show: Run) -> None:
    sure, everything = show("trump", "musk").stdout, show("trump", "musk", "--doubtful").stdout
    assert "?0.45" not in sure
    assert "?0.45" in everything
    assert sure.endswith("1 doubtful fact not shown: --doubtful shows them\n")
    assert "not shown" not in everything
    assert len(json.loads(show("musk", "--json").stdout)["lines"]) == len(json.loads(show("musk", "--json", "--doubtful").stdout)["lines"]) - 1


def test_of_a_document_an_actor_stays_that_a_fact_names(show: Run) -> None:
    shown = show("--document", "2-break").stdout
    assert "Musk ACCUSE Trump" not in shown
    assert "Scott Bessent" in shown


@pytest.mark.parametrize("words", [(), ("trump", "musk"), ("musk",), ("--document", "1")])
@pytest.mark.parametrize("columns", ["60", "80", "200"])
def test_no_line_is_wider_than_the_terminal(show: Run, words: tuple[str, ...], columns: str) -> None:
    lines = show(*words, env={"COLUMNS": columns}).stdout.splitlines()
    assert max(len(line) for line in lines) <= int(columns)


@pytest.mark.parametrize("words", [(), ("trump", "musk"), ("musk",), ("--document", "1")])
def test_every_answer_comes_as_json(show: Run, words: tuple[str, ...]) -> None:
    assert isinstance(json.loads(show(*words, "--json").stdout), dict)


def test_a_document_as_json_holds_its_record_as_the_contract_spells_it(show: Run) -> None:
    answer = json.loads(show("--document", "1-honeymoon", "--json").stdout)
    assert answer["number"] == 0
    assert answer["record"]["events"][0]["from"] == ["musk"]
    assert "text" not in answer["record"]["document"]


def test_nobody_of_that_name_is_one_line(show: Run) -> None:
    result = show("zelensky")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert (
        result.stderr == "palmerston: nobody is called 'zelensky' in the store palmerston.db: the most often named are Elon Musk, Donald Trump, Scott Bessent\n"
    )


def test_several_of_that_name_are_listed(show: Run) -> None:
    result = show("t")
    assert result.exit_code == 1
    assert result.stdout == (
        "3 actors may be meant by 't'; give more of the name, or the id:\n"
        "  Donald Trump                      person, 5 mentions          trump\n"
        "  Scott Bessent                     person, 2 mentions          bessent\n"
        "  Tesla                             company, 1 mention          tesla\n"
    )


def test_too_many_names_are_a_mistake_of_use(show: Run) -> None:
    result = show("a", "b", "c")
    assert result.exit_code == 2
    assert "quote a name of several words" in result.stderr


def test_a_store_that_is_not_there_is_one_line(run: Run) -> None:
    result = run("show", "--store", "nowhere.db")
    assert result.exit_code == 1
    assert result.stderr == (
        "palmerston: there is no store at nowhere.db: make one with `palmerston read PATH --store nowhere.db`, or name another with --store\n"
    )


def test_an_empty_store_says_how_to_fill_it(run: Run, tmp_path: Path) -> None:
    open_store(tmp_path / "palmerston.db").close()
    assert run("show").stdout == "the store is empty: `palmerston read PATH` fills it\n"


def test_what_was_read_by_a_killed_run_is_gathered_first(run: Run, tmp_path: Path) -> None:
    with open_store(tmp_path / "palmerston.db") as store:
        put(store, honeymoon())
        assert is_stale(store)
    assert run("show", "musk").exit_code == 0
    with open_store(tmp_path / "palmerston.db") as store:
        assert not is_stale(store)


def test_escape_sequences_of_the_news_do_not_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    made = honeymoon()
    text = made.document.text.replace("I love Donald", "I\x1b[2J\x07!! ald")
    known: Document = document(text, id="h", title="\x1b]0;title\x07")
    with open_store(tmp_path / "palmerston.db") as store:
        put(store, replace(made, document=known))
    for words in (("musk",), ("trump", "musk"), ("--document", "h"), ()):
        assert "\x1b" not in run("show", *words).stdout
