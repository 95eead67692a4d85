"""Optimizers by name, and TensorFlow's former ones, which are no more."""

from __future__ import annotations

from typing import Any, NoReturn

from gradviz.models.optimizers.further import Adadelta, Ftrl, Lion
from gradviz.models.optimizers.kinds import SGD, Adagrad, Adam, Adamax, AdamW, Nadam, RMSprop
from gradviz.models.optimizers.optimizer import Optimizer

BY_NAME: dict[str, Any] = {
    kind.__name__.lower(): kind
    for kind in (SGD, Adadelta, Adagrad, Adam, AdamW, Adamax, Ftrl, Lion, Nadam, RMSprop)
}


def get(identifier: Any) -> Any:
    """Return the optimizer meant by a name, in any case, or a config; None stays None."""
    if isinstance(identifier, str):
        identifier = {"class_name": identifier}
    if isinstance(identifier, dict):
        kind = BY_NAME.get(str(identifier.get("class_name")).lower())
        if kind is not None:
            return kind(**identifier.get("config", {}))
    if identifier is None or isinstance(identifier, Optimizer):
        return identifier
    raise ValueError(f"Could not interpret optimizer identifier: {identifier}")


class LegacyOptimizer:
    """What Keras 2 had: TensorFlow 2.21 refuses to make one."""

    def __init__(self, *args: Any, **options: Any) -> NoReturn:
        raise ImportError(
            "`keras.optimizers.legacy` is not supported in Keras 3. Use the optimizers of "
            "`tf.keras.optimizers`."
        )
