"""Every curve is TensorFlow's, point by point: the value, its slope, and the slope of that."""

import json
from pathlib import Path

import numpy as np
import pytest

from gradviz.lang.curves import Wanted, curve
from tests.golden.cases.curves import COUNT, ROWS

GOLDEN = Path(__file__).parents[1] / "golden" / "tensorflow" / "curves.json"


@pytest.fixture(scope="module")
def answers():
    return json.loads(GOLDEN.read_text(encoding="utf-8"))["rows"]


def test_there_are_thirty_and_each_was_asked(answers):
    assert len(ROWS) >= 30
    assert [name for name, *_ in ROWS] == list(answers)


@pytest.mark.parametrize(("name", "span", "text"), ROWS, ids=[row[0] for row in ROWS])
def test_a_curve_and_its_derivatives_are_tensorflows(answers, name, span, text):
    start = span[0] + 0.37 * (span[1] - span[0])
    made = curve(text, {"x": ("watched", start)}, Wanted("y", "x", 2, span))
    at = np.searchsorted(made.x, np.linspace(*span, COUNT))
    for order, wanted in enumerate(answers[name]):
        if all(value is None for value in wanted):
            assert len(made.orders) <= order
            continue
        expected = np.array([np.nan if value is None else value for value in wanted])
        found = made.orders[order][at]
        size = np.abs(expected[np.isfinite(expected)]).max()
        close = np.isclose(found, expected, rtol=5e-5, atol=2e-6 * size, equal_nan=True)
        assert close.all(), (order, made.x[at][~close], found[~close], expected[~close])
