"""Every change among the four roles, on every way of declaring a name: see role_table.py.

After each change the program runs, the gradient's row has the role that was asked for, and the
inverse edits give the text back to the byte.
"""

import ast
import random
import re
from functools import cache

import numpy as np
import pytest

from gradviz import run
from gradviz.lang.roles import RoleRefused, role_edits
from gradviz.trace import Edit, Fix, Span
from gradviz.words import CATALOGUE
from tests.helpers.cases import each
from tests.lang.role_table import ROLES, rows
from tests.lang.role_table_names import NAMES
from tests.lang.role_table_tapes import TAPES
from tests.lang.role_table_values import VALUES

STYLES = [*NAMES, *VALUES, *TAPES]
ROWS = [row for style in STYLES for row in rows(style)]
MADE = [row for row in ROWS if not row.refused]
REFUSED = [row for row in ROWS if row.refused]


@cache
def traced(text):
    return run(text)


def inverse(edits, text):
    """Return the edits that take `edits` of `text` back."""
    found, moved = [], 0
    for edit in sorted(edits, key=lambda e: e.span):
        start = edit.span.start + moved
        found.append(Edit(Span(start, start + len(edit.text)), edit.span.slice(text)))
        moved += len(edit.text) - (edit.span.stop - edit.span.start)
    return found[::-1]  # what goes in at one place goes in last first


def says(key, text):
    """Return whether `text` is the sentence `key`, whatever it is about."""
    template = CATALOGUE.rows[key][0]
    parts = re.split(r"\{\w+\}", template)
    return re.fullmatch(".+".join(map(re.escape, parts)), text, re.DOTALL) is not None


def test_the_table_has_the_breadth_it_is_there_for():
    assert len({style.name for style in STYLES}) == len(STYLES) >= 100
    assert len(MADE) > 1200
    assert len({row.refused for row in REFUSED}) >= 13


@each("row", MADE, ids=lambda row: row.name)
def test_a_change_of_role_is_an_edit_that_runs_and_can_be_taken_back(row):
    trace = traced(row.before)
    name = row.style.subject
    assert next(r.role for r in trace.inputs if r.name == name) == row.start
    edits = role_edits(trace, name, row.role)
    after = Fix("", edits).apply(row.before)
    assert after == row.after
    assert Fix("", inverse(edits, row.before)).apply(after) == row.before
    ast.parse(after)
    if row.start == row.role:
        assert edits == ()
    elif "GradientTape" in after:
        check_the_run(row, traced(after))


def check_the_run(row, trace):
    if trace.error is not None:
        assert trace.error.exception == row.gradient
        return
    assert next(r.role for r in trace.inputs if r.name == row.style.subject) == row.role
    if not trace.gradients:
        return
    found = trace.gradients[-1].rows[row.style.source]
    assert found.role == row.role
    if isinstance(row.gradient, str):
        assert (found.value, found.reason.code) == (None, row.gradient)
    else:
        np.testing.assert_allclose(found.value, row.gradient, rtol=1e-6)


@each("style", STYLES, ids=lambda style: style.name)
def test_toggles_one_after_another_keep_the_program_running(style):
    chance = random.Random(style.name)
    text = rows(style)[0].before
    for _ in range(6):
        trace = traced(text)
        ways = [(r.name, w) for r in trace.inputs for w in r.toggles
                if not w.why_not and w.role != r.role]  # fmt: skip
        if not ways:
            return
        name, way = chance.choice(ways)
        text = Fix("", way.edits).apply(text)
        after = traced(text)
        assert next(r.role for r in after.inputs if r.name == name) == way.role
        if after.error is not None and trace.error is None:  # a gradient that is None now
            assert after.error.exception == "TypeError"


@each("row", REFUSED, ids=lambda row: row.name)
def test_what_cannot_be_done_says_why(row):
    trace = traced(row.before)
    with pytest.raises(RoleRefused) as refusal:
        role_edits(trace, row.style.subject, row.role)
    assert says(row.refused, str(refusal.value))
    shown = next(r for r in trace.inputs if r.name == row.style.subject)
    assert shown.refusal(row.role) == str(refusal.value)


@each("key", sorted({row.refused for row in REFUSED}))
def test_both_languages_say_it_with_the_same_facts(key):
    english, korean = CATALOGUE.rows[key]
    assert english != korean
    assert set(re.findall(r"\{\w+\}", english)) == set(re.findall(r"\{\w+\}", korean))


def test_all_four_roles_are_asked_of_every_style():
    for style in STYLES:
        assert {row.role for row in rows(style)} == set(ROLES) or not rows(style)
