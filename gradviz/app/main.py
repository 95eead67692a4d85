"""Starting the application: Fusion, our fonts and colours, the crash hook, the first window."""

import os
import sys
import tempfile
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QEventLoop, QSettings, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from gradviz.app.display import no_display
from gradviz.app.main_window import SIZE, MainWindow
from gradviz.app.opening import create_window, dress
from gradviz.document.recovery import Recovery
from gradviz.words import say

PICTURE = "opening.png"
PICTURE_PATIENCE_MS = 20_000


def application() -> QApplication:
    """Return the application, made and dressed if there is none yet."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    QCoreApplication.setOrganizationName("gradviz")
    QCoreApplication.setApplicationName("gradviz")
    QGuiApplication.setApplicationDisplayName("gradviz")
    app = QApplication(["gradviz"])
    dress(app)
    return app


def open_window(file: str | None = None, text: str | None = None) -> int:
    """Open the window and run until it is closed. Returns the exit status."""
    if no_display():
        return picture_instead(file, text)
    app = application()
    window = create_window(text)
    recovery = Recovery(window.document)
    _catch_crashes(window, recovery)
    if file is not None:
        window.filing.open_path(file)
    elif text is None and (found := recovery.found()) is not None:
        window.document.open(found, saved=False)
        window.widgets.status.notify(say("window.file.recovered"))
    window.show()
    status = app.exec()
    if window.keeps_work():
        recovery.save_now()
    else:
        recovery.close()
    return status


def picture_instead(file: str | None, text: str | None) -> int:
    """Where there is no display: say so, and paint the window into a file instead."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:  # as at a first start, and leaving no trace
        ini, user = QSettings.Format.IniFormat, QSettings.Scope.UserScope
        QSettings.setPath(ini, user, folder)
        application()
        window = create_window(text)
        if file is not None:
            window.filing.open_path(file)
        window.show()
        window.resize(*SIZE)
        window.reset_panels()
        wait_for_picture(window)
        path = Path(PICTURE).absolute()
        saved = window.grab().save(str(path))
        key = "command.no_display_picture" if saved else "command.no_display"
        print(say(key, picture=path), file=sys.stderr)
        window.close()
    return 0


def wait_for_picture(window: MainWindow) -> None:
    """Return when nothing is on its way any more, or when patience ends."""
    loop = QEventLoop()
    quiet = QTimer(interval=400)
    quiet.timeout.connect(lambda: loop.quit() if window.settled else None)
    quiet.start()
    QTimer.singleShot(PICTURE_PATIENCE_MS, loop.quit)
    loop.exec()
    quiet.stop()


def _catch_crashes(window: MainWindow, recovery: Recovery) -> None:
    """A fault of ours ends neither the window nor the work: save it, say so, go on."""

    def hook(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        traceback.print_exception(kind, error, where)
        recovery.save_now()
        window.widgets.status.notify(say("window.crashed", what=f"{kind.__name__}: {error}"))

    sys.excepthook = hook
