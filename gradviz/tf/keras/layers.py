"""tf.keras.layers: layers."""

from gradviz.models.layers import Activation, Dense, Dropout, Flatten, Layer, ReLU, Softmax
from gradviz.models.sequential import Input, InputLayer

__all__ = [
    "Activation",
    "Dense",
    "Dropout",
    "Flatten",
    "Input",
    "InputLayer",
    "Layer",
    "ReLU",
    "Softmax",
]
