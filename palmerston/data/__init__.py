"""Word lists, curated by hand: commented YAML, read once."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def word_list(name: str) -> Any:
    """A word list by the stem of its file: plain dicts, lists and strings. Callers must not change what they get."""
    text = (files("palmerston") / "data" / f"{name}.yml").read_text("utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
