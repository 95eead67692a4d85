"""Lines to and fro are told from others, and painted in no time in every chart."""

import time

import numpy as np
import pytest

X = np.linspace(0, 1, 4001)


@pytest.mark.parametrize(
    ("y", "jagged"),
    [(np.sin(20 * X), False), (X, False), (np.where(np.arange(4001) % 2, 1.0, -1.0), True),
     (np.full(4001, np.nan), False), (np.zeros(0), False)],
)  # fmt: skip
def test_a_line_is_jagged_where_it_turns_often(qapp, y, jagged):
    from gradviz.ui.plots.jagged import is_jagged

    assert is_jagged(y) == jagged


def test_a_chart_paints_a_wave_that_fills_it_in_no_time(qtbot):
    from gradviz.ui.plots.chart import Chart

    chart = Chart("chart")
    qtbot.addWidget(chart)
    chart.resize(360, 300)
    series = chart.add_series()
    series.setPen(chart.pen("blue", 2.0))
    series.setData(X, np.sin(4000 * X))
    chart.setRange(xRange=(0, 1), yRange=(-1, 1))
    before = time.thread_time()
    assert not chart.grab().isNull()
    assert time.thread_time() - before < 0.3
