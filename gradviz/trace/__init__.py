"""The trace: plain frozen data about one run. Knows nothing of engine, language or Qt."""

from gradviz.trace.diagnostic import Called, Diagnostic
from gradviz.trace.figures import Axes, Figure, Series, Subplot
from gradviz.trace.nodes import ROLES, Node, NodeId
from gradviz.trace.replay import Frame, frame_at
from gradviz.trace.span import Span
from gradviz.trace.steps import Change, Contribution, Part, Step
from gradviz.trace.trace import (
    Cell,
    Edit,
    Fix,
    GradientCall,
    InputRow,
    Reason,
    Row,
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
    "Figure",
    "Fix",
    "Frame",
    "GradientCall",
    "InputRow",
    "Node",
    "NodeId",
    "Part",
    "Reason",
    "Row",
    "Series",
    "Span",
    "Step",
    "Subplot",
    "TapeRow",
    "Toggle",
    "Trace",
    "frame_at",
]
