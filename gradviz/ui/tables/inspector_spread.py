"""The row about how an array's elements are spread. Pure; no widgets."""

import numpy as np

from gradviz.ui.tables.histogram import known_spread, spread_text
from gradviz.ui.tables.inspector_fact import Fact
from gradviz.ui.tables.spread import has_spread
from gradviz.words import say


def spread_facts(value: object, look: str) -> tuple[Fact, ...]:
    """Return the histogram's row, for an array of more elements than are seen one by one."""
    if not has_spread(value):
        return ()
    array = np.asarray(value)
    text = spread_text(known_spread(array))
    return (Fact(say("inspector.spread"), text, look, array, more=text),)
