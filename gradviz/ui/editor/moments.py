"""Where in the text a moment of the run stands: what has just run, and what runs next. Pure."""

from gradviz.trace import Frame, Span, Step, Trace
from gradviz.ui.editor.span_marks import line_span


def just_run(trace: Trace, frame: Frame) -> Span | None:
    """Return the piece of the program the step just taken is about.

    The last step of a backward pass has no place of its own: it belongs to its gradient call.
    """
    step = frame.step
    if step is None:
        return None
    if step.span is None and step.line is None and step.gradient is not None:
        call = trace.gradients[step.gradient]
        return _place(trace.text, call.span, call.line)
    return _place(trace.text, step.span, step.line)


def resting_place(trace: Trace, frame: Frame) -> Span | None:
    """Return the place of the latest step that has one; before the first, of what runs next.

    It hangs on the frame alone, so that a step back finds the text where it was.
    """
    for step in reversed(trace.steps[: frame.index]):
        place = _place(trace.text, step.span, step.line)
        if place is not None:
            return place
    return next((s.span for s in trace.steps if s.span is not None), None)


def runs_next(trace: Trace, frame: Frame) -> Span | None:
    """Return the piece of the program that runs next."""
    following: Step | None = frame.next_step
    place = None if following is None else _place(trace.text, following.span, following.line)
    if place is None and frame.step is not None:
        return frame.step.next_span
    return place


def _place(text: str, span: Span | None, line: int | None) -> Span | None:
    if span is not None:
        return span
    return None if line is None else line_span(text, line)
