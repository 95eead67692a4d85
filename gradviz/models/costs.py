"""Costs: what a layer adds to the loss, noted in its calls or due for its weights."""

from __future__ import annotations

from typing import Any

from gradviz.engine import is_tensor
from gradviz.models.calling import leaves
from gradviz.models.losses.reduction import divided
from gradviz.models.owner import Owner


class Costs(Owner):
    """An owner that collects costs."""

    _losses: list[Any]
    activity_regularizer: Any

    def add_loss(self, loss: Any) -> None:
        """Note a scalar tensor (or several) as a cost of the present call."""
        for x in leaves(loss):
            if not is_tensor(x):
                raise ValueError(
                    "`add_loss()` can only be called from inside `build()` or `call()`, on a "
                    f"tensor input. Received invalid value: {x}"
                )
            self._losses.append(x)

    def _add_activity_losses(self, outputs: Any) -> None:
        for output in leaves(outputs):
            if is_tensor(output):
                loss = self.activity_regularizer(output)
                if output.ndim:
                    loss = divided(loss, int(output.shape[0]))
                self.add_loss(loss)

    @property
    def losses(self) -> list[Any]:
        """What `add_loss` noted, here and inside, and what regularized weights cost now."""
        found = list(self._losses)
        for layer in self.flattened():
            found += layer._losses
        weights = [v for v in self.trainable_weights if v.regularizer is not None]
        return found + [v.regularizer(v) for v in weights]

    def _clear_losses(self) -> None:
        self._losses.clear()
        for layer in self._layers:
            layer._clear_losses()

    def flattened(self) -> list[Any]:
        """Return all layers inside, each once, depth first."""
        found: dict[int, Any] = {}
        waiting = list(self._layers)
        while waiting:
            layer = waiting.pop(0)
            if id(layer) not in found:
                found[id(layer)] = layer
                waiting[:0] = reversed(layer._layers)
        return list(found.values())
