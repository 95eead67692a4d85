"""What the lessons says."""

ROWS: dict[str, tuple[str, str]] = {}
