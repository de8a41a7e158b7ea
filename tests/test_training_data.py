"""Nothing trains on the development gold: what the training reads shares no article and no sentence with it.

The texts are not in the repository; without the folder of shared gold and benchmarks beside it these tests are skipped.
"""

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from palmerston.language.sentences import split_paragraphs, split_sentences
from training import windows

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
BENCH, DEV, TRAIN = SHARED / "bench", SHARED / "gold" / "dev", SHARED / "gold" / "train"
SOURCE = ROOT / "training" / "train_reader.py"
# A sentence so long, in letters and digits, is not written twice by chance.
TELLING = 40

needs_texts = pytest.mark.skipif(
    not (DEV / "articles.jsonl.gz").exists() or not BENCH.exists(), reason=f"no gold at {DEV.parent.parent.name}/ beside the repository"
)


def _letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


@cache
def dev_articles() -> dict[str, str]:
    """The development articles by id, letters and digits alone."""
    return {row["id"]: _letters(row["text"]) for row in windows.rows(DEV / "articles.jsonl.gz")}


@cache
def dev_sentences() -> dict[str, frozenset[str]]:
    """The telling sentences of each development article."""
    found = {}
    for row in windows.rows(DEV / "articles.jsonl.gz"):
        text = row["text"]
        cut = (_letters(text[a:b]) for p in split_paragraphs(text) for a, b in split_sentences(text, p))
        found[row["id"]] = frozenset(s for s in cut if len(s) >= TELLING)
    return found


# ---- what the training reads, told by its source


def files_read() -> list[str]:
    """The names that the training's source puts behind `bench /`."""
    return sorted({n.right.value for n in _divisions() if isinstance(n.left, ast.Name) and n.left.id == "bench" and isinstance(n.right, ast.Constant)})


def gold_read() -> set[str]:
    """The folders that it puts behind `gold /`."""
    return {str(n.right.value) for n in _divisions() if isinstance(n.left, ast.Name) and n.left.id == "gold" and isinstance(n.right, ast.Constant)}


def _divisions() -> Iterator[ast.BinOp]:
    return (n for n in ast.walk(ast.parse(SOURCE.read_text("utf-8"))) if isinstance(n, ast.BinOp) and isinstance(n.op, ast.Div))


def held_back() -> tuple[str, ...]:
    """The documents that it leaves out by name."""
    for node in ast.parse(SOURCE.read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and [t.id for t in node.targets if isinstance(t, ast.Name)] == ["HELD_BACK"]:
            found: tuple[str, ...] = ast.literal_eval(node.value)
            return found
    return ()


def test_the_training_reads_training_splits_alone() -> None:
    assert files_read()
    assert [name for name in files_read() if ".train." not in name] == []
    assert gold_read() <= {"train"}


# ---- what stands in those files


def texts_of(path: Path) -> Iterator[tuple[str, str]]:
    """(id, letters and digits) of each row: of an article, a sentence or a post."""
    if path.name.endswith((".conllu", ".conllu.gz")):
        for n, sentence in enumerate(windows.conllu(path, held_back())):
            yield str(n), _letters("".join(fields[1] for fields in sentence))
        return
    for n, row in enumerate(windows.rows(path)):
        yield str(row.get("id", n)), _letters(_text(row))


def _text(row: dict[str, Any]) -> str:
    return str(row["text"]) if "text" in row else "".join(row["tokens"])


@needs_texts
@pytest.mark.parametrize("name", files_read())
def test_no_row_is_a_development_article_or_a_sentence_of_one(name: str) -> None:
    everything = "\n".join(dev_articles().values())
    ids = set(dev_articles()) | {i.partition("__")[2] for i in dev_articles()}
    shared = [i for i, text in texts_of(BENCH / name) if (i in ids and not i.isdigit()) or (len(text) >= TELLING and text in everything)]
    assert shared == []


@needs_texts
@pytest.mark.parametrize("name", [n for n in files_read() if n.startswith(("polnear", "gum_entities"))])
def test_no_training_article_retells_a_development_article(name: str) -> None:
    """Articles of one day quote the same speech: some sentences in common are no copy, a third of an article is."""
    articles = list(texts_of(BENCH / name))
    copies = [(i, other) for i, sentences in dev_sentences().items() for other, text in articles if sum(s in text for s in sentences) > len(sentences) / 3]
    assert copies == []


@needs_texts
def test_the_training_gold_and_the_development_gold_share_no_article() -> None:
    trained = {row["id"]: _letters(row["text"]) for row in windows.rows(TRAIN / "articles.jsonl.gz")}
    assert set(trained) & set(dev_articles()) == set()
    assert set(trained.values()) & set(dev_articles().values()) == set()
    copies = [
        (i, other) for i, sentences in dev_sentences().items() for other, text in trained.items() if sum(s in text for s in sentences) > len(sentences) / 3
    ]
    assert copies == []


# ---- our own records: extents in training articles, no text


def own_records() -> dict[str, dict[str, Any]]:
    return dict([*windows.records_of(windows.OWN), *windows.records_of(windows.HELD)])


def strings_of(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings_of(inner)


def test_our_own_records_hold_no_text() -> None:
    assert own_records()
    assert [s for record in own_records().values() for s in strings_of(record) if len(s) > 120] == []
    assert [name for name, record in own_records().items() if any("aliases" in actor for actor in record["actors"])] == []


@needs_texts
def test_our_own_records_are_of_training_articles_alone() -> None:
    names = set(own_records())
    assert names & set(dev_articles()) == set()
    assert names & {p.stem for p in TRAIN.glob("*.json")} == set()
    texts = windows.bench_texts(BENCH, names)
    assert set(texts) == names
    letters = {name: _letters(text) for name, text in texts.items()}
    copies = [
        (i, other) for i, sentences in dev_sentences().items() for other, text in letters.items() if sum(s in text for s in sentences) > len(sentences) / 3
    ]
    assert copies == []


@needs_texts
def test_what_is_left_out_by_name_is_what_the_development_gold_took_from_that_corpus() -> None:
    taken = {re.sub(r"^gum_entities__", "", p.stem) for p in DEV.glob("gum_entities__*.json")}
    assert taken == set(held_back())


@needs_texts
def test_the_comparison_finds_what_it_looks_for() -> None:
    article = next(windows.rows(DEV / "articles.jsonl.gz"))
    text = article["text"]
    sentence = next(s for p in split_paragraphs(text) for a, b in split_sentences(text, p) if len(s := _letters(text[a:b])) >= TELLING)
    assert sentence in "\n".join(dev_articles().values())
    assert json.dumps(article["id"]).strip('"') in dev_articles()
