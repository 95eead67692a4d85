"""Tells who listens where a loop that a function of the library goes round begins and ends."""

from collections.abc import Iterator
from contextlib import contextmanager

from gradviz.engine.state import session


@contextmanager
def told_as_loop(name: str = "") -> Iterator[None]:
    """Let what runs in the block be one loop; one without a name is a while loop."""
    with _told("function" if name else "loop", name):
        yield


@contextmanager
def told_as_pass() -> Iterator[None]:
    """Let what runs in the block be one pass of the loop around it."""
    with _told("pass", ""):
        yield


@contextmanager
def _told(kind: str, name: str) -> Iterator[None]:
    listener = session().listener
    if listener is None:
        yield
        return
    listener.stretch_entered(kind, name)
    try:
        yield
    finally:
        listener.stretch_left()
