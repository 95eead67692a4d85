"""What the reasons says."""

ROWS: dict[str, tuple[str, str]] = {}
