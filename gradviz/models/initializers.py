"""How the variables of a layer start, by the classes and names of Keras, and how one is found."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import numpy as np

from gradviz.engine import as_dtype, is_tensor
from gradviz.engine.functions.elementwise import cast, tensor
from gradviz.models.constant_initializers import Constant, Identity, Initializer, Ones, Shape, Zeros
from gradviz.models.module import snake_case
from gradviz.models.random import FLOATX
from gradviz.models.random_initializers import (
    GlorotNormal,
    GlorotUniform,
    HeNormal,
    HeUniform,
    LecunNormal,
    LecunUniform,
    Orthogonal,
    RandomNormal,
    RandomUniform,
    TruncatedNormal,
    VarianceScaling,
)

CLASSES: tuple[type[Initializer], ...] = (
    Constant, GlorotNormal, GlorotUniform, HeNormal, HeUniform, Identity, Initializer, LecunNormal,
    LecunUniform, Ones, Orthogonal, RandomNormal, RandomUniform, TruncatedNormal, VarianceScaling,
    Zeros,
)  # fmt: skip
BY_NAME: dict[str, type[Initializer]] = {
    **{made.__name__: made for made in CLASSES},
    **{snake_case(made.__name__): made for made in CLASSES},
    "IdentityInitializer": Identity, "OrthogonalInitializer": Orthogonal, "normal": RandomNormal,
    "one": Ones, "uniform": RandomUniform, "zero": Zeros,
}  # fmt: skip


def get(identifier: Any) -> Any:
    """Return the initializer meant by a name, a configuration, a class, a callable or a tensor.

    None stays None. ValueError for anything else.
    """
    if identifier is None:
        return None
    if isinstance(identifier, (str, dict)):
        return deserialize(identifier)
    if is_tensor(identifier) or isinstance(identifier, (np.ndarray, np.generic)):
        return _given(identifier)
    if callable(identifier):
        return identifier() if inspect.isclass(identifier) else identifier
    raise ValueError(f"Could not interpret initializer identifier: {identifier}")


def serialize(initializer: Initializer) -> dict[str, Any]:
    """Return an initializer's configuration with its class's name."""
    return {"class_name": type(initializer).__name__, "config": initializer.get_config()}


def deserialize(config: Any, custom_objects: dict[str, Any] | None = None) -> Any:
    """Return the initializer of a configuration, or of a name alone."""
    name = config if isinstance(config, str) else config.get("class_name")
    found = {**BY_NAME, **(custom_objects or {})}.get(str(name))
    if found is None:
        raise ValueError(f"Could not interpret initializer identifier: {config}")
    return found() if isinstance(config, str) else found.from_config(dict(config.get("config", {})))


def _given(value: Any) -> Callable[..., Any]:
    def initialize(shape: Shape, dtype: Any = None) -> Any:
        """Return the given value; ValueError if it is not of this shape."""
        if tuple(shape) != tuple(value.shape):
            raise ValueError(
                f"Expected `shape` to be {tuple(value.shape)} for direct tensor as initializer. "
                f"Received shape={shape}"
            )
        return cast(tensor(value), as_dtype(dtype or FLOATX))

    return initialize
