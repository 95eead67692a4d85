"""The sentences of the steps: natural in both languages, and their names lead to nodes."""

import pytest

from gradviz import run
from gradviz.words import CATALOGUE, how_many

WHY = "the table of gradients says why."
NEURON = "loss = (sigmoid(w*x + b) - t)**2"


@pytest.fixture
def korean():
    CATALOGUE.use("ko")
    yield
    CATALOGUE.use("en")


def texts(text, kind=None):
    trace = run(text)
    assert trace.error is None
    return [step.text for step in trace.steps if kind in (None, step.kind)]


def program(sources, asked):
    made = "".join(f"{name} = tf.{how}(1.)\n" for name, how in sources.items())
    used = f"2. * ({' + '.join(sources)})"
    return f"{made}with tf.GradientTape() as tape:\n    y = {used}\ntape.gradient(y, {asked})\n"


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        ({"a": "Variable"}, "Done: the gradient has arrived."),
        ({"a": "constant"}, "Done, but no gradient arrived: the answer is None, and " + WHY),
        ({"a": "Variable", "b": "Variable"}, "Done: both gradients have arrived."),
        ({"a": "Variable", "b": "constant"},
         "Done: 1 of 2 gradients arrived; the other one is None, and " + WHY),
        ({"a": "Variable", "b": "Variable", "c": "Variable"},
         "Done: all 3 gradients have arrived."),
        ({"a": "Variable", "b": "constant", "c": "constant"},
         "Done: 1 of 3 gradients arrived; the others are None, and " + WHY),
        ({"a": "constant", "b": "constant"},
         "Done, but none of the 2 gradients arrived: each is None, and " + WHY),
    ],
)  # fmt: skip
def test_gradients_are_counted_as_people_count(sources, said):
    end = texts(program(sources, f"[{', '.join(sources)}]"), "backward_ended")
    assert [text.removesuffix(" The tape lets go of what it held.") for text in end] == [said]


def test_korean_counts_one_two_and_many(korean):
    ends = [
        texts(program(dict.fromkeys(names, "Variable"), f"[{', '.join(names)}]"), "backward_ended")
        for names in (["a"], ["a", "b"], ["a", "b", "c"])
    ]
    begins = [end[0].split(". ")[1] for end in ends]
    assert begins == [
        "그래디언트가 도착했습니다",
        "그래디언트 두 개가 모두 도착했습니다",
        "그래디언트 3개가 모두 도착했습니다",
    ]


def test_every_way_to_count_has_its_sentences():
    keys = {how_many(some, of) for of in range(5) for some in range(of + 1)}
    for room in ("narration.arrived", "card.backward_ended", "graph.result"):
        known = {
            key.removeprefix(f"{room}.") for key in CATALOGUE.rows if key.startswith(f"{room}.")
        }
        assert keys == known


def test_an_operation_is_called_by_the_words_of_the_program():
    computed = texts(NEURON, "computed")
    assert computed[0] == "w*x gives 1, and the tape writes it down, as it follows w and x."
    assert computed[-1].startswith("(sigmoid(w*x + b) - t)**2 gives 0.01421")


def test_a_long_text_is_cut_not_dropped():
    long = " + ".join(f"x*{k}" for k in range(2, 30))
    assert any("… gives" in text for text in texts(f"y = {long}", "computed"))


def test_what_a_model_computes_inside_is_not_called_a_derivative():
    text = (
        "model = tf.keras.Sequential([tf.keras.layers.Dense(1), tf.keras.layers.Dense(1)])\n"
        "with tf.GradientTape() as tape:\n    y = model(tf.ones([1, 2]))\n"
    )
    computed = texts(text, "computed")
    assert computed[0].startswith("The @ inside model(")
    assert computed[-1].startswith("model(")
    assert not any("derivative" in text or "way back" in text for text in computed)


def test_what_an_outer_tape_records_of_a_backward_pass_says_so():
    text = (
        "x = tf.Variable(3.)\nwith tf.GradientTape() as a:\n    with tf.GradientTape() as b:\n"
        "        y = x ** 3\n    g = b.gradient(y, x)\na.gradient(g, x)\n"
    )
    assert any("on the way back through x ** 3" in said for said in texts(text, "computed"))


def test_the_start_says_why_the_tape_is_read_backwards_and_what_other_seeds_mean():
    assert "The tape is read from its end, since" in texts(NEURON, "backward_started")[0]
    text = (
        "x = tf.Variable([1., 2.])\nwith tf.GradientTape() as tape:\n    y = x * x\n"
        "tape.gradient(y, x, output_gradients=tf.constant([1., 0.]))\n"
    )
    assert "with [1 0] in place of 1" in texts(text, "backward_started")[0]


def test_names_and_numbers_of_nodes_are_mentions_of_them():
    trace = run(NEURON)
    step = next(step for step in trace.steps if step.kind == "pulled_back" and step.node == 4)
    said = [(step.text[m.start : m.stop], m.node) for m in step.mentions]
    assert said == [
        ("w*x", 4), ("−0.02503", 4), ("−0.02503", 0), ("w", 0), ("−0.02503", 1), ("x", 1),
    ]  # fmt: skip


def test_mentions_lie_in_the_text_and_know_their_nodes_in_both_languages(korean):
    for trace in (run(NEURON), run("v = tf.Variable(1.)\nv.assign_add(2.)\n")):
        for step in trace.steps:
            assert "\ue000" not in step.text
            for one in step.mentions:
                assert 0 <= one.start < one.stop <= len(step.text)
                assert one.node < len(trace.nodes)


def test_what_is_not_finite_is_said_in_signs():
    assert any("−∞" in text for text in texts("y = tf.math.log(0. * x)"))
    assert any("NaN" in text for text in texts("y = tf.math.log(-x)"))


def test_several_targets_are_said_to_start_together():
    text = (
        "x = tf.Variable(2.)\nwith tf.GradientTape() as tape:\n    a = x * x\n    b = 3. * x\n"
        "tape.gradient([a, b], x)\n"
    )
    assert texts(text, "backward_started")[0].startswith("The backward pass starts at a and b tog")


def test_who_asks_for_zeros_is_not_told_of_none():
    text = (
        "x, z = tf.Variable(2.), tf.Variable(1.)\nwith tf.GradientTape() as tape:\n    y = x * x\n"
        "tape.gradient(y, [x, z], unconnected_gradients='zero')\n"
    )
    (end,) = texts(text, "backward_ended")
    assert "None" not in end
    assert "the call gives zeros" in end


def test_why_an_operation_is_on_the_tape_or_not():
    text = (
        "x, c = tf.Variable(2.), tf.constant(3.)\nb = c * c\nwith tf.GradientTape() as t:\n"
        "    y = x * c\n    z = y * b\n    d = c * 2.\n"
        "    with t.stop_recording():\n        p = x * 5.\nt.gradient([p, z], x)\n"
    )
    ends = [said.partition(", and ")[2] or said for said in texts(text, "computed")]
    assert ends == [
        "c * c gives 9. No tape is recording.",
        "the tape writes it down, as it follows x.",
        "the tape writes it down, as it follows y.",
        "c * 2 gives 6. The tape t does not write it down: it follows none of the inputs.",
        "x * 5 gives 10. The tape is paused, so it does not write it down.",
    ]
    assert texts(text, "tape_opened")[0].startswith("The tape t starts to record.")


def test_a_target_that_the_tape_knows_nothing_of_has_no_way_back():
    text = "x = tf.Variable(2.)\nwith tf.GradientTape() as tape:\n    a = x * x\nb = x * 3.\n"
    (start,) = texts(f"{text}tape.gradient(b, x)\n", "backward_started")
    assert "no record of how b came about" in start
    (start,) = texts(f"{text}tape.gradient(x, x)\n", "backward_started")
    assert "its derivative with respect to itself is 1" in start


def test_program_text_keeps_its_letters_at_the_beginning_of_a_korean_sentence(korean):
    text = (
        "x = tf.Variable(3.)\nwith tf.GradientTape() as a:\n    with tf.GradientTape() as b:\n"
        "        y = x ** 3\n    g = b.gradient(y, x)\na.gradient(g, x)\nx.assign_add(1.)\n"
    )
    said = texts(text, "computed")
    assert not any(one.startswith("X") for one in said)
    assert texts(text, "assigned")[0].startswith("assign_add 호출로 x의 값이 바뀝니다")


def test_a_gradient_of_nothing_says_so():
    text = "x = tf.Variable(2.)\nwith tf.GradientTape() as tape:\n    y = x * x\n"
    assert "without a target" in texts(f"{text}tape.gradient([], x)\n", "backward_started")[0]


def test_of_several_tapes_the_one_that_writes_is_named():
    text = (
        "x, w = tf.Variable(2.), tf.constant(3.)\n"
        "with tf.GradientTape() as a, tf.GradientTape() as b:\n    b.watch(w)\n"
        "    y = x * w\n    z = w * w\n    c = tf.constant(1.) * 2.\nb.gradient(y, w)\n"
    )
    assert texts(text, "watched")[0].startswith("From here on the tape b watches w")
    assert [said.partition(", and ")[2] for said in texts(text, "computed")] == [
        "the tapes a and b write it down, as they follow x and w.",
        "the tape b writes it down, as it follows w.",
        "",
    ]
    assert "No tape writes it down" in texts(text, "computed")[-1]


def test_what_lets_nothing_back_says_so():
    text = (
        "x = tf.Variable(2.)\nwith tf.GradientTape() as tape:\n    a = tf.stop_gradient(x)\n"
        "    b = x > 1.\n    y = x * a\ntape.gradient(y, x)\n"
    )
    ends = [said.partition("as it follows x")[2] for said in texts(text, "computed")]
    assert ends == [
        ". On the way back it counts as a constant: nothing passes it.",
        ". It has no derivative: on the way back nothing passes it.",
        ".",
    ]


def test_tapes_of_one_name_are_not_called_by_it():
    trace = run(
        "import tensorflow as tf\nx = tf.Variable(1.)\nfor _ in range(2):\n"
        "  with tf.GradientTape() as tape:\n    y = x * x\n  tape.gradient(y, x)\n"
    )
    told = [step.text for step in trace.steps if step.text.startswith("x * x")]
    assert told == ["x * x gives 1, and the tape writes it down, as it follows x."] * 2


LOOP = """import tensorflow as tf
s, x = 0., tf.Variable(3.)
with tf.GradientTape() as tape:
  for k in [0.5, 2.]:
    s = s + x * k
  y = tf.stack([s, x])
g = tape.gradient(y, x)
z = tape.gradient(y, tf.Variable(1.), unconnected_gradients="zero")
h = tape.gradient(s, x, output_gradients=tf.constant(2.))
"""
TOLD = {
    "en": (
        "s + x * k gives 1.5, and the tape writes it down, as it follows x * k.",
        "stack([s, x]) gives [7.5 3], and the tape writes it down, as it follows s⁽²⁾ and x.",
        "The backward pass starts at y: it gives the gradient of the sum of its elements, so each",
        "It passes on 0.5 to x (part 3 of 3).",
        "starts at s⁽²⁾ with 2 in place of 1: it gives 2 times the gradient.",
        "Done: no gradient arrived; where there is no path the call gives zeros",
    ),
    "ko": (
        "s + x * k의 값은 1.5이고, 테이프가 x * k를 따라가고 있으므로 이를 기록합니다.",
        "stack([s, x])의 값은 [7.5 3]이고, 테이프가 s⁽²⁾와 x를 따라가고 있으므로",
        "역전파가 y에서 시작합니다. 원소를 모두 더한 값의 그래디언트를 구하므로",
        "이제 x에 0.5(몫 3개 중 3번째)를 넘겨줍니다.",
        "역전파가 s⁽²⁾에서 1 대신 2로 시작합니다. 그래디언트의 2배를 구하며",
        "끝났습니다. 도착한 그래디언트가 없습니다.",
    ),
}


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_loop_a_vector_and_zeros_are_told_in_good_words(language):
    CATALOGUE.use(language)
    try:
        trace = run(LOOP.replace("Tape()", "Tape(persistent=True)"))
    finally:
        CATALOGUE.use("en")
    told = "\n".join(step.text for step in trace.steps)
    for sentence in TOLD[language]:
        assert sentence in told, told
