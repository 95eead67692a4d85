"""What the variables table knows of its sliders: those people chose, and those that grew by use."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np

from gradviz.trace.sliders import Slider, slider_for


class SliderRanges:
    """A slider by name. Where nobody has chosen one, the widest that was needed is remembered."""

    def __init__(self) -> None:
        self._chosen: dict[str, Slider] = {}
        self._seen: dict[str, Slider] = {}

    def choose(self, chosen: Mapping[str, Slider]) -> bool:
        """Take up what people have chosen, and nothing else. False where that is known."""
        another = self._chosen != chosen
        self._chosen = dict(chosen)
        return another

    def ask(self, name: str, slider: Slider) -> None:
        """Show `slider` until it is told that it was chosen, or that it was not."""
        self._chosen[name] = slider

    def keep(self, names: Iterable[str]) -> None:
        """Forget how sliders grew whose names are gone."""
        self._seen = {name: self._seen[name] for name in names if name in self._seen}

    def slider(self, name: str, value: np.ndarray) -> Slider:
        """Return the slider of `name`; `value` is its one number, or the one that is slid."""
        number = float(value.reshape(()))
        if (chosen := self._chosen.get(name)) is not None:
            return chosen.holding(number)
        grown = self._seen.get(name, slider_for(number)).holding(number)
        self._seen[name] = replace(grown, low=0.0) if value.dtype.kind == "u" else grown
        return self._seen[name]
