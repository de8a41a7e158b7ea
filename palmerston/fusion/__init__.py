"""Told twice, kept once: a Record comes in, a Record goes out, with disputes."""

import msgspec

from palmerston.fusion.disputes import find_disputes
from palmerston.fusion.events import fuse_events
from palmerston.fusion.figures import fuse_figures
from palmerston.record import Record

__all__ = ["fuse"]


def fuse(record: Record) -> Record:
    """The record with each act and each quantity once, and with its disputes; fusing twice changes nothing."""
    fused = msgspec.structs.replace(record, events=fuse_events(record.events), figures=fuse_figures(record.figures))
    return msgspec.structs.replace(fused, disputes=find_disputes(fused))
