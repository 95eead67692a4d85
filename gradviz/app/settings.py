"""Choices that are remembered from one start to the next: an ini file in the user's settings."""

from PySide6.QtCore import QByteArray, QSettings

RECENT = 8
LAYOUT_VERSION = 1  # a saved layout of another version is ignored


class Settings:
    """What is remembered. Reading gives a sensible value also where nothing was written yet."""

    def __init__(self) -> None:
        ini, user = QSettings.Format.IniFormat, QSettings.Scope.UserScope
        self._store = QSettings(ini, user, "gradviz", "gradviz")

    @property
    def dark(self) -> bool:
        """Whether the dark theme was on."""
        return bool(self._store.value("dark", False, type=bool))

    @dark.setter
    def dark(self, dark: bool) -> None:
        self._store.setValue("dark", dark)

    @property
    def language(self) -> str:
        """The language chosen, "en" or "ko"; "" where none ever was."""
        return str(self._store.value("language", ""))

    @language.setter
    def language(self, language: str) -> None:
        self._store.setValue("language", language)

    @property
    def allowance(self) -> int:
        """How many times the usual limits a program may cost."""
        written = str(self._store.value("allowance", 1))
        return int(written) if written.isdigit() else 1

    @allowance.setter
    def allowance(self, factor: int) -> None:
        self._store.setValue("allowance", factor)

    @property
    def recent(self) -> list[str]:
        """Paths opened or saved lately, the newest first."""
        paths = self._store.value("recent")
        if isinstance(paths, list):
            return [str(path) for path in paths]
        return [paths] if isinstance(paths, str) and paths else []  # a list of one reads as a text

    def add_recent(self, path: str) -> None:
        """Remember a path as the newest."""
        rest = [other for other in self.recent if other != path]
        self._store.setValue("recent", [path, *rest][:RECENT])

    @property
    def sparks(self) -> bool:
        """Whether numbers have a small curve in their boxes."""
        return bool(self._store.value("sparks", True, type=bool))

    @sparks.setter
    def sparks(self, drawn: bool) -> None:
        self._store.setValue("sparks", drawn)

    @property
    def downwards(self) -> bool:
        """Whether the graph runs from top to bottom."""
        return bool(self._store.value("downwards", False, type=bool))

    @downwards.setter
    def downwards(self, downwards: bool) -> None:
        self._store.setValue("downwards", downwards)

    @property
    def moving(self) -> bool:
        """Whether short movements are wanted."""
        return bool(self._store.value("moving", True, type=bool))

    @moving.setter
    def moving(self, moving: bool) -> None:
        self._store.setValue("moving", moving)

    @property
    def speed(self) -> float:
        """How many times the usual speed one plays at."""
        try:
            return float(str(self._store.value("speed", 1.0)))
        except ValueError:
            return 1.0

    @speed.setter
    def speed(self, speed: float) -> None:
        self._store.setValue("speed", speed)

    @property
    def inside(self) -> bool:
        """Whether playing goes inside backward steps."""
        return bool(self._store.value("inside", False, type=bool))

    @inside.setter
    def inside(self, inside: bool) -> None:
        self._store.setValue("inside", inside)

    @property
    def letters(self) -> float:
        """The size of the program's letters in points; 0 for the usual one."""
        return float(self._store.value("letters", 0.0, type=float))  # type: ignore[arg-type]

    def remember_letters(self, points: float) -> None:
        """Remember the size of the program's letters."""
        self._store.setValue("letters", points)

    @property
    def height_chosen(self) -> bool:
        """Whether the person has moved the line below the program, which then stays there."""
        return bool(self._store.value("height_chosen", False, type=bool))

    @height_chosen.setter
    def height_chosen(self, chosen: bool) -> None:
        self._store.setValue("height_chosen", chosen)

    def save_window(self, geometry: QByteArray, state: QByteArray) -> None:
        """Remember where the window and its panels are."""
        self._store.setValue("geometry", geometry)
        self._store.setValue("panels", state)

    @property
    def window(self) -> tuple[QByteArray, QByteArray] | None:
        """Where the window and its panels were, if that was ever remembered."""
        geometry, state = self._store.value("geometry"), self._store.value("panels")
        known = isinstance(geometry, QByteArray) and isinstance(state, QByteArray)
        return (geometry, state) if known else None
