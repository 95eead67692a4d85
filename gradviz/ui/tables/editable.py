"""What can be put into the value cell of a row, and with what: typed, slid, switched, a grid."""

from gradviz.trace import InputRow

MOST_CELLS = 400  # of a vector or matrix that is edited number by number


def is_writable(row: InputRow) -> bool:
    """Whether the program lets a value be put in: a literal in the text, or a free name."""
    return row.value_span is not None or (row.declared is None and row.settable)


def is_text(row: InputRow) -> bool:
    """Whether the value is one text."""
    return row.value.dtype.kind == "U" and row.value.size == 1 and row.value.ndim == 0


def is_editable(row: InputRow) -> bool:
    """Whether a new value can be typed: numbers, or a text, that the program lets be put in."""
    numbers = row.value.dtype.kind in "fiub" and row.value.size > 0
    return is_writable(row) and (numbers or is_text(row))


def has_slider(row: InputRow) -> bool:
    """Whether the value is one number that can be set: only that can be slid."""
    return is_editable(row) and row.value.size == 1 and row.value.dtype.kind in "fiu"


def has_switch(row: InputRow) -> bool:
    """Whether the value is one truth that can be turned over."""
    return is_editable(row) and row.value.size == 1 and row.value.dtype.kind == "b"


def has_grid(row: InputRow) -> bool:
    """Whether the value is a vector or a matrix, or more, of numbers that can be set."""
    return is_editable(row) and row.value.ndim > 0 and row.value.dtype.kind in "fiub"


def value_how(row: InputRow) -> str:
    """Return the catalogue key of how the value can be changed, or of why it cannot."""
    if not is_editable(row):
        return "variables.value_fixed"
    if has_switch(row):
        return "variables.value_switch"
    if has_grid(row):
        return "grid.too_large_tip" if row.value.size > MOST_CELLS else "grid.how"
    return "variables.value_text"
