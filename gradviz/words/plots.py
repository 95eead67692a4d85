"""What the plots says."""

ROWS: dict[str, tuple[str, str]] = {}
