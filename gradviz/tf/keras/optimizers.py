"""tf.keras.optimizers: from gradients to assignments."""

from gradviz.models.optimizers import SGD, Adagrad, Adam, Optimizer, RMSprop

__all__ = ["SGD", "Adagrad", "Adam", "Optimizer", "RMSprop"]
