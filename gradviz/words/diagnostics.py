"""What the diagnostics says."""

ROWS: dict[str, tuple[str, str]] = {}
