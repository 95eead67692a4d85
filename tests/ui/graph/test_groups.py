"""Groups in the view: opened and closed by mouse and by keys, and stepped through while closed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from gradviz import run
from gradviz.layout.arrange import arrange
from gradviz.trace import frame_at
from gradviz.trace.folding import fold
from gradviz.trace.groups import LIST
from gradviz.trace.starting import starting
from gradviz.ui.graph.graph_view import GraphView
from gradviz.ui.graph.node_parts import Sheet
from gradviz.ui.graph.sizes import sizes
from gradviz.words import say
from tests.helpers.grouped import grouped_trace, trained
from tests.ui.graph.conftest import card_of

KEY = Qt.Key
FIRST = 9


def drawing_of(trace, closed):

    folded = fold(trace, frozenset(closed))
    made = arrange(folded.nodes, sizes(folded.nodes), held=folded.held)
    return replace(made, fold=folded)


@pytest.fixture
def shown(qtbot):
    """Return a maker of a shown view that draws again as the document would."""

    def make(closed=(), trace=None):
        view, trace = GraphView(), trace or grouped_trace()
        qtbot.addWidget(view)
        view.resize(1000, 520)
        view.set_trace(trace, drawing_of(trace, closed))
        view.set_frame(frame_at(trace, len(trace.steps)))
        view.foldRequested.connect(lambda closed: view.set_drawing(drawing_of(trace, closed)))
        view.show()
        qtbot.waitExposed(view)
        return view

    return make


def at(view, node):
    return view.mapFromScene(view._graph.rects_of(node)[0].center())


def click(qtbot, view, place):
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))


def title(view, group):
    found = next(t for t in view._graph.regions.titles if t.group == group)
    return view.mapFromScene(found.place.center())


def test_a_click_opens_a_group_and_a_click_on_its_title_closes_it(qtbot, shown):
    view = shown({0, 2, 4})
    asked = []
    view.nodeActivated.connect(asked.append)
    click(qtbot, view, at(view, FIRST))
    assert view._graph.fold.closed == {2, 4}
    assert {FIRST + 2, FIRST + 4, 2, 5} <= view._graph.boxes_of.keys()
    click(qtbot, view, title(view, 1))
    assert view._graph.fold.closed == {1, 2, 4}
    assert FIRST + 1 in view._graph.boxes_of
    assert asked == []  # no step was asked for


def test_enter_opens_and_backspace_closes(qtbot, shown):
    view = shown({0})
    view.select(FIRST)
    qtbot.keyClick(view, KEY.Key_Return)
    assert view._graph.fold.closed == frozenset()
    assert view._graph.regions.around(view._graph.boxes_of[view.selected][0])
    view.select(6)
    for closed in ({4}, {4, 3}, {4, 3, 0}):
        qtbot.keyClick(view, KEY.Key_Backspace)
        assert view._graph.fold.closed == closed
    qtbot.keyClick(view, KEY.Key_Backspace)  # nothing is around the loop
    assert view._graph.fold.closed == {4, 3, 0}


def test_g_opens_all_and_closes_all(qtbot, shown):
    view = shown({0, 3})
    qtbot.keyClick(view, KEY.Key_G)
    assert view._graph.fold.closed == frozenset()
    qtbot.keyClick(view, KEY.Key_G)
    assert view._graph.fold.closed == {0, 1, 2, 3, 4}


def test_what_is_opened_or_closed_stays_where_it_was(qtbot, shown):
    view = shown({2, 3})
    view.zoom_by(1.5)
    corner = view.mapFromScene(view.corner_of(3))
    view.open_group(3)
    assert (view.mapFromScene(view.corner_of(3)) - corner).manhattanLength() <= 2
    view.close_group(3)
    assert (view.mapFromScene(view.corner_of(3)) - corner).manhattanLength() <= 2


def test_keys_walk_through_closed_groups(qtbot, shown):
    view = shown({1, 3})
    view.select(0)
    told = []
    view.nodeSelected.connect(told.append)
    qtbot.keyClick(view, KEY.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert view.overlay.selection.node == FIRST + 1
    assert view.selected is None  # a group is no node of the trace
    assert "closed group pass 1, operations: 3" in view.accessibleDescription()
    qtbot.keyClick(view, KEY.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert view.overlay.selection.node == FIRST + 3


def test_steps_inside_a_closed_group_are_marked_at_its_box(shown):
    view = shown({1, 3})
    trace = view._graph.trace
    view.set_frame(frame_at(trace, 0))
    moment = view._graph.moment
    assert not moment.shown[FIRST + 1]
    view.set_frame(frame_at(trace, 2))  # square, in the first pass
    moment = view._graph.moment
    assert moment.active == FIRST + 1
    assert moment.shown[FIRST + 1]
    assert not moment.shown[FIRST + 3]
    assert moment.current == ()  # its argument comes from inside
    view.set_frame(frame_at(trace, 1))  # multiply takes two values from outside
    heads = {view._graph.drawing.paths[k].head for k in view._graph.moment.current}
    assert heads == {view._graph.boxes_of[FIRST + 1][0]}
    assert len(view._graph.moment.current) == 2
    view.set_frame(frame_at(trace, len(trace.steps)))
    assert view._graph.moment.done[FIRST + 1]
    assert view._graph.moment.travelled.all()


def test_marks_of_hidden_nodes_are_at_the_box(shown):
    view = shown({0})
    view.set_cut(3, "here")
    assert view.overlay.cut.cut.node == 3
    view.set_breaks(frozenset({4}))
    box = view._graph.rects_of(FIRST)[0]
    assert view.overlay.breaks.boundingRect().contains(box)
    view.select(5)
    assert view.selected == 5


def test_pointing_at_a_group_points_at_no_node(qtbot, shown):
    view = shown({0})
    told = []
    view.nodeHovered.connect(told.append)
    qtbot.mouseMove(view.viewport(), at(view, 8))
    qtbot.mouseMove(view.viewport(), at(view, FIRST))
    assert told == [8, None]
    assert "passes: 2" in card_of(view, FIRST).text()


def test_open_groups_are_marked_where_some_are_closed_and_else_around_what_is_selected(shown):
    view = shown()
    assert view._graph.regions.titles == ()
    view.select(6)
    assert [t.group for t in view._graph.regions.titles] == [4]
    view.select(8)
    assert view._graph.regions.titles == ()
    view.close_group(3)
    assert [t.group for t in view._graph.regions.titles] == [0, 1, 2]


def test_what_is_asked_for_before_the_last_was_drawn_is_added_to_it(shown):
    view = shown({0, 1, 2, 3, 4})
    view.foldRequested.disconnect()
    asked = []
    view.foldRequested.connect(asked.append)
    view.open_group(0)
    view.open_group(3)
    assert asked == [{1, 2, 3, 4}, {1, 2, 4}]
    view.set_drawing(drawing_of(view._graph.trace, asked[0]))
    view.close_group(0)
    assert asked[-1] == {0, 1, 2, 4}


def test_a_group_out_of_sight_is_brought_into_sight_when_it_opens(shown):
    view = shown({2, 3})
    view.zoom_by(4.0)
    view.center_on_node(0)
    view.open_group(3)
    seen = view.mapToScene(view.viewport().rect()).boundingRect()
    assert seen.contains(view.corner_of(3))


class Written:
    """A painter's sheet that keeps what is written on it."""

    def __init__(self, monkeypatch):
        self.words = []
        write = Sheet.write

        def kept(sheet, place, text, *rest):
            self.words.append(text)
            write(sheet, place, text, *rest)

        monkeypatch.setattr(Sheet, "write", kept)

    def in_box(self, view, step, box):
        """Return what is written in the box of a closed group at a step, first to last."""
        view.set_frame(frame_at(view._graph.trace, step))
        graph, image = view._graph, QImage(400, 300, QImage.Format.Format_ARGB32)
        self.words.clear()
        painter = QPainter(image)
        graph.nodes.paint(painter, box, QRectF(20, 20, 160, 120), graph.moment, False)
        painter.end()
        return [word for word in self.words if word]


def test_a_closed_layer_says_what_it_is_and_when_its_gradients_have_come(shown, monkeypatch):
    written, trace = Written(monkeypatch), trained(1)
    view = shown(starting(trace), trace)
    box = next(k for k, node in view._graph.fold.boxes.items() if node.label.startswith("dense_1"))
    inside = [k for k, s in enumerate(trace.steps, 1) if view._graph.fold.drawn[s.node or 0] == box]
    computed = [k for k in inside if trace.steps[k - 1].kind == "computed"]
    words = written.in_box(view, computed[0], box)
    expected = ["dense_1", "Dense", "params: 272", "(8, 16)", "→ (8, 16)", "@, 1 of 3"]
    assert words == expected
    pulled = [k for k in inside if trace.steps[k - 1].kind == "pulled_back"]
    half, last = pulled[-2:]
    assert written.in_box(view, half, box)[2] == "params: 272"  # the kernel's is on its way
    trained_now = [*expected[:2], "∂ params: 272", *expected[3:5]]
    assert written.in_box(view, last, box) == [*trained_now, "@, 3 of 3"]
    assert written.in_box(view, last + 1, box) == trained_now


def test_a_closed_layer_of_one_number_shows_it_once_it_is_computed(shown, monkeypatch):
    written = Written(monkeypatch)
    trace = run(
        "class Neuron:\n  def __init__(self):\n    self.w = tf.Variable(2.)\n"
        "  def __call__(self, x):\n    return tf.tanh(self.w * x)\n"
        "n = Neuron()\ny = n(tf.constant(3.)) + 1."
    )
    view = shown({0}, trace)
    box = view._graph.box_of_group(0)
    steps = {
        trace.nodes[s.node].op: k for k, s in enumerate(trace.steps, 1) if s.kind == "computed"
    }
    assert "1.000" not in written.in_box(view, steps["multiply"], box)
    assert "1.000" in written.in_box(view, steps["tanh"], box)
    face = view._graph.nodes._faces[box]
    assert (face.title, face.name, face.note, face.slot) == ("n", "Neuron", "params: 1", True)


@pytest.mark.parametrize(
    ("program", "title", "note"),
    [
        ("def f(a):\n  return a * a + 1.\ny = f(x) * 2.", "f", "operations: 2"),
        ("y = x\nfor k in range(2):\n  y = y * y + .5\ny = y * 2.", "for k", "passes: 2"),
        ("y = tf.while_loop(lambda a: a < 5., lambda a: [a * a + 1.], [x])[0] * 2.", "while",
         "passes: 2"),
    ],
)  # fmt: skip
def test_a_closed_group_of_one_result_shows_value_and_gradient(
    shown, monkeypatch, program, title, note
):
    written = Written(monkeypatch)
    block = "".join(f"  {line}\n" for line in program.split("\n"))
    trace = run(f"x = tf.Variable(1.)\nwith tf.GradientTape() as tape:\n{block}"
                "g = tape.gradient(y, x)")  # fmt: skip
    assert trace.error is None
    view = shown({group.id for group in trace.groups}, trace)
    box, node = next(iter(view._graph.fold.boxes.items()))
    assert written.in_box(view, 1, box) == [title, note]
    result = f"{float(node.value):#.4g}"
    assert written.in_box(view, len(trace.steps), box) == [title, note, result, "∂", "2.000"]


def test_open_layers_are_framed_and_named_though_no_group_is_closed(qtbot, shown):
    trace = trained(1)
    view = shown(set(), trace)
    names = [trace.groups[t.group].name for t in view._graph.regions.titles]
    assert names == [
        "sequential (Sequential)",
        "dense (Dense)",
        "dense_1 (Dense)",
        "dense_2 (Dense)",
    ]
    frames = {frame.group: frame.place for frame in view._graph.regions.frames}
    assert set(frames) == {1, 2, 3, 4}
    for group in (2, 3, 4):
        for leaf in trace.groups[group].owns:
            assert frames[group].contains(view._graph.rects_of(leaf)[0])
    places = [t.place for t in view._graph.regions.titles]
    assert not any(a.intersects(b) for k, a in enumerate(places) for b in places[:k])
    click(qtbot, view, title(view, 2))
    assert view._graph.fold.closed == {2}
    assert len(view._graph.regions.titles) == 4  # now the loop around is marked, too


def test_l_opens_the_layers_and_closes_those_without_layers_inside(qtbot, shown):
    trace = trained(1)
    view = shown(starting(trace), trace)
    model, *layers = range(1, 5)
    assert view._graph.fold.closed == set(layers)
    view.close_group(model)
    qtbot.keyClick(view, KEY.Key_L)
    assert view._graph.fold.closed == frozenset()
    qtbot.keyClick(view, KEY.Key_L)
    assert view._graph.fold.closed == set(layers)
    view = shown()
    qtbot.keyClick(view, KEY.Key_L)  # no layers there
    assert view._graph.fold.closed == frozenset()


LISTS = """
W = [tf.Variable(0.5 * k) for k in range(12)]
with tf.GradientTape() as tape:
    y = tf.Variable(1.0) * 2.0
    for _ in range(2):
        for w in W:
            y = y * w + w
g = tape.gradient(y, W)
"""


def test_a_closed_list_is_there_with_its_variables_and_says_when_all_gradients_are_whole(
    shown, monkeypatch
):
    written, trace = Written(monkeypatch), run(LISTS)
    (of_list,) = (group.id for group in trace.groups if group.kind == LIST)
    view = shown({of_list}, trace)
    box = view._graph.box_of_group(of_list)
    node = view._graph.node(box)
    assert (node.label, node.role, node.inputs) == ("W", "trainable", ())
    assert not view._graph.boxes_of.keys() & trace.groups[of_list].owns
    first, last = (
        pick(k for k, s in enumerate(trace.steps, 1) if s.kind == "pulled_back")
        for pick in (min, max)
    )
    for step, note in ((first - 1, "variables: 12"), (last - 1, "variables: 12"),
                       (last, "∂ variables: 12")):  # fmt: skip
        assert written.in_box(view, step, box) == ["W", note, "trainable"]
        assert view._graph.moment.shown[box]


def test_the_card_of_a_closed_list_tells_of_no_value(shown):
    trace = run(LISTS)
    (of_list,) = (group.id for group in trace.groups if group.kind == LIST)
    view = shown({of_list}, trace)
    told = card_of(view, view._graph.box_of_group(of_list)).text()
    assert "variables: 12 · trainable" in told
    assert say("graph.group.result") not in told


def test_the_titles_in_a_rectangle_are_those_that_touch_it(shown):
    regions = shown({2})._graph.regions
    assert len(regions.titles) > 2
    for title in regions.titles:
        assert title in regions.titles_in(title.place.adjusted(2, 2, -2, -2))
        beside = [t for t in regions.titles_in(title.place) if t.place.intersects(title.place)]
        assert beside == [t for t in regions.titles if t.place.intersects(title.place)]
    assert regions.titles_in(QRectF(-900, -900, 10, 10)) == []
