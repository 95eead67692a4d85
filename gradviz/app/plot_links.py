"""Who listens to whom among the live plots: lists, as in `wiring`, which makes the connections."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import SignalInstance

from gradviz.lang.activations import ACTIVATIONS

if TYPE_CHECKING:
    from gradviz.app.main_window import MainWindow

Link = tuple[SignalInstance, Callable[..., object] | SignalInstance]


def _curves(window: MainWindow) -> Iterable[Link]:
    """The curve, its steps and the memory, both ways."""
    plots, sweeps, document = window.widgets.plots, window.desk.sweeps, window.document
    return (
        (document.traceChanged, lambda trace, _d: sweeps.set_trace(document.shown, trace)),
        (sweeps.curveAsked, plots.curve.set_asked),
        (sweeps.curveChanged, plots.set_curve),
        (sweeps.curveWorked, plots.set_curve_worked),
        (document.stepper.cursorChanged, sweeps.set_cursor),
        (plots.curve.haltRequested, sweeps.halt_curve),
        (document.programChanged, lambda _text: sweeps.forget()),
        (sweeps.stepsChanged, plots.set_steps),
        (plots.steps.row.boxes[0].textActivated, sweeps.set_of),
        (plots.steps.row.boxes[1].textActivated, sweeps.set_along),
        (sweeps.memoryChanged, plots.set_memory),
        (plots.memory.stepRequested, window.go_to),
        (plots.memory.nodeActivated, document.stepper.go_to_node),
        (plots.memory.said, window.widgets.status.notify),
        (plots.steps.said, window.widgets.status.notify),
        (plots.figures.said, window.widgets.status.notify),
        (sweeps.sparksChanged, window.widgets.graph.set_sparks),
        (plots.panelShown, sweeps.show),
        (plots.curve.alongRequested, sweeps.set_along),
        (plots.curve.ofRequested, sweeps.set_of),
        (plots.curve.pointMoved, document.set_value),
        (plots.curve.wanted, sweeps.want),
        (plots.curve.said, window.widgets.status.notify),
        (window.widgets.graph.nodeHovered, plots.curve.hover),
        (window.widgets.graph.nodeActivated, plots.curve.keep),
        (window.widgets.graph.plotRequested, plots.curve.add),
        (plots.curve.spanRequested, sweeps.set_span),
        (plots.curve.activationsRequested, lambda: document.add_scene(ACTIVATIONS)),
    )


def _surface(window: MainWindow) -> Iterable[Link]:
    """The surface, both ways."""
    plots, surfaces, document = window.widgets.plots, window.desk.surfaces, window.document
    return (
        (document.traceChanged, lambda trace, _d: surfaces.set_trace(document.shown, trace)),
        (document.programChanged, lambda _text: surfaces.forget()),
        (surfaces.surfaceChanged, plots.set_surface),
        (surfaces.descentChanged, plots.surface.set_descent),
        (plots.panelShown, surfaces.show),
        (plots.surface.row.chosen, surfaces.set_over),
        (plots.surface.row.ofChosen, surfaces.set_of),
        (plots.surface.row.scaleChosen, surfaces.set_scale),
        (plots.surface.row.wayToggled, surfaces.set_descending),
        (plots.surface.viewWanted, surfaces.set_view),
        (plots.surface.valuesMoved, lambda values: document.set_values(values, drag=True)),
        (plots.surface.sectionWanted, lambda *asked: _cut(window, *asked)),
        (plots.surface.said, window.widgets.status.notify),
    )


def _jacobian(window: MainWindow) -> Iterable[Link]:
    """The Jacobian, both ways."""
    plots, jacobians = window.widgets.plots, window.desk.jacobians
    return (
        (jacobians.jacobianChanged, plots.jacobian.set_jacobian),
        (jacobians.pulledChanged, plots.jacobian.set_pulled),
        (jacobians.workingChanged, plots.jacobian.row.set_working),
        (plots.jacobian.requested, jacobians.ask),
        (plots.jacobian.left, jacobians.leave),
        (plots.jacobian.seedEdited, jacobians.set_seed),
        (plots.jacobian.cancelRequested, jacobians.cancel),
    )


def _training(window: MainWindow) -> Iterable[Link]:
    """The training, both ways."""
    tab, trainings = window.widgets.plots.training, window.desk.trainings
    document, plots = window.document, window.widgets.plots
    return (
        (document.traceChanged, lambda trace, _d: trainings.set_trace(document.shown, trace)),
        (plots.panelShown, trainings.show),
        (trainings.trainingChanged, plots.set_training),
        (trainings.keptChanged, tab.set_kept),
        (trainings.statusChanged, tab.set_status),
        (tab.row.planEdited, trainings.set_plan),
        (tab.row.runRequested, trainings.run),
        (tab.row.pauseRequested, trainings.pause),
        (tab.row.stepRequested, trainings.step),
        (tab.row.resetRequested, trainings.reset),
        (tab.clearRequested, trainings.clear),
        (tab.applyRequested, document.set_values),
        (tab.stepRequested, window.go_to),
        (tab.said, window.widgets.status.notify),
    )


def _cut(window: MainWindow, of: str, along: str, span: tuple[float, float]) -> None:
    """Show a section through a surface as a curve."""
    sweeps = window.desk.sweeps
    sweeps.set_of(of)
    sweeps.set_along(along)
    sweeps.set_span(span)
    window.widgets.plots.show_panel("curve")


PLOTS = (_curves, _surface, _jacobian, _training)
