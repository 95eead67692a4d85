"""A wrong derivative on purpose, for checks that must find it."""

from collections.abc import Iterator
from contextlib import contextmanager

from gradviz.engine.op import OPS


@contextmanager
def damaged(name: str) -> Iterator[None]:
    """Let every contribution of one operation be a hundredth too large during a block."""
    op = OPS[name]
    wrong = tuple(lambda m, g, *rest, v=v: 1.01 * v(m, g, *rest) for v in op.vjps)
    parts = {"vjps": wrong, "first": wrong[0], "second": wrong[-1]}
    before = {key: getattr(op, key) for key in parts}
    try:
        for key, value in parts.items():
            object.__setattr__(op, key, value)
        yield
    finally:
        for key, value in before.items():
            object.__setattr__(op, key, value)
