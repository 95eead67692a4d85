"""tf.image: what is needed of images."""

from gradviz.engine.functions.image import adjust_contrast

__all__ = ["adjust_contrast"]
