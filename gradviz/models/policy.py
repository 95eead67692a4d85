"""DTypePolicy: the dtypes of a layer's weights and of its computation, which are one here."""

from __future__ import annotations

from typing import Any

from gradviz.models.promotion import DTypeName, standardized


class DTypePolicy:
    """A dtype under the name that layers know it by."""

    def __init__(self, name: Any = None) -> None:
        if isinstance(name, str) and name.startswith("mixed_"):
            raise NotImplementedError(
                f"The policy {name!r} computes in another dtype than it keeps weights in; here "
                "both are the same. Give the layer a dtype such as 'float32' or 'float64'."
            )
        self._dtype = standardized(name)

    @property
    def name(self) -> DTypeName:
        """The name of the policy: that of its dtype."""
        return self._dtype

    @property
    def compute_dtype(self) -> DTypeName:
        """The dtype that floating inputs are cast to."""
        return self._dtype

    @property
    def variable_dtype(self) -> DTypeName:
        """The dtype of the weights."""
        return self._dtype

    def __repr__(self) -> str:
        return f'<DTypePolicy "{self.name}">'


def policy_of(dtype: Any) -> DTypePolicy:
    """Return a policy as it is, or the one of a dtype."""
    return dtype if isinstance(dtype, DTypePolicy) else DTypePolicy(dtype)
