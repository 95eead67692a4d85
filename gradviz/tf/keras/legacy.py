"""tf.keras.optimizers.legacy: names that TensorFlow 2.21 has and refuses."""

from gradviz.models.optimizers.finding import LegacyOptimizer

SGD = Adagrad = Adam = Ftrl = Optimizer = RMSprop = LegacyOptimizer

__all__ = ["SGD", "Adagrad", "Adam", "Ftrl", "Optimizer", "RMSprop"]
