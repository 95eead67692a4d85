"""Whole programs: what all may use, then a mixture of everything, then what there is."""

from hypothesis import strategies as st

from tests.lang.grammar.definitions import DEFINITIONS, PREAMBLE
from tests.lang.grammar.grower import Grower
from tests.lang.grammar.statements import statement
from tests.lang.grammar.tapes import TAPES


@st.composite
def programs(draw):
    """Grow a program; most run to their end, some fail on the way."""
    g = Grower(draw)
    g.lines += PREAMBLE.split("\n")
    for _ in range(2 + g.below(7)):
        g.pick((statement, statement, statement, _define, _tape))(g)
    for known in g.names.values():
        for name in known:
            g.write(f"print({name})")
    return "\n".join(g.lines) + "\n"


def _define(g):
    g.pick(DEFINITIONS)(g)


def _tape(g):
    g.pick(TAPES)(g)
