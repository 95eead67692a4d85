"""How quick the graph is, against what was promised, and how tidy beside Graphviz.

    python tests/benchmarks/bench_window.py            # everything
    python tests/benchmarks/bench_window.py --tidy     # only the drawings

Prints tables: medians of rounds in milliseconds, the promise, and how many times a floor, a plain
loop of Python measured in the same run, that is: a busy machine raises both. Nothing passes or
fails. The last table needs Graphviz's `dot`; without it only our own numbers are told.
"""

import gc
import os
import statistics
import sys
import time
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import itertools

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from gradviz import run
from gradviz.document.readying import ready
from gradviz.lang.run import Limits
from gradviz.layout.arrange import ArrangeCancelledError, arrange
from gradviz.trace import frame_at
from gradviz.trace.folding import fold
from gradviz.trace.starting import starting
from gradviz.ui.graph.graph_view import GraphView
from gradviz.ui.graph.sizes import sizes
from tests.benchmarks import drawn_by_dot, programs, whole_window

ROUNDS, STEPS = 5, 41
PATIENT = Limits(seconds=120.0, operations=200_000)


def milliseconds(act, rounds=ROUNDS):
    """Return the median time of `act`."""
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        act()
        times.append(1000 * (time.perf_counter() - started))
    return statistics.median(times)


def floor():
    """Return how long a plain loop takes: what this machine can do just now."""
    return milliseconds(lambda: sum(k * k for k in range(100_000)), 9)


def scalar_text(nodes):
    """Return the program of a scalar MLP of about so many nodes."""
    width = 20
    batch = max(1, round((nodes - 5 * width) / (11 * width)))
    return programs.SCALAR_MLP.format(width=width, batch=batch)


def scalar_mlp(nodes):
    """Return the trace of a scalar MLP of about so many nodes."""
    return run(scalar_text(nodes), limits=PATIENT)


def drawing_of(trace, closed=frozenset()):
    """Return a drawing of `trace` with these groups closed."""
    folded = fold(trace, closed)
    return replace(arrange(folded.nodes, sizes(folded.nodes)), fold=folded)


def shown(trace, drawing):
    """Return a view of a trace at the size that the graph has in the window."""
    view = GraphView()
    view.resize(900, 600)
    view.show()
    view.set_trace(trace, drawing)
    view.set_frame(frame_at(trace, len(trace.steps) // 2))
    QApplication.processEvents()
    return view


def stepping(view):
    """Return the median time from a step to its painted frame."""
    trace, steps = view._graph.trace, iter(range(len(view._graph.trace.steps) // 2, 10**9))

    def step():
        view.set_frame(frame_at(trace, next(steps)))
        view.viewport().repaint()

    return milliseconds(step, STEPS)


def panning(view):
    """Return the median time of a pan of 17 pixels, to and fro."""
    ways = iter([17, -17] * 100)

    def pan():
        view.camera.pan(next(ways), 0)
        view.viewport().repaint()

    return milliseconds(pan, STEPS)


def stall(trace, drawing):
    """Return the longest time that the window answers nothing while a trace is taken up."""
    view, ticks = GraphView(), [time.perf_counter()]
    view.resize(900, 600)
    view.show()
    timer = QTimer(interval=0)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start()
    frame = frame_at(ready(trace), len(trace.steps))

    def take_up():
        view.set_trace(trace, drawing)
        view.set_frame(frame)

    QTimer.singleShot(20, take_up)
    until = time.perf_counter() + 0.4
    while time.perf_counter() < until:
        QApplication.processEvents()
    return 1000 * max(b - a for a, b in itertools.pairwise(ticks))


def cancelling(trace):
    """Return how long after being asked to, a layout ends."""
    started, asked = time.perf_counter(), []

    def cancelled():
        if time.perf_counter() - started > 0.1:
            asked.append(time.perf_counter())
        return bool(asked)

    try:
        arrange(trace.nodes, sizes(trace.nodes), cancelled=cancelled)
    except ArrangeCancelledError:
        return 1000 * (time.perf_counter() - started) - 100
    return 0.0


def speed():
    """Yield (what, milliseconds, promise)."""
    thousand, middle = scalar_mlp(1000), scalar_mlp(1500)
    ten, fourteen, twenty = scalar_mlp(10_000), scalar_mlp(14_000), scalar_mlp(20_000)
    training = run(programs.TRAINING.format(steps=1850), limits=PATIENT)
    for trace, promise in ((thousand, 150), (twenty, 2000)):
        measured = sizes(trace.nodes)
        took = milliseconds(lambda: arrange(trace.nodes, measured), 3)  # noqa: B023
        yield f"layout, {len(trace.nodes)} nodes, all open", took, promise
    yield f"layout, {len(twenty.nodes)} nodes, until it is cancelled", cancelling(twenty), None
    for name, trace in (("scalar MLP", twenty), ("training loop", training)):
        drawing = drawing_of(trace, starting(trace))
        what = f"open {name}, {len(trace.nodes)} nodes, {len(drawing.boxes)} boxes: stall"
        yield what, statistics.median(stall(trace, drawing) for _ in range(3)), 50
    yield f"... all open, {len(twenty.nodes)} boxes: stall", stall(twenty, drawing_of(twenty)), None
    for trace, promise in ((middle, 4), (fourteen, 16)):
        closed = frozenset(group.id for group in trace.groups)
        view = shown(trace, drawing_of(trace, closed))
        yield f"step, {len(trace.nodes)} nodes, groups closed", stepping(view), promise
        view = shown(trace, drawing_of(trace))
        yield f"step, {len(trace.nodes)} nodes, all open", stepping(view), promise
        view.camera.fit_all()
        view._fitted = False
        view.viewport().repaint()
        yield f"step, {len(trace.nodes)} nodes, all open and in view", stepping(view), promise
    view = shown(ten, drawing_of(ten))
    yield f"pan, {len(ten.nodes)} nodes, all open", panning(view), 16
    view.camera.fit_all()
    yield f"pan, {len(ten.nodes)} nodes, all open and in view", panning(view), 16


def whole():
    """Yield (what, milliseconds, promise) of the window with all its panels."""
    for nodes, promise in ((1500, 4), (14_000, 16), (20_000, None)):
        with whole_window.window_on(scalar_text(nodes)) as (window, stall):
            what = f"whole window, scalar MLP, {len(window.shown.nodes)} nodes"
            yield f"{what}: open, stall", stall, 50
            yield from steps(f"{what}, as it starts", window, promise)
            yield f"{what}: open all groups, stall", whole_window.open_groups(window), 50
            yield from steps(f"{what}, all open", window, promise)


def steps(what, window, promise):
    """Yield the rows of a step: the graph is painted first, the rest within one screen frame."""
    graph, everything = whole_window.stepping(window)
    yield f"{what}: step, key to graph", graph, promise
    yield f"{what}: step, key to all panels", everything, 16.7


def print_speed():
    """Print the table of times."""
    gc.collect()
    gc.disable()  # as the window does while it works
    print(f"{'':72}{'ms':>9}{'promise':>9}{'floors':>9}")
    for what, took, promise in itertools.chain(speed(), whole()):
        told = "" if promise is None else promise
        print(f"{what:72}{took:9.1f}{told:>9}{took / floor():9.2f}", flush=True)
    gc.enable()


def print_tidiness():
    """Print crossings, overlaps, edges through boxes and mean lengths: ours and dot's."""
    head = "crossings  overlaps  through  length"
    print(f"\n{'':28}{'edges':>6}   {'gradviz: ' + head}   {'dot: ' + head}")
    for name, text in programs.DRAWN.items():
        drawing = drawing_of(run(text))
        rows = [drawn_by_dot.tidiness(*drawn_by_dot.ours(drawing))]
        if drawn_by_dot.has_dot():
            rows.append(drawn_by_dot.tidiness(*drawn_by_dot.by_dot(drawing)))
        cells = ("{:18}{:10}{:9}{:8.0f}".format(*row) for row in rows)
        print(f"{name:28}{len(drawing.paths):6}   {'  '.join(cells)}", flush=True)


def main():
    """Print what was asked for."""
    application = QApplication.instance() or QApplication([])
    if "--tidy" not in sys.argv:
        print_speed()
    print_tidiness()
    del application


if __name__ == "__main__":
    main()
