"""The training's tab by hand: its controls, its menu, its two plots, loops of the program."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QTextDocument

from gradviz.lang.run import run
from gradviz.trace import frame_at
from gradviz.trace.training import (
    GREW,
    NO_TRAINABLE,
    NOT_ONE,
    UNDEFINED,
    Lack,
    Plan,
    Status,
    Training,
    Trouble,
)
from gradviz.ui.plots.panel import PlotsPanel
from gradviz.ui.theme import DARK
from gradviz.words import CATALOGUE
from tests.helpers.neuron import neuron_trace
from tests.helpers.pointer import wheel

COUNT = 51
WAY = 0.9 ** np.arange(COUNT)
TRAINING = Training(
    "loss",
    0.1,
    WAY,
    (("w", 1 - WAY), ("b", WAY)),
    (("w", 2 * WAY), ("b", 0.5 * WAY)),
    names=("w", "b"),
    values=(("w", np.float32(0.75)), ("b", np.float32(0.5))),
)
EARLIER = replace(TRAINING, optimizer="Adam", rate=0.01, losses=0.5 * WAY)
LOOP = (
    "import tensorflow as tf\nw = tf.Variable(4.)\nfor k in range(6):\n"
    "    with tf.GradientTape() as tape:\n        y = w ** 2\n"
    "    w.assign_sub(0.25 * tape.gradient(y, w))\n"
)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot):
    panel = PlotsPanel()
    qtbot.addWidget(panel)
    panel.resize(380, 420)
    panel.training.load()
    panel.set_trace(neuron_trace())
    panel.set_frame(frame_at(neuron_trace(), 5))
    panel.show_panel("training")
    panel.show()
    return panel


@pytest.fixture
def tab(panel):
    panel.training.set_status(Status())
    panel.set_training(TRAINING)
    return panel.training


@pytest.fixture
def loop(panel):
    """Return the tab with a program's own loop in it, and its trace."""
    trace = run(LOOP)
    panel.set_trace(trace)
    panel.set_frame(frame_at(trace, len(trace.steps)))
    return panel.training, trace


def title(chart):
    return chart.getPlotItem().titleLabel.text


def drawn(plot):
    sets = ((item.opts["name"], item.getOriginalDataset()) for item in plot.listDataItems())
    return {name: y for name, (x, y) in sets if x is not None and len(x)}


def place(chart, iteration, plot=None):
    """Return where in the viewport an iteration is."""
    box = (plot or chart.getPlotItem()).getViewBox()
    middle = box.viewRect().center().y()
    return chart.mapFromScene(box.mapViewToScene(QPointF(iteration, middle)))


def turn(chart, iteration, notches, keys=Qt.KeyboardModifier.ControlModifier):
    wheel(chart.viewport(), place(chart, iteration), 120 * notches, keys)


# -- the controls ----------------------------------------------------------------------------------


def test_the_button_runs_and_then_pauses(tab, qtbot):
    with qtbot.waitSignal(tab.row.runRequested):
        qtbot.mouseClick(tab.row.buttons["run"], LEFT)
    tab.set_status(Status(running=True))
    assert tab.row.buttons["run"].accessibleName() == "Pause"
    with qtbot.waitSignal(tab.row.pauseRequested):
        qtbot.mouseClick(tab.row.buttons["run"], LEFT)
    with qtbot.waitSignal(tab.row.pauseRequested):
        qtbot.keyClick(tab.page.chart, Qt.Key.Key_P)


def test_one_step_and_starting_over_are_a_press_each(tab, qtbot):
    with qtbot.waitSignals([tab.row.stepRequested, tab.row.resetRequested]):
        for name in ("step", "reset"):
            qtbot.keyClick(tab.row.buttons[name], Qt.Key.Key_Space)


def test_optimizer_and_rate_are_planned(tab, qtbot):
    with qtbot.waitSignal(tab.row.planEdited) as asked:
        qtbot.keyClicks(tab.row.optimizer, "Adam")
        tab.row.optimizer.textActivated.emit("Adam")
    assert asked.args == [Plan(optimizer="Adam")]
    with qtbot.waitSignal(tab.row.planEdited) as asked:
        tab.row.rate.lineEdit().selectAll()
        qtbot.keyClicks(tab.row.rate, "0.025")
        qtbot.keyClick(tab.row.rate, Qt.Key.Key_Return)
    assert asked.args == [Plan(optimizer="Adam", rate=0.025)]
    assert tab.row.rate.text() == "0.025"


def test_showing_a_plan_asks_for_nothing(tab, qtbot):
    with qtbot.assertNotEmitted(tab.row.planEdited):
        tab.set_status(Status(Plan("loss", "RMSprop", 0.002, 500, 3), running=True))
    assert (tab.row.optimizer.currentText(), tab.row.rate.text()) == ("RMSprop", "0.002")


@pytest.mark.parametrize(
    ("menu", "index", "plan"),
    [
        ("iterations", 3, Plan(iterations=200)),
        ("loss", 1, Plan("y")),
        ("trained", 0, Plan(left_out=frozenset({"w"}))),
    ],
)
def test_the_menu_plans_too(tab, qtbot, menu, index, plan):
    with qtbot.waitSignal(tab.row.planEdited) as asked:
        tab.row.menu.submenus[menu].actions()[index].trigger()
    assert asked.args == [plan]


def test_a_start_from_random_values_is_planned_by_its_seed(tab, qtbot):
    menu, plans = tab.row.menu, []
    tab.row.planEdited.connect(lambda plan: (plans.append(plan), tab.set_status(Status(plan))))
    for action in (menu.random, menu.other, menu.other, menu.own):
        action.trigger()
    assert [plan.seed for plan in plans] == [1, 2, 3, 0]


def test_trained_values_can_be_put_into_the_program(tab, qtbot):
    with qtbot.waitSignal(tab.applyRequested) as asked:
        tab.row.menu.commands["apply"].trigger()
    assert [name for name, _ in asked.args[0]] == ["w", "b"]


def test_values_are_copied_as_a_table(tab):
    tab.row.menu.commands["copy"].trigger()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["iteration", "loss", "|∂loss/∂w|", "|∂loss/∂b|", "w", "b"]
    assert len(lines) == COUNT + 1
    assert [float(cell) for cell in lines[2].split("\t")] == pytest.approx(
        [1, 0.9, 1.8, 0.45, 0.1, 0.9]
    )


def test_values_are_saved_as_a_file(tab, tmp_path, monkeypatch, qtbot):
    place = tmp_path / "loss.csv"
    asked = "gradviz.ui.plots.saving.QFileDialog.getSaveFileName"
    monkeypatch.setattr(asked, lambda *_: (str(place.with_suffix("")), ""))
    with qtbot.waitSignal(tab.said) as said:
        tab.row.menu.commands["save"].trigger()
    assert said.args == ["loss.csv is written."]
    lines = place.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "iteration,loss,|∂loss/∂w|,|∂loss/∂b|,w,b"
    assert lines[1] == "0,1,2,0.5,0,1"
    monkeypatch.setattr(asked, lambda *_: (str(tmp_path / "none" / "loss.csv"), ""))
    with qtbot.waitSignal(tab.said) as said:
        tab.row.menu.commands["save"].trigger()
    assert "could not be written" in said.args[0]


# -- the plots -------------------------------------------------------------------------------------


def test_losses_and_norms_are_named_series(tab):
    chart = tab.page.chart
    np.testing.assert_array_equal(drawn(chart.getPlotItem())["loss"], WAY)
    np.testing.assert_array_equal(drawn(chart.below)["w"], 2 * WAY)
    assert "50 iterations" in title(chart)
    assert "1.000 → 0.005154" in title(chart)


def test_values_of_the_variables_can_be_drawn_below_instead_or_nothing(tab):
    chart, menu = tab.page.chart, tab.row.menu
    menu.choices["paths"].trigger()
    np.testing.assert_array_equal(drawn(chart.below)["w"], 1 - WAY)
    menu.choices["nothing"].trigger()
    assert not chart.below.isVisible()
    high = chart.getPlotItem().height()
    menu.choices["norms"].trigger()
    assert chart.below.isVisible()
    assert chart.getPlotItem().height() <= high


def test_layers_widen_to_their_variables_by_a_click_a_key_or_the_menu(panel, tab, qtbot):
    norms = tuple((name, WAY) for name in ("hidden/w", "hidden/b", "out/w", "scale"))
    panel.set_training(replace(TRAINING, norms=norms, layers=("hidden", "hidden", "out", "")))
    chart, menu = tab.page.chart, tab.row.menu

    def shown():
        wide = [action.data() for action in menu.layers.actions() if action.isChecked()]
        return list(drawn(chart.below)), wide

    def name_of(layer):
        item = chart.below.titleLabel.item
        places = [chart.mapFromScene(item.mapToScene(QPointF(x, 8))) for x in range(0, 360, 4)]
        return next(p for p in places if chart.below.layer_at(chart.mapToScene(p)) == layer)

    assert shown() == (["hidden", "out", "scale"], [])
    qtbot.mouseClick(chart.viewport(), LEFT, pos=name_of("hidden"))
    assert shown() == (["hidden/w", "hidden/b", "out", "scale"], ["hidden"])
    qtbot.mouseClick(chart.viewport(), LEFT, pos=name_of("hidden"))
    menu.layers.actions()[2].trigger()
    assert shown() == (["hidden", "out/w", "scale"], ["out"])
    qtbot.keyClick(chart, Qt.Key.Key_L)
    assert shown() == (["hidden/w", "hidden/b", "out/w", "scale"], ["", "hidden", "out"])
    menu.layers.actions()[0].trigger()
    assert shown() == (["hidden", "out", "scale"], [])
    panel.set_training(TRAINING)
    assert shown()[0] == ["w", "b"]
    assert not menu.layers.menuAction().isVisible()


def test_there_is_one_plot_where_there_is_no_room_for_two(panel, tab, qtbot):
    assert tab.page.chart.below.isVisible()
    panel.resize(380, 200)
    qtbot.waitUntil(lambda: not tab.page.chart.below.isVisible())


def test_long_names_make_no_plot_wider_than_its_panel(panel, tab, qtbot):
    names = [f"a_long_layer_{k}/kernel" for k in range(8)]
    long = replace(TRAINING, of="the_mean_squared_error", norms=tuple((n, WAY) for n in names))
    panel.resize(1000, 420)
    panel.set_training(long)
    panel.grab()
    panel.resize(300, 420)
    panel.set_training(long)
    chart = tab.page.chart
    qtbot.waitUntil(lambda: chart.width() <= 300)
    panel.grab()
    for plot in (chart.getPlotItem(), chart.below):
        right = plot.getViewBox().sceneBoundingRect().right()
        assert right <= chart.viewport().width()
    assert "more" in chart.below.titleLabel.text


def test_earlier_runs_are_drawn_with_their_settings(tab):
    tab.set_kept((EARLIER,))
    chart = tab.page.chart
    assert "Adam 0.01" in drawn(chart.getPlotItem())
    assert chart._legend.isVisible()
    assert "Adam 0.01 → 0.002577" in chart._legend.toPlainText()
    assert tab.row.menu.commands["clear"].isEnabled()
    tab.set_kept(())
    assert not chart._legend.isVisible()
    assert not tab.row.menu.commands["clear"].isEnabled()


def test_of_many_runs_only_as_many_are_named_as_there_is_room_for(panel, tab, qtbot):
    panel.resize(380, 360)
    tab.set_kept(tuple(replace(EARLIER, rate=0.01 * k) for k in range(1, 6)))
    qtbot.waitUntil(lambda: "more" in tab.page.chart._legend.toPlainText())
    lines = tab.page.chart._legend.toPlainText().splitlines()
    assert lines[0].endswith("SGD 0.1")
    assert "Adam 0.05" in lines[1]  # the newest
    assert len(lines) + int(lines[-1].split()[1]) - 1 == 6


def test_a_run_away_of_before_does_not_flatten_what_is_looked_at(tab):
    wild = replace(EARLIER, losses=10.0 ** np.arange(8), trouble=Trouble(GREW, 7))
    before = tab.page.chart.viewRange()[1]
    tab.set_kept((wild,))
    assert tab.page.chart.viewRange()[1] == before


def test_losses_can_be_drawn_by_their_logarithm(tab):
    chart = tab.page.chart
    tab.row.menu.log.setChecked(True)
    low, high = chart.viewRange()[1]
    assert low < np.log10(WAY[-1]) < 0 < high
    assert high - low < 3


def test_an_iteration_is_told_when_it_is_pointed_at(tab, qtbot, monkeypatch):
    told = []
    monkeypatch.setattr(
        "gradviz.ui.plots.training_plot.QToolTip.showText", lambda _at, text, _w: told.append(text)
    )
    chart = tab.page.chart
    qtbot.mouseMove(chart.viewport(), place(chart, 10))
    qtbot.waitUntil(lambda: bool(told))
    document = QTextDocument()
    document.setHtml(told[-1])
    assert document.toPlainText().splitlines() == [
        "iteration 10",
        "loss = 0.3487",
        "━ |∂loss/∂w| = 0.6974",
        "╍ |∂loss/∂b| = 0.1743",
    ]


def test_only_with_ctrl_the_wheel_looks_closer_and_a_double_click_fits(tab, qtbot):
    chart = tab.page.chart
    whole = chart.viewRange()[0]
    turn(chart, 25, 3, Qt.KeyboardModifier.NoModifier)
    assert chart.viewRange()[0] == whole
    turn(chart, 40, 3)
    low, high = chart.viewRange()[0]
    assert low < 40 < high
    assert high - low < 30
    assert chart.below.viewRange()[0] == [low, high]
    turn(chart, 40, -30)
    assert chart.viewRange()[0] == whole
    turn(chart, 40, 3)
    qtbot.mouseDClick(chart.viewport(), LEFT, pos=place(chart, 40))
    assert chart.viewRange()[0] == whole


def test_keys_look_closer_show_all_and_copy(tab, qtbot):
    chart = tab.page.chart
    whole = chart.viewRange()[0]
    qtbot.keyClick(chart, Qt.Key.Key_Plus)
    assert chart.viewRange()[0][1] - chart.viewRange()[0][0] < whole[1]
    qtbot.keyClick(chart, Qt.Key.Key_Minus)
    assert chart.viewRange()[0] == whole
    qtbot.keyClick(chart, Qt.Key.Key_Plus)
    qtbot.keyClick(chart, Qt.Key.Key_0)
    assert chart.viewRange()[0] == whole
    qtbot.keyClick(chart, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("iteration\tloss")


def test_a_curve_that_grows_keeps_growing_while_it_is_looked_at(panel, tab):
    for count in (1, 2, 10):
        panel.set_training(replace(TRAINING, losses=WAY[:count], norms=(), paths=()))
        assert tab.page.chart.viewRange()[0][1] == max(count - 1, 1)
        assert not panel.grab().isNull()


@pytest.mark.parametrize("losses", [[np.nan], [1.0, np.inf], [0.0, 0.0], [-1.0, -2.0]])
@pytest.mark.parametrize("log", [False, True])
def test_odd_losses_draw_without_complaint(panel, tab, losses, log):
    tab.row.menu.log.setChecked(log)
    numbers = np.array(losses)
    panel.set_training(Training("f", 0.1, numbers, (), (("x", numbers),)))
    panel.training.set_kept((EARLIER,))
    assert not panel.grab().isNull()


# -- words -----------------------------------------------------------------------------------------


def test_a_run_away_is_explained_by_its_factor(panel, tab):
    trouble = Trouble(GREW, 38, ratio=-1.2, limit=1.0)
    panel.set_training(replace(TRAINING, rate=1.1, trouble=trouble))
    note = tab.row.note.text()
    assert "iteration 38: each step multiplies the distance by −1.2" in note
    assert "A rate below 1.0" in note
    assert tab.row.note.isVisible()
    panel.set_training(TRAINING)
    assert not tab.row.note.isVisible()


def test_what_is_no_number_says_what_to_try(panel, tab):
    panel.set_training(replace(TRAINING, trouble=Trouble(UNDEFINED, 3)))
    assert "try a smaller rate, such as 0.01" in tab.row.note.text()


def test_gradients_that_are_all_zero_are_told(panel, tab):
    still = np.zeros(COUNT)
    panel.set_training(replace(TRAINING, norms=(("w", still), ("b", still))))
    assert "nothing moves" in tab.row.note.text()


def test_what_is_missing_stands_in_the_place_of_the_plot(panel, tab):
    tab.set_status(Status(lack=Lack(NO_TRAINABLE, "loss")))
    panel.set_training(None)
    assert "Nothing is trainable" in tab.page._note.text()
    assert tab.page.currentIndex() == 0
    assert not tab.row.buttons["run"].isEnabled()
    tab.set_status(Status(lack=Lack(NOT_ONE, "y", "(4,)")))
    assert "y has shape (4,)" in tab.page._note.text()


@pytest.mark.parametrize("language", ["en", "ko"])
def test_all_words_can_be_said_at_any_time(panel, tab, language):
    CATALOGUE.use(language)
    panel.set_training(replace(TRAINING, trouble=Trouble(GREW, 38, ratio=-1.2, limit=1.0)))
    tab.set_kept((EARLIER, replace(EARLIER, seed=2)))
    panel.retranslate()
    panel.set_theme(DARK)
    korean = any("가" <= letter <= "힣" for letter in tab.row.note.text())
    assert korean == (language == "ko")
    assert not panel.grab().isNull()


# -- a loop of the program -------------------------------------------------------------------------


def test_a_loop_of_the_program_is_shown_by_itself(loop):
    tab, _ = loop
    np.testing.assert_allclose(drawn(tab.page.chart.getPlotItem())["y"], 16 * 0.25 ** np.arange(6))
    assert "line 6" in tab.row.loop.text()
    assert not tab.row.buttons["run"].isVisible()
    assert not tab.row.menu.commands["apply"].isVisible()


def test_the_cursor_marks_its_iteration(panel, loop):
    tab, trace = loop
    chart = tab.page.chart
    for iteration in (4, 1):
        panel.set_frame(frame_at(trace, tab.shown.steps[iteration] + 2))
        assert chart._now.value() == chart._now_below.value() == iteration
        assert f"iteration {iteration} of 5" in title(chart)
    panel.set_frame(frame_at(trace, 0))
    assert not chart._now.isVisible()


def test_a_click_goes_to_its_iteration(loop, qtbot):
    tab, _ = loop
    for plot in (None, tab.page.chart.below):
        with qtbot.waitSignal(tab.stepRequested) as asked:
            qtbot.mouseClick(tab.page.chart.viewport(), LEFT, pos=place(tab.page.chart, 3, plot))
        assert asked.args == [tab.shown.steps[3]]


def test_page_keys_go_from_one_iteration_to_the_next(panel, loop, qtbot):
    tab, trace = loop
    asked = []
    tab.stepRequested.connect(asked.append)
    panel.set_frame(frame_at(trace, tab.shown.steps[2]))
    qtbot.keyClick(tab.page.chart, Qt.Key.Key_PageDown)
    qtbot.keyClick(tab.page.chart, Qt.Key.Key_PageUp)
    panel.set_frame(frame_at(trace, 0))
    qtbot.keyClick(tab.page.chart, Qt.Key.Key_PageDown)
    assert asked == [tab.shown.steps[k] for k in (3, 1, 0)]


def test_of_two_losses_in_one_loop_the_menu_has_both(panel, loop, qtbot):
    tab, _ = loop
    assert not tab.row.menu.submenus["loss"].menuAction().isVisible()
    persistent = LOOP.replace("GradientTape()", "GradientTape(persistent=True)")
    panel.set_trace(run(persistent.replace("y = w ** 2", "y = w ** 2\n        z = y * w")
                        + "    slope = tape.gradient(z, w)\n"))  # fmt: skip
    menu = tab.row.menu.submenus["loss"]
    assert menu.menuAction().isVisible()
    assert [(a.text(), a.isChecked()) for a in menu.actions()] == [("y", True), ("z", False)]
    with qtbot.assertNotEmitted(tab.row.planEdited):
        menu.actions()[1].trigger()
    assert tab.shown.of == "z"


def test_a_loop_that_runs_away_says_from_where(panel):
    text = LOOP.replace("range(6)", "range(40)").replace("0.25", "100.")
    panel.set_trace(run(text))
    losses = panel.training.shown.losses
    first = int(np.flatnonzero(~np.isfinite(losses))[0])
    assert f"from iteration {first} on" in panel.training.row.note.text()
    assert not panel.grab().isNull()


def test_numbers_from_elsewhere_do_not_take_the_place_of_a_loop(panel, loop):
    tab, _ = loop
    panel.set_training(TRAINING)
    assert tab.shown.is_loop
    panel.set_trace(neuron_trace())
    assert tab.shown is TRAINING


def test_a_loop_is_looked_for_only_when_the_tab_is_shown(qtbot):
    panel = PlotsPanel()
    qtbot.addWidget(panel)
    panel.load()
    panel.set_trace(run(LOOP))
    assert panel.training.shown is None
    panel.show_panel("training")
    assert panel.training.shown.is_loop
