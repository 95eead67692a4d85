"""Operations that let a value pass, or refuse it."""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.op import define

FAMILY = "checks"
_IN_GRADIENT = "Not a number (NaN) or infinity (Inf) values detected in gradient. "


def _check_numerics(x: Any, message: str) -> Any:
    wrong = [word for word, found in (("Inf", np.isinf(x)), ("NaN", np.isnan(x))) if np.any(found)]
    if wrong:
        raise InvalidArgumentError(
            f"{message} : Tensor had {' and '.join(wrong)} values [Op:CheckNumerics] name: "
        )
    return x


# fmt: off
define("check_numerics", _check_numerics,
       (lambda m, g, out, x, message: m.check_numerics(g, message=_IN_GRADIENT + message),),
       (r"$g",), glyph="check", tf_name="CheckNumerics", family=FAMILY)
# fmt: on
