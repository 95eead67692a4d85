"""The whole window under the clock: opening a program, and a step from key to painted pixels."""

import statistics
import tempfile
import time
from contextlib import contextmanager
from itertools import pairwise

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gradviz.app import create_window

STEPS, REST_MS = 41, 400


@contextmanager
def window_on(text):
    """Open the window as it first starts, show `text` in it, and yield it with the longest stall.

    The stall is in milliseconds: how long the window answered nothing between the text's arrival
    and the picture's, and for a while after it.
    """
    ini = QSettings.Format.IniFormat
    with tempfile.TemporaryDirectory() as folder:
        QSettings.setDefaultFormat(ini)
        QSettings.setPath(ini, QSettings.Scope.UserScope, folder)
        window = create_window("y = a * b")
        window.resize(1440, 900)
        window.show()
        _wait(lambda: window.settled)
        ticks = [time.perf_counter()]
        timer = QTimer(interval=0)
        timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
        timer.start()
        window.document.limits = window.document.limits.times(20)
        window.document.edit_program(text)
        _wait(lambda: window.shown.text == text and not window.document.runs.pending)
        QTest.qWait(REST_MS)
        timer.stop()
        _wait(lambda: window.settled)
        yield window, 1000 * max(b - a for a, b in pairwise(ticks))
        window.close()
        window.deleteLater()


def stepping(window):
    """Return two medians, in milliseconds from the key Right.

    One until the graph is painted, one until the whole window is.
    """
    graph, painted, times = window.widgets.graph, [], []
    paint_now = graph.paint_now
    graph.paint_now = lambda: (paint_now(), painted.append(time.perf_counter()))
    window.go_to(len(window.shown.steps) * 3 // 4)
    QTest.qWait(REST_MS)
    painted.clear()
    for _ in range(STEPS):
        started = time.perf_counter()
        QTest.keyClick(graph, Qt.Key.Key_Right)
        QApplication.processEvents()
        times.append((painted[-1] - started, time.perf_counter() - started))
    del graph.paint_now
    return tuple(1000 * statistics.median(column) for column in zip(*times, strict=True))


def open_groups(window):
    """Open every group of the graph; return the longest stall in milliseconds."""
    ticks = [time.perf_counter()]
    timer = QTimer(interval=0)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start()
    window.document.runs.close_groups(frozenset())
    _wait(lambda: window.settled)
    QTest.qWait(REST_MS)
    timer.stop()
    return 1000 * max(b - a for a, b in pairwise(ticks))


def _wait(done, seconds=60.0):
    until = time.perf_counter() + seconds
    while not done() and time.perf_counter() < until:
        QApplication.processEvents()
