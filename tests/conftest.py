"""What every test may rely on: no display, the bundled fonts, fresh settings, English.

Nothing here imports Qt before a test asks for it, so that the floors below Qt can be tested where
it is not installed.
"""

import gc
import os

import pytest
from hypothesis import settings

from gradviz.words import CATALOGUE

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.pop("QT_QPA_PLATFORMTHEME", None)  # gtk3 ends an offscreen process

LASTING = "stays open from one test to the next"

settings.register_profile("gradviz", deadline=None)  # two cores, shared: times vary
settings.load_profile("gradviz")


def pytest_addoption(parser, pluginmanager):
    """Offer to try single cases of tables; accept pytest-qt's settings where it is missing."""
    parser.addoption("--case", help="of tables, try only the cases whose name contains this")
    if not pluginmanager.hasplugin("pytest-qt"):
        for name in ("qt_log_level_fail", "qt_log_ignore"):
            parser.addini(name, "read by pytest-qt, where it is installed", type="linelist")


def pytest_collection_finish():
    """Let Python look no longer for rubbish among modules and tests: they stay."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def english():
    """Every test begins in English, whatever the one before it spoke."""
    CATALOGUE.use("en")
    yield
    CATALOGUE.use("en")


@pytest.fixture(scope="session")
def qapp(qapp):
    """The one application: our style and fonts, and nothing that moves by itself."""
    from PySide6.QtCore import Qt

    from gradviz.ui import theme
    from gradviz.ui.fonts import load_fonts

    load_fonts()
    qapp.setStyle("Fusion")
    qapp.setFont(theme.ui_font())
    qapp.setPalette(theme.palette(theme.LIGHT))
    qapp.setCursorFlashTime(0)
    theme.set_moving(False)
    for effect in (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_AnimateCombo):
        qapp.setEffectEnabled(effect, False)
    return qapp


@pytest.fixture(autouse=True)
def fresh_window_state(request):
    """For tests with Qt: settings of their own, and no window left standing afterwards."""
    if "qapp" not in request.fixturenames:
        yield
        return
    app = request.getfixturevalue("qapp")
    _keep_in(request.getfixturevalue("tmp_path"), request.getfixturevalue("monkeypatch"))
    yield
    _delete_what_was_closed(app)
    open_ones = [w for w in _windows_of(app) if w.isVisible() and not w.property(LASTING)]
    left = [type(w).__name__ for w in open_ones]
    assert not left, f"windows left open: {left}"


def _delete_what_was_closed(app):
    """Delete what only an event loop would, before it is dressed and counted again and again."""
    from PySide6.QtCore import QEvent

    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _windows_of(app):
    """Return the top-level widgets; nothing is collected while Qt's list of them is read.

    The reading makes objects, so Python might just then look for cycles and destroy a widget that
    is still to come in the list: the process would end.
    """
    looked = gc.isenabled()
    gc.disable()
    try:
        return app.topLevelWidgets()
    finally:
        if looked:
            gc.enable()


def _keep_in(folder, monkeypatch):
    """Settings and recovered work go to `folder`, not to the person's home."""
    from PySide6.QtCore import QSettings

    for place in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{place}_HOME", str(folder / place.lower()))
    ini = QSettings.Format.IniFormat
    QSettings.setDefaultFormat(ini)
    for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
        QSettings.setPath(ini, scope, str(folder / "settings"))


@pytest.fixture
def open_window(qtbot):
    """Return a function that opens a window, waits until it has run, and closes it at the end."""
    from gradviz.app import create_window

    windows = []

    def open_one(source=None):
        window = create_window(source)
        windows.append(window)
        window.show()
        qtbot.waitUntil(lambda: window.trace is not None and window.settled, timeout=20_000)
        return window

    yield open_one
    for window in windows:
        window.close()
        window.deleteLater()


@pytest.fixture(scope="module")
def lasting_window(qapp, tmp_path_factory):
    """The one window of all tests of a module that ask for `reopen`."""
    from gradviz.app import create_window

    with pytest.MonkeyPatch.context() as patch:
        _keep_in(tmp_path_factory.mktemp("home"), patch)
        window = create_window("")
    window.setProperty(LASTING, True)
    yield window
    window.close()
    window.deleteLater()


@pytest.fixture
def reopen(lasting_window, qtbot):
    """Return a function that opens a program in a window that others have used before.

    Ten times as quick as `open_window`; for tests that change nothing which outlives a program.
    """
    from PySide6.QtCore import QCoreApplication, QEvent

    from gradviz.app.main_window import SIZE
    from gradviz.app.opening import program_state

    window = lasting_window

    def open_one(source):
        window.resize(*SIZE)
        window.widgets.plots.show_panel("curve")
        window.document.open(program_state(source))
        window.show()
        qtbot.waitUntil(
            lambda: window.settled and window.trace.text == window.document.text, timeout=20_000
        )
        return window

    yield open_one
    window.desk.playback.pause()
    QCoreApplication.sendEvent(window.document, QEvent(QEvent.Type.WindowDeactivate))  # ends a tip
