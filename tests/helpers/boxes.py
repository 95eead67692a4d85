"""Boxes of one size, where a test needs no fonts."""


def measured(nodes):
    """Read `nodes`; return what measures their boxes."""
    return lambda _lying: {node.id: (60.0, 40.0) for node in nodes}
