"""Modules, layers, losses and optimizers, written over the engine."""

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
    LayerVariable as LayerVariable,
)
from gradviz.models.layers import (
    ReLU as ReLU,
)
from gradviz.models.layers import (
    Softmax as Softmax,
)
from gradviz.models.module import Module as Module
from gradviz.models.sequential import (
    InputLayer as InputLayer,
)
from gradviz.models.sequential import (
    Model as Model,
)
from gradviz.models.sequential import (
    Sequential as Sequential,
)
from gradviz.models.sequential import (
    make_input as make_input,
)
