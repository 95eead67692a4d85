"""What the editor wants to know of the language's names. The language itself is handed in."""

from collections.abc import Sequence
from typing import Protocol


class Entry(Protocol):
    """What is known of one name. `parameters` is None for what cannot be called."""

    @property
    def parameters(self) -> Sequence[str] | None:
        """The parameters as one writes them: "x", "axis=None", "*args"."""

    @property
    def help(self) -> str:
        """What it is or does, in one sentence."""


class Glossary(Protocol):
    """Tells of names. A path is a name as programs write it, or a class and an attribute."""

    @property
    def names(self) -> Sequence[str]:
        """All names that may be offered, dots included: "sigmoid", "tf.reduce_sum"."""

    def describe(self, path: str) -> Entry | None:
        """Return what is known of `path`, or None."""

    def members(self, path: str) -> Sequence[str]:
        """Return what may follow a dot after `path`, a module or a class."""


class NoGlossary:
    """Knows no names: an editor of plain text."""

    names: Sequence[str] = ()

    def describe(self, path: str) -> Entry | None:
        """Return None."""
        return None

    def members(self, path: str) -> Sequence[str]:
        """Return nothing."""
        return ()
