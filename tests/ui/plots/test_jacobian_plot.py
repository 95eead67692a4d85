"""The Jacobian's picture: seeds under the mouse and the keys, cells, names, and what is said."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from gradviz.trace.jacobian import Jacobian, Pulled
from gradviz.ui.plots.jacobian_names import Named
from gradviz.ui.plots.jacobian_plot import JacobianPlot
from gradviz.ui.theme import DARK, LIGHT

LEFT = Qt.MouseButton.LeftButton
TABLE = np.array([[0.5, -0.25, 0.0], [1.0, 2.0, -4.0]])
JACOBIAN = Jacobian(0, 0, ((2,),), (3,), (2, 3), range(2), range(3), TABLE, np.ones(2))
NAMED = Named(JACOBIAN, ("y",), "x")


def seeded(*seed, table=TABLE):
    seed = np.array(seed, float)
    return Pulled(seed, seed @ table, 8.0, own=bool((seed == 1).all()))


def large(rows, columns):
    table = np.sin(np.arange(rows * columns, dtype=float)).reshape(rows, columns)
    seed = np.ones(rows)
    found = Jacobian(0, 0, ((rows,),), (columns,), table.shape, range(rows), range(columns), table,
                     seed)  # fmt: skip
    return Named(found, ("y",), "x"), Pulled(seed, seed @ table, 10.0, own=True)


@pytest.fixture
def plot(qtbot):
    around = QWidget()
    qtbot.addWidget(around)
    around.resize(380, 280)
    plot = JacobianPlot(around)
    plot.resize(380, 280)
    plot.set_jacobian((NAMED, seeded(1, 1)))
    around.show()
    qtbot.waitUntil(lambda: plot.places is not None and plot.places.map.height() > 50)
    yield plot
    around.close()


@pytest.fixture
def asked(plot):
    """The seeds asked for; each is granted, as the document does."""
    seeds = []
    plot.seedEdited.connect(seeds.append)
    plot.seedEdited.connect(
        lambda seed: plot.set_pulled(seeded(1, 1) if seed is None else seeded(*seed))
    )
    return seeds


def spot(plot, x, y):
    box = plot.getPlotItem().getViewBox()
    return plot.mapFromScene(box.mapToScene(QPointF(x, y)))


def move(plot, position, buttons=Qt.MouseButton.NoButton):
    where = QPointF(QPoint(position))
    event = QMouseEvent(
        QEvent.Type.MouseMove, where, plot.viewport().mapToGlobal(where),
        Qt.MouseButton.NoButton, buttons, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(plot.viewport(), event)


def drag(plot, qtbot, row, *values):
    at, reach = plot.places, plot.moment.reach
    y = at.row(row).center().y()
    start = spot(plot, at.seed_x(plot.moment.pulled.seed[row], reach), y)
    qtbot.mousePress(plot.viewport(), LEFT, pos=start)
    for value in values:
        x = at.seeds.center().x() + value / reach * at.seeds.width() / 2
        move(plot, spot(plot, x, y), LEFT)
    qtbot.mouseRelease(plot.viewport(), LEFT, pos=spot(plot, x, y))


def test_without_a_jacobian_it_is_empty(qtbot):
    around = QWidget()
    qtbot.addWidget(around)
    plot = JacobianPlot(around)
    assert plot.is_empty
    assert not plot.grab().isNull()


def test_dragging_a_bar_asks_for_that_seed_again_and_again(plot, asked, qtbot):
    drag(plot, qtbot, 1, 0.5, 0.0, -1.5)
    assert [seed[0] for seed in asked] == [1.0] * len(asked)
    assert len(asked) >= 4
    assert asked[-1][1] == pytest.approx(-1.5, abs=0.06)
    assert plot.moment.pulled.gradient.tolist() == (asked[-1] @ TABLE).tolist()
    assert plot.moment.chosen == 1


def test_a_bar_can_be_dragged_out_of_its_lane_and_is_measured_anew_then(plot, asked, qtbot):
    before = plot.moment.reach
    drag(plot, qtbot, 0, 1.9, 3.5)
    assert asked[-1][0] == pytest.approx(3.5, abs=0.1)
    assert plot.moment.reach > before


@pytest.mark.parametrize("place", ["map", "row_names"])
def test_a_click_on_a_row_asks_for_the_gradient_of_one_element(plot, asked, qtbot, place):
    x = getattr(plot.places, place).center().x()
    y = plot.places.row(1).center().y()
    qtbot.mouseClick(plot.viewport(), LEFT, pos=spot(plot, x, y))
    assert [seed.tolist() for seed in asked] == [[0, 1]]
    assert plot.moment.pulled.gradient.tolist() == TABLE[1].tolist()


def test_a_click_beside_everything_asks_for_nothing(plot, asked, qtbot):
    qtbot.mouseClick(plot.viewport(), LEFT, pos=spot(plot, 3, plot.places.foot.center().y()))
    assert asked == []


def test_keys_choose_a_row_and_change_its_seed(plot, asked, qtbot):
    qtbot.keyClick(plot, Qt.Key.Key_Down)
    assert plot.moment.chosen == 1
    qtbot.keyClick(plot, Qt.Key.Key_Down)
    assert plot.moment.chosen == 1
    qtbot.keyClick(plot, Qt.Key.Key_Plus)
    qtbot.keyClick(plot, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(plot, Qt.Key.Key_Minus)
    qtbot.keyClick(plot, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert [round(seed[1], 6) for seed in asked] == [1.1, 1.2, 1.1, 1.0]
    qtbot.keyClick(plot, Qt.Key.Key_0)
    assert asked[-1].tolist() == [1, 0]
    qtbot.keyClick(plot, Qt.Key.Key_Return)
    assert asked[-1].tolist() == [0, 1]
    qtbot.keyClick(plot, Qt.Key.Key_Backspace)
    assert asked[-1] is None
    qtbot.keyClick(plot, Qt.Key.Key_Up)
    assert plot.moment.chosen == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End,
                                 Qt.Key.Key_Space])  # fmt: skip
def test_the_keys_of_the_timeline_are_left_to_it(plot, asked, qtbot, key):
    qtbot.keyClick(plot, key)
    assert asked == []
    assert plot.moment.chosen == 0


def test_who_hears_the_window_is_told_the_row_and_its_seed(plot, asked, qtbot):
    qtbot.keyClick(plot, Qt.Key.Key_Down)
    qtbot.keyClick(plot, Qt.Key.Key_Minus)
    assert plot.accessibleDescription().startswith("Row y[1], v = 0.9")


def test_the_pointer_is_told_the_number_under_it(plot, qtbot):
    at = plot.places
    move(plot, spot(plot, at.map.right() - 5, at.row(1).center().y()))
    qtbot.waitUntil(lambda: "∂y[1]/∂x[2] = -4.000" in QToolTip.text())
    assert "2 × 3" in QToolTip.text()
    move(plot, spot(plot, at.map.left() + 5, at.bars.center().y()))
    qtbot.waitUntil(lambda: "vᵀJ for x[0] = 1.500" in QToolTip.text())
    move(plot, spot(plot, at.seeds.center().x(), at.row(0).center().y()))
    qtbot.waitUntil(lambda: "v for y[0] = 1" in QToolTip.text())
    QToolTip.hideText()


def test_of_cells_that_share_a_pixel_the_one_that_is_seen_is_told(plot, qtbot):
    named, pulled = large(1, 70_000)
    named.jacobian.table[0] = 0.1
    named.jacobian.table[0, 35_003] = -5.0
    plot.set_jacobian((named, pulled))
    at = plot.places
    x = at.map.left() + 35_003 * at.cell[0]
    told = []
    for step in (-1.5, -0.5, 0.5, 1.5):
        move(plot, spot(plot, x + step, at.map.center().y()))
        told.append(QToolTip.text())
    assert any("∂y[0]/∂x[35003] = -5.000" in text for text in told)
    QToolTip.hideText()


def test_another_seed_paints_other_bars_and_the_same_map(plot):
    at = plot.places
    before = plot.grab().toImage()
    plot.set_pulled(seeded(1, -1))
    after = plot.grab().toImage()

    def cut(image, rect):
        corner = spot(plot, rect.left(), rect.top())
        return image.copy(
            corner.x() + 2, corner.y() + 2, int(rect.width()) - 4, int(rect.height()) - 4
        )

    assert cut(before, at.map) == cut(after, at.map)
    assert cut(before, at.bars) != cut(after, at.bars)
    assert cut(before, at.seeds) != cut(after, at.seeds)
    plot.set_pulled(seeded(1, 1))
    assert plot.grab().toImage() == before


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("size", [(1, 1), (1, 70_000), (70_000, 1), (500, 500), (30, 40)])
def test_every_size_is_painted(plot, qtbot, theme, size):
    plot.set_jacobian(large(*size))
    plot.set_theme(theme)
    first = plot.grab().toImage()
    at = plot.places
    assert at.map.right() <= plot.width()
    assert at.numbers.bottom() <= at.foot.top() + 1
    other = large(*size)
    plot.set_jacobian((other[0], Pulled(other[1].seed * 0, other[1].gradient * 0, 1.0, own=False)))
    assert plot.grab().toImage() != first


def test_a_cell_without_room_for_its_number_says_its_sign_by_a_minus(plot):
    rows, columns = 6, 20
    table = np.full((rows, columns), -1.0)
    table[:, 1::2] = 1.0
    found = Jacobian(0, 0, ((rows,),), (columns,), table.shape, range(rows), range(columns), table,
                     np.ones(rows))  # fmt: skip
    plot.set_jacobian((Named(found, ("y",), "x"), Pulled(np.ones(rows), table[0], 1.0, True)))
    image, at = plot.grab().toImage(), plot.places
    wide, high = at.cell
    assert wide >= 8.5

    def inks(column):
        corner = spot(plot, at.map.left() + column * wide, at.map.top())
        return {
            image.pixelColor(corner.x() + x, corner.y() + y).name()
            for x in range(2, int(wide) - 2) for y in range(2, int(high) - 2)
        }  # fmt: skip

    assert len(inks(1)) == 1
    assert len(inks(2)) > 1


def test_what_is_not_finite_is_painted_without_complaint(plot):
    table = np.array([[np.nan, np.inf, -np.inf], [0.0, 1.0, -1.0]])
    found = Jacobian(0, 0, ((2,),), (3,), (2, 3), range(2), range(3), table, np.ones(2))
    gradient = np.array([np.nan, np.inf, -np.inf])
    plot.set_jacobian(
        (Named(found, ("y",), "x"), Pulled(np.array([1, np.nan]), gradient, 1.0, False))
    )
    assert not plot.grab().isNull()


def test_all_zeros_are_painted_without_complaint(plot):
    found = Jacobian(0, 0, ((2,),), (3,), (2, 3), range(2), range(3), TABLE * 0, np.ones(2))
    plot.set_jacobian((Named(found, ("y",), "x"), Pulled(np.ones(2), np.zeros(3), 0.0, own=True)))
    assert not plot.grab().isNull()


def test_the_row_chosen_is_kept_by_the_next_jacobian_if_it_has_it(plot, qtbot):
    qtbot.keyClick(plot, Qt.Key.Key_Down)
    plot.set_jacobian((NAMED, seeded(1, 1)))
    assert plot.moment.chosen == 1
    plot.set_jacobian(large(1, 3))
    assert plot.moment.chosen == 0
