"""What is going on right now: open tapes, the listener, the site, the random generator.

One mutable Session per thread (more exactly, per context), made on first use and never shared as
a default, so that a worker's tapes are invisible to every other thread. Knows nothing of tensors.
"""

from __future__ import annotations

import itertools
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from gradviz.engine.calm import hold_down, let_go
from gradviz.engine.together import Together

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gradviz.engine.listening import Listener
    from gradviz.engine.random.seeds import Seeds
    from gradviz.engine.tape import Tape

new_id = itertools.count(1).__next__  # tensors and variables share it, so adjoints have one key


class Session:
    """The engine's state in one thread. `tapes` are those that record at this moment.

    `fast` is the recording tape, or all of them as one, if nobody listens and no site is set: the
    case for which dispatch.py has short cuts.
    """

    __slots__ = ("_held", "_listener", "_site", "_tapes", "calm", "fast", "generator", "names")

    def __init__(self) -> None:
        self._tapes: tuple[Tape, ...] = ()
        self._listener: Listener | None = None
        self._site: Any = None
        self.fast: Tape | Together | None = None
        self.calm = 0  # how many hold NumPy's floating point warnings down
        self.generator: Seeds | None = None  # made by random/seeds.py when it is asked for
        self.names: dict[str, int] = {}  # how often a layer of this name was made
        self._held: Any = None  # see calm.py

    @property
    def tapes(self) -> tuple[Tape, ...]:
        """The tapes that record at this moment."""
        return self._tapes

    @tapes.setter
    def tapes(self, new: tuple[Tape, ...]) -> None:
        self._tapes = new
        self._choose()

    @property
    def listener(self) -> Listener | None:
        """Who is told of every event."""
        return self._listener

    @listener.setter
    def listener(self, new: Listener | None) -> None:
        self._listener = new
        self._choose()

    @property
    def site(self) -> Any:
        """The opaque tag that is copied into each record."""
        return self._site

    @site.setter
    def site(self, new: Any) -> None:
        self._site = new
        self._choose()

    def _choose(self) -> None:
        tapes = self._tapes
        if not tapes or self._listener is not None or self._site is not None:
            self.fast = None
        else:
            self.fast = tapes[0] if len(tapes) == 1 else Together(tapes)

    def join(self, tape: Tape) -> None:
        """Let a tape record, and keep NumPy quiet while it does."""
        self._tapes += (tape,)
        self._choose()
        self.hush()

    def leave(self, tape: Tape) -> None:
        """Let a tape record no longer."""
        tapes = self._tapes
        last = tapes[-1] is tape
        self._tapes = tapes[:-1] if last else tuple(t for t in tapes if t is not tape)
        self._choose()
        self.unhush()

    def hush(self) -> None:
        """Keep NumPy quiet until the matching `unhush`; calls may overlap in any order."""
        if not self.calm:
            self._held = hold_down()
        self.calm += 1

    def unhush(self) -> None:
        """Undo one `hush`."""
        self.calm -= 1
        if not self.calm:
            let_go(self._held)


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
