"""tf.keras: layers, losses and optimizers."""

from gradviz.models.layers import (
    Layer as Layer,
)
from gradviz.models.sequential import (
    Model as Model,
)
from gradviz.models.sequential import (
    Sequential as Sequential,
)
from gradviz.models.sequential import (
    make_input as Input,
)
from gradviz.tf.keras import (
    activations as activations,
)
from gradviz.tf.keras import (
    initializers as initializers,
)
from gradviz.tf.keras import (
    layers as layers,
)
from gradviz.tf.keras import (
    losses as losses,
)
from gradviz.tf.keras import (
    models as models,
)
from gradviz.tf.keras import (
    optimizers as optimizers,
)

__all__ = [
    "Input",
    "Layer",
    "Model",
    "Sequential",
    "activations",
    "initializers",
    "layers",
    "losses",
    "models",
    "optimizers",
]
