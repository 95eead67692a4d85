"""What is going on right now: open tapes, the listener, the site, the random generator.

One mutable Session per thread (more exactly, per context), made on first use and never shared as
a default, so that a worker's tapes are invisible to every other thread. Knows nothing of tensors.
"""

from __future__ import annotations

import itertools
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gradviz.engine.listening import Listener
    from gradviz.engine.tape import Tape

new_id = itertools.count(1).__next__  # tensors and variables share it, so adjoints have one key


class Session:
    """The engine's state in one thread. `tapes` are those that record at this moment."""

    __slots__ = ("_errstate", "calm", "generator", "listener", "names", "site", "tapes")

    def __init__(self) -> None:
        self.tapes: tuple[Tape, ...] = ()
        self.listener: Listener | None = None
        self.site: Any = None
        self.calm = 0  # how many hold NumPy's floating point warnings down
        self.generator: np.random.Generator | None = None
        self.names: dict[str, int] = {}  # how often a layer of this name was made
        self._errstate: Any = None

    def hush(self) -> None:
        """Keep NumPy quiet until the matching `unhush`; calls may overlap in any order."""
        if not self.calm:
            self._errstate = np.errstate(all="ignore")
            self._errstate.__enter__()
        self.calm += 1

    def unhush(self) -> None:
        """Undo one `hush`."""
        self.calm -= 1
        if not self.calm:
            self._errstate.__exit__()


SESSION: ContextVar[Session] = ContextVar("gradviz.engine.session")


def session() -> Session:
    """Return this thread's Session; make it on first use."""
    try:
        return SESSION.get()
    except LookupError:
        made = Session()
        SESSION.set(made)
        return made


def site() -> Any:
    """Return the current site, the opaque tag copied into each record."""
    return session().site


def set_site(tag: Any) -> Any:
    """Make `tag` the current site and return the one before."""
    now = session()
    before, now.site = now.site, tag
    return before


@contextmanager
def quiet() -> Iterator[None]:
    """Hold NumPy's warnings down for a block: IEEE results without a word."""
    now = session()
    now.hush()
    try:
        yield
    finally:
        now.unhush()


@contextmanager
def fresh_session() -> Iterator[Session]:
    """Begin anew for a block: no tapes, no listener, new layer names and random numbers."""
    made = Session()
    token = SESSION.set(made)
    try:
        yield made
    finally:
        while made.calm:
            made.unhush()
        SESSION.reset(token)
