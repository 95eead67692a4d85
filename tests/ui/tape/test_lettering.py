"""Lines that are cut short where they do not fit."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from gradviz.ui import theme
from gradviz.ui.tape.lettering import code_hand, ui_hand, write_tag


def test_words_that_fit_are_whole_and_others_are_cut_short(qapp):
    hand = ui_hand(9)
    assert hand.fitted("recording", 400) == "recording"
    cut = hand.fitted("a rather long sentence about tapes", 60)
    assert cut.endswith("…")
    assert hand.width(cut) <= 60
    assert hand.fitted("recording", -5) in ("", "…")


def test_what_is_written_is_as_wide_as_it_says(qapp):
    image = QImage(200, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    wide = code_hand(8.5).write(painter, QRect(0, 0, 200, 30), "x -> 8.000", "#000000")
    painter.end()
    dark = [x for x in range(200) if any(image.pixelColor(x, y).value() < 128 for y in range(30))]
    assert wide - 8 < max(dark) <= wide


def test_a_tag_is_no_wider_than_its_place(qapp):
    image = QImage(300, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    write_tag(painter, QRect(0, 0, 90, 30), "written by a tape", "#ff0000", "#ff0000", "#ffffff")
    painter.end()
    assert not any(image.pixelColor(x, y).value() < 255 for x in range(91, 300) for y in range(30))
    assert any(image.pixelColor(x, 7).green() < 255 for x in range(90))


def test_hands_are_made_once_for_each_size_of_writing(qapp):
    assert ui_hand(9) is ui_hand(9)
    small = ui_hand(9).height
    theme.set_scale(1.4)
    try:
        assert ui_hand(9).height > small
    finally:
        theme.set_scale(1.0)
