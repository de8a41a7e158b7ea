"""Words with their syntax from a line of tags: "130/NUM/obj>killed were/AUX"; no model is needed."""

from palmerston.language.annotation import ROOT, Word
from palmerston.language.lemmas import lemma_of


def tagged(line: str) -> tuple[str, tuple[Word, ...]]:
    """The text and its words, one sentence a line.

    A word is written `text/UPOS` with `/relation>governor` where the grammar matters, the governor by its text;
    the text joins the words by blanks, without one where a word begins with "~".
    """
    parts = [item.rsplit("/", 2) if item.count("/") >= 2 and ">" in item else [*item.rsplit("/", 1), ""] for item in line.split()]
    plain = [p[0].removeprefix("~") for p in parts]
    text, words = "", []
    for number, (written, upos, link) in enumerate(parts):
        text += "" if number == 0 or written.startswith("~") else " "
        relation, _, governor = link.partition(">")
        extent = len(text), len(text) + len(plain[number])
        text += plain[number]
        words.append(
            Word(
                text=plain[number], extent=extent, lemma=lemma_of(plain[number], upos), upos=upos, relation=relation or "dep", sentence=0,
                head=plain.index(governor) if governor else ROOT,
            )
        )
    return text, tuple(words)
