"""Documents analysed in the order they come, by one process or by several; a fault in one document costs that document alone."""

import gc
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from typing import Any

from palmerston.errors import MissingModel
from palmerston.record import Document, Record, decode, encode
from palmerston.views.cli.failures import one_line

FEW = 4  # documents for which starting other processes does not pay
AHEAD = 3  # documents that wait for each worker
Load = Callable[[], Any]
Analyse = Callable[[Document, Any], Record]


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysed:
    """A document and its record, or what went wrong."""

    document: Document
    record: Record | None = None
    error: str | None = None  # one line


def default_workers() -> int:
    """Two, or one where the machine lends one core."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(2, cores)


def analyse_all(documents: Iterable[Document], *, workers: int, load: Load, analyse: Analyse) -> Iterator[Analysed]:
    """Analyse documents, lazily and in order.

    Args:
        documents: what to analyse.
        workers: how many processes; one, or fewer than `FEW` documents, stay in this one.
        load: gives what `analyse` needs; called once a process, and not at all for no documents.
        analyse: makes the record; both must be importable by name for more than one worker.

    Raises:
        MissingModel: where the models cannot be loaded.
    """
    coming = iter(documents)
    first = list(islice(coming, FEW if workers > 1 else 1))
    if not first:
        return
    if workers == 1 or len(first) < FEW:
        reader = load()
        _spare_collections()
        for document in chain(first, coming):
            yield _analysed(document, lambda d: analyse(d, reader))
    else:
        yield from _by_many(chain(first, coming), workers, load, analyse)


def _spare_collections() -> None:
    """Look for cyclic garbage seldom: a document makes many objects and few cycles, and what was loaded stays."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


def _analysed(document: Document, analyse: Callable[[Document], Record]) -> Analysed:
    try:
        return Analysed(document=document, record=analyse(document))
    except MissingModel:
        raise
    except Exception as error:
        return Analysed(document=document, error=one_line(error))


def _by_many(documents: Iterator[Document], workers: int, load: Load, analyse: Analyse) -> Iterator[Analysed]:
    waiting: deque[tuple[Document, Future[bytes]]] = deque()
    pool = _pool(workers, load, analyse)
    try:
        while True:
            waiting.extend((document, _sent(document, pool)) for document in islice(documents, workers * AHEAD - len(waiting)))
            if not waiting:
                return
            document, coming = waiting.popleft()
            if not isinstance(coming.exception(), BrokenProcessPool):
                yield _received(document, coming)
                continue
            # A worker died, by a crash or for memory. Which of the waiting documents did it shows when each has a worker of its own.
            pool.shutdown(wait=False, cancel_futures=True)
            for each in (document, *(other for other, _ in waiting)):
                yield _alone(each, load, analyse)
            waiting.clear()
            pool = _pool(workers, load, analyse)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _sent(document: Document, pool: ProcessPoolExecutor) -> "Future[bytes]":
    try:
        return pool.submit(_work, document)
    except BrokenProcessPool as error:
        refused: Future[bytes] = Future()
        refused.set_exception(error)
        return refused


def _received(document: Document, coming: "Future[bytes]") -> Analysed:
    return _analysed(document, lambda _: decode(coming.result()))


def _alone(document: Document, load: Load, analyse: Analyse) -> Analysed:
    with _pool(1, load, analyse) as pool:
        return _received(document, _sent(document, pool))


def _pool(workers: int, load: Load, analyse: Analyse) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin, initargs=(load, analyse))


class _Worker:
    """What a worker process holds between documents."""

    load: Load
    analyse: Analyse
    reader: Any = None


def _begin(load: Load, analyse: Analyse) -> None:
    # Ctrl-C reaches every process of the terminal; the parent alone answers it. A parent that was killed takes its workers along.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    _Worker.load = staticmethod(load)
    _Worker.analyse = staticmethod(analyse)


def _leave_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _work(document: Document) -> bytes:
    if _Worker.reader is None:
        _Worker.reader = _Worker.load()
        _spare_collections()
    return encode(_Worker.analyse(document, _Worker.reader))
