"""tf.keras.utils: seeds and the state that Keras keeps."""

from gradviz.models.random import clear_session, set_random_seed

__all__ = ["clear_session", "set_random_seed"]
