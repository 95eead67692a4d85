"""tf.nn: activations and losses."""

from gradviz.engine.functions.elementwise import (
    sigmoid as sigmoid,
)
from gradviz.engine.functions.elementwise import (
    tanh as tanh,
)
from gradviz.engine.functions.nn import (
    bias_add as bias_add,
)
from gradviz.engine.functions.nn import (
    dropout as dropout,
)
from gradviz.engine.functions.nn import (
    elu as elu,
)
from gradviz.engine.functions.nn import (
    embedding_lookup as embedding_lookup,
)
from gradviz.engine.functions.nn import (
    gelu as gelu,
)
from gradviz.engine.functions.nn import (
    l2_loss as l2_loss,
)
from gradviz.engine.functions.nn import (
    l2_normalize as l2_normalize,
)
from gradviz.engine.functions.nn import (
    leaky_relu as leaky_relu,
)
from gradviz.engine.functions.nn import (
    log_softmax as log_softmax,
)
from gradviz.engine.functions.nn import (
    moments as moments,
)
from gradviz.engine.functions.nn import (
    relu as relu,
)
from gradviz.engine.functions.nn import (
    relu6 as relu6,
)
from gradviz.engine.functions.nn import (
    selu as selu,
)
from gradviz.engine.functions.nn import (
    sigmoid_cross_entropy_with_logits as sigmoid_cross_entropy_with_logits,
)
from gradviz.engine.functions.nn import (
    softmax as softmax,
)
from gradviz.engine.functions.nn import (
    softmax_cross_entropy_with_logits as softmax_cross_entropy_with_logits,
)
from gradviz.engine.functions.nn import (
    softplus as softplus,
)
from gradviz.engine.functions.nn import (
    softsign as softsign,
)
from gradviz.engine.functions.nn import (
    sparse_softmax_cross_entropy_with_logits as sparse_softmax_cross_entropy_with_logits,
)
from gradviz.engine.functions.nn import (
    swish as silu,
)
from gradviz.engine.functions.nn import (
    swish as swish,
)
from gradviz.engine.functions.shape import (
    top_k as top_k,
)

__all__ = [
    "bias_add",
    "dropout",
    "elu",
    "embedding_lookup",
    "gelu",
    "l2_loss",
    "l2_normalize",
    "leaky_relu",
    "log_softmax",
    "moments",
    "relu",
    "relu6",
    "selu",
    "sigmoid",
    "sigmoid_cross_entropy_with_logits",
    "silu",
    "softmax",
    "softmax_cross_entropy_with_logits",
    "softplus",
    "softsign",
    "sparse_softmax_cross_entropy_with_logits",
    "swish",
    "tanh",
    "top_k",
]
