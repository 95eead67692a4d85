"""What the window says."""

ROWS: dict[str, tuple[str, str]] = {}
