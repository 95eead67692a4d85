"""Formulas come in any colour, are spoken in both languages, and need no typesetter to be read."""

import subprocess
import sys

import numpy as np
import pytest
from PySide6.QtGui import QColor

from gradviz.ui import formula
from gradviz.ui.formula import (
    bounds,
    coloured,
    formula_image,
    formula_svg,
    pixel_bounds,
    spoken,
)

RULE = r"\frac{\partial \textit{loss}}{\partial z} = " + coloured("-0.620", "#c24e00")


def colours(image):
    """Return the fully opaque colours of a picture."""
    pixels = np.frombuffer(image.constBits(), np.uint32)
    return {QColor(int(p)).name() for p in np.unique(pixels) if p >> 24 == 255}


def test_a_formula_is_painted_in_its_colours_only(qapp):
    found = colours(formula_image(RULE, "#1a1d23", 40.0))
    assert {"#1a1d23", "#c24e00"} <= found


def test_twice_the_pixels_on_a_dense_screen(qapp):
    once, twice = formula_image("x", "#000000", 20.0), formula_image("x", "#000000", 20.0, 2.0)
    assert twice.devicePixelRatio() == 2.0
    assert abs(twice.width() - 2 * once.width()) <= 2


def test_the_size_is_the_em(qapp):
    assert bounds("x", 40.0).width() - 2 == pytest.approx(2 * (bounds("x", 20.0).width() - 2))
    assert bounds(r"\frac{a}{b}").height() > bounds("a").height()


def test_spoken_in_both_languages():
    assert "loss" in spoken(RULE, "en")
    assert "분수" in spoken(RULE, "ko")


def test_without_the_typesetter_a_formula_is_still_painted_and_keeps_its_colours(qapp, monkeypatch):
    cached = [value for value in vars(formula).values() if hasattr(value, "cache_clear")]
    monkeypatch.setattr(formula, "available", lambda: False)
    for function in cached:
        function.cache_clear()
    try:
        assert {"#1a1d23", "#c24e00"} <= colours(formula_image(RULE, "#1a1d23", 40.0))
        assert spoken(RULE, "ko") == "∂loss/∂z = -0.620"
        assert formula_svg(RULE, "#000000") == b""
    finally:
        for function in cached:
            function.cache_clear()


def test_the_svg_stands_alone():
    svg = formula_svg(RULE, "#123456")
    assert b"#123456" in svg
    assert b"#c24e00" in svg
    assert b"currentColor" not in svg
    assert b"metadata" not in svg


def test_the_typesetter_is_not_loaded_before_the_first_formula():
    code = "import sys, gradviz.ui.formula as f; f.available(); print('mathra' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("size", [14.0, 16.0, 18.0, 19.0, 23.75])
def test_a_minus_is_as_dark_as_the_digits_beside_it(qapp, size, ratio):
    image = formula_image("-0.620", "#000000", size, ratio)
    ink = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1) >> 24
    minus = ink[:, : round(0.6 * size * ratio)]
    assert minus.max() > 240


def test_a_picture_takes_whole_pixels(qapp):
    for ratio in (1.0, 1.25, 1.5):
        image, box = formula_image(RULE, "#000000", 17.3, ratio), pixel_bounds(RULE, 17.3, ratio)
        assert (box.width() * ratio, box.height() * ratio) == (image.width(), image.height())
        assert box.contains(bounds(RULE, 17.3))
