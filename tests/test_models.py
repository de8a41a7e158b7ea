import hashlib
import json
from pathlib import Path

import pytest

from palmerston import models
from palmerston.errors import MissingModel


def _put(folder: Path, name: str, content: bytes, *, digest: str | None = None) -> None:
    (folder / name).write_bytes(content)
    sums = json.loads((folder / "SHA256.json").read_text()) if (folder / "SHA256.json").exists() else {}
    (folder / "SHA256.json").write_text(json.dumps(sums | {name: digest or hashlib.sha256(content).hexdigest()}))


def test_a_file_that_was_shipped_is_taken(tmp_path: Path) -> None:
    _put(tmp_path, "labels.json", b"{}")
    assert models._checked(tmp_path, "labels.json") == tmp_path / "labels.json"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingModel, match=r"'labels\.json' is missing"):
        models._checked(tmp_path, "labels.json")


def test_a_file_of_unknown_origin_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "labels.json").write_text("{}")
    with pytest.raises(MissingModel, match="missing"):
        models._checked(tmp_path, "labels.json")


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    _put(tmp_path, "labels.json", b"{}", digest="0" * 64)
    with pytest.raises(MissingModel, match="damaged"):
        models._checked(tmp_path, "labels.json")


def test_the_version_of_the_shipped_model_is_the_digest_of_its_graph() -> None:
    graph = models._FOLDER / models.READER / "reader.onnx"
    if not graph.exists():
        pytest.skip("the reader's weights are not in this checkout")
    assert models.version() == hashlib.sha256(graph.read_bytes()).hexdigest()[:12]


def test_a_model_that_is_not_there_has_no_version() -> None:
    assert models.version("oracle") == "none"
