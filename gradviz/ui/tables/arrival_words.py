"""How the arrival of a gradient is said in a cell, and the sentence behind it."""

from gradviz.ui.numbers import shape_text, short, summary
from gradviz.ui.tables.arrivals import ARRIVED, MISSING, NOT_ASKED, PENDING, Arrival
from gradviz.words import say


def arrival_text(arrival: Arrival) -> str:
    """Return the gradient cell's text: "…", a number, a shape, "None: constant" or ""."""
    if arrival.state == NOT_ASKED:
        return ""
    if arrival.state == PENDING:
        return "…"
    row = arrival.row
    if arrival.state == MISSING:
        code = row.reason.code if row is not None and row.reason is not None else "unconnected"
        return say("gradient.none", code=say(f"reason.{code}"))
    return say("gradient.no_path") if row is not None and row.no_path else summary(arrival.value)


def arrival_tip(arrival: Arrival) -> str:
    """Return the sentence behind a gradient cell."""
    if arrival.row is not None and arrival.row.reason is not None:
        return arrival.row.reason.message
    if arrival.state == ARRIVED and arrival.value is not None and arrival.value.ndim == 0:
        return say("gradient.arrived_tip", value=short(arrival.value, 7))
    if arrival.state == ARRIVED and arrival.value is not None:
        return say("gradient.array_tip", shape=shape_text(arrival.value.shape))
    return say(f"gradient.{arrival.state}_tip")
