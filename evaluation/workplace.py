"""Where the measures find things: the repository, and the folder of shared gold and benchmarks beside it, if there is one."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
SHARED = ROOT.parent / "shared"
EVALUATION = ROOT / "evaluation"


def missing(path: Path) -> bool:
    """Whether a path is not there; then one line says so."""
    if path.exists():
        return False
    print(f"skipped: {path} is not there", file=sys.stderr)
    return True


@contextmanager
def seconds() -> Iterator[Callable[[], float]]:
    """A clock that says how many seconds have passed since it was started."""
    begin = time.perf_counter()
    yield lambda: time.perf_counter() - begin


def commit() -> str:
    """The commit that is measured, "+" where the working tree differs from it; "unknown" outside of git."""
    try:
        head = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
        changed = subprocess.run(["git", "status", "--porcelain", "palmerston"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return head + ("+" if changed else "")
