"""Formulas a little too wide are set smaller, all of one story alike; others keep their size."""

import pytest

from gradviz.ui.narration.fitting import LEAST, fitting
from gradviz.ui.narration.formula_text import Formula
from gradviz.ui.narration.story import NOW, Line, Story

pytestmark = pytest.mark.usefixtures("qapp")
SHORT, LONG = Formula(("a", "= b", "="), "1"), Formula(("a" * 20, "= " + "b" * 20, "="), "1.000")
EM = 19.0


def em(*formulas, width=400.0):
    return fitting(Story("", lines=tuple(Line((one,)) for one in formulas)), width, EM)


def test_what_has_room_keeps_its_size():
    assert em(SHORT) == EM
    assert em() == EM
    assert em(LONG, width=2000.0) == EM


def test_a_formula_a_little_too_wide_is_set_smaller_and_the_others_with_it():
    width = next(width for width in range(1000, 100, -10) if em(LONG, width=width) < 0.9 * EM)
    assert LEAST * EM < em(LONG, width=width) == em(SHORT, LONG, width=width) < EM


def test_one_far_too_wide_does_not_become_tiny():
    assert em(LONG, width=60.0) == LEAST * EM


def test_stages_and_formulas_side_by_side_do_not_count():
    lines = (Line((LONG,), state=NOW), Line((LONG, LONG)))
    assert fitting(Story("", lines=lines), 60.0, EM) == EM
