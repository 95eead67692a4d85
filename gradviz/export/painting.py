"""Paints a trace into a file without a window: measures, arranges, and writes what is asked for.

Makes an application of its own where none runs, offscreen, because fonts need one.
"""

import os

from PySide6.QtGui import QGuiApplication

from gradviz.export.pictures import Picture, write_picture
from gradviz.layout.arrange import DEFAULT, TITLED, arrange
from gradviz.trace import Trace
from gradviz.trace.folding import fold
from gradviz.ui.fonts import load_fonts
from gradviz.ui.graph.sizes import sizes


def paint_to_file(trace: Trace, path: str, step: int) -> None:
    """Write `trace` at `step` as SVG, PNG or PDF, or all of it as GIF, by the suffix of `path`.

    Raises OSError.
    """
    application = QGuiApplication.instance() or _application()
    load_fonts()
    folded = fold(trace)
    metrics = TITLED if folded.held else DEFAULT
    nodes = folded.nodes
    picture = Picture(trace, arrange(nodes, sizes(nodes), metrics, held=folded.held))
    if path.lower().endswith(".gif"):
        from gradviz.export.animation import write_animation

        write_animation(picture, path)
    else:
        write_picture(picture, path, step)
    del application


def _application() -> QGuiApplication:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication(["gradviz"])
