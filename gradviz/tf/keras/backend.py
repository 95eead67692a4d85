"""tf.keras.backend: what is left of it."""

from gradviz.models.random import clear_session

__all__ = ["clear_session"]
