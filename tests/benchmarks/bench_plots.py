"""How quick the live plots are: their sweeps, and from a moved pointer to the painted frame.

    python tests/benchmarks/bench_plots.py

Prints medians in milliseconds, and how many times a floor that is: the same mathematics by hand in
plain NumPy for the sweeps, the promised frame of 60 Hz for the drags. "own" is what of it the UI
thread worked, whoever else wanted the machine. Nothing passes or fails.
"""

import os
import statistics
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gradviz.app import create_window
from gradviz.lang.curves import Wanted, curve
from gradviz.lang.surfaces import surface

ROUNDS, DRAGS = 9, 25
LEFT = Qt.MouseButton.LeftButton
FRAME_MS = 1000 / 60
SPAN = (-2.0, 2.0)
PIECES = 6  # of five operations each: 0.9 * y, + 0.1, tanh, * x, - 0.5
THIRTY = "y0 = x\n" + "".join(
    f"y{k + 1} = tanh(0.9 * y{k} + 0.1) * x - 0.5\n" for k in range(PIECES)
)
MLP = """h = tf.reshape(x, [1, 1]) * tf.linspace(-1., 1., 16)
for k in range(3):
    h = tf.tanh(h @ tf.ones([16, 16]) * 0.1 + 0.1)
y = tf.reduce_sum(h)
"""
BRANCH = "if x > 1.:\n    y = x ** 2\nelse:\n    y = 2. - x\n"
DATA = """xs = tf.linspace(0., 7., 100)
w, b = tf.Variable(0.5), tf.Variable(0.)
with tf.GradientTape() as tape:
    loss = tf.reduce_mean((w * xs + b - 2. * xs - 1.) ** 2)
g = tape.gradient(loss, [w, b])
"""
PROGRAMS = (("30 operations", THIRTY), ("an MLP", MLP), ("a program with an if", BRANCH))


def milliseconds(act, rounds=ROUNDS):
    """Return the median time of `act`, after a first one that warms up."""
    act()
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        act()
        times.append(1000 * (time.perf_counter() - started))
    return statistics.median(times)


def by_hand(xs):
    """Return THIRTY and its derivative, as somebody would write them in NumPy."""
    y, dy = xs, np.ones_like(xs)
    for _ in range(PIECES):
        t = np.tanh(np.float32(0.9) * y + np.float32(0.1))
        y, dy = t * xs - np.float32(0.5), t + xs * (1 - t * t) * np.float32(0.9) * dy
    return y, dy


def sweeps():
    """Print how long whole curves take by how many points they have."""
    print(f"{'points':>10} {'gradviz':>10} {'NumPy':>10} {'times':>7}   derivative and breaks too")
    for count in (201, 10_000, 1_000_000):
        xs = np.linspace(*SPAN, count, dtype=np.float32)
        floor = milliseconds(lambda xs=xs: by_hand(xs), 3)
        wanted = Wanted(f"y{PIECES}", "x", 1, SPAN, count=count)
        ours = milliseconds(lambda w=wanted: curve(THIRTY, {"x": ("trainable", 0.7)}, w), 3)
        print(f"{count:>10,} {ours:>10.1f} {floor:>10.3f} {ours / floor:>7.1f}")
    wanted = Wanted(f"y{PIECES}", "x", 1, SPAN)
    ours = milliseconds(lambda: curve(THIRTY, {"x": ("trainable", 0.7)}, wanted))
    print(f"201 points against a frame of 60 Hz: {ours:.1f} of {FRAME_MS:.1f} ms")
    ours = milliseconds(lambda: surface(DATA, None, "loss", ("w", "b")), 3)
    print(f"81 x 81 points of a loss over data, with its gradient: {ours:.1f} ms")


def drags(app):
    """Print how long a moved pointer takes: until the plot paints it, and until all follows."""
    heads = ("painted", "own", "frames", "worst", "followed", "own")
    print(f"\n{'drag of x in':<22}" + "".join(f"{head:>10}" for head in heads))
    for name, text in PROGRAMS:
        window = create_window(text)
        window.resize(1440, 900)
        window.show()
        settle(app, lambda w=window: w.settled and w.widgets.plots.curve.page.data is not None)
        times = np.array(list(pulls(app, window)))
        painted, own, followed, own_of_all = np.median(times, axis=0)
        row = (painted, own, painted / FRAME_MS, times[:, 0].max(), followed, own_of_all)
        print(f"{name:<22}" + "".join(f"{value:>10.2f}" for value in row))
        window.close()


def pulls(app, window):
    """Take the point and move it by small steps; yield the times of each, in milliseconds."""
    tab = window.widgets.plots.curve
    chart = tab.page.chart
    low, high = chart.viewRange()[1]
    start = spot(chart, tab.page.data.at, low + 0.8 * (high - low))
    QTest.mousePress(chart.viewport(), LEFT, pos=start)
    move(chart, start + QPoint(6, 0))  # beyond the distance that makes a press a drag
    for k in range(DRAGS):
        started = now()
        move(chart, start + QPoint(7 + k, 0))
        chart.viewport().repaint()
        painted = now()
        x = chart.drawn.at
        settle(app, lambda x=x: tab.page.data is not None and abs(tab.page.data.at - x) < 1e-5)
        yield *(painted - started), *(now() - started)
    QTest.mouseRelease(chart.viewport(), LEFT, pos=start)


def now():
    """Return the time, and how long this thread has worked, in milliseconds."""
    return 1000 * np.array([time.perf_counter(), time.thread_time()])


def spot(chart, x, y):
    """Return the pixel of a point of the plot."""
    return chart.mapFromScene(chart.plotItem.vb.mapViewToScene(QPointF(x, y)))


def move(chart, place):
    """Move the pointer with its button held."""
    where = QPointF(place)
    event = QMouseEvent(QEvent.Type.MouseMove, where, chart.viewport().mapToGlobal(where),
                        Qt.MouseButton.NoButton, LEFT, Qt.KeyboardModifier.NoModifier)  # fmt: skip
    QApplication.sendEvent(chart.viewport(), event)


def settle(app, done, patience=20.0):
    """Let the window work until `done`."""
    end = time.monotonic() + patience
    while not done() and time.monotonic() < end:
        app.processEvents()
        time.sleep(0.0005)


def main():
    """Print both tables."""
    sweeps()
    drags(QApplication.instance() or QApplication(sys.argv[:1]))


if __name__ == "__main__":
    main()
