"""A piece of the program text. Knows characters only: neither bytes (ast) nor UTF-16 (Qt)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters, counted from the start of the whole text."""

    start: int
    stop: int

    def slice(self, text: str) -> str:
        """Return the piece of `text` this span covers."""
        return text[self.start : self.stop]

    def line(self, text: str) -> int:
        """Return the 1-based line on which the span starts."""
        return text.count("\n", 0, self.start) + 1

    def column(self, text: str) -> int:
        """Return the 0-based column, in characters, at which the span starts."""
        return self.start - (text.rfind("\n", 0, self.start) + 1)

    def end(self) -> "Span":
        """Return the empty span just behind this one, as (start, stop) of its end."""
        return Span(self.stop, self.stop)
