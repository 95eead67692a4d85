"""What the command says."""

ROWS: dict[str, tuple[str, str]] = {}
