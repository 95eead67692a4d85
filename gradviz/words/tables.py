"""What the tables says."""

ROWS: dict[str, tuple[str, str]] = {}
