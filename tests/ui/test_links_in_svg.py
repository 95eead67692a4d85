"""Linked pieces of a formula are found where they are drawn, and wear their own colour."""

from itertools import pairwise

import pytest

from gradviz.ui.formula import bounds, formula_image, formula_svg, linked, regions, unlinked
from gradviz.ui.plain_formula import plain

pytestmark = pytest.mark.usefixtures("qapp")
TEX = f"{linked('v_{7}', 7)}^{{2}} + {linked('-0.5', 3, '#c24e00')} \\cdot {linked('x', 7)}"


def test_each_piece_has_its_node_and_pieces_of_one_node_stay_apart():
    assert [node for node, _ in regions(TEX)] == [7, 3, 7]


def test_pieces_lie_inside_the_formula_left_to_right_and_do_not_overlap():
    boxes = [box for _, box in regions(TEX, 20.0)]
    whole = bounds(TEX, 20.0)
    assert all(whole.contains(box) for box in boxes)
    assert all(one.right() <= two.left() for one, two in pairwise(boxes))


def test_a_piece_lies_where_its_ink_is():
    """The orange number is the only orange in the picture: its pixels are the region's."""
    size = 40.0
    image = formula_image(TEX, "#000000", size)
    orange = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).red() > 150 and image.pixelColor(x, y).alpha() > 200
    ]
    box = regions(TEX, size)[1][1].translated(-bounds(TEX, size).topLeft())
    across, down = [x for x, _ in orange], [y for _, y in orange]
    drawn = (min(across), max(across), min(down), max(down))
    assert drawn == pytest.approx((box.left(), box.right(), box.top(), box.bottom()), abs=2)


def test_sizes_scale_the_regions():
    small, large = (regions(TEX, size)[0][1] for size in (10.0, 20.0))
    assert abs(large.width() - 2 * small.width()) < 1e-6
    assert abs(large.top() - 2 * small.top()) < 1e-6


def test_fractions_roots_and_scripts_can_hold_links():
    tex = f"\\frac{{{linked('a', 1)}}}{{{linked('b', 2)}}} + \\sqrt{{{linked('c', 3)}}}"
    above, below, root = (box for _, box in regions(tex))
    assert above.bottom() < below.top()
    assert root.left() > above.right()


def test_links_leave_no_trace_in_the_picture_the_text_and_the_tex():
    svg = formula_svg(TEX, "#112233").decode()
    assert 'fill="n' not in svg
    assert 'fill="#c24e00"' in svg
    assert plain(TEX) == "v₇² + -0.5 · x"
    assert unlinked(TEX) == "{v_{7}}^{2} + -0.5 \\cdot x"


def test_a_command_before_a_link_keeps_its_end():
    assert unlinked(f"\\ln{linked('x', 1)}") == "\\ln x"


def test_dots_are_dots():
    assert plain("f(x, \\ldots)") == "f(x, …)"
