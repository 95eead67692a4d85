"""The trace: plain frozen data about one run. Knows nothing of engine, language or Qt."""

from gradviz.trace.diagnostic import Called, Diagnostic
from gradviz.trace.nodes import ROLES, Node, NodeId
from gradviz.trace.replay import Frame, frame_at
from gradviz.trace.span import Span
from gradviz.trace.steps import Change, Contribution, Step
from gradviz.trace.trace import (
    Axes,
    Cell,
    Edit,
    Fix,
    GradientCall,
    InputRow,
    Reason,
    Row,
    Series,
    TapeRow,
    Toggle,
    Trace,
)

__all__ = [
    "ROLES",
    "Axes",
    "Called",
    "Cell",
    "Change",
    "Contribution",
    "Diagnostic",
    "Edit",
    "Fix",
    "Frame",
    "GradientCall",
    "InputRow",
    "Node",
    "NodeId",
    "Reason",
    "Row",
    "Series",
    "Span",
    "Step",
    "TapeRow",
    "Toggle",
    "Trace",
    "frame_at",
]
