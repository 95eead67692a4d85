"""What a new window opens on: a program, a notebook's text, or the first lesson, already run."""

from PySide6.QtWidgets import QApplication

from gradviz.app.main_window import MainWindow
from gradviz.document.state import State
from gradviz.lang.scenes import Scene, scenes_of
from gradviz.ui.fonts import load_fonts
from gradviz.words import say

STYLE = "fusion"


def create_window(source: str | None = None) -> MainWindow:
    """Return a window on the program `source`, not yet shown; None stands for the first lesson.

    Needs a QApplication. A text with a notebook's marks opens as its cells.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("a window needs a QApplication: make one first")
    dress(app)
    window = MainWindow()
    if source is None:
        window.teaching.open_first()
    else:
        window.document.open(program_state(source))
    return window


def dress(app: QApplication) -> None:
    """Give `app` the style and the fonts that the window is made for."""
    if app.style().objectName().lower() != STYLE:
        app.setStyle(STYLE)
    load_fonts()


def program_state(source: str) -> State:
    """Return the state that a program's text begins with."""
    scenes = scenes_of(source, "")
    # A single cell is taken as it was written, to the last blank.
    return State(scenes if len(scenes) > 1 else (Scene(source),), title=say("window.untitled"))
