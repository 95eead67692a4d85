"""What the card of a node says in a line each of kinks and ties, and of NaN and infinity. Pure."""

from gradviz.trace import Frame, Node, Trace
from gradviz.trace.nonfinite import births
from gradviz.ui.narration import birth_words
from gradviz.ui.narration.place_words import answer_cells, places_of, where_text
from gradviz.words import say

Fact = tuple[str, str]  # what it is about, and what is said of it


def conventions(trace: Trace, node: Node) -> list[Fact]:
    """Return where the derivative of the node is a convention, and what three libraries answer."""
    found = []
    for place in places_of(trace, node):
        answers = ", ".join(f"{name} {answer}" for name, answer in answer_cells(place))
        text = say("graph.card.convention", where=where_text(place), answers=answers)
        found.append((say("convention.label"), text))
    return found


def troubles(trace: Trace, frame: Frame, node: Node) -> list[Fact]:
    """Return what was born not finite at the node by now, else by what it was spoiled."""
    found = [birth for birth in births(trace) if birth.happened(frame.index)]
    here = [birth for birth in found if birth.node == node.id]
    if here:
        return [(birth_words.passes_label(birth), birth_words.made(trace, birth)) for birth in here]
    spoilers = [birth for birth in found if birth_words.has_spoiled(birth, frame, node)]
    text = ", ".join(dict.fromkeys(birth_words.origin(trace, birth) for birth in spoilers))
    return [(say("nonfinite.spoiled_by"), text)] if text else []
