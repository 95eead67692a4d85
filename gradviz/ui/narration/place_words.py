"""How places where a derivative is a convention are said, in inspector and narration alike."""

from gradviz.trace import Node, Trace
from gradviz.trace.conventions import ALPHA, LIBRARIES, ONE, VERBAL, Place, places
from gradviz.words import say


def places_of(trace: Trace, node: Node) -> tuple[Place, ...]:
    """Return where the derivative of `node` is a convention."""
    return places(trace.nodes, node)


def where_text(place: Place) -> str:
    """Return what is special at the place, and at how many elements where there are more."""
    text = say(f"convention.{place.key}")
    if place.size > 1:
        text = say("convention.elements", text=text, count=place.count, size=place.size)
    return text


def answer_cells(place: Place) -> tuple[tuple[str, str], ...]:
    """Return each library's name and answer."""
    answers = [_answer(place, answer) for answer in place.answers]
    return tuple(zip(LIBRARIES, answers, strict=True))


def _answer(place: Place, answer: str) -> str:
    if answer == ALPHA and place.alpha:
        return place.alpha
    return say(f"convention.answer.{answer}") if answer in VERBAL else answer


def _in_full(place: Place) -> str:
    """Return what the others answer, with what there is no room for in a cell."""
    told = zip(answer_cells(place)[1:], place.answers[1:], strict=True)
    one = say("convention.answer.one_long")
    return ", ".join(f"{name} {one if code == ONE else text}" for (name, text), code in told)


def sentence(place: Place) -> str:
    """Return the place and the three answers in one sentence."""
    cells = answer_cells(place)
    where = where_text(place)
    if place.agreed:
        return say("convention.all", where=where, answer=cells[0][1])
    return say("convention.differ", where=where, answer=cells[0][1], others=_in_full(place))
