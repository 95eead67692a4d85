"""tf.keras.models: models made of layers."""

from gradviz.models.model import Model
from gradviz.models.sequential import Sequential

__all__ = ["Model", "Sequential"]
