"""Files written whole: beside their place first, then moved there."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from palmerston.errors import StoreUnusable


def write_whole(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file so that it is there whole or not at all; its folder is made.

    Raises:
        StoreUnusable: where it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines(pieces)
            os.chmod(beside, 0o666 & ~_umask())
            os.replace(beside, path)
        except BaseException:
            os.unlink(beside)
            raise
    except (FileExistsError, NotADirectoryError) as error:
        raise StoreUnusable(f"cannot write {path}: a file stands where a folder is needed; name another place") from error
    except OSError as error:
        raise StoreUnusable(f"cannot write {path} ({error.strerror}): free some space, change its permissions, or name another place") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
