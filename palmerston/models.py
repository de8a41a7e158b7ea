"""Trained models by name: where their files lie, whether they are the ones that were shipped; loaded once a process."""

import gzip
import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
from threadpoolctl import ThreadpoolController
from tokenizers import Tokenizer

from palmerston.errors import MissingModel

READER = "reader"
# The words' own vectors, for heads that are no part of the package.
HIDDEN = "words"
_FOLDER = Path(str(files("palmerston") / "weights"))


class Session:
    """An ONNX model with its labels, its wordpieces and the weights that are applied outside of the graph."""

    def __init__(self, folder: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self.graph = onnxruntime.InferenceSession(str(_checked(folder, "reader.onnx")), options, providers=["CPUExecutionProvider"])
        self._outputs = tuple(output.name for output in self.graph.get_outputs() if output.name != HIDDEN)
        self.labels: dict[str, list[str]] = json.loads(_checked(folder, "labels.json").read_text("utf-8"))
        self.wordpieces = Tokenizer.from_str(gzip.decompress(_checked(folder, "wordpieces.json.gz").read_bytes()).decode("utf-8"))
        self.outside = {name: value.astype(np.float32) for name, value in np.load(_checked(folder, "outside.npz")).items()}
        weight = self.outside.pop("relations")  # (relations, width, width)
        self.relations: npt.NDArray[np.float32] = np.ascontiguousarray(weight.transpose(1, 0, 2).reshape(weight.shape[1], -1))

    def run(self, feeds: dict[str, npt.NDArray[np.int64]], outputs: Sequence[str] = ()) -> dict[str, npt.NDArray[np.float32]]:
        """The graph's outputs by name: the given ones, or all that reading needs."""
        wanted = list(outputs or self._outputs)
        return dict(zip(wanted, self.graph.run(wanted, feeds), strict=True))


def _checked(folder: Path, name: str) -> Path:
    path = folder / name
    wanted = _sums(folder).get(name)
    if not path.is_file() or wanted is None:
        raise MissingModel(f"the trained model {name!r} is missing from the package: install palmerston again")
    if hashlib.sha256(path.read_bytes()).hexdigest() != wanted:
        raise MissingModel(f"the trained model {name!r} is damaged (its SHA-256 is not the shipped one): install palmerston again")
    return path


def _sums(folder: Path) -> dict[str, str]:
    path = folder / "SHA256.json"
    found: Any = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return {str(k): str(v) for k, v in found.items()}


@lru_cache(maxsize=1)
def load(name: str = READER) -> Session:
    """A model of the package, loaded once a process.

    Raises:
        MissingModel: where a file is missing or is not the one that was shipped.
    """
    return Session(_FOLDER / name)


@lru_cache(maxsize=1)
def _controller() -> ThreadpoolController:
    return ThreadpoolController()


@contextmanager
def single_threaded() -> Iterator[None]:
    """Small matrices on one thread: many threads only wait for each other, ten times as long where another process is at work."""
    with _controller().limit(limits=1, user_api="blas"):
        yield


def version(name: str = READER) -> str:
    """The first twelve hex digits of the graph's SHA-256: which model wrote a row."""
    return _sums(_FOLDER / name).get("reader.onnx", "none")[:12]
