import time

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel

from gradviz.trace import Trace, frame_at
from gradviz.ui.tape.measures import WIDTH, measures
from gradviz.ui.tape.sentence import Sentence
from gradviz.ui.theme import DARK, LIGHT
from gradviz.words import CATALOGUE
from tests.helpers.neuron import neuron_trace
from tests.helpers.taped import PAUSES, SECOND, step_of, traced

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def running(strip):
    trace = neuron_trace()
    strip.set_trace(trace)
    strip.set_frame(frame_at(trace, 8))
    return strip


def area(strip, row):
    return strip.visualRect(strip.model().index(row))


def border(strip, row):
    """The colour of the middle of a cell's left edge."""
    cell = area(strip, row)
    image = strip.viewport().grab().toImage()
    return image.pixelColor(cell.left(), cell.top() + measures(1).lane // 2).name()


def words(strip):
    return strip.findChild(QLabel, "tapeCaption")


def room(strip):
    """Where the sentence may be written."""
    return strip.findChild(Sentence).geometry()


def test_it_is_an_item_view_with_its_fixed_name(strip):
    assert isinstance(strip, QAbstractItemView)
    assert strip.objectName() == "tapeStrip"
    assert strip.accessibleName() == "Tape"


def test_there_is_a_cell_for_every_operation(running):
    assert running.model().rowCount() == 5
    assert [area(running, k).left() for k in range(5)] == [k * WIDTH for k in range(5)]


@pytest.mark.parametrize("row", [0, 3])
def test_click_on_a_cell_asks_for_its_node(qtbot, running, row):
    with qtbot.waitSignal(running.cellActivated) as heard:
        qtbot.mouseClick(running.viewport(), LEFT, pos=area(running, row).center())
    assert heard.args == [4 + row]


def test_click_beside_the_cells_asks_for_nothing(qtbot, running):
    with qtbot.assertNotEmitted(running.cellActivated):
        place = area(running, 4).center()
        place.setX(running.viewport().width() - 40)
        qtbot.mouseClick(running.viewport(), LEFT, pos=place)


def test_enter_asks_for_the_cell_the_keys_went_to(qtbot, running):
    running.setFocus()
    qtbot.keyClick(running, Qt.Key.Key_Left)
    with qtbot.waitSignal(running.cellActivated) as heard:
        qtbot.keyClick(running, Qt.Key.Key_Return)
    assert heard.args == [6]  # the cell before the one of the step


def test_current_and_pulled_cells_are_outlined_in_their_colours(running):
    assert border(running, 3) == LIGHT.current
    assert border(running, 4) == LIGHT.gradient
    assert border(running, 2) == LIGHT.outline
    running.set_theme(DARK)
    assert border(running, 3) == DARK.current


def test_the_sentence_stands_behind_the_last_cell(running):
    assert words(running).text() == "◂ the tape is read right to left"
    assert room(running).x() >= 5 * WIDTH
    assert room(running).right() <= running.width()


def test_the_sentence_keeps_its_place_when_the_cells_need_scrolling(strip, large):
    strip.set_trace(large)
    strip.set_frame(frame_at(large, 5))
    assert room(strip).right() <= strip.width()
    assert strip.viewport().geometry().right() < room(strip).x()


def test_the_current_cell_is_always_in_view(strip, large):
    strip.set_trace(large)
    for at in (1, 400, 401, 19_999, 30_000, 7):
        frame = frame_at(large, at)
        strip.set_frame(frame)
        cell = strip.visualRect(strip.currentIndex())
        assert strip.viewport().rect().contains(cell.center())
        assert strip.model().index(strip.currentIndex().row()).data(257) == frame.active


def test_stepping_a_long_tape_is_quick(strip, large):
    strip.set_trace(large)
    frames = [frame_at(large, at) for at in (10_000, 10_001, 25_000)]
    strip.set_frame(frames[0])
    strip.grab()
    start = time.perf_counter()
    for frame in frames:
        strip.set_frame(frame)
        strip.grab()
    assert time.perf_counter() - start < 1.5  # 0.03 s where nothing else runs


def test_the_strip_stands_where_the_frame_says_whatever_way_led_there(strip, large):
    strip.set_trace(large)
    places = {}
    for at in (0, 7, 12_000, len(large.steps), 12_000, 7, 0):
        strip.set_frame(frame_at(large, at))
        places.setdefault(at, set()).add(strip.horizontalScrollBar().value())
    assert all(len(seen) == 1 for seen in places.values())
    assert len(set.union(*places.values())) > 2


def test_every_state_can_be_painted_in_both_themes(strip, two_tapes):
    strip.set_trace(two_tapes)
    for theme in (LIGHT, DARK):
        strip.set_theme(theme)
        for at in range(len(two_tapes.steps) + 1):
            strip.set_frame(frame_at(two_tapes, at))
            assert not strip.grab().isNull()


def test_an_empty_run_says_what_will_be_here(strip):
    strip.set_trace(Trace(""))
    strip.set_frame(frame_at(Trace(""), 0))
    assert words(strip).text() == "Each operation gets a cell here as it runs."
    assert room(strip).x() < 30


def test_a_new_run_while_stepping_forgets_the_old_one(running, two_tapes):
    running.set_trace(two_tapes)
    assert running.model().active_row() is None
    running.set_frame(frame_at(two_tapes, 2))
    assert running.currentIndex().row() == 1


def test_it_speaks_korean(running):
    CATALOGUE.use("ko")
    running.retranslate()
    assert running.accessibleName() == "테이프"
    assert words(running).text() == "◂ 테이프는 오른쪽에서 왼쪽으로 읽습니다"
    assert "그래디언트가 지나감" in running.model().index(4).data()


@pytest.fixture
def nested(strip):
    trace = traced(SECOND)
    strip.set_trace(trace)
    strip.resize(1366, strip.sizeHint().height())
    strip.set_frame(frame_at(trace, step_of(trace, "pulled_back", 1)))
    return strip


def test_alt_and_arrows_walk_along_a_lane_and_across(qtbot, nested):
    alt = Qt.KeyboardModifier.AltModifier
    nested.setCurrentIndex(nested.model().index(0))
    rows, nodes = [], []
    nested.cellSelected.connect(nodes.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Down,
                Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Home):  # fmt: skip
        qtbot.keyClick(nested, key, alt)
        rows.append(nested.currentIndex().row())
    assert rows == [1, 0, 2, 5, 1, 0, 5, 0]
    cells = traced(SECOND).cells
    assert nodes == [cells[row].node for row in rows]


def test_up_and_down_alone_lead_to_the_other_lane(qtbot, nested):
    nested.setCurrentIndex(nested.model().index(0))
    qtbot.keyClick(nested, Qt.Key.Key_Down)
    assert nested.currentIndex().row() == 1
    with qtbot.waitSignal(nested.cellActivated) as heard:
        qtbot.keyClick(nested, Qt.Key.Key_Return)
    assert heard.args == [traced(SECOND).cells[1].node]


def test_a_click_finds_the_cell_of_the_lane_it_is_in(qtbot, nested):
    for row in (0, 1):
        with qtbot.waitSignal(nested.clicked) as heard:
            qtbot.mouseClick(nested.viewport(), LEFT, pos=area(nested, row).center())
        assert heard.args[0].row() == row


def test_pointing_at_a_cell_outlines_it_until_the_pointer_leaves(qtbot, nested):
    before = nested.viewport().grab().toImage()
    with qtbot.waitSignal(nested.cellHovered):
        qtbot.mouseMove(nested.viewport(), area(nested, 4).center())
    assert nested.viewport().grab().toImage() != before
    nested.viewportEvent(QEvent(QEvent.Type.Leave))
    assert nested.viewport().grab().toImage() == before


def test_the_cell_of_the_step_comes_into_view_in_its_lane(nested):
    assert nested.currentIndex().row() == 1  # what is read, on the inner tape


def test_marks_explain_themselves(strip):
    trace = traced(PAUSES)
    strip.set_trace(trace)
    strip.set_frame(frame_at(trace, len(trace.steps)))
    after = area(strip, 0).right() + 20
    place = area(strip, 0).center()
    assert strip.mark_words(place) == ""
    place.setX(after)
    assert strip.mark_words(place).startswith("tape was paused with stop_recording")


def test_one_tape_tells_at_its_right_end_what_it_watches(strip):
    trace = traced(PAUSES)
    strip.set_trace(trace)
    strip.set_frame(frame_at(trace, step_of(trace, "watched")))
    assert words(strip).text() == "the tape is still empty"
    assert words(strip).isVisible()
    assert strip.findChild(QLabel, "tapeRemark").text() == "persistent · watches only x"


def test_with_several_tapes_no_sentence_is_needed(nested):
    assert not words(nested).isVisible()


@pytest.mark.parametrize("width", [700, 900, *range(930, 980, 6), 1366])
def test_no_sentence_moves_a_cell(strip, width):
    strip.resize(width, strip.height())
    for trace in (neuron_trace(), traced(PAUSES)):
        strip.set_trace(trace)
        margins = set()
        for index in range(len(trace.steps) + 1):
            strip.set_frame(frame_at(trace, index))
            margins.add((strip.viewport().x(), strip.viewport().width()))
            assert room(strip).right() <= strip.width()
        assert len(margins) == 1
