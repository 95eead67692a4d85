"""The ends, the step and the speed of a slider, to be typed beside its cell."""

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from gradviz.trace.sliders import BadSliderError, Slider, chosen_slider
from gradviz.ui.tables.popover import Popover
from gradviz.ui.tables.slider_player import SPEEDS
from gradviz.ui.theme import Theme, code_font, scale, ui_font
from gradviz.words import say

FROM, TO, STEP = "from", "to", "step"
FIELDS = (FROM, TO, STEP)


class SliderCard(Popover):
    """Fields for one slider. What is typed is judged at once, and in force with Enter or Tab."""

    sliderEdited = Signal(str, object)  # name, Slider
    speedChosen = Signal(str, float)

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner, "sliderCard")
        self.name = ""
        self._slider = Slider(0.0, 1.0)
        self._whole = False
        self.labels = {part: QLabel(self) for part in (*FIELDS, "speed")}
        self.fields = {part: self._field(part) for part in FIELDS}
        self.speeds = QComboBox(self)
        self.speeds.setObjectName("sliderSpeed")
        self.speeds.addItems([f"{speed:g}×" for speed in SPEEDS])
        self.speeds.activated.connect(lambda at: self.speedChosen.emit(self.name, SPEEDS[at]))
        self._place()
        self.retranslate()

    def _field(self, part: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName(f"slider{part.capitalize()}")
        field.textEdited.connect(lambda _text: self._read())
        field.editingFinished.connect(self._commit)
        return field

    def _place(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 8, 10, 10)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        widgets = (*self.fields.values(), self.speeds)
        for column, (label, widget) in enumerate(zip(self.labels.values(), widgets, strict=True)):
            grid.addWidget(label, 0, column)
            grid.addWidget(widget, 1, column)
        grid.addWidget(self.problem, 2, 0, 1, len(widgets))

    def offer(self, name: str, slider: Slider, whole: bool, speed: float) -> None:
        """Show the slider of `name`, to be changed."""
        self.name, self._slider, self._whole = name, slider, whole
        self._write(slider)
        self.speeds.setCurrentIndex(SPEEDS.index(speed))
        self.setAccessibleName(say("slider.card", name=name))

    def _write(self, slider: Slider) -> None:
        texts = (f"{slider.low:.10g}", f"{slider.high:.10g}", _step_text(slider))
        for field, text in zip(self.fields.values(), texts, strict=True):
            field.setText(text)
        self.fields[STEP].setPlaceholderText(
            say("slider.automatic", step=f"{slider.pace(self._whole):.4g}")
        )
        self._mark("")
        self.say_problem("")

    def point_at(self, part: str) -> None:
        """Give a field the keys, all of it selected."""
        self.fields[part].setFocus(Qt.FocusReason.PopupFocusReason)
        self.fields[part].selectAll()

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        super().set_theme(theme)
        for label in self.labels.values():
            label.setFont(ui_font(8.5))
        for field in self.fields.values():
            field.setFont(code_font(9.5))
            field.setFixedWidth(round((88 if field is self.fields[STEP] else 72) * scale()))
        self.speeds.setFont(code_font(9.0))

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        for part, label in self.labels.items():
            label.setText(say(f"slider.{part}"))
        for part, field in self.fields.items():
            field.setAccessibleName(say(f"slider.{part}"))
        self.speeds.setAccessibleName(say("slider.speed"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter closes the card where nothing is wrong; Esc takes back what is not in force yet."""
        if event.key() == Qt.Key.Key_Escape:
            self._write(self._slider)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.problem.isHidden():
                self.dismiss()
            return
        super().keyPressEvent(event)

    def _commit(self) -> None:
        slider = self._read()
        if slider is not None and slider != self._slider:
            self._slider = slider
            self._write(slider)
            self.sliderEdited.emit(self.name, slider)

    def _read(self) -> Slider | None:
        """Return the slider that is typed; None, and a red field, where it is none."""
        numbers: list[float | None] = []
        for part in FIELDS:
            text = self.fields[part].text().strip().replace("−", "-")
            try:
                numbers.append(None if part == STEP and not text else float(text))
            except ValueError:
                self._refuse(part, "slider.not_number")
                return None
        low, high, step = numbers
        assert low is not None
        assert high is not None
        if self._whole and math.isfinite(low) and math.isfinite(high):
            low, high = float(round(low)), float(round(high))
            step = step and max(1.0, float(round(step)))
        try:
            slider = chosen_slider(low, high, step)
        except BadSliderError as error:
            self._refuse(STEP if error.key == "slider.step_size" else TO, error.key)
            return None
        self._mark("")
        self.say_problem("")
        return slider

    def _refuse(self, part: str, key: str) -> None:
        self._mark(part)
        self.say_problem(say(key))

    def _mark(self, bad: str) -> None:
        for part, field in self.fields.items():
            field.setProperty("bad", part == bad)
            field.style().unpolish(field)
            field.style().polish(field)


def _step_text(slider: Slider) -> str:
    return "" if slider.step is None else f"{slider.step:.10g}"
