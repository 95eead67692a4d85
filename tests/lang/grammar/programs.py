"""Whole programs: what all may use, then a mixture of everything, then what there is."""

from hypothesis import strategies as st

from tests.lang.grammar.definitions import DEFINITIONS, PREAMBLE
from tests.lang.grammar.grower import Grower
from tests.lang.grammar.statements import statement
from tests.lang.grammar.tapes import TAPES


def grown(random):
    """Return a program; most run to their end, some fail on the way."""
    g = Grower(random)
    g.lines += PREAMBLE.split("\n")
    for _ in range(3 + g.below(9)):
        g.pick((statement, statement, statement, _define, _tape))(g)
    for known in g.names.values():
        for name in known:
            g.write(f"print({name})")
    return "\n".join(g.lines) + "\n"


def programs():
    """Return the strategy. Choices come from one seed: hypothesis's own prefer the first option."""
    return st.randoms(use_true_random=True).map(grown)


def _define(g):
    g.pick(DEFINITIONS)(g)


def _tape(g):
    g.pick(TAPES)(g)
