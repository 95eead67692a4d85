"""tf.keras.utils: seeds and the state that Keras keeps, class numbers as rows."""

from gradviz.models.categories import to_categorical
from gradviz.models.normalizing import normalize
from gradviz.models.old_tensors import is_keras_tensor
from gradviz.models.promotion import standardized as standardize_dtype
from gradviz.models.random import clear_session, set_random_seed

__all__ = [
    "clear_session", "is_keras_tensor", "normalize", "set_random_seed", "standardize_dtype",
    "to_categorical",
]  # fmt: skip
