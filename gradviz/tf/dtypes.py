"""tf.dtypes: the kinds of numbers."""

from gradviz.engine.dtypes import (
    DType as DType,
)
from gradviz.engine.dtypes import (
    as_dtype as as_dtype,
)
from gradviz.engine.dtypes import (
    boolean as bool,
)
from gradviz.engine.dtypes import (
    float16 as float16,
)
from gradviz.engine.dtypes import (
    float32 as float32,
)
from gradviz.engine.dtypes import (
    float64 as float64,
)
from gradviz.engine.dtypes import (
    int8 as int8,
)
from gradviz.engine.dtypes import (
    int16 as int16,
)
from gradviz.engine.dtypes import (
    int32 as int32,
)
from gradviz.engine.dtypes import (
    int64 as int64,
)
from gradviz.engine.dtypes import (
    string as string,
)
from gradviz.engine.dtypes import (
    uint8 as uint8,
)
from gradviz.engine.dtypes import (
    uint16 as uint16,
)
from gradviz.engine.dtypes import (
    uint32 as uint32,
)
from gradviz.engine.dtypes import (
    uint64 as uint64,
)
from gradviz.engine.functions.elementwise import (
    cast as cast,
)

__all__ = [
    "DType",
    "as_dtype",
    "bool",
    "cast",
    "float16",
    "float32",
    "float64",
    "int8",
    "int16",
    "int32",
    "int64",
    "string",
    "uint8",
    "uint16",
    "uint32",
    "uint64",
]
