"""tf.keras.activations: activations as layers ask for them."""

from gradviz.models.activations import (
    elu as elu,
)
from gradviz.models.activations import (
    exponential as exponential,
)
from gradviz.models.activations import (
    gelu as gelu,
)
from gradviz.models.activations import (
    get as get,
)
from gradviz.models.activations import (
    leaky_relu as leaky_relu,
)
from gradviz.models.activations import (
    linear as linear,
)
from gradviz.models.activations import (
    log_softmax as log_softmax,
)
from gradviz.models.activations import (
    relu as relu,
)
from gradviz.models.activations import (
    relu6 as relu6,
)
from gradviz.models.activations import (
    selu as selu,
)
from gradviz.models.activations import (
    sigmoid as sigmoid,
)
from gradviz.models.activations import (
    silu as silu,
)
from gradviz.models.activations import (
    silu as swish,
)
from gradviz.models.activations import (
    softmax as softmax,
)
from gradviz.models.activations import (
    softplus as softplus,
)
from gradviz.models.activations import (
    softsign as softsign,
)
from gradviz.models.activations import (
    tanh as tanh,
)

__all__ = [
    "elu",
    "exponential",
    "gelu",
    "get",
    "leaky_relu",
    "linear",
    "log_softmax",
    "relu",
    "relu6",
    "selu",
    "sigmoid",
    "silu",
    "softmax",
    "softplus",
    "softsign",
    "swish",
    "tanh",
]
