"""The bundled fonts reach Qt, and every family the theme names first is among them."""

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QRawFont

from gradviz.ui import theme
from gradviz.ui.fonts import load_fonts


@pytest.mark.parametrize("families", [theme.UI_FAMILIES, theme.CODE_FAMILIES, theme.MATH_FAMILIES])
def test_first_three_families_are_bundled(qapp, families):
    assert set(families[:3]) <= set(load_fonts())


def test_loading_twice_registers_once(qapp):
    assert load_fonts() == load_fonts()


@pytest.mark.parametrize("bold", [False, True])
def test_fonts_of_the_theme_are_the_bundled_ones(qapp, bold):
    assert QFontInfo(theme.ui_font(10, bold)).family() == "Inter"
    assert QFontInfo(theme.code_font(10, bold)).family() == "JetBrains Mono"
    assert QFontInfo(theme.math_font(12)).family() == "STIX Two Text"


def test_two_stars_are_two_characters_wide(qapp):
    metrics = QFontMetricsF(theme.code_font(12))
    assert metrics.horizontalAdvance("**") == pytest.approx(2 * metrics.horizontalAdvance("*"))
    assert len({metrics.horizontalAdvance(sign) for sign in "lI1iM"}) == 1


@pytest.mark.parametrize("sign", [*"∂∇σΣ×·−→←√≤≥∞⊤✖▸▹◂⚠≈≠↦", *"순전파역방향그래디언트"])
def test_sign_of_the_interface_is_in_a_bundled_font(qapp, sign):
    load_fonts()
    fonts = [QRawFont.fromFont(QFont(family)) for family in theme.UI_FAMILIES[:3]]
    assert any(font.supportsCharacter(ord(sign)) for font in fonts)
