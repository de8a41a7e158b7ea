import msgspec
import pytest

from palmerston.errors import NoSuchThing
from palmerston.record import Corpus, CorpusActor, Kind, Standing, Telling
from palmerston.store import Store, open_store, put, put_corpus, refresh
from palmerston.store import questions as ask
from tests.factories import BREAK, HONEYMOON, breakup, gather, honeymoon


@pytest.fixture
def store() -> Store:
    store = open_store(":memory:")
    put(store, honeymoon())
    put(store, breakup())
    refresh(store, gather)
    return store


def _crowd(*people: tuple[str, int]) -> Store:
    store = open_store(":memory:")
    put(store, honeymoon())
    actors = tuple(
        CorpusActor(id=f"p{i}", name=name, kind=Kind.PERSON, aliases=(name,), tellings=(Telling(document="honeymoon", evidence=((0, 1),) * count, fact="a1"),))
        for i, (name, count) in enumerate(people)
    )
    put_corpus(store, Corpus(actors=actors), {})
    return store


@pytest.mark.parametrize("words", ["Elon Musk", "elon musk", "MUSK", "Elon", "lon mu", "Mussk", "musk"])
def test_a_name_is_found_in_any_case_by_part_and_with_a_typo(store: Store, words: str) -> None:
    assert [m.who.name for m in ask.find_actors(store, words)] == ["Elon Musk"]


def test_a_name_is_found_by_a_misspelling_that_the_documents_have(store: Store) -> None:
    assert [m.who.name for m in ask.find_actors(store, "bessant")] == ["Scott Bessent"]


def test_accents_do_not_matter() -> None:
    assert [m.who.name for m in ask.find_actors(_crowd(("Emmanuel Macrón", 1)), "macron")] == ["Emmanuel Macrón"]


def test_a_surname_means_its_dominant_owner() -> None:
    assert [m.who.name for m in ask.find_actors(_crowd(("Elon Musk", 30), ("Kimbal Musk", 2)), "musk")] == ["Elon Musk"]


def test_near_equal_owners_of_a_surname_are_all_listed_the_most_mentioned_first() -> None:
    assert [m.who.name for m in ask.find_actors(_crowd(("Kimbal Musk", 4), ("Elon Musk", 5)), "musk")] == ["Elon Musk", "Kimbal Musk"]


def test_a_full_name_means_its_owner_however_rarely_mentioned() -> None:
    assert [m.who.name for m in ask.find_actors(_crowd(("Kimbal Musk", 1), ("Elon Musk", 50)), "kimbal musk")] == ["Kimbal Musk"]


def test_nobody_of_that_name_is_told_with_whom_there_is(store: Store) -> None:
    with pytest.raises(NoSuchThing, match=r"nobody is called 'Zelensky' .* Donald Trump"):
        ask.one_actor(store, "Zelensky")


def test_a_pair_has_its_state_its_phases_and_each_act_and_word_in_time_order(store: Store) -> None:
    found = ask.pair(store, "trump", "musk")
    assert (found.a.name, found.b.name, found.state, found.since, found.confidence) == ("Donald Trump", "Elon Musk", Standing.HOSTILE, "2025-06", 0.7)
    assert (found.articles, found.origins) == (2, 2)
    assert [phase.state for phase in found.phases] == [Standing.ALLIED, Standing.HOSTILE]
    assert [line.place.words for line in found.lines] == [
        "gave $259 million to the campaign of Donald Trump",
        "I love Donald Trump as much as a straight man can love another man",
        "This massive spending bill is a disgusting abomination",
        "The friendship between Musk and Trump is over",
        "very disappointed in Elon",
    ]


def test_a_phase_is_told_by_the_acts_and_words_under_it(store: Store) -> None:
    first, second = ask.pair(store, "musk", "trump").phases
    assert [line.place.words[:20] for line in first.told] == ["gave $259 million to", "I love Donald Trump "]
    assert [line.place.words[:20] for line in second.told] == ["This massive spendin", "very disappointed in"]


def test_a_pair_is_compared_by_its_latest_stances(store: Store) -> None:
    found = ask.pair(store, "trump", "musk")
    assert found.agree == ()
    assert [(s.issue, s.a.stance, s.b.stance) for s in found.split] == [("tariffs", 1, -1)]


def test_two_who_have_nothing_to_do_with_each_other_have_no_state(store: Store) -> None:
    found = ask.pair(store, "tesla", "bessent")
    assert (found.state, found.phases, found.lines) == (None, (), ())


def test_every_place_opens_its_words(store: Store) -> None:
    texts = {"honeymoon": HONEYMOON, "break": BREAK}
    for line in ask.pair(store, "trump", "musk").lines:
        assert texts[line.place.document][line.place.start : line.place.end] == line.place.words


def test_an_actor_has_offices_spellings_bonds_stances_and_what_others_say(store: Store) -> None:
    found = ask.actor(store, "musk")
    assert [(office.title, office.of.name if office.of else None) for office in found.offices] == [("chief", "Tesla")]
    assert [(s.words, s.count) for s in found.written] == [("Musk", 3), ("Elon", 1), ("Elon Musk", 1)]
    assert [(bond.who.name, bond.state) for bond in found.bonds] == [("Donald Trump", Standing.HOSTILE)]
    assert [(s.issue, s.stance) for s in found.stances] == [("tariffs", -1)]
    assert found.said == 2
    assert [quote.place.words for quote in found.said_of] == ["very disappointed in Elon"]


def test_the_brief_counts_and_puts_turns_first(store: Store) -> None:
    found = ask.brief(store)
    counts = (found.documents, found.origins, found.actors, found.acts, found.statements, found.figures, found.ties, found.disputes)
    assert counts == (2, 2, 5, 3, 3, 2, 1, 1)
    assert (found.since, found.until) == ("2025-03-11", "2025-06-06")
    assert [(t.date, t.was, t.became) for t in found.turns] == [("2025-06", Standing.ALLIED, Standing.HOSTILE)]
    assert [figure.value for figure in found.money] == [259_000_000, 2_500_000_000]
    assert [(d.place.words, d.who.name, d.confidence) for d in found.doubts] == [("Bason", "Scott Bessent", 0.41)]


def test_a_document_is_found_by_id_and_by_number_and_has_the_ids_of_the_corpus(store: Store) -> None:
    found = ask.document(store, "break")
    assert ask.document(store, "1") == found
    assert [(a.id, a.name, a.aliases, len(a.mentions)) for a in found.record.actors] == [
        ("musk", "Elon Musk", ("Musk", "Elon"), 3),
        ("trump", "Donald Trump", ("Trump",), 2),
        ("bessent", "Scott Bessent", ("Bessant", "Bason"), 2),
    ]
    assert found.record.disputes[0].answered_by == "bessent"


def test_an_unknown_document_is_told_with_some_that_there_are(store: Store) -> None:
    with pytest.raises(NoSuchThing, match=r"no document 'brea' .*: there are for example break"):
        ask.document(store, "brea")


def test_every_answer_is_json(store: Store) -> None:
    answers = (ask.brief(store), ask.actor(store, "musk"), ask.pair(store, "trump", "musk"))
    for answer in answers:
        assert msgspec.json.decode(msgspec.json.encode(answer), type=type(answer)) == answer
