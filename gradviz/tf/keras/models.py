"""tf.keras.models: models made of layers."""

from gradviz.models.sequential import Model, Sequential

__all__ = ["Model", "Sequential"]
