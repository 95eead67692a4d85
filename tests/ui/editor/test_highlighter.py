import pytest
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit

from gradviz.ui.editor.highlighter import Highlighter
from gradviz.ui.theme import DARK, LIGHT


def coloured(text, names=None, theme=LIGHT):
    """Each coloured piece of `text` with its colour, line by line."""
    document = QTextDocument(text)
    highlighter = Highlighter(document)
    highlighter.set_names(names or {})
    highlighter.set_theme(theme)
    pieces = []
    block = document.begin()
    while block.isValid():
        units = block.text().encode("utf-16-le")
        for piece in block.layout().formats():
            word = units[2 * piece.start : 2 * (piece.start + piece.length)].decode("utf-16-le")
            pieces.append((word, piece.format.foreground().color().name()))
        block = block.next()
    return pieces


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("with tf.GradientTape() as tape:",
         [("with", "keyword"), ("GradientTape", "function"), ("as", "keyword")]),
        ("y = 3. + .5e-3 * 0x1F", [("3.", "number"), (".5e-3", "number"), ("0x1F", "number")]),
        ("x2 = x_1", []),
        ("s = 'a # b' # c 1", [("'a # b'", "string"), ("# c 1", "comment")]),
        ("'😀' + sin(2)", [("'😀'", "string"), ("sin", "function"), ("2", "number")]),
        ("t = '''a\nb''' + 1", [("'''a", "string"), ("b'''", "string"), ("1", "number")]),
        ("t = '''a''' + 1", [("'''a'''", "string"), ("1", "number")]),
        ('e = "" + 1', [('""', "string"), ("1", "number")]),
        ("x = 'open", [("'open", "string")]),
        ("True, true", [("True", "keyword")]),
        ("print(f'{x}')", [("print", "function"), ("f'{x}'", "string")]),
        ("값 = 함수(1)", [("함수", "function"), ("1", "number")]),
    ],
)  # fmt: skip
def test_pieces_wear_their_colours(qapp, text, pieces):
    assert coloured(text) == [(word, getattr(LIGHT, kind)) for word, kind in pieces]


def test_names_wear_the_colour_of_their_role_but_attributes_do_not(qapp):
    names = {"w": "trainable", "x": "watched", "가중치": "frozen", "c": "constant"}
    assert coloured("w * x + t.w + 가중치 + c + ww", names) == [
        ("w", LIGHT.trainable),
        ("x", LIGHT.watched),
        ("가중치", LIGHT.frozen),
        ("c", LIGHT.constant),
    ]


def test_names_of_attributes_and_parts_wear_their_role_as_a_whole(qapp):
    names = {"net.w": "trainable", "net.b": "frozen", "other.b": "trainable", "ps[0]": "frozen",
             "d['a']": "watched"}  # fmt: skip
    assert coloured('net.w + net.w2 + ps[0] + ps[1] + d["a"]', names) == [
        ("net.w", LIGHT.trainable),
        ("ps[0]", LIGHT.frozen),
        ("1", LIGHT.number),
        ('d["a"]', LIGHT.watched),
    ]
    assert coloured("self.w + self.b", names) == [("self.w", LIGHT.trainable)]  # b: two roles
    assert coloured("net.w.assign(1)", names)[:1] == [("net.w", LIGHT.trainable)]


def test_roles_have_signs_besides_their_colours(qapp):
    names = {"t": "trainable", "f": "frozen", "w": "watched", "c": "constant"}
    document = QTextDocument("t f w c")
    Highlighter(document).set_names(names)
    looks = {
        "tfwc"[piece.start // 2]: (piece.format.fontWeight(), piece.format.underlineStyle())
        for piece in document.begin().layout().formats()
    }
    line = QTextCharFormat.UnderlineStyle
    bold, plain = QFont.Weight.DemiBold, QFont.Weight.Normal
    assert looks == {
        "t": (bold, line.NoUnderline),
        "f": (plain, line.DotLine),
        "w": (plain, line.SingleUnderline),
        "c": (plain, line.NoUnderline),
    }


def test_dark_theme_has_its_own_colours(qapp):
    assert coloured("1", theme=DARK) == [("1", DARK.number)]


def test_closing_an_open_text_colours_the_lines_below_again(qtbot):
    edit = QPlainTextEdit("x = '''\ny = 1")
    qtbot.addWidget(edit)
    document = edit.document()
    highlighter = Highlighter(document)
    second = document.begin().next()
    qtbot.waitUntil(lambda: [piece.length for piece in second.layout().formats()] == [5])
    assert highlighter.document() is document
    cursor = QTextCursor(document.begin())
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    cursor.insertText("'''")
    assert [piece.length for piece in second.layout().formats()] == [1]
