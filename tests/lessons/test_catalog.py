"""Every lesson is complete in both languages, runs, and shows what it claims."""

import re

import numpy as np
import pytest

from gradviz import run
from gradviz.lessons import lessons
from gradviz.lessons.catalog import read_lesson
from gradviz.lessons.lesson import Lesson

HANGUL = re.compile("[가-힣]")
CODE = re.compile("`[^`]+`")
TEXT = """
program = "y = x * x"
[title]
en = "A title"
ko = "제목"
[goal]
en = "A goal."
ko = "목표."
[[pages]]
en = "Text."
ko = "글."
"""

every_lesson = pytest.mark.parametrize("lesson", lessons(), ids=lambda lesson: lesson.slug)


def trace_of(lesson: Lesson):
    return run(lesson.program, inputs=dict(lesson.inputs))


def test_there_are_lessons_in_order_and_the_neuron_opens():
    assert len(lessons()) >= 6
    assert [lesson.number for lesson in lessons()] == list(range(1, len(lessons()) + 1))
    assert lessons()[0].slug == "neuron"
    assert lessons()[0].program == "z = w * x + b\ny = sigmoid(z)\nloss = (y - t) ** 2\n"


@every_lesson
def test_lesson_speaks_both_languages(lesson):
    for said in (lesson.title, lesson.goal, *(page.text for page in lesson.pages)):
        assert not HANGUL.search(said.en)
        assert HANGUL.search(said.ko)
        assert set(CODE.findall(said.en)) == set(CODE.findall(said.ko)), "code in one language only"
        assert said.en.count("\n\n") == said.ko.count("\n\n"), "paragraphs differ"


@every_lesson
def test_lesson_claims_something(lesson):
    assert lesson.claims


@every_lesson
def test_program_runs_without_an_error(lesson):
    trace = trace_of(lesson)
    assert trace.error is None
    assert trace.steps


@every_lesson
def test_every_moment_is_in_the_run_and_they_come_in_order(lesson):
    trace = trace_of(lesson)
    cursors = [page.moment.cursor_in(trace) for page in lesson.pages if page.moment]
    assert None not in cursors
    assert cursors == sorted(cursors)


@every_lesson
def test_gradients_and_reasons_are_as_claimed(lesson):
    trace = trace_of(lesson)
    for claim in lesson.claims:
        rows = {row.source: row for row in trace.gradients[claim.call].rows}
        row = rows[claim.source]
        if claim.reason is None:
            value = row.value if claim.index is None else row.value[claim.index]
            np.testing.assert_allclose(value, claim.gradient, rtol=2e-5)
        else:
            assert row.value is None
            assert row.reason.code == claim.reason


@every_lesson
def test_values_at_the_end_are_as_claimed(lesson):
    trace = trace_of(lesson)
    for name, value in lesson.values:
        np.testing.assert_allclose(trace.values[name], value, rtol=2e-5)


@every_lesson
def test_target_is_the_one_in_force(lesson):
    assert trace_of(lesson).target == lesson.target


# --- the form of a file


def test_smallest_lesson_has_no_moment_and_no_inputs():
    lesson = read_lesson("12-square.toml", TEXT)
    assert (lesson.number, lesson.slug, lesson.target) == (12, "square", "")
    assert lesson.pages[0].moment is None
    assert lesson.inputs == {}


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (('ko = "제목"', ""), "ko"),
        (('ko = "제목"', 'ko = " "'), "nothing said in ko"),
        (('en = "A goal."', ""), "en"),
        (('program = "y = x * x"', ""), "program"),
        (('program = "y = x * x"', 'program = "y"\nprogramme = "y"'), "no such field: programme"),
        (('[[pages]]\nen = "Text."', '[[pages]]\nmoment = "later 3"\nen = "Text."'), "later 3"),
        (("[title]", '[inputs]\nx = ["boss", 1.0]\n[title]'), "no role 'boss'"),
        (("[title]", "[title"), "line 3"),
    ],
)
def test_incomplete_lesson_is_refused_by_name(change, complaint):
    text = TEXT.replace(*change)
    assert text != TEXT
    with pytest.raises(ValueError, match=rf"lesson 12-square\.toml: .*{complaint}"):
        read_lesson("12-square.toml", text)
