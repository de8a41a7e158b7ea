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
    feelings: list[tuple[int, str]] = field(default_factory=list)  # last word of a mention, "-1" "0" "1"
    pairs: list[tuple[int, int, str, str | None]] = field(default_factory=list)  # doer, receiver (-1: none), code or "none", status
    directed: list[tuple[int, int, str]] = field(default_factory=list)  # from, to, feeling
    coreference: list[tuple[int, int, str]] = field(default_factory=list)  # pronoun, mention before it, "yes" or "no"


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


def last_word(words: list[Extent], span: Extent) -> int | None:
    """The last word of a span: where the reader's pair heads read a mention."""
    inside = [i for i, word in enumerate(words) if overlaps(word, span)]
    return inside[-1] if inside else None


def _nearest(mentions: list[tuple[Extent, str, int]], actor: str, middle: int, evidence: Extent) -> int:
    """The word of an actor's mention inside of the evidence, or else of the one nearest to its middle."""
    return min((abs(i - middle) + (0 if overlaps(m, evidence) else 100), i) for m, a, i in mentions if a == actor)[1]


def gold_pairs(words: list[Extent], sentences: list[int], record: dict[str, Any]) -> list[tuple[int, int, str, str | None]]:
    """Pairs of mentions in one sentence, with the code of the event between them, or "none"."""
    at = [(tuple(m), a["id"], last_word(words, tuple(m))) for a in record["actors"] for m in a["mentions"]]
    at = [(m, a, i) for m, a, i in at if i is not None]
    found: dict[tuple[int, int], tuple[str, str | None]] = {}
    ignored: set[tuple[int, str, str | None]] = set()
    for event in record["events"]:
        for evidence in event["evidence"]:
            inside = [i for i, word in enumerate(words) if overlaps(word, tuple(evidence))]
            for number in {sentences[i] for i in inside}:
                here = [(m, a, i) for m, a, i in at if sentences[i] == number]
                present = {a for _, a, _ in here}
                for doer in event["from"]:
                    for receiver in [r for r in event["to"] if r != doer] or [None]:
                        ignored.add((number, doer, receiver))
                        if event.get("optional") or doer not in present or (receiver is not None and receiver not in present):
                            continue
                        middle, extent = inside[len(inside) // 2], tuple(evidence)
                        pair = _nearest(here, doer, middle, extent), _nearest(here, receiver, middle, extent) if receiver else -1
                        found.setdefault(pair, (event["code"], event["status"]))
    result = [(i, j, code, status) for (i, j), (code, status) in found.items()]
    for number in set(sentences):
        first: dict[str, int] = {}
        for _, actor, i in sorted(at):
            if sentences[i] == number:
                first.setdefault(actor, i)
        for doer, i in first.items():
            others = [(r, j) for r, j in first.items() if r != doer] + [(None, -1)]
            result += [(i, j, "none", None) for receiver, j in others if (number, doer, receiver) not in ignored and (i, j) not in found]
    return result


def gold_feelings(words: list[Extent], record: dict[str, Any]) -> list[tuple[int, str]]:
    """Last words of mentions inside what is said, with the feeling that the statement shows."""
    mentions = {a["id"]: a["mentions"] for a in record["actors"]}
    found: dict[int, str] = {}
    for statement in record["statements"]:
        for about in statement["about"]:
            for mention in mentions.get(about["actor"], ()):
                if any(overlaps(tuple(mention), tuple(c)) for c in statement["content"]) and (i := last_word(words, tuple(mention))) is not None:
                    found[i] = str(about["feeling"])
    return sorted(found.items())


def newsmtsc_windows(path: Path) -> Iterator[Window]:
    for row in rows(path):
        words = split_words(row["text"])
        felt = [(i, str(t["polarity"])) for t in row["targets"] if (i := last_word(words, tuple(t["extent"]))) is not None]
        yield Window([row["text"][a:b] for a, b in words], [0] * len(words), feelings=felt)


def dse_windows(path: Path) -> Iterator[Window]:
    for row in rows(path):
        words = split_words(row["text"])
        p, q = last_word(words, tuple(row["p_whole"])), last_word(words, tuple(row["q_whole"]))
        if p is None or q is None or p == q:
            continue
        there = {1: "1", 3: "-1"}.get(row["label"], "0")
        back = {2: "1", 4: "-1"}.get(row["label"], "0")
        yield Window([row["text"][a:b] for a, b in words], [0] * len(words), directed=[(p, q, there), (q, p, back)])


def plover_windows(path: Path) -> Iterator[Window]:
    for row in rows(path):
        words = split_words(row["text"])
        source = last_word(words, tuple(row["source"][0])) if row["source"] else None
        target = last_word(words, tuple(row["target"][0])) if row["target"] else -1
        if source is None or target is None:
            continue
        code = "CONCEDE" if row["root"] == "YIELD" else row["root"]
        yield Window([row["text"][a:b] for a, b in words], [0] * len(words), pairs=[(source, target, code, None)])


PRONOUNS = frozenset("he him his himself she her hers herself it its itself they them their themselves".split())


def coreference_windows(path: Path) -> Iterator[Window]:
    """Pronouns of GUM with the mentions before them in a window: the same chain or not."""
    for row in rows(path):
        if row["genre"] in NON_COMMERCIAL:
            continue
        tokens, starts = row["tokens"], [*row["sentences"], len(row["tokens"])]
        chain = {m["tokens"][1] - 1: m["chain"] for m in row["mentions"] if m["tokens"][1] - m["tokens"][0] < 8}
        named = {m["tokens"][1] - 1 for m in row["mentions"] if m["type"] in {"person", "organization", "place"} and m["tokens"][1] - m["tokens"][0] < 6}
        at = 0
        while at < len(starts) - 1:
            end = at
            while end < len(starts) - 1 and starts[end + 1] - starts[at] <= 130:
                end += 1
            end = max(end, at + 1)
            first, last = starts[at], min(starts[end], starts[at] + 150)
            words = [row["text"][a:b] for a, b in tokens[first:last]]
            numbers = [n for n in range(at, end) for _ in range(starts[n], starts[n + 1])][: len(words)]
            window = Window(words, numbers)
            for i in range(first, last):
                if words[i - first].lower() in PRONOUNS and i in chain:
                    candidates = [j for j in range(max(first, i - 70), i) if j in named and (words[j - first].lower() not in PRONOUNS)]
                    if any(chain[j] == chain[i] for j in candidates):
                        window.coreference += [(i - first, j - first, "yes" if chain[j] == chain[i] else "no") for j in candidates]
            if window.coreference:
                yield window
            at = end


def gold_windows(folder: Path, *, attribution: bool = True) -> Iterator[Window]:
    """Windows of our own gold records: kinds of named actors, who says what, who does what to whom, and with what feeling."""
    texts = {row["id"]: row["text"] for row in rows(folder / "articles.jsonl.gz")}
    for name, text in texts.items():
        record = json.loads((folder / f"{name}.json").read_text("utf-8"))
        names = [(tuple(m), a["kind"]) for a in record["actors"] for m in a["mentions"]]
        said = [s for s in record["statements"] if not s.get("optional")]
        for run in article_windows(text):
            words, numbers = [w for w, _ in run], [n for _, n in run]
            yield Window(
                [text[a:b] for a, b in words],
                numbers,
                kinds=bio(words, names),
                feelings=gold_feelings(words, record),
                pairs=gold_pairs(words, numbers, record),
                attribution=attribution_tags(words, said) if attribution and not name.startswith("polnear") else None,
            )
