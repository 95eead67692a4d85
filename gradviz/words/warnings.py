"""What is said before harm is done."""

ROWS: dict[str, tuple[str, str]] = {}
