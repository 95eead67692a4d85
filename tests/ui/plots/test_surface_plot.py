"""The surface as a picture with a point in the hand: by mouse, by wheel, by keys."""

import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gradviz.export.plots import write_plot
from gradviz.trace.surface import DOWNHILL, FLAT, NONE, UPHILL, Contour, Descent, Surface, Tones
from gradviz.trace.training import Training
from gradviz.ui.plots.surface_plot import SurfacePlot
from gradviz.ui.theme import DARK
from gradviz.words import CATALOGUE
from tests.helpers.pointer import drag_on, spot, wheel

GRID = np.linspace(-2.0, 2.0, 41)
XS, YS = np.meshgrid(GRID, GRID)
LINE = np.array([[[-1.0, -2.0], [-1.0, 0.0]], [[-1.0, 0.0], [-1.0, 2.0]]])
BOWL = Surface("f", ("x", "y"), GRID, GRID, XS**2 + YS**2, (1.0, -0.5), 1.25, (2.0, -1.0),
               2 * XS, 2 * YS, tones=Tones(0.0, 8.0), contours=(Contour(1.0, LINE),))  # fmt: skip
WAY = Descent("f", ("x", "y"), np.array([1.0, 0.5, 0.0]), np.array([-0.5, -0.25, 0.0]),
              np.array([1.25, 0.3, 0.0]), FLAT)  # fmt: skip
LEFT = Qt.MouseButton.LeftButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def plot(qtbot):
    around = QWidget()
    qtbot.addWidget(around)
    around.resize(320, 280)
    plot = SurfacePlot(around)
    plot.resize(320, 280)
    around.show()
    plot.set_surface(BOWL)
    qtbot.waitUntil(lambda: plot.getPlotItem().getViewBox().height() > 100)
    plot.asked, plot.views = [], []
    plot.moved.connect(lambda x, y: plot.asked.append((x, y)))
    plot.viewWanted.connect(plot.views.append)
    yield plot
    around.close()


def series(plot):
    return {item.name(): item.getData() for item in plot.getPlotItem().listDataItems()}


def test_the_point_is_drawn_where_it_is(plot):
    x, y = series(plot)["present point"]
    assert (x.tolist(), y.tolist()) == ([1.0], [-0.5])


def test_dragging_the_point_changes_both_values_to_round_ones(plot):
    drag_on(plot, BOWL.at, (-1.0, 1.0))
    assert plot.asked[-1] == pytest.approx((-1.0, 1.0), abs=0.05)
    assert all(value == round(value, 3) for value in plot.asked[-1])
    assert plot.views == []


def test_the_point_stays_on_the_plot(plot):
    drag_on(plot, BOWL.at, (9.0, 0.0))
    assert plot.asked[-1][0] == 2.0


def test_what_is_no_input_cannot_be_dragged(plot):
    plot.set_surface(dataclasses.replace(BOWL, movable=(False, True)))
    drag_on(plot, BOWL.at, (-1.0, 1.0))
    assert {x for x, _ in plot.asked} == {1.0}
    plot.set_surface(dataclasses.replace(BOWL, movable=(False, False)))
    plot.asked.clear()
    drag_on(plot, BOWL.at, (-1.0, 1.0))
    assert plot.asked == []


def test_a_point_in_the_hand_does_not_jump_back(plot):
    QTest.mousePress(plot.viewport(), LEFT, pos=spot(plot, *BOWL.at))
    where = QPointF(spot(plot, 0.0, 0.0))
    event = QMouseEvent(QEvent.Type.MouseMove, where, plot.viewport().mapToGlobal(where), LEFT,
                        LEFT, Qt.KeyboardModifier.NoModifier)  # fmt: skip
    QApplication.sendEvent(plot.viewport(), event)
    plot.set_surface(BOWL)
    assert series(plot)["present point"][0] == pytest.approx([0.0], abs=0.05)
    QTest.mouseRelease(plot.viewport(), LEFT, pos=where.toPoint())
    plot.set_surface(BOWL)  # of before: the program has not followed yet
    assert series(plot)["present point"][0] == pytest.approx([0.0], abs=0.05)
    plot.set_surface(dataclasses.replace(BOWL, at=plot.asked[-1]))
    plot.set_surface(BOWL)
    assert series(plot)["present point"][0] == [1.0]


def test_a_point_the_program_does_not_follow_goes_back(plot, qtbot):
    drag_on(plot, BOWL.at, (-1.0, 1.0))
    qtbot.waitUntil(lambda: series(plot)["present point"][0] == [1.0], timeout=5000)


def test_a_key_pressed_again_goes_on_from_where_the_point_was_put(plot):
    QTest.keyClick(plot, Qt.Key.Key_Right, CTRL)
    QTest.keyClick(plot, Qt.Key.Key_Right, CTRL)
    assert plot.asked[-1] == pytest.approx((1.16, -0.5))


def test_ways_and_the_points_arrow_wait_for_the_program(plot):
    plot.set_descent(WAY)
    assert plot.way_down is WAY
    drag_on(plot, BOWL.at, (-1.0, 1.0))
    plot.set_surface(BOWL)
    assert plot.way_down is None


def test_dragging_beside_the_point_moves_the_plane(plot):
    drag_on(plot, (-1.0, 1.0), (0.0, 1.0))
    (left, right), (low, high) = plot.views[-1]
    assert (left, right) == pytest.approx((-3.0, 1.0), abs=0.1)
    assert (low, high) == pytest.approx((-2.0, 2.0), abs=0.1)
    assert plot.asked == []


def test_a_stray_wheel_turn_does_nothing_and_with_ctrl_it_comes_closer(plot):
    wheel(plot.viewport(), spot(plot, 0.0, 0.0), 120)
    assert plot.views == []
    wheel(plot.viewport(), spot(plot, 0.0, 0.0), 120, CTRL)
    (left, right), _ = plot.views[-1]
    assert right - left == pytest.approx(3.2)
    wheel(plot.viewport(), spot(plot, 0.0, 0.0), -120, CTRL)
    assert plot.viewRange()[0] == pytest.approx([-2.0, 2.0])


def test_double_click_and_a_key_go_back_around_the_point(plot):
    QTest.mouseDClick(plot.viewport(), LEFT, pos=spot(plot, 0.0, 0.0))
    QTest.keyClick(plot, Qt.Key.Key_0)
    assert plot.views == [None, None]


@pytest.mark.parametrize(
    ("key", "held", "to"),
    [
        (Qt.Key.Key_Right, CTRL, (1.08, -0.5)),
        (Qt.Key.Key_Up, CTRL, (1.0, -0.42)),
        (Qt.Key.Key_Left, CTRL | SHIFT, (0.6, -0.5)),
        (Qt.Key.Key_Down, CTRL | SHIFT, (1.0, -0.9)),
    ],
)
def test_ctrl_with_arrows_moves_the_point(plot, key, held, to):
    QTest.keyClick(plot, key, held)
    assert plot.asked == [pytest.approx(to)]


def test_keys_come_closer_and_leave_the_timeline_its_own(plot):
    QTest.keyClick(plot, Qt.Key.Key_Plus)
    assert plot.viewRange()[0] == pytest.approx([-1.6, 1.6])
    QTest.keyClick(plot, Qt.Key.Key_Right)
    QTest.keyClick(plot, Qt.Key.Key_Space)
    assert plot.asked == []
    assert len(plot.views) == 1


def test_the_way_down_is_drawn_and_told(plot):
    plot.set_descent(WAY)
    assert series(plot)["steepest descent"][0].tolist() == [1.0, 0.5, 0.0]
    assert plot._key.line == "2 steps, ends at (0.00, 0.00): 0.00"
    assert "2 steps" in plot.accessibleDescription()


def test_a_way_from_another_point_is_not_drawn(plot):
    plot.set_descent(WAY)
    plot.set_surface(dataclasses.replace(BOWL, at=(0.0, 0.0)))
    assert plot.way_down is None
    assert series(plot)["steepest descent"][0] is None
    assert plot._key.line == "gradient (2.000, −1.000)"


def test_a_training_of_one_axis_alone_leaves_no_way(plot):
    path = np.array([1.0, 0.5])
    plot.set_training(Training("f", 0.1, path, (("x", path),)))
    assert not plot._way.isVisible()


def test_the_way_of_a_training_is_found_by_the_elements_it_moves(plot):
    path = np.linspace(0.0, 1.0, 11)
    plot.set_training(Training("f", 0.1, path, (("w[0, 1]", path), ("b", path))))
    plot.set_surface(dataclasses.replace(BOWL, along=("b", "w[0,1]")))
    assert len(series(plot)["way of the training"][0]) == 11
    assert plot._key.training == "SGD 0.1"
    plot.set_surface(BOWL)
    assert series(plot)["way of the training"][0] is None
    assert plot._key.training == ""


def test_arrows_point_downhill_uphill_or_are_away(plot):
    assert plot._arrows.count == 81 - 1  # none where it is flat
    pictures = []
    for direction in (DOWNHILL, UPHILL, NONE):
        plot.set_direction(direction)
        pictures.append(plot.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]
    assert plot._arrows.count == 0


@pytest.mark.parametrize(("direction", "sign"), [(DOWNHILL, -1.0), (UPHILL, 1.0)])
def test_the_points_arrow_points_along_the_gradient_or_against_it(plot, direction, sign):
    plot.set_direction(direction)
    image = plot.grab().toImage()
    (x, y), (dx, dy) = BOWL.at, BOWL.slope_at

    def inked(part):
        colour = image.pixelColor(spot(plot, x + part * dx, y + part * dy))
        return colour.red() - colour.blue() > 100  # the gradient's orange; shades are blue

    assert inked(sign * 0.16)
    assert not inked(-sign * 0.16)


def test_lines_have_their_values(plot):
    assert plot._lines.texts == ["1"]


def wait_for_hint(plot, qtbot, x, y, words):
    """Point at a place until it is told: a hint of a test before may hide it once."""
    from PySide6.QtWidgets import QToolTip

    def told():
        QTest.mouseMove(plot.viewport(), QPoint(2, 2))
        QTest.mouseMove(plot.viewport(), spot(plot, x, y))
        return words in QToolTip.text()

    qtbot.waitUntil(told)
    return QToolTip.text()


def test_numbers_are_told_under_the_pointer(plot, qtbot):
    assert "gradient (−2.000, 2.000)" in wait_for_hint(plot, qtbot, -1.0, 1.0, "f = 2.000")
    wait_for_hint(plot, qtbot, *BOWL.at, "Drag")


def test_the_step_under_the_pointer_is_told(plot, qtbot):
    plot.set_descent(WAY)
    wait_for_hint(plot, qtbot, 0.5, -0.25, "step 1 of 2: (0.5000, −0.2500)")


def test_places_without_a_value_are_hatched(plot):
    z = np.where(XS > 0, BOWL.z, np.nan)
    plot.set_surface(dataclasses.replace(BOWL, z=z, contours=()))
    plot.set_direction(NONE)
    image = plot.grab().toImage()
    place = spot(plot, -1.5, 1.0)
    shades = {image.pixelColor(place + QPoint(k, 0)).name() for k in range(12)}
    assert {plot.theme.window, plot.theme.faint} <= shades  # lines on the ground


def test_a_constant_has_a_surface_too(plot):
    flat = dataclasses.replace(BOWL, z=np.ones((41, 41)), tones=Tones(1.0, 1.0), contours=())
    plot.set_surface(flat)
    assert not plot.is_empty
    assert not plot.grab().isNull()


def test_it_can_be_worn_dark_and_told_in_korean(plot):
    before = plot.grab().toImage()
    plot.set_descent(WAY)
    plot.set_theme(DARK)
    assert plot.grab().toImage() != before
    CATALOGUE.use("ko")
    plot.restyle()
    assert "2단계" in plot._key.line


def test_at_a_slant_it_is_turned_by_dragging_and_set_right_by_a_double_click(plot):
    above = plot.grab().toImage()
    plot.set_relief(True)
    first = plot.grab().toImage()
    assert first != above
    drag_on(plot, (0.0, 0.0), (1.0, 0.5))
    assert (plot.asked, plot.views) == ([], [])
    assert plot.grab().toImage() != first
    QTest.mouseDClick(plot.viewport(), LEFT, pos=spot(plot, 0.0, 0.0))
    assert plot.grab().toImage() == first
    plot.set_relief(False)
    assert not plot.relief.isVisible()
    assert plot.getAxis("left").isVisible()


def test_at_a_slant_the_point_of_the_grid_in_front_is_told(plot):
    plot.set_relief(True)
    plot.grab()
    middle = plot.relief.boundingRect().center()
    found = [plot.relief.at(middle + QPointF(0, dy)) for dy in range(-60, 60, 10)]
    assert all(-2 <= value <= 2 for place in found if place for value in place)
    assert any(found)
    assert plot.relief.at(QPointF(0.0, 0.0)) is None


def test_at_a_slant_keys_still_move_the_point(plot):
    plot.set_relief(True)
    QTest.keyClick(plot, Qt.Key.Key_Right, CTRL)
    assert plot.asked == [pytest.approx((1.08, -0.5))]


@pytest.mark.parametrize("at_a_slant", [False, True])
def test_it_is_exported_as_shapes(plot, tmp_path, at_a_slant):
    plot.set_relief(at_a_slant)
    write_plot(plot, tmp_path / "surface.svg")
    text = (tmp_path / "surface.svg").read_text()
    assert ' d=""' not in text
    assert text.count("<ellipse") + text.count("<circle") >= 1
    for suffix in ("pdf", "png"):
        write_plot(plot, tmp_path / f"surface.{suffix}")
        assert (tmp_path / f"surface.{suffix}").stat().st_size > 5000
