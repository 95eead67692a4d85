"""One open program: its text and inputs, its latest trace, and the cursor.

Slots take intents, signals tell facts. The work is done elsewhere: states in state.py, undo in
undo.py, what an intent changes in changes.py, runs in runs.py, the cursor in stepper.py. Knows
no widget.
"""

import time
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from gradviz.document.changes import (
    Change,
    fix_change,
    missing_change,
    role_change,
    value_change,
    value_merge,
    values_change,
)
from gradviz.document.runs import EDIT_PAUSE_MS, Request, Runs
from gradviz.document.state import State
from gradviz.document.stepper import Stepper
from gradviz.document.undo import History, Stroke, continues, stroke
from gradviz.lang.roles import RoleRefused
from gradviz.lang.run import Limits
from gradviz.layout.geometry import Drawing
from gradviz.trace import Edit, Fix, Span, Trace
from gradviz.trace.sliders import Slider


class Document(QObject):
    """The state of one open program."""

    traceChanged = Signal(object, object)  # the trace on show, its Drawing
    drawingChanged = Signal(object)  # another Drawing of the trace on show
    resultChanged = Signal(object)  # every finished run, also one that could show nothing
    problemsChanged = Signal(object)  # tuple of Diagnostic
    programChanged = Signal(str)  # another text altogether
    editsRequested = Signal(object)  # tuple of Edit: the document changed the text
    scenesChanged = Signal(int, int)  # how many, which
    slidersChanged = Signal(object)  # those of the current scene: Slider by name
    titleChanged = Signal(str, bool)  # title, modified
    historyChanged = Signal(bool, bool)  # can undo, can redo
    refused = Signal(str)  # an intent that cannot be met, and why

    def __init__(self, runs: Runs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.runs = runs
        self.limits = Limits()  # of the next run
        self.stepper = Stepper(self)
        self.latest = Trace("")
        self.has_run = False
        self.shown: Request | None = None
        self.drawing: Drawing | None = None
        self._history = History(State())
        self._saved = self._history.present
        self._stroke: Stroke | None = None
        self._word = 0
        self._opening: int | None = None
        self._fresh = True
        self._when_fresh: dict[Hashable, Callable[[], None]] = {}
        runs.finished.connect(self._adopt)
        runs.folded.connect(self._redraw)

    # What is true

    @property
    def state(self) -> State:
        """The scenes and which is the current one."""
        return self._history.present

    @property
    def text(self) -> str:
        """The program of the current scene."""
        return self.state.scene.text

    @property
    def trace(self) -> Trace:
        """The trace on show; `latest` may be a newer one that could show nothing."""
        return self.stepper.trace

    @property
    def is_fresh(self) -> bool:
        """True where the latest trace is the present program's."""
        return self._fresh

    @property
    def modified(self) -> bool:
        """True where there is something to save."""
        return self.state.scenes != self._saved.scenes

    # Intents

    def open(self, state: State, cursor: int | None = None, saved: bool = True) -> None:
        """Take up another program. Its first picture is at `cursor`, or at the end.

        Opening can be undone, so no program is lost by it and nobody need be asked.
        """
        if self.state == State():
            self._history.start_over(state)
        else:
            self._history.record(state, time.monotonic())
        self._saved = state if saved else State()
        self._when_fresh.clear()
        self._tell_state(new_text=True)
        self._look_afresh(cursor)

    def mark_saved(self, title: str, file: str) -> None:
        """What is here now is in `file`."""
        self._saved = replace(self.state, title=title, file=file)
        self._history.amend(self._saved)
        self._tell_state()

    def edit_program(self, text: str) -> None:
        """Take up what the person typed; it runs after a short quiet."""
        if text == self.text:
            return
        last, self._stroke = self._stroke, stroke(self.text, text)
        self._word += not continues(last, self._stroke)
        self._change(self.state.with_text(text), ("typing", self._word), EDIT_PAUSE_MS)

    def set_role(self, name: str, role: str) -> None:
        """Give `name` another role: an edit of the text, or of the inputs table."""
        self._when("role", lambda: self._apply(lambda t, s: role_change(t, s, name, role)))

    def set_value(self, name: str, value: object) -> None:
        """Give `name` another value; a drag of one number is one step to undo."""
        merge = value_merge(self.latest, name, value)
        self._set(merge, lambda t, s: value_change(t, s, name, value))

    def set_slider(self, name: str, slider: Slider) -> None:
        """Choose ends and step of a slider. Nothing runs; a drag of many is one step to undo."""
        if self.state.scene.sliders.get(name) == slider:
            return
        self._stroke = None
        state = self.state.with_slider(name, slider)
        self._history.record(state, time.monotonic(), ("slider", name))
        self._tell_state()

    def set_values(self, values: Sequence[tuple[str, object]], drag: bool = False) -> None:
        """Give several names other values: one step to undo; so is a drag of many."""
        merge = ("values", *(name for name, _value in values)) if drag else None
        self._set(merge, lambda t, s: values_change(t, s, values))

    def set_target(self, target: str) -> None:
        """Choose what to differentiate."""
        if target != self.state.scene.target:
            self._change(self.state.with_target(target))

    def set_missing(self, call: int, zero: bool) -> None:
        """Let a gradient call, by its number, answer zeros, or None, for what is missing."""
        self._when("missing", lambda: self._apply(lambda t, s: missing_change(t, s, call, zero)))

    def repair(self, fix: Fix) -> None:
        """Make the edit that a reason or a problem offers."""
        self._when("repair", lambda: self._apply(lambda t, s: fix_change(t, s, fix)))

    def undo(self) -> None:
        """Take the newest change back, whatever it was."""
        self._show_other(self._history.undo)

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        self._show_other(self._history.redo)

    def go_to_scene(self, index: int) -> None:
        """Look at another scene."""
        state = self.state.looking_at(index)
        if state != self.state:
            self._history.amend(state)
            self._tell_state(new_text=True)
            self._look_afresh(None)

    def add_scene(self, text: str = "") -> None:
        """Put a scene with `text` behind this one."""
        self._replace_scenes(self.state.with_new_scene(text))

    def remove_scene(self) -> None:
        """Take this scene out."""
        self._replace_scenes(self.state.without_scene())

    def run_again(self) -> None:
        """Run the same program once more: the language of its sentences may have changed."""
        self._run(0)

    # How

    def _when(self, key: Hashable, act: Callable[[], None]) -> None:
        """Act now if the latest trace is the present program's, else as soon as it is.

        Spans of an older trace would point at the wrong characters. Of one key the newest wins.
        """
        self._when_fresh[key] = act
        if self._fresh:
            self._act_on_waiting()
        else:
            self.runs.flush()

    def _act_on_waiting(self) -> None:
        while self._fresh and self._when_fresh:
            key = next(iter(self._when_fresh))
            self._when_fresh.pop(key)()

    def _set(self, merge: Hashable, make: Callable[[Trace, State], Change | None]) -> None:
        self._when(merge, lambda: self._apply(make, merge, gentle=merge is not None))

    def _apply(
        self,
        make: Callable[[Trace, State], Change | None],
        merge: Hashable = None,
        gentle: bool = False,
    ) -> None:
        try:
            change = make(self.latest, self.state)
        except RoleRefused as refusal:
            self.refused.emit(str(refusal))
            return
        if change is not None:
            self._change(change.state, merge, gentle=gentle)
            if change.edits:
                self.editsRequested.emit(change.edits)

    def _change(
        self, state: State, merge: Hashable = None, pause_ms: int = 0, gentle: bool = False
    ) -> None:
        self._history.record(state, time.monotonic(), merge)
        if pause_ms == 0:
            self._stroke = None
        self._tell_state()
        self._run(pause_ms, gentle)

    def _replace_scenes(self, state: State) -> None:
        self._history.record(state, time.monotonic())
        self._tell_state(new_text=True)
        self._look_afresh(None)

    def _show_other(self, choose: Callable[[], State | None]) -> None:
        before = self.state
        after = choose()
        if after is None:
            return
        self._stroke = None
        same_scene = _place(after) == _place(before)
        self._tell_state(new_text=not same_scene)
        if same_scene and after.scene.text != before.scene.text:
            way = stroke(before.scene.text, after.scene.text)
            edit = Edit(Span(way.at, way.at + len(way.gone)), way.came)
            self.editsRequested.emit((edit,))
        self._run(0)

    def _tell_state(self, new_text: bool = False) -> None:
        self.scenesChanged.emit(len(self.state.scenes), self.state.current)
        self.slidersChanged.emit(self.state.scene.sliders)
        if new_text:
            self._stroke = None
            self.programChanged.emit(self.text)
        self.titleChanged.emit(self.state.title, self.modified)
        self.historyChanged.emit(self._history.can_undo, self._history.can_redo)

    def _look_afresh(self, cursor: int | None) -> None:
        self._opening = -1 if cursor is None else cursor
        self._run(0)

    def _run(self, pause_ms: int, gentle: bool = False) -> None:
        self._fresh = False
        self.runs.ask(Request(self.state.scene, self.state.before, self.limits), pause_ms, gentle)

    def _adopt(self, request: Request, trace: Trace, drawing: Drawing) -> None:
        self.latest, self.has_run = trace, True
        self._fresh = self.state.runs_like(request.scene, request.before)
        if self._opening is not None or _worth_showing(trace) or not _worth_showing(self.trace):
            cursor = self._opening
            self._opening = None
            self.shown, self.drawing = request, drawing
            self.stepper.place(trace, len(trace.steps) if cursor == -1 else cursor)
            self.traceChanged.emit(trace, drawing)
            self.stepper.announce()
        self.problemsChanged.emit(trace.diagnostics)
        self.resultChanged.emit(trace)
        self._act_on_waiting()

    def _redraw(self, trace: Trace, drawing: Drawing) -> None:
        if trace is self.trace:
            self.drawing = drawing
            self.drawingChanged.emit(drawing)


def _place(state: State) -> tuple[object, ...]:
    """Return which text is looked at: another one is not an edit of the same."""
    return state.current, state.title, state.file, state.lesson


def _worth_showing(trace: Trace) -> bool:
    """Tell whether a trace shows more than that it failed: else the last good picture stays."""
    return trace.error is None or any(step.kind != "failed" for step in trace.steps)
