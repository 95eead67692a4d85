"""tf.keras.models: models made of layers."""

from gradviz.models.sequential import (
    Model as Model,
)
from gradviz.models.sequential import (
    Sequential as Sequential,
)

__all__ = [
    "Model",
    "Sequential",
]
