"""Edits of warnings are kept where they help, and only there."""

import pytest

from gradviz.lang.mended import mended
from gradviz.trace import Diagnostic, Edit, Fix, Span, Trace

TEXT = "bad"
CHEAP, DEAR = (10, 1), (10**9, 10**9)  # steps and operations of a run


def warning(code, *fixes):
    return Diagnostic(code, code, severity="warning", fixes=fixes)


def writing(text):
    return Fix(f"write {text}", (Edit(Span(0, 3), text),))


FOUND = {
    "good": (),
    "as bad": (warning("harm"),),
    "otherwise bad": (warning("other"),),
    "worse": (warning("other"), warning("another")),
    "broken": (Diagnostic("raised", "it broke"),),
}


def again(text, role):
    return Trace(text, diagnostics=FOUND[text])


@pytest.mark.parametrize(("text", "kept"), [(text, text == "good") for text in FOUND])
def test_an_edit_is_kept_where_there_is_less_to_warn_of(text, kept):
    fix = writing(text)
    trace = mended(Trace(TEXT, diagnostics=(warning("harm", fix),)), again, *CHEAP)
    assert trace.diagnostics[0].fixes == ((fix,) if kept else ())


def test_an_edit_that_comes_twice_is_offered_once():
    twice = warning("harm", writing("good"), Fix("the same", (Edit(Span(0, 3), "good"),)))
    trace = mended(Trace(TEXT, diagnostics=(twice,)), again, *CHEAP)
    assert trace.diagnostics[0].fixes == (writing("good"),)


def test_a_program_that_fails_may_go_on_failing_as_it_did():
    before = Trace(TEXT, diagnostics=(warning("harm", writing("broken")), *FOUND["broken"]))
    assert mended(before, again, *CHEAP).diagnostics[0].fixes == (writing("broken"),)


def test_edits_of_a_program_that_takes_long_are_offered_as_they_are():
    def never(text, role):
        raise AssertionError("ran again")

    before = Trace(TEXT, diagnostics=(warning("harm", writing("broken")),))
    assert mended(before, never, *DEAR) is before
