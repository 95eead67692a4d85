"""The variables that Keras makes, and the names it gives: each only once."""

from __future__ import annotations

from gradviz.engine import Variable, session


class LayerVariable(Variable):
    """A variable of a layer: its name has no ":0", and it prints with its path."""

    __slots__ = ("path",)

    path: str

    @property
    def name(self) -> str:
        """The plain name."""
        return self._name

    def __repr__(self) -> str:
        return (
            f"<Variable path={self.path}, shape={tuple(self.shape)}, dtype={self.dtype.name}, "
            f"value={self.tensor.value}>"
        )


LayerVariable.__name__ = LayerVariable.__qualname__ = "Variable"


def unique_name(name: str) -> str:
    """Return a name unique among what this thread has named so far: dense, dense_1, dense_2."""
    counts = session().names
    number = counts.get(name, 0)
    counts[name] = number + 1
    return f"{name}_{number}" if number else name
