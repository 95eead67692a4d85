"""tf.dtypes: the kinds of numbers."""

from gradviz.engine.dtypes import (
    DType,
    as_dtype,
    boolean as bool,
    float16,
    float16 as half,
    float32,
    float64,
    float64 as double,
    int8,
    int16,
    int32,
    int64,
    string,
    uint8,
    uint16,
    uint32,
    uint64,
)
from gradviz.engine.functions.elementwise import cast

__all__ = [
    "DType",
    "as_dtype",
    "bool",
    "cast",
    "double",
    "float16",
    "float32",
    "float64",
    "half",
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
