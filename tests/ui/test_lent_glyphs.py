"""Names in any script are typeset, in their colours, and lead to their nodes."""

import re

import pytest

from gradviz.ui.fonts import load_fonts
from gradviz.ui.formula import bounds, formula_image, formula_svg, linked, regions
from gradviz.ui.lent_glyphs import outline


@pytest.fixture(autouse=True)
def _fonts(qapp):
    load_fonts()


def test_a_name_the_typesetter_lacks_is_drawn_in_its_own_letters():
    svg = formula_svg(r"\mathit{손실} \cdot 2", "#123456").decode()
    drawn = re.findall(r'<path id="[^"]*-(\d+)" d="([^"]*)"', svg)
    assert [path for _, path in drawn] == [outline("손"), outline("실")]
    assert "M886 -162" not in svg[svg.rfind("</defs>") :]
    assert outline("손") != outline("실")


@pytest.mark.parametrize("name", ["가중치", "重み", "가중치\\_1", "w가"])
def test_it_leads_to_its_node_as_a_latin_name_does(name):
    def formula(word):
        piece = f"\\mathit{{{word}}}"
        return rf"\partial L/\partial {linked(piece, 3, '#c24e00')} = {linked(piece, 5)} \cdot x"

    mine, latin = regions(formula(name), 20.0), regions(formula("w"), 20.0)
    assert [node for node, _ in mine] == [node for node, _ in latin] == [3, 5]
    assert all(box.width() > 5 and bounds(formula(name), 20.0).intersects(box) for _, box in mine)


def test_letters_keep_their_order_in_a_fraction():
    svg = formula_svg(r"\frac{\mathit{위}}{\mathit{아래}}", "#000000").decode()
    drawn = dict(re.findall(r'<path id="([^"]*-\d+)" d="([^"]*)"', svg))
    used = [drawn[name] for name in re.findall(r'<use href="#([^"]*-\d+)"', svg)]
    assert used == [outline(letter) for letter in "위아래"]


@pytest.mark.parametrize("tex", [r"\mathit{가중치}", r"x^{가} + 1", r"\text{제자리에 }x"])
def test_no_letter_is_cut_off_above_or_below(tex):
    image = formula_image(tex, "#000000", 40.0)
    edges = [
        image.pixelColor(x, y).alpha()
        for x in range(image.width())
        for y in (0, image.height() - 1)
    ]
    assert max(edges) == 0
