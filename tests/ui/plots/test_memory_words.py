"""What is said of memory: names, sizes, hints and tables."""

import pytest

from gradviz.trace.series import memory
from gradviz.ui.plots.memory_words import (
    bar_text,
    holder_name,
    kept_what,
    left_text,
    line_key,
    peak_text,
    record_hint,
    record_name,
    records_table,
    size_text,
    step_hint,
    steps_table,
)
from tests.helpers.taped import LOOP, PAUSES, SECOND, traced
from tests.trace.test_keeping import RECOMPUTED, ran
from tests.trace.test_series import ONCE

ONE = ONCE.format(how="")


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0 B"), (24, "24 B"), (2560, "2.56 kB"), (1_500_000, "1.5 MB")]
)
def test_sizes_are_short(count, text):
    assert size_text(count) == text


def test_the_tapes_of_a_loop_are_counted():
    assert holder_name(memory(traced(LOOP.format(count=3))), 0) == "tape ×3"
    assert holder_name(memory(traced(SECOND)), 1) == "inner"


def test_two_tapes_of_one_name_are_told_apart():
    text = ONE + "with tf.GradientTape() as tape:\n    u = w * w\n"
    found = memory(traced(text))
    assert [holder_name(found, k) for k in range(2)] == ["tape 1", "tape 2"]


def test_a_line_says_what_would_be_otherwise():
    assert line_key(memory(traced(ONE)), "otherwise") == "memory.persistent"
    assert line_key(memory(traced(PAUSES)), "otherwise") == "memory.not_persistent"
    mixed = ONE + "with tf.GradientTape(persistent=True) as other:\n    u = w * w\n"
    assert line_key(memory(traced(mixed)), "otherwise") == "memory.flipped"


def test_the_peak_is_named_with_its_step_and_line():
    assert peak_text(memory(traced(ONE))) == "peak 24 B at step 5, line 5"


def test_what_recomputation_saves_is_told():
    assert peak_text(memory(ran(RECOMPUTED))).endswith("recomputation saves 24 B at the peak")


PERSISTENT = ONCE.format(how="persistent=True")


@pytest.mark.parametrize(
    ("text", "left", "told"),
    [
        (ONE, "", "gradient call is over"),
        (PERSISTENT, "24 B kept to the end", "is persistent, and no del or reset() lets go"),
        (PERSISTENT + "del tape\n", "", "nothing refers to it any more"),
        (
            ONE[: ONE.index("tape.gradient")] + "1\n",
            "24 B kept to the end",
            "no gradient was asked",
        ),
    ],
)
def test_what_is_held_to_the_end_is_told(text, left, told):
    found = memory(traced(text))
    assert left_text(found) == left
    assert told in step_hint(found, len(found.held) - 1, [])


def test_a_step_says_all_that_holds_there():
    found = memory(traced(SECOND))
    told = step_hint(found, 11, ["needed"]).split("\n")
    assert told[0] == "Step 11, line 5: 16 B"
    assert "outer: 12 B" in told
    assert "held by several tapes: 4 B" in told
    assert "What the mathematics needs: 12 B" in told
    assert any("inner lets go" in line for line in step_hint(found, 12, []).split("\n"))


def test_what_is_kept_has_a_word():
    found = memory(traced(ONE))
    assert [kept_what(keep) for keep in found.keeps] == ["inputs", "inputs", "nothing"]
    assert [bar_text(keep) for keep in found.keeps] == ["inputs · 16 B", "inputs · 8 B", "nothing"]
    assert [record_name(keep) for keep in found.keeps][1:] == ["2 ( )² → y", "3 × 2 → z"]


def test_a_record_says_what_another_keeps_too():
    found = memory(traced(PAUSES))
    told = record_hint(found, found.keeps[3])
    assert "2 × → w, on tape: keeps inputs, 8 B" in told
    assert "4 B of it another record keeps as well" in told
    assert "another record" not in record_hint(found, found.keeps[0])


def test_tables_have_a_row_a_step_and_a_row_a_record():
    trace = traced(SECOND)
    found = memory(trace)
    head, *rows = steps_table(found)
    assert head[:3] == ["step", "line", "held"]
    assert [row[2] for row in rows] == list(found.held)
    assert {len(row) for row in rows} == {len(head)}
    head, *rows = records_table(found, list(found.keeps))
    assert len(rows) == len(found.keeps)
    assert sum(row[head.index("own bytes")] for row in rows) == sum(k.own for k in found.keeps)
