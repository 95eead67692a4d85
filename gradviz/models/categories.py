"""From class numbers to rows of zeros with a one."""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine import is_tensor
from gradviz.models import tensors
from gradviz.models.host import afford


def to_categorical(x: Any, num_classes: int | None = None) -> Any:
    """Return a row of zeros with a one for each class number: an array, of a tensor a tensor.

    As many classes as the largest number asks for, unless told; a tensor must be told.
    """
    if is_tensor(x):
        if x.ndim > 1 and x.shape[-1] == 1:
            x = tensors.reshape(x, x.shape[:-1])
        if num_classes is None:
            raise ValueError("`num_classes` is needed for a tensor.")
        return tensors.one_hot(x, num_classes)
    numbers = np.array(x, dtype=np.int64)
    sizes = numbers.shape[:-1] if numbers.ndim > 1 and numbers.shape[-1] == 1 else numbers.shape
    numbers = numbers.reshape(-1)
    classes = num_classes or int(np.max(numbers)) + 1
    afford((len(numbers), classes))
    rows = np.zeros((len(numbers), classes))
    rows[np.arange(len(numbers)), numbers] = 1
    return rows.reshape(*sizes, classes)
