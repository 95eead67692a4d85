"""From a gradient, in its table or in the inspector, to its Jacobian, brought to sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gradviz.trace.paths import versions
from gradviz.ui.tables.arrivals import call_in_force
from gradviz.ui.tables.gradients_model import ROW_ROLE
from gradviz.ui.tables.inspector_model import InspectorModel
from gradviz.ui.tables.widening import Widening as TableWidening

if TYPE_CHECKING:
    from gradviz.app.main_window import MainWindow
    from gradviz.trace import Row
    from gradviz.ui.tables.widening import Index


class Widening:
    """Listens to the two tables of one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        w = window.widgets
        for table, row_of in ((w.gradients, _row_at), (w.inspector, self._row_looked_into)):
            TableWidening(table, row_of).requested.connect(self.show)

    def show(self, row: Row) -> None:
        """Turn to the Jacobian of `row`, and let keys act on it."""
        plots = self._window.widgets.plots
        dock = self._window.panels.docks["plotsDock"]
        dock.show()
        dock.raise_()
        plots.jacobian.show_source(row)
        plots.show_panel("jacobian")
        if plots.jacobian.page.chart is not None:
            plots.jacobian.page.chart.setFocus()

    def _row_looked_into(self, _index: Index) -> Row | None:
        """Return the row of the call in force whose source the inspector shows."""
        window = self._window
        call = call_in_force(window.shown, window.document.stepper.frame)
        facts = window.widgets.inspector.model()
        node = facts.node() if isinstance(facts, InspectorModel) else None
        if call is None or node is None:
            return None
        nodes = versions(window.shown, node)
        return next((row for row in call.rows if row.node in nodes), None)


def _row_at(index: Index) -> Row | None:
    """Return the row of the gradients table."""
    row: Row | None = index.data(ROW_ROLE) if index.isValid() else None
    return row
