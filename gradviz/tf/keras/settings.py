"""tf.keras.config: the default dtype, the small number, the order of axes."""

from gradviz.models.settings import (
    epsilon,
    floatx,
    image_data_format,
    set_epsilon,
    set_floatx,
    set_image_data_format,
)

__all__ = [
    "epsilon", "floatx", "image_data_format", "set_epsilon", "set_floatx", "set_image_data_format",
]  # fmt: skip
