"""Which pieces of a sentence speak of a node, so that they can be links to it.

While a sentence is put together from parts, a piece that speaks of a node stands between marks
that no text holds. The finished sentence is taken apart into plain words and the places of those.
"""

import re
from dataclasses import dataclass

from gradviz.trace.nodes import NodeId

_OPEN, _BETWEEN, _CLOSE = "\ue000", "\ue001", "\ue002"  # of the private use area of Unicode
_MARK = re.compile(f"{_OPEN}(\\d+){_BETWEEN}([^{_OPEN}-{_CLOSE}]*){_CLOSE}")


@dataclass(frozen=True, slots=True)
class Mention:
    """The characters `start` to `stop` of a sentence speak of `node`."""

    start: int
    stop: int
    node: NodeId


def mention(node: NodeId, words: str) -> str:
    """Return `words` marked as speaking of `node`. Marks do not nest."""
    return f"{_OPEN}{node}{_BETWEEN}{words}{_CLOSE}"


def taken_apart(marked: str) -> tuple[str, tuple[Mention, ...]]:
    """Return the plain words of a marked sentence, and what of them speaks of nodes."""
    if _OPEN not in marked:
        return marked, ()
    plain, mentions, at = "", [], 0
    for found in _MARK.finditer(marked):
        plain += marked[at : found.start()]
        start, at = len(plain), found.end()
        plain += found[2]
        mentions.append(Mention(start, len(plain), int(found[1])))
    return plain + marked[at:], tuple(mentions)


def put_together(plain: str, mentions: tuple[Mention, ...]) -> str:
    """Return the marked sentence that `taken_apart` takes apart into these."""
    marked, at = "", 0
    for one in mentions:
        marked += plain[at : one.start] + mention(one.node, plain[one.start : one.stop])
        at = one.stop
    return marked + plain[at:]
