"""Who listens to whom: every connection between document and widgets, in lists.

Those of the live plots stand in `plot_links`. Left of each pair a signal, right of it what it
calls. Only what needs more than one call has a function of its own, and that function only passes
things on.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from gradviz.app.plot_links import PLOTS, Link
from gradviz.app.program_panel import recorded
from gradviz.lang.glossary import Glossary

if TYPE_CHECKING:
    from gradviz.app.main_window import MainWindow
    from gradviz.trace import Frame, Row, Trace


def connect(window: MainWindow) -> None:
    """Make every connection of `window`."""
    for links in (_intents, _facts, *PLOTS, _pointing, _commands, _checks):
        for signal, slot in links(window):
            signal.connect(slot)
    window.widgets.editor.set_glossary(Glossary())
    window.widgets.editor.set_points(window.settings.letters)
    window.widgets.editor.setUndoRedoEnabled(False)  # undo is the document's: see document/undo.py
    names = ("First", "StepBack", "Play", "StepForward", "Last", "StageBack", "StageForward")
    actions = (window.actions_by_name[f"action{name}"] for name in names)
    window.widgets.transport.set_actions(*actions)


def _intents(window: MainWindow) -> Iterable[Link]:
    """What a person wants of the document."""
    w, document = window.widgets, window.document
    return (
        (w.editor.programEdited, window.pacing.hold),
        (w.editor.programEdited, document.edit_program),
        (w.variables.roleToggled, document.set_role),
        (w.variables.valueEdited, document.set_value),
        (w.variables.sliderEdited, document.set_slider),
        (w.target.targetRequested, document.set_target),
        (w.details.missingToggled, document.set_missing),
        (w.gradients.repairRequested, window.repairing.repair),
        (w.narration.repairRequested, window.repairing.repair),
        (w.problems.repairRequested, window.repairing.repair),
        (w.graph.nodeActivated, document.stepper.go_to_node),
        (w.narration.nodeActivated, document.stepper.go_to_node),
        (w.editor.nodeActivated, document.stepper.go_to_node),
        (w.editor.lineActivated, document.stepper.go_to_line),
        (w.graph.foldRequested, document.runs.close_groups),
        (w.strip.cellActivated, document.stepper.go_to_node),
        (w.transport.stepRequested, window.go_to),
        (w.editor.breaks.changed, document.stepper.set_lines),
        (w.scenes.sceneRequested, document.go_to_scene),
        (w.scenes.addRequested, document.add_scene),
        (w.scenes.removeRequested, document.remove_scene),
    )


def _facts(window: MainWindow) -> Iterable[Link]:
    """What the document tells the widgets."""
    w, document = window.widgets, window.document
    return (
        (document.programChanged, lambda text: w.editor.set_program(text, fresh=True)),
        (document.programChanged, lambda _text: w.editor.breaks.clear()),
        (document.programChanged, lambda _text: window.desk.jacobians.forget()),
        (document.editsRequested, w.editor.apply_edits),
        # before the panel that asks for them, or it would be answered with what is past
        (
            document.traceChanged,
            lambda trace, _d: window.desk.jacobians.set_trace(document.shown, trace),
        ),
        (document.traceChanged, w.set_trace),
        (document.drawingChanged, w.graph.set_drawing),
        (document.traceChanged, lambda trace, _drawing: _tell_names(window, trace)),
        (document.stepper.frameChanged, w.set_frame),
        (document.stepper.nodesChanged, w.graph.set_breaks),
        (document.problemsChanged, w.editor.set_diagnostics),
        (document.problemsChanged, w.problems.set_diagnostics),
        (document.resultChanged, lambda _trace: window.make_room()),
        (document.resultChanged, window.repairing.tell),
        (document.scenesChanged, w.scenes.set_scenes),
        (document.slidersChanged, w.variables.set_sliders),
        (document.slidersChanged, window.desk.sweeps.set_sliders),
        (document.titleChanged, window.set_title),
        (document.refused, w.status.notify),
        (document.refused, lambda _why: window.repairing.forget()),
        (document.resultChanged, lambda _trace: window.traceChanged.emit()),
        (document.stepper.cursorChanged, window.cursorChanged),
    )


def _checks(window: MainWindow) -> Iterable[Link]:
    """The other witnesses of each gradient, both ways."""
    w, document, judging = window.widgets, window.document, window.desk.judging
    return (
        (document.traceChanged, lambda trace, _d: judging.set_trace(document.shown, trace)),
        (document.resultChanged, lambda _trace: judging.resume()),
        (w.editor.programEdited, lambda _text: judging.put_off()),
        (w.inspector.checkRequested, judging.ask),
        (w.inspector.checkCancelled, judging.cancel),
        (judging.checksChanged, w.inspector.set_checks),
        (judging.checksChanged, w.gradients.set_checks),
        (w.gradients.reasonRequested, lambda row: _look_at(window, row)),
    )


def _pointing(window: MainWindow) -> Iterable[Link]:
    """What is pointed at in one place is shown in the others."""
    w = window.widgets
    return (
        (w.graph.nodeSelected, lambda _node: _inspect(window)),
        (w.graph.nodeSelected, lambda _node: window.linking.select()),
        (w.graph.nodeHovered, window.linking.hover),
        (w.editor.nodeHovered, window.linking.hover),
        (w.narration.nodeHovered, window.linking.hover),
        (w.narration.nodeSelected, w.graph.select),
        (w.narration.copying.copied, w.status.notify),
        (w.editor.nodeSelected, window.linking.stand),
        (w.strip.cellHovered, window.linking.hover),
        (w.strip.cellSelected, w.graph.select),
        (window.document.traceChanged, lambda _trace, _drawing: window.linking.start_over()),
        (w.inspector.pathPointed, w.graph.overlay.path.mark),
        (w.variables.reasonRequested, lambda row: _explain(window, row)),
        (w.gradients.reasonRequested, lambda row: _explain(window, row)),
        (w.gradients.placeRequested, w.editor.mark_place),
        (w.problems.placeRequested, w.editor.show_span),
        (window.document.stepper.frameChanged, lambda frame: _forget(window, frame)),
    )


def _commands(window: MainWindow) -> Iterable[Link]:
    """Commands, lessons and playing."""
    w, document, actions = window.widgets, window.document, window.actions_by_name
    playback = window.desk.playback
    return (
        (document.historyChanged, lambda undo, redo: _offer(window, undo, redo)),
        (document.runs.busyChanged, w.status.set_busy),
        (document.runs.busyChanged, lambda busy: actions["actionCancel"].setEnabled(
            busy or window.presenting.on)),
        (w.status.needed, window.statusBar().setVisible),
        (w.status.cancel.clicked, lambda: document.runs.interrupt()),
        (w.lessons.lessonRequested, window.teaching.open),
        (w.lessons.stepRequested, window.go_to),
        (playback.due, lambda: _play_on(window)),
        (playback.playingChanged, w.transport.set_playing),
        (w.transport.speedChanged, window.pacing.set_speed),
        (w.transport.insideToggled, window.pacing.set_inside),
        (w.editor.pointsChanged, window.settings.remember_letters),
    )  # fmt: skip


def _tell_names(window: MainWindow, trace: Trace) -> None:
    window.widgets.editor.set_names({row.name: row.role for row in trace.inputs})
    window.panels.titles["programDock"].set_remark(recorded(trace))


def _explain(window: MainWindow, row: Row) -> None:
    window.widgets.narration.show_reason(row)
    if row.reason is not None:
        window.widgets.graph.set_cut(row.reason.node, row.reason.message)
        window.widgets.strip.set_cut(row.reason.node)


def _look_at(window: MainWindow, row: Row) -> None:
    """Select the source of a gradient that arrived: the inspector then has its check."""
    if row.reason is None and row.node is not None:
        window.widgets.graph.select(row.node)


def _inspect(window: MainWindow) -> None:
    """Look into the selected node; else the step's; else, at the end, the last target's."""
    w, frame, trace = window.widgets, window.document.stepper.frame, window.shown
    node = w.graph.selected
    if node is None and frame.active is None and frame.index and trace.gradients:
        node = next(iter(trace.gradients[-1].targets), None)
    w.inspector.set_node(node)


def _forget(window: MainWindow, _frame: Frame) -> None:
    _inspect(window)
    window.widgets.graph.set_cut(None, "")
    window.widgets.strip.set_cut(None)
    window.widgets.editor.mark_place(None)


def _offer(window: MainWindow, undo: bool, redo: bool) -> None:
    window.actions_by_name["actionUndo"].setEnabled(undo)
    window.actions_by_name["actionRedo"].setEnabled(redo)


def _play_on(window: MainWindow) -> None:
    stepper, before = window.document.stepper, window.document.stepper.cursor
    go_on = stepper.stage_forward if window.desk.playback.inside else stepper.step_forward
    go_on()
    if stepper.finished or (stepper.at_break and stepper.cursor != before):
        window.desk.playback.pause()
