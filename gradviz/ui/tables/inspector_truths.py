"""Rows about a node at a kink or tie, and about NaN and infinity. Pure; no widgets."""

from gradviz.trace import Frame, Node, Trace
from gradviz.trace.nonfinite import Birth, births
from gradviz.ui.narration import birth_words
from gradviz.ui.narration.place_words import answer_cells, places_of, where_text
from gradviz.ui.tables.inspector_fact import BAD, BESIDE, PLAIN, SNIPPET, WORDS, Fact
from gradviz.words import say


def place_facts(trace: Trace, node: Node) -> tuple[Fact, ...]:
    """Return where the derivative of the node is a convention, and three answers side by side."""
    rows = []
    for place in places_of(trace, node):
        where = where_text(place)
        rows.append(Fact(say("convention.label"), say("convention.named", where=where), WORDS))
        rows.append(Fact(where, "", BESIDE, cells=answer_cells(place)))
    return tuple(rows)


def nonfinite_facts(trace: Trace, frame: Frame, node: Node) -> tuple[Fact, ...]:
    """Return what was born not finite at the node by now, or by what it was spoiled."""
    found = [birth for birth in births(trace) if birth.happened(frame.index)]
    here = [birth for birth in found if birth.node == node.id]
    if here:
        return (
            *(fact for birth in here for fact in _birth(trace, birth)),
            *_remedy(trace, here[-1]),
        )
    spoilers = [birth for birth in found if birth_words.has_spoiled(birth, frame, node)]
    text = ", ".join(dict.fromkeys(birth_words.origin(trace, birth) for birth in spoilers))
    return (Fact(say("nonfinite.spoiled_by"), text, BAD),) if text else ()


def _birth(trace: Trace, birth: Birth) -> tuple[Fact, ...]:
    spoils = birth_words.spoils(trace, birth)
    return (
        Fact(birth_words.passes_label(birth), birth_words.made(trace, birth), BAD),
        Fact("", birth_words.why(birth), WORDS),
        Fact(say("nonfinite.spoils"), spoils, PLAIN),
    )


def _remedy(trace: Trace, birth: Birth) -> tuple[Fact, ...]:
    words, found = birth_words.remedy(trace, birth)
    rows = [Fact("", words, WORDS)]
    return (*rows, Fact("", found.code, SNIPPET)) if found.code else tuple(rows)
