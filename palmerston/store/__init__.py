"""The store: records in, answers out. One SQLite file; it knows the record, and no stage that makes one.

In: a `Record` (`put`), or what many say together (`put_corpus`). Out: the same records, and the answers of `palmerston.store.questions`.
"""

from palmerston.store.corpus import corpus_of, is_stale, put_corpus, refresh
from palmerston.store.database import Store, open_store
from palmerston.store.reading import record_of, records
from palmerston.store.runs import Run, begin_run
from palmerston.store.writing import Outcome, has, put

__all__ = ["Outcome", "Run", "Store", "begin_run", "corpus_of", "has", "is_stale", "open_store", "put", "put_corpus", "record_of", "records", "refresh"]
