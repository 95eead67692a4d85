"""tf.keras.layers: layers."""

from gradviz.models.layers import (
    Activation as Activation,
)
from gradviz.models.layers import (
    Dense as Dense,
)
from gradviz.models.layers import (
    Dropout as Dropout,
)
from gradviz.models.layers import (
    Flatten as Flatten,
)
from gradviz.models.layers import (
    Layer as Layer,
)
from gradviz.models.layers import (
    ReLU as ReLU,
)
from gradviz.models.layers import (
    Softmax as Softmax,
)
from gradviz.models.sequential import (
    InputLayer as InputLayer,
)
from gradviz.models.sequential import (
    make_input as Input,
)

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
