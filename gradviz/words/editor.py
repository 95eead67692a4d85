"""What the editor says."""

ROWS: dict[str, tuple[str, str]] = {}
