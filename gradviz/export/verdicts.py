"""What central differences say of each gradient of a judged run, as lines for a person. No Qt."""

from collections.abc import Iterator

from gradviz.trace import GradientCall, Row, Trace
from gradviz.trace.verdict import DIFFERS, KINK, UNCHECKED, Verdict
from gradviz.ui.numbers import summary
from gradviz.words import say


def verdict_lines(trace: Trace) -> Iterator[str]:
    """Yield a heading per gradient call and a line per source."""
    if not trace.gradients and trace.error is None:
        yield say("command.check.nothing")
    for call in trace.gradients:
        yield from _call(call)


def agreed(trace: Trace) -> bool:
    """Return whether no gradient differs from its differences, but for kinks."""
    rows = (row for call in trace.gradients for row in call.rows)
    return not any(row.verdict is not None and row.verdict.state == DIFFERS for row in rows)


def _call(call: GradientCall) -> Iterator[str]:
    key = "command.gradient_of" if call.line is None else "command.at_line"
    yield say(key, target=call.target, line=call.line)
    width = max((len(row.source) for row in call.rows), default=0)
    for row in call.rows:
        yield f"  {row.source:{width}}  {_said(row)}"


def _said(row: Row) -> str:
    verdict = row.verdict
    if verdict is None:
        reason = row.reason
        return "" if reason is None else say("command.none", code=reason.code,
                                             message=reason.message)  # fmt: skip
    some = say("command.check.some", tried=verdict.tried, size=verdict.size)
    return _words(verdict, row) + (f" ({some})" if 0 < verdict.tried < verdict.size else "")


def _words(verdict: Verdict, row: Row) -> str:
    if verdict.state == KINK:
        return say("command.check.kink", value=summary(row.value))
    if verdict.state == DIFFERS:
        return say("command.check.differs", gap=f"{verdict.gap:.2g}")
    if verdict.state == UNCHECKED:
        return say("command.check.unchecked", why=verdict.why)
    return say("command.check.agrees", digits=verdict.digits)
