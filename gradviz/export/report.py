"""What a run gave, as text to read and as JSON to process. No Qt.

The JSON object: {"values": {name: value}, "result": the value of a last line that is an expression,
"gradients": [{"target", "line", "rows": [{"source", "role", "value", "reason"}]}], "printed":
[line], "error": null or {"code", "message", "line", "column", "end_line", "end_column", "hint",
"exception", "calls": [{"name", "line", "text"}]}, "remarks": [{"severity", "code", "message",
"line", "fixes": [label]}]}. A reason is null or {"code", "message", "line", "fix"}. Numbers that
are not finite are the strings "nan", "inf" and "-inf".
"""

import math
import unicodedata
from collections.abc import Iterator

import numpy as np

from gradviz.trace import Diagnostic, GradientCall, Row, Trace
from gradviz.words import say


def readable(trace: Trace) -> str:
    """Return what was printed, the values and the gradients of a run, as lines for a person."""
    return "\n".join([*_printed(trace), *_values(trace), *_gradients(trace)])


def complaint(trace: Trace, name: str) -> str:
    """Return the run's error as a compiler would say it, with a caret; "" where there is none."""
    error = trace.error
    if error is None:
        return ""
    place = "".join(f":{at}" for at in _place(error))
    lines = [f"{name}{place}: {error.message}"]
    if error.line is not None and error.line <= len(trace.text.splitlines()):
        lines += _with_caret(trace.text.splitlines()[error.line - 1], error)
    if error.hint:
        lines.append(say("command.hint", hint=error.hint))
    return "\n".join([*_calls(error), *lines])


def _calls(error: Diagnostic) -> Iterator[str]:
    """Yield the person's own calls that led to the error, the outermost first, as Python does."""
    if error.calls:
        yield say("problems.calls")
    for called in error.called_through():
        if called is None:
            yield f"  {say('problems.more_calls', count=len(error.calls))}"
            continue
        key = "problems.call" if called.name else "problems.call_outside"
        yield f"  {say(key, line=called.line, name=called.name)}"
        yield f"    {called.text}"


def remarks(trace: Trace, name: str) -> str:
    """Return the run's warnings and notices, a line each, with the repairs of the warnings."""
    lines = []
    for remark in _remarks(trace):
        place = "" if remark.line is None else f":{remark.line}"
        lines.append(f"{name}{place}: {say(f'editor.{remark.severity}')}: {remark.message}")
        lines.extend(f"    {say('command.fix', label=fix.label)}" for fix in remark.fixes)
    return "\n".join(lines)


def as_json(trace: Trace) -> dict[str, object]:
    """Return the run as plain data, in the form the module's paragraph gives."""
    return {
        "values": {name: plain(value) for name, value in trace.values.items()},
        "result": plain(trace.result),
        "gradients": [_call_json(call) for call in trace.gradients],
        "printed": list(trace.printed),
        "error": _error_json(trace.error),
        "remarks": [_remark_json(remark) for remark in _remarks(trace)],
    }


def plain(value: object) -> object:
    """Return any value a program can hold as JSON's kinds."""
    if isinstance(value, np.ndarray | np.generic):
        return plain(np.asarray(value).tolist())
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


def _remarks(trace: Trace) -> list[Diagnostic]:
    return [d for d in trace.diagnostics if d.severity != "error"]


def _remark_json(remark: Diagnostic) -> dict[str, object]:
    return {
        "severity": remark.severity,
        "code": remark.code,
        "message": remark.message,
        "line": remark.line,
        "fixes": [fix.label for fix in remark.fixes],
    }


def _printed(trace: Trace) -> Iterator[str]:
    yield from trace.printed
    if trace.printed:
        yield ""


def _values(trace: Trace) -> Iterator[str]:
    values = dict(trace.values)
    if trace.result is not None:
        values[say("command.result")] = trace.result
    if not values:
        return
    yield say("command.values")
    width = max(len(name) for name in values)
    for name, value in values.items():
        yield _indented(f"  {name:{width}}  ", _spelled(value))


def _gradients(trace: Trace) -> Iterator[str]:
    for call in trace.gradients:
        key = "command.gradient_of" if call.line is None else "command.at_line"
        yield ""
        yield say(key, target=call.target, line=call.line)
        name = max((len(row.source) for row in call.rows), default=0)
        role = max((len(row.role) for row in call.rows), default=0)
        for row in call.rows:
            yield _indented(f"  {row.source:{name}}  {row.role:{role}}  ", _answer(row))


def _answer(row: Row) -> str:
    if row.reason is None:
        return _spelled(row.value)
    lines = [say("command.none", code=row.reason.code, message=row.reason.message)]
    if row.reason.fix is not None:
        lines.append(say("command.fix", label=row.reason.fix.label))
    return "\n".join(lines)


def _spelled(value: object) -> str:
    if isinstance(value, np.ndarray | np.generic):
        array = np.asarray(value)
        shape = f"  {array.dtype.name} {array.shape}" if array.ndim else f"  {array.dtype.name}"
        return f"{np.array2string(array, separator=', ', threshold=200)}{shape}"
    return repr(value)


def _indented(head: str, text: str) -> str:
    return head + text.replace("\n", "\n" + " " * len(head))


def _place(error: Diagnostic) -> Iterator[int]:
    if error.line is not None:
        yield error.line
        if error.column is not None:
            yield error.column + 1


def _with_caret(line: str, error: Diagnostic) -> list[str]:
    column = error.column or 0
    same_line = error.end_line in (None, error.line)
    stop = error.end_column if same_line and error.end_column is not None else len(line)
    # A tab must stay a tab under the line, or the caret would point elsewhere.
    lead = "".join("\t" if letter == "\t" else " " * _cells(letter) for letter in line[:column])
    marked = sum(_cells(letter) for letter in line[column:stop])
    return [f"    {line}", f"    {lead}{'^' * max(1, marked)}"]


def _cells(letter: str) -> int:
    """Return how many columns of a terminal `letter` takes: Korean letters take two."""
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _call_json(call: GradientCall) -> dict[str, object]:
    rows = [
        {
            "source": row.source,
            "role": row.role,
            "value": plain(row.value),
            "reason": None
            if row.reason is None
            else {
                "code": row.reason.code,
                "message": row.reason.message,
                "line": row.reason.line,
                "fix": None if row.reason.fix is None else row.reason.fix.label,
            },
        }
        for row in call.rows
    ]
    return {"target": call.target, "line": call.line, "rows": rows}


def _error_json(error: Diagnostic | None) -> dict[str, object] | None:
    if error is None:
        return None
    names = ("code", "message", "line", "column", "end_line", "end_column", "hint", "exception")
    calls = [{"name": c.name, "line": c.line, "text": c.text} for c in error.calls]
    return {name: getattr(error, name) for name in names} | {"calls": calls}
