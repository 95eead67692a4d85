"""What is said of the piece of a Jacobian that the pointer is on, or that keys act on."""

from gradviz.ui.numbers import shape_text, short
from gradviz.ui.plots.jacobian_names import Named
from gradviz.ui.plots.jacobian_painter import Moment
from gradviz.ui.plots.jacobian_places import CELL, GRADIENT, ROW, SEED
from gradviz.ui.plots.jacobian_writing import seed_text
from gradviz.words import say


def hint(moment: Moment, what: str, row: int, column: int) -> str:
    """Return the words for a cell, a seed, a row's name or an element of vᵀJ; "" for nothing."""
    named = moment.named
    if what == CELL:
        return _cell(named, row, column)
    if what == SEED:
        value = seed_text(float(moment.pulled.seed[row]))
        return say("jacobian.seed", row=named.row(row), value=value)
    if what == ROW:
        return say("jacobian.row", row=named.row(row))
    if what == GRADIENT:
        value = short(float(moment.pulled.gradient[column]))
        return say("jacobian.made", column=named.column(column), value=value)
    return ""


def chosen(moment: Moment) -> str:
    """Return the words for the row that keys act on, and what they do."""
    value = seed_text(float(moment.pulled.seed[moment.chosen]))
    return say("jacobian.chosen", row=moment.named.row(moment.chosen), seed=value)


def _cell(named: Named, row: int, column: int) -> str:
    jacobian = named.jacobian
    assert jacobian.table is not None
    return say(
        "jacobian.cell",
        row=named.row(row),
        column=named.column(column),
        value=short(float(jacobian.table[row, column])),
        m=jacobian.size[0],
        n=jacobian.size[1],
        target=" ".join(shape_text(shape) for shape in jacobian.targets),
        source=shape_text(jacobian.shape),
    )
