"""Registers the bundled fonts with Qt. Which family is used where is the theme's affair."""

from PySide6.QtGui import QFontDatabase, QGuiApplication

from gradviz import assets

_PROPERTY = "gradvizFonts"  # on the application: fonts are gone when it is


def load_fonts() -> tuple[str, ...]:
    """Register every bundled font with the running application, once; return the families."""
    application = QGuiApplication.instance()
    if application is None:
        raise RuntimeError("fonts need a QGuiApplication: make one first")
    known = application.property(_PROPERTY)
    if known is None:
        known = sorted({family for name in _files() for family in _register(name)})
        application.setProperty(_PROPERTY, known)
    return tuple(known)


def _files() -> tuple[str, ...]:
    return assets.names("fonts", ".otf") + assets.names("fonts", ".ttf")


def _register(name: str) -> list[str]:
    number = QFontDatabase.addApplicationFont(str(assets.path("fonts", name)))
    if number < 0:
        raise OSError(f"Qt cannot read the bundled font {name}")
    return QFontDatabase.applicationFontFamilies(number)
