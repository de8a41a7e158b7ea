"""Grammar, no politics: a Document comes in, an Annotation goes out.

``annotate`` finds paragraphs, sentences, words with syntax, names, quotation marks, dates, quantities and marked attributions.
"""

from collections.abc import Sequence

from palmerston.extents import Extent
from palmerston.language.annotation import Annotation, Sentence, Word
from palmerston.language.boilerplate import leave_out
from palmerston.language.datelines import dateline_of
from palmerston.language.lemmas import lemma_of
from palmerston.language.names import attributions_of, issues_of, names_of, stances_of
from palmerston.language.quantities import find_quantities
from palmerston.language.quotations import find_quotations
from palmerston.language.reader import Reading, read_words
from palmerston.language.sentences import split_paragraphs, split_sentences
from palmerston.language.times import find_times
from palmerston.language.words import split_words
from palmerston.models import Session
from palmerston.record import Document

__all__ = ["annotate"]


def annotate(document: Document, session: Session) -> Annotation:
    """Annotate a document in English.

    Args:
        document: with its text; `published` settles relative dates.
        session: the trained reader.
    Returns:
        all layers; those of a text without any word are empty. Boilerplate and datelines are named in `left_out` and have no words.
    """
    text = document.text
    paragraphs = tuple(split_paragraphs(text))
    left_out = leave_out(text, paragraphs)
    article = tuple(p for p in paragraphs if p not in set(left_out))
    datelines = {p: found for p in article if (found := dateline_of(text, p)) is not None}
    bodies = [(datelines[p][1], p[1]) if p in datelines else p for p in article]
    cut = [(sentence, number) for number, body in enumerate(bodies) for sentence in split_sentences(text, body)]
    tokens = [(sentence, number, split_words(text, *sentence)) for sentence, number in cut]
    tokens = [t for t in tokens if t[2]]
    reading = read_words(text, [t[2] for t in tokens], session)
    paragraph_of = [t[1] for t in tokens]
    words = _words(text, [t[2] for t in tokens], reading)
    times = find_times(text, article, published=document.published)
    return Annotation(
        document=document,
        paragraphs=article,
        sentences=_sentences(tokens),
        words=words,
        names=names_of(text, words, reading),
        quotations=find_quotations(text, article),
        times=times,
        quantities=tuple(q for q in find_quantities(text, words, [t.extent for t in times]) if q.word >= 0),
        attributions=attributions_of(words, reading, paragraph_of),
        left_out=tuple(sorted((*left_out, *datelines.values()))),
        feelings=tuple(reading.feelings),
        issues=issues_of(words, reading, paragraph_of),
        stances=stances_of(words, reading, paragraph_of),
        pairing=reading.pairing,
    )


def _words(text: str, sentences: Sequence[Sequence[Extent]], reading: Reading) -> tuple[Word, ...]:
    extents = [(extent, number) for number, sentence in enumerate(sentences) for extent in sentence]
    return tuple(
        Word(text=text[a:b], extent=(a, b), lemma=lemma_of(text[a:b], upos), upos=upos, head=head, relation=relation, sentence=number)
        for ((a, b), number), upos, head, relation in zip(extents, reading.upos, reading.heads, reading.relations, strict=True)
    )


def _sentences(tokens: Sequence[tuple[Extent, int, list[Extent]]]) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    at = 0
    for extent, paragraph, words in tokens:
        found.append(Sentence(extent=extent, first=at, end=at + len(words), paragraph=paragraph))
        at += len(words)
    return tuple(found)
