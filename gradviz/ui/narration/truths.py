"""What the card adds to a step where a convention, NaN or infinity is met. Pure."""

from gradviz.trace import Fix, Frame, Trace
from gradviz.trace.causes import GIVEN
from gradviz.trace.mentions import mention
from gradviz.trace.nonfinite import Birth, births
from gradviz.trace.steps import BACKWARD_ENDED, PULLED_BACK
from gradviz.ui.narration import birth_words
from gradviz.ui.narration.names import node_name
from gradviz.ui.narration.place_words import places_of, sentence
from gradviz.words import say

MOST_PLACES = 2  # conventions told of one step


def truths(trace: Trace, frame: Frame) -> tuple[str, ...]:
    """Return sentences about the step just taken: conventions it meets."""
    step = frame.step
    if step is None or step.kind != PULLED_BACK or step.node is None:
        return ()
    places = places_of(trace, trace.nodes[step.node])
    return tuple(sentence(place) for place in places[:MOST_PLACES])


def births_at(trace: Trace, frame: Frame) -> tuple[tuple[str, str], ...]:
    """Return what is born not finite at the step just taken: words, and code to write instead.

    At the end of a pass it is said of what arrived where that began.
    """
    found = [birth for birth in births(trace) if birth.step == frame.index - 1]
    told = [_told(trace, birth) for birth in found if birth.cause != GIVEN or birth.spoiled]
    return *told, *((_arrived(trace, birth), "") for birth in _spoiling(trace, frame))


def cures_at(trace: Trace, frame: Frame) -> tuple[Fix, ...]:
    """Return the edits after which what is born at the step just taken, or arrived, is gone."""
    at, spoiling = frame.index - 1, _spoiling(trace, frame)
    found = zip(births(trace), trace.cures, strict=False)
    fixes = [
        fix for birth, cures in found if birth.step == at or birth in spoiling for fix in cures
    ]
    return tuple(dict.fromkeys(fixes))


def _spoiling(trace: Trace, frame: Frame) -> list[Birth]:
    """Return what spoiled the gradients that have just arrived."""
    step = frame.step
    if step is None or step.kind != BACKWARD_ENDED:
        return []
    return [one for one in births(trace) if one.gradient == step.gradient and one.sources]


def _arrived(trace: Trace, birth: Birth) -> str:
    node = mention(birth.node, node_name(trace, birth.node))
    found = birth_words.what(birth.result)
    return say("nonfinite.arrived", sources=", ".join(birth.sources), what=found, node=node)


def _told(trace: Trace, birth: Birth) -> tuple[str, str]:
    key = "nonfinite.backward" if birth.backward else "nonfinite.forward"
    made = birth_words.made(trace, birth)
    first = say(key, what=birth_words.what(birth.result), made=made)
    words, found = birth_words.remedy(trace, birth)
    parts = [first, birth_words.why(birth), *([] if found.code else [words])]
    code = say("nonfinite.safer", code=found.code) if found.code else ""
    return " ".join(parts), code
