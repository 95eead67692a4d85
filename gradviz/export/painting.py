"""Paints a trace into a file without a window: measures, arranges, and writes what is asked for.

Makes an application of its own where none runs, offscreen, because fonts need one.
"""

import os

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from gradviz.export.pictures import Picture, write_picture
from gradviz.export.tape import write_tape
from gradviz.layout.arrange import DEFAULT, TITLED, arrange
from gradviz.trace import Trace, frame_at
from gradviz.trace.folding import fold
from gradviz.ui.fonts import load_fonts
from gradviz.ui.graph.sizes import sizes
from gradviz.ui.tape.sheet import TapeSheet


def paint_to_file(trace: Trace, path: str, step: int) -> None:
    """Write `trace` at `step` as SVG, PNG or PDF, or all of it as GIF, by the suffix of `path`.

    Raises OSError.
    """
    application = _dressed()
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


def paint_tape_to_file(trace: Trace, path: str, step: int) -> bool:
    """Write the tape at `step` as SVG, PNG or PDF; return False where not all of it had room.

    Raises OSError.
    """
    application = _dressed()
    sheet = TapeSheet(trace, frame_at(trace, step))
    rows = write_tape(sheet, path)
    del application
    return rows == range(len(sheet.rows))


def _dressed() -> QCoreApplication:
    application = QGuiApplication.instance() or _application()
    load_fonts()
    return application


def _application() -> QGuiApplication:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication(["gradviz"])
