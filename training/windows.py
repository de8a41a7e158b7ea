"""Training windows: words with the labels that each source has, one shape for all sources.

A window is a run of words that goes through the encoder at once. Labels of a layer that a source lacks are None, and the
layer's loss leaves the window out.
"""

import gzip
import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from palmerston.extents import Extent, overlaps
from palmerston.language.sentences import split_paragraphs, split_sentences
from palmerston.language.words import split_words

KINDS = ("person", "government", "company", "party", "media", "organisation", "group")
CONLL = ("PER", "ORG", "LOC", "MISC")
ATTRIBUTION = ("source", "cue", "content")
# Genres of GUM under a non-commercial or no-derivatives licence, or with unclear ones.
NON_COMMERCIAL = ("whow", "fiction", "essay", "conversation", "podcast", "letter")


@dataclass
class Window:
    words: list[str]
    sentences: list[int]                      # the sentence number of each word
    upos: list[str] | None = None
    heads: list[int] | None = None            # index in the window; -1 for a root
    relations: list[str] | None = None
    conll: list[str] | None = None            # BIO
    kinds: list[str] | None = None            # BIO over the record's kinds of actor
    attribution: dict[str, list[str]] | None = field(default=None)  # BIO a role


def lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as found:
        yield from found


def rows(path: Path) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in lines(path) if line.strip())


# ---- syntax

def conllu(path: Path, left_out: Iterable[str] = ()) -> Iterator[list[list[str]]]:
    """Sentences of a CoNLL-U file as rows of ten fields; documents whose id holds one of `left_out` are passed over."""
    sentence: list[list[str]] = []
    document = ""
    for line in [*lines(path), "\n"]:
        line = line.rstrip("\n")
        if line.startswith("# newdoc id = "):
            document = line[14:]
        elif line and line[0].isdigit():
            fields = line.split("\t")
            if fields[0].isdigit():
                sentence.append(fields)
        elif not line and sentence:
            if not any(name in document for name in left_out):
                yield sentence
            sentence = []


def syntax_windows(sentences: list[list[list[str]]], rng: random.Random) -> list[Window]:
    """Runs of one to five neighbouring sentences: the reader meets sentences in company and alone."""
    found, at = [], 0
    while at < len(sentences):
        run, words = [], 0
        for sentence in sentences[at : at + rng.choice((1, 1, 2, 3, 5))]:
            if run and words + len(sentence) > 130:
                break
            run.append(sentence)
            words += len(sentence)
        at += len(run)
        window = Window([], [], [], [], [])
        for number, sentence in enumerate(run):
            base = len(window.words)
            for f in sentence:
                window.words.append(f[1])
                window.sentences.append(number)
                window.upos.append(f[3])
                window.heads.append(base + int(f[6]) - 1 if int(f[6]) else -1)
                window.relations.append(f[7])
        if len(window.words) <= 160:
            found.append(window)
    return found


# ---- names

# What other schemes call the four kinds of CoNLL 2003; None: no label to learn from.
AS_CONLL = {
    "politician": "PER", "person": "PER", "politicalparty": "ORG", "organisation": "ORG", "location": "LOC", "country": "LOC",
    "election": "MISC", "event": "MISC", "misc": "MISC", "group": "ORG", "corporation": "ORG", "product": "MISC", "creative-work": "MISC",
}


def name_windows(path: Path) -> Iterator[Window]:
    for row in rows(path):
        tags = [t if t == "O" else t[:2] + AS_CONLL.get(t[2:], t[2:]) for t in row["tags"]]
        yield Window(row["tokens"], [0] * len(tags), conll=tags)


# ---- whole articles

def article_windows(text: str, longest: int = 150) -> Iterator[list[tuple[Extent, int]]]:
    """Words of an article, with sentence numbers, in runs of whole sentences of up to `longest` words."""
    run: list[tuple[Extent, int]] = []
    number = 0
    for paragraph in split_paragraphs(text):
        for sentence in split_sentences(text, paragraph):
            words = split_words(text, *sentence)
            if run and len(run) + len(words) > longest:
                yield run
                run = []
            run.extend((word, number) for word in words[:longest])
            number += 1
    if run:
        yield run


def bio(words: list[Extent], spans: Iterable[tuple[Extent, str]]) -> list[str]:
    tags = ["O"] * len(words)
    for span, label in spans:
        inside = [i for i, word in enumerate(words) if overlaps(word, span)]
        for position, i in enumerate(inside):
            tags[i] = ("B-" if position == 0 else "I-") + label
    return tags


def attribution_tags(words: list[Extent], attributions: list[dict[str, Any]]) -> dict[str, list[str]]:
    return {role: bio(words, [(tuple(e), role) for a in attributions for e in a.get(role) or []]) for role in ATTRIBUTION}


def polnear_windows(path: Path) -> Iterator[Window]:
    for row in rows(path):
        text = row["text"]
        for run in article_windows(text):
            words = [w for w, _ in run]
            yield Window([text[a:b] for a, b in words], [n for _, n in run], attribution=attribution_tags(words, row["attributions"]))


def gold_windows(folder: Path, *, attribution: bool = True) -> Iterator[Window]:
    """Windows of our own gold records: kinds of named actors, and who says what."""
    texts = {row["id"]: row["text"] for row in rows(folder / "articles.jsonl.gz")}
    for name, text in texts.items():
        record = json.loads((folder / f"{name}.json").read_text("utf-8"))
        names = [(tuple(m), a["kind"]) for a in record["actors"] for m in a["mentions"]]
        said = [s for s in record["statements"] if not s.get("optional")]
        for run in article_windows(text):
            words = [w for w, _ in run]
            yield Window(
                [text[a:b] for a, b in words], [n for _, n in run], kinds=bio(words, names),
                attribution=attribution_tags(words, said) if attribution and not name.startswith("polnear") else None,
            )
