"""Why a role or a value cannot be changed by an edit."""

ROWS: dict[str, tuple[str, str]] = {
    "roles.not_declared": (
        "{name} is not declared by tf.Variable(...) or tf.constant(...) in this text.",
        "{name}은(는) 이 글에서 tf.Variable(...)이나 tf.constant(...)로 선언되지 않았습니다.",
    ),
    "roles.no_tape": (
        "There is no tape in the text that could watch {name}.",
        "{name}을(를) 감시할 테이프가 글에 없습니다.",
    ),
    "roles.one_line": (
        "The tape's block is on one line; there is no room for a line that watches {name}.",
        "테이프 블록이 한 줄이라 {name}을(를) 감시하는 줄을 넣을 자리가 없습니다.",
    ),
}
