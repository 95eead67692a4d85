"""What the narration says."""

ROWS: dict[str, tuple[str, str]] = {}
