"""Training windows: words with the labels that each source has, one shape for all sources.

A window is a run of words that goes through the encoder at once. Labels of a layer that a source lacks are None, and the
layer's loss leaves the window out.
"""

import gzip
import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from palmerston.extents import Extent, overlaps
from palmerston.language.sentences import split_paragraphs, split_sentences
from palmerston.language.words import split_words

# Records of our own: what teaches the reader, and what is held back from it.
OWN, HELD = (Path(__file__).resolve().parent / name for name in ("records.jsonl.gz", "held_records.jsonl.gz"))
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
    politics: list[str] | None = None         # BIO over the nine kinds of CrossNER politics
    kinds: list[str] | None = None            # BIO over the record's kinds of actor
    attribution: dict[str, list[str]] | None = field(default=None)  # BIO a role
    stance: list[str] | None = None           # BIO: words that show for, against, torn
    issue: list[str] | None = None            # BIO: the thing that one is for or against
    claim: list[str] | None = None            # BIO: what is disputed
    answer: list[str] | None = None           # BIO: what is set against it
    feelings: list[tuple[int, str]] = field(default_factory=list)  # last word of a mention, "-1" "0" "1"
    pairs: list[tuple[int, int, str, str | None]] = field(default_factory=list)  # doer, receiver (-1: none), code or "none", status
    directed: list[tuple[int, int, str]] = field(default_factory=list)  # from, to, feeling
    coreference: list[tuple[int, int, str]] = field(default_factory=list)  # mention, another before it, "yes" or "no"
    holder: list[tuple[int, int, str]] = field(default_factory=list)  # actor, last word that shows a stance, "yes" or "no"
    measure: list[tuple[int, int, str]] = field(default_factory=list)  # number, word near it, "yes" where it says what is measured
    tie: list[tuple[int, int, str]] = field(default_factory=list)  # actor, actor, a state or "none"
    conflict: list[tuple[int, int, str]] = field(default_factory=list)  # source, target, "0" or "1"


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
        politics = row["tags"] if "politics" in path.name else None
        yield Window(row["tokens"], [0] * len(tags), conll=tags, politics=politics)


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


def conflict_windows(path: Path) -> Iterator[Window]:
    for row in rows(path):
        words = split_words(row["text"])
        if not row["source"] or not row["target"]:
            continue
        source, target = last_word(words, tuple(row["source"][0])), last_word(words, tuple(row["target"][0]))
        if source is not None and target is not None and source != target:
            yield Window([row["text"][a:b] for a, b in words], [0] * len(words), conflict=[(source, target, str(int(row["conflict"])))])


PRONOUNS = frozenset("he him his himself she her hers herself it its itself they them their theirs themselves".split())
DEFINITE = frozenset("the this that these those his her its their".split())
# Words after the head of a noun phrase.
AFTER_HEAD = frozenset("of in for who that which on at from with to by about as and or , ( - -- whose where when against over into under between".split())


def head_of(words: list[str], first: int, end: int) -> int:
    """The head of a noun phrase, without a parse: the last word of a name, else the word before the first that follows a head."""
    if all(w[:1].isupper() or w in {"of", "the", "and"} for w in words[first:end]):
        return end - 1
    for i in range(first + 1, end):
        if words[i].lower() in AFTER_HEAD:
            return i - 1
    return end - 1


def coreference_windows(path: Path) -> Iterator[Window]:
    """Mentions of GUM with the mentions before them in a window: the same chain or not."""
    for row in rows(path):
        if row["genre"] in NON_COMMERCIAL:
            continue
        words = [row["text"][a:b] for a, b in row["tokens"]]
        starts = [*row["sentences"], len(words)]
        heads: dict[int, str] = {}
        for m in sorted(row["mentions"], key=lambda m: m["tokens"][0] - m["tokens"][1]):
            heads[head_of(words, *m["tokens"])] = m["chain"]
        again = {i for i in heads if any(heads[j] == heads[i] for j in heads if j < i)}
        definite = {head_of(words, *m["tokens"]) for m in row["mentions"] if words[m["tokens"][0]].lower() in DEFINITE}
        asks = {i for i in heads if i in again or i in definite or words[i].lower() in PRONOUNS}
        yield from _coreference_runs(words, starts, heads, asks)


def _coreference_runs(words: list[str], starts: list[int], heads: dict[int, str], asks: set[int]) -> Iterator[Window]:
    at = 0
    while at < len(starts) - 1:
        end = at + 1
        while end < len(starts) - 1 and starts[end + 1] - starts[at] <= 130:
            end += 1
        first, last = starts[at], min(starts[end], starts[at] + 150)
        numbers = [n for n in range(at, end) for _ in range(starts[n], starts[n + 1])][: last - first]
        window = Window(words[first:last], numbers)
        here = sorted(i for i in heads if first <= i < last)
        for i in here:
            if i in asks:
                pronoun = words[i].lower() in PRONOUNS
                before = [j for j in here if j < i and (not pronoun or i - j <= 70)]
                window.coreference += [(i - first, j - first, "yes" if heads[j] == heads[i] else "no") for j in before]
        if window.coreference:
            yield window
        at = end


def stems(phrases: Iterable[str | None]) -> set[str]:
    """First five letters of the words of phrases that carry meaning."""
    return {w[:5] for p in phrases for w in re.findall(r"\w+", (p or "").lower()) if len(w) > 2 and w not in FUNCTION_WORDS}


FUNCTION_WORDS = frozenset("the and for from with that this than its his her their was were are has have had per about after before into over under".split())


def accepted(fact: dict[str, Any], key: str) -> list[Any]:
    return [fact.get(key), *(fact.get("accept") or {}).get(key, [])]


STANCE = {1: "for", -1: "against", 0: "torn"}


@dataclass
class _Run:
    """A run of words of a record's text."""

    text: str
    words: list[Extent]
    sentences: list[int]
    record: dict[str, Any]

    def inside(self, extent: Any) -> list[int]:
        return [i for i, word in enumerate(self.words) if overlaps(word, tuple(extent))]

    def word(self, i: int) -> str:
        start, end = self.words[i]
        return self.text[start:end]

    def anchors(self) -> dict[str, list[int]]:
        found = {a["id"]: [last_word(self.words, tuple(m)) for m in a["mentions"]] for a in self.record["actors"]}
        return {actor: sorted({i for i in at if i is not None}) for actor, at in found.items()}


def gold_stances(run: _Run) -> tuple[list[str], list[str], list[tuple[int, int, str]]]:
    """Words that show a stance, words of its issue, and who of the actors near holds it."""
    stance, issue = ["O"] * len(run.words), ["O"] * len(run.words)
    holders: dict[tuple[int, int], str] = {}
    anchors = run.anchors()
    for position in run.record["positions"]:
        named = stems(x for x in accepted(position, "issue") if isinstance(x, str))
        for evidence in position["evidence"]:
            inside = run.inside(evidence)
            if not inside:
                continue
            if all(stance[i] == "O" for i in inside):
                for n, i in enumerate(inside):
                    stance[i] = ("I-" if n else "B-") + STANCE[position["stance"]]
            _tag_issue(run, inside, named, issue)
            for actor, at in anchors.items():
                near = [(abs(i - inside[-1]), i) for i in at if abs(i - inside[-1]) <= 60]
                if near:
                    pair = min(near)[1], inside[-1]
                    right = actor in [position["actor"], *accepted(position, "actor")]
                    if right or pair not in holders:
                        holders[pair] = "yes" if right else "no"
    return stance, issue, [(i, j, label) for (i, j), label in holders.items()]


def _tag_issue(run: _Run, inside: list[int], named: set[str], issue: list[str]) -> None:
    hits = [i for i in inside if stems([run.word(i)]) & named]
    if not hits:
        return
    span = [hits[0]]
    for i in hits[1:]:
        if i - span[-1] <= 4:
            span = [*range(span[0], i + 1)]
    if all(issue[i] == "O" for i in span):
        for n, i in enumerate(span):
            issue[i] = ("I-" if n else "B-") + "issue"


def gold_measures(run: _Run) -> list[tuple[int, int, str]]:
    """The words near a number, and whether they say what it measures."""
    found = []
    for figure in run.record["figures"]:
        at = run.inside(figure["evidence"][0])
        if not at:
            continue
        named = stems(x for x in accepted(figure, "of") if isinstance(x, str))
        for i, word in enumerate(run.sentences):
            meant = stems([run.word(i)])
            if word == run.sentences[at[-1]] and i not in at and abs(i - at[-1]) <= 50 and meant and not run.word(i)[0].isdigit():
                found.append((at[-1], i, "yes" if meant & named else "no"))
    return found


def gold_ties(run: _Run) -> list[tuple[int, int, str]]:
    """Pairs of actors that stand near each other, with how they stand where the words say so."""
    anchors, tied = run.anchors(), {frozenset(t["pair"]) for t in run.record["ties"]}
    found: dict[tuple[int, int], str] = {}
    for tie in run.record["ties"]:
        for phase in tie["phases"]:
            for evidence in phase["evidence"]:
                inside = run.inside(evidence)
                sides = [[(abs(i - inside[len(inside) // 2]), i) for i in anchors[a]] for a in tie["pair"]] if inside else [[]]
                if all(sides) and max(min(side)[0] for side in sides) <= 50:
                    i, j = (min(side)[1] for side in sides)
                    if i != j:
                        found[i, j] = found[j, i] = phase["state"]
    first: dict[tuple[int, str], int] = {}
    for actor, at in anchors.items():
        for i in at:
            first.setdefault((run.sentences[i], actor), i)
    for (n, a), i in first.items():
        for (m, b), j in first.items():
            if n == m and a != b and frozenset((a, b)) not in tied and i != j:
                found.setdefault((i, j), "none")
    return [(i, j, state) for (i, j), state in found.items()]


def gold_windows(texts: dict[str, str], records: Iterable[tuple[str, dict[str, Any]]]) -> Iterator[Window]:
    """Windows of full records: who says what, who does what to whom, with what feeling, who is for what, what numbers measure."""
    for name, record in records:
        text = texts[name]
        names = [(tuple(m), a["kind"]) for a in record["actors"] for m in a["mentions"]]
        said = [s for s in record["statements"] if not s.get("optional")]
        for found in article_windows(text):
            run = _Run(text, [w for w, _ in found], [n for _, n in found], record)
            stance, issue, holders = gold_stances(run)
            yield Window(
                [text[a:b] for a, b in run.words],
                run.sentences,
                kinds=bio(run.words, names),
                stance=stance, issue=issue,
                claim=bio(run.words, [(tuple(d["claim"]), "claim") for d in record["disputes"]]),
                answer=bio(run.words, [(tuple(d["answer"]), "answer") for d in record["disputes"]]),
                feelings=gold_feelings(run.words, record),
                pairs=gold_pairs(run.words, run.sentences, record),
                holder=holders, measure=gold_measures(run), tie=gold_ties(run),
                attribution=None if name.startswith("polnear") else attribution_tags(run.words, said),
            )


def records_of(place: Path) -> list[tuple[str, dict[str, Any]]]:
    """Records by "corpus__id": of a folder one file each, of a file one line each."""
    if place.is_dir():
        return [(path.stem, json.loads(path.read_text("utf-8"))) for path in sorted(place.glob("*__*.json"))]
    return [(record["document"]["id"].replace("/", "__", 1), record) for record in rows(place)]


def bench_texts(bench: Path, names: Iterable[str]) -> dict[str, str]:
    """Texts of articles of the public training files, by "corpus__id"."""
    wanted = set(names)
    found = {}
    for corpus in {name.partition("__")[0] for name in wanted}:
        for row in rows(bench / f"{corpus}.train.jsonl.gz"):
            if f"{corpus}__{row['id']}" in wanted:
                found[f"{corpus}__{row['id']}"] = row["text"]
    return found
