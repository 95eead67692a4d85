"""What the transport says."""

ROWS: dict[str, tuple[str, str]] = {}
