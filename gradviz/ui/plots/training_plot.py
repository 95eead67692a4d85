"""The target's value over the iterations of gradient descent."""

import numpy as np
from PySide6.QtWidgets import QWidget

from gradviz.trace.training import Training
from gradviz.ui.numbers import short
from gradviz.ui.plots.chart import Chart
from gradviz.ui.plots.ranges import View, finite, x_range, y_range
from gradviz.words import say


class TrainingPlot(Chart):
    """Draws a Training."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._training: Training | None = None
        self._built = False
        super().__init__("trainingPlot", parent)
        self._losses = self.add_series()
        self._label = self.add_label()
        self._built = True
        self.set_training(None)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be seen."""
        return self._training is None

    def set_training(self, training: Training | None) -> None:
        """Draw `training`."""
        self._training = training
        self._draw()

    def restyle(self) -> None:
        """Colour everything again."""
        super().restyle()
        if self._built:
            self._draw()

    def _draw(self) -> None:
        training = self._training
        losses = finite(training.losses) if training is not None else np.zeros(0)
        if training is None or not np.isfinite(losses).any():
            self._losses.setData([], [])
            self._label.hide()
            self.say_title([(say("plots.diverged_at", iteration=0), self.theme.bad)]
                           if training is not None else [])  # fmt: skip
            return
        x = np.arange(len(losses), dtype=np.float64)
        self._losses.opts["name"] = training.of
        self._losses.setPen(self.pen(self.theme.series, 2.2))
        self._losses.setData(x, losses, connect="finite")
        self.look_at(View(x_range(x), y_range([losses])))
        self.set_labels(say("plots.iteration"), "")
        self.say_title(self._remark(training, losses))
        self.arrange()

    def arrange(self) -> None:
        """Put the name where it covers nothing."""
        if not self._built or self._training is None:
            return
        losses = finite(self._training.losses)
        if not np.isfinite(losses).any():
            return
        last = losses[np.isfinite(losses)][-1]
        text = f"{self._training.of}: {short(losses[0])} → {short(last)}"
        view, x = View(*self.viewRange()), np.arange(len(losses), dtype=np.float64)
        self.put_beside(self._label, text, self.theme.series, view, x, [losses])

    def _remark(self, training: Training, losses: np.ndarray) -> list[tuple[str, str]]:
        wrong = np.flatnonzero(~np.isfinite(losses))
        if len(wrong):
            return [(say("plots.diverged_at", iteration=int(wrong[0])), self.theme.bad)]
        ends = [f"{name} → {short(path[-1])}" for name, path in training.paths if len(path)]
        return [(", ".join(ends[:4]), self.theme.muted)] if ends else []
