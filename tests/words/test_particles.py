"""Of 을(를) and its like one form is left, where it is known how the word before ends."""

import pytest

from gradviz.trace.mentions import mention
from gradviz.words.catalogue import CATALOGUE, Catalogue
from gradviz.words.particles import with_particles

UNKNOWN = "net을(를), (×)을(를), f(net)와(과) (으)로, logic은(는)"


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("텐서을(를) 봅니다", "텐서를 봅니다"),
        ("값을(를), 값은(는)", "값을, 값은"),
        ("3을(를) 4을(를) 10을(를)", "3을 4를 10을"),
        ("−0.1326이(가) v₁₂이(가)", "−0.1326이 v₁₂가"),
        ("x이(가) w을(를) n은(는) L와(과)", "x가 w를 n은 L과"),
        ("7(으)로 6(으)로 2(으)로", "7로 6으로 2로"),
        ("텐서(으)로 줄(으)로 값(으)로", "텐서로 줄로 값으로"),
        ("dense_1을(를)", "dense_1을"),
        ("변수와(과) 수와(과) 값와(과)", "변수와 수와 값과"),
        ("tape이(가) loss을(를) relu은(는) multiply와(과) divide을(를)",
         "tape가 loss를 relu는 multiply와 divide를"),
        ("cosine을(를) sum은(는) table(으)로 loading이(가) subtract을(를)",
         "cosine을 sum은 table로 loading이 subtract를"),
        ("concat을(를) clip은(는) heatmap(으)로 exp이(가) log을(를)",
         "concat을 clip은 heatmap으로 exp가 log를"),
        ("u * 2.을(를) 1 / (1 + e)을(를), grad(5행)이(가) f(x)(3행)을(를)",
         "u * 2.를 1 / (1 + e)를, grad(5행)가 f(x)(3행)를"),
        ("multiply (×)을(를), 값 (1, 2)은(는)", "multiply (×)를, 값 (1, 2)은"),
        ("x[i]이(가) f(x)와(과) [0.5 0.5]을(를) y⁽²⁾을(를) y⁽³⁾이(가) −∞은(는)",
         "x[i]가 f(x)와 [0.5 0.5]를 y⁽²⁾를 y⁽³⁾이 −∞는"),
        (UNKNOWN, UNKNOWN),
    ],
)  # fmt: skip
def test_one_form_is_left_where_the_ending_is_known(given, wanted):
    assert with_particles(given) == wanted


def test_a_link_around_the_word_does_not_hide_its_end():
    assert with_particles(f"{mention(4, 'x')}을(를)") == f"{mention(4, 'x')}를"
    assert with_particles(f"x({mention(4, '3')})이(가)") == f"x({mention(4, '3')})이"
    assert with_particles(f"{mention(4, 'net')}을(를)") == f"{mention(4, 'net')}을(를)"


def test_the_catalogue_chooses_in_korean():
    words = Catalogue()
    words.rows["test.row"] = ("{name}", "{name}을(를)")
    assert words.say("test.row", name="3을(를)") == "3을(를)"
    words.use("ko")
    assert words.say("test.row", name="3") == "3을"
    assert CATALOGUE.language == "en"
