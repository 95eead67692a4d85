"""tf.keras.initializers: how variables of a layer start."""

from gradviz.models.initializers import (
    Constant as Constant,
)
from gradviz.models.initializers import (
    GlorotNormal as GlorotNormal,
)
from gradviz.models.initializers import (
    GlorotUniform as GlorotUniform,
)
from gradviz.models.initializers import (
    HeNormal as HeNormal,
)
from gradviz.models.initializers import (
    HeUniform as HeUniform,
)
from gradviz.models.initializers import (
    Ones as Ones,
)
from gradviz.models.initializers import (
    RandomNormal as RandomNormal,
)
from gradviz.models.initializers import (
    RandomUniform as RandomUniform,
)
from gradviz.models.initializers import (
    Zeros as Zeros,
)
from gradviz.models.initializers import (
    get as get,
)

__all__ = [
    "Constant",
    "GlorotNormal",
    "GlorotUniform",
    "HeNormal",
    "HeUniform",
    "Ones",
    "RandomNormal",
    "RandomUniform",
    "Zeros",
    "get",
]
