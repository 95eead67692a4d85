"""The trace on show and the cursor in it: time is an integer, back is a smaller one.

A second integer, the stage, goes inside the step the cursor is at: 0 is all of it. Knows the trace
and its replay only; it neither runs programs nor asks where a trace came from.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from gradviz.trace import Frame, NodeId, Trace, frame_at
from gradviz.trace.landmarks import is_break, next_break, on_line
from gradviz.trace.stages import frame_inside, plan


class Stepper(QObject):
    """One trace, one cursor, one stage, one frame."""

    frameChanged = Signal(object)  # Frame
    cursorChanged = Signal(int)
    nodesChanged = Signal(object)  # frozenset of the nodes with a breakpoint

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.trace = Trace("")
        self.cursor = self.stage = 0
        self.frame: Frame = frame_at(self.trace, 0)
        self.lines: frozenset[int] = frozenset()  # with a breakpoint
        self.nodes: frozenset[NodeId] = frozenset()

    @property
    def last(self) -> int:
        """The largest cursor: the number of steps."""
        return len(self.trace.steps)

    @property
    def at_end(self) -> bool:
        """True where no step is left."""
        return self.cursor >= self.last

    @property
    def finished(self) -> bool:
        """True where no stage is left, either."""
        return self.at_end and self.stage in (0, self.stages)

    def place(self, trace: Trace, cursor: int | None) -> None:
        """Take up `trace`. With no `cursor` given, stay where a person would expect to be.

        That is the same step if there are as many as before, the end if we were at the end, and
        else the nearest step there is; inside the step only if it still has as many stages.
        """
        inside = self.stages
        if cursor is None:
            stay = len(trace.steps) == self.last or not self.at_end
            cursor = self.cursor if stay else len(trace.steps)
        if self.nodes and _operations(trace) != _operations(self.trace):
            self.clear_nodes()  # its nodes are others
        self.trace = trace
        cursor = _clamp(cursor, len(trace.steps))
        self.stage = self.stage if (self.cursor, inside) == (cursor, _stages(trace, cursor)) else 0
        self.cursor = cursor
        self.frame = frame_inside(trace, cursor, self.stage)

    def announce(self) -> None:
        """Tell everyone where we are: to be called when they all hold the trace."""
        self.cursorChanged.emit(self.cursor)
        self.frameChanged.emit(self.frame)

    def go_to(self, cursor: int) -> None:
        """Go to the moment after `cursor` steps; out of range means the nearest end."""
        self._show(_clamp(cursor, self.last), 0)

    @property
    def stages(self) -> int:
        """How many stages the step at the cursor has inside."""
        return _stages(self.trace, self.cursor)

    def stage_forward(self) -> None:
        """Go one stage on: into the step at the cursor, and behind its last stage into the next."""
        if self.stage < self.stages:
            self._show(self.cursor, self.stage + 1)
        elif not self.at_end:
            self._show(self.cursor + 1, min(1, _stages(self.trace, self.cursor + 1)))

    def stage_back(self) -> None:
        """Go one stage back: all of a step lies behind its last stage."""
        if self.stage != 1 and self.stages:
            self._show(self.cursor, (self.stage or self.stages + 1) - 1)
        elif self.cursor:
            self._show(self.cursor - 1, _stages(self.trace, self.cursor - 1))

    def _show(self, cursor: int, stage: int) -> None:
        if (cursor, stage) == (self.cursor, self.stage):
            return
        moved, self.cursor, self.stage = cursor != self.cursor, cursor, stage
        self.frame = frame_inside(self.trace, cursor, stage)
        if moved:
            self.cursorChanged.emit(cursor)
        self.frameChanged.emit(self.frame)

    def step_forward(self) -> None:
        """Go one step forward."""
        self.go_to(self.cursor + 1)

    def step_back(self) -> None:
        """Go one step back."""
        self.go_to(self.cursor - 1)

    def first(self) -> None:
        """Go to before the first step."""
        self.go_to(0)

    def to_end(self) -> None:
        """Go to after the last step."""
        self.go_to(self.last)

    def to_break(self) -> None:
        """Go on to the next breakpoint, else to the end."""
        self.go_to(next_break(self.trace, self.cursor, self.lines, self.nodes))

    @property
    def at_break(self) -> bool:
        """True where there is a breakpoint."""
        return is_break(self.trace, self.cursor, self.lines, self.nodes)

    def set_lines(self, lines: frozenset[int]) -> None:
        """Stop at these lines of the program."""
        self.lines = lines

    def toggle_node(self, node: NodeId) -> None:
        """Set a breakpoint on a node of the graph, or take it away."""
        self._set_nodes(self.nodes ^ {node})

    def clear_nodes(self) -> None:
        """Take the breakpoints on nodes away."""
        self._set_nodes(frozenset())

    def _set_nodes(self, nodes: frozenset[NodeId]) -> None:
        if nodes != self.nodes:
            self.nodes = nodes
            self.nodesChanged.emit(nodes)

    def go_to_node(self, node: int) -> None:
        """Go to the step that is about `node`: the next one in time, or else the first one.

        A second click on the same node so goes on to its backward step, and a third comes back.
        """
        self._go_on([k + 1 for k, step in enumerate(self.trace.steps) if step.node == node])

    def go_to_line(self, line: int) -> None:
        """Go to where a line has begun to run: the next time that it does, or else the first."""
        self._go_on(on_line(self.trace, line))

    def _go_on(self, moments: Sequence[int]) -> None:
        if moments:
            self.go_to(next((k for k in moments if k > self.cursor), moments[0]))


def _clamp(cursor: int, last: int) -> int:
    return max(0, min(int(cursor), last))


def _stages(trace: Trace, cursor: int) -> int:
    return len(plan(trace.steps[cursor - 1])) if cursor else 0


def _operations(trace: Trace) -> list[str]:
    return [node.op for node in trace.nodes]
