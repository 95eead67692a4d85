"""What the graph says."""

ROWS: dict[str, tuple[str, str]] = {}
