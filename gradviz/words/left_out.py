"""What is said of the lines of a notebook that are left out."""

ROWS: dict[str, tuple[str, str]] = {
    "left_out.shell": (
        "Left out: {text} is a command to the shell, which programs here cannot give.",
        "건너뜀: {text}은(는) 셸 명령입니다. 여기서는 셸 명령을 실행할 수 없습니다.",
    ),
    "left_out.magic": (
        "Left out: {text} is a command to the notebook, not Python.",
        "건너뜀: {text}은(는) 파이썬이 아니라 노트북 명령입니다.",
    ),
    "left_out.cell": (
        "Left out: {text} makes the whole cell something other than Python.",
        "건너뜀: {text} 때문에 셀 전체가 파이썬이 아닙니다.",
    ),
    "left_out.help": (
        "Left out: {text} asks the notebook for help.",
        "건너뜀: {text}은(는) 노트북의 도움말 명령입니다.",
    ),
    "left_out.import": (
        "Left out: {text}. There is no {module} here; reading a name from it is an error.",
        "건너뜀: {text}. 여기에는 {module}이(가) 없습니다. 거기서 온 이름을 읽으면 오류가 납니다.",
    ),
    "left_out.call": (
        "Left out: {text} needs what is not here, or draws what cannot be drawn here.",
        "건너뜀: {text}에는 여기에 없는 것이 필요하거나, 여기서 그릴 수 없는 그림입니다.",
    ),
    "left_out.file": (
        "Left out: {text} writes a file, which programs here cannot; Export plot… in the menu "
        "does.",
        "건너뜀: {text}은(는) 파일을 씁니다. 여기서 프로그램은 파일을 쓸 수 없으니 메뉴의 '도표 내보내기…'를 "
        "쓰세요.",
    ),
    "left_out.bar": (
        "Left out: {text} only shows how far the loop is; it runs all the same.",
        "건너뜀: {text}은(는) 반복이 얼마나 진행되었는지 보여 줄 뿐이므로 반복은 그대로 실행됩니다.",
    ),
    "left_out.value": (
        "Left out: {text} needs what is not here; reading a name it would bind is an error.",
        "건너뜀: {text}에는 여기에 없는 것이 필요합니다. 이 줄이 정할 이름을 읽으면 오류가 납니다.",
    ),
    "left_out.nested": ("it is nested too deeply", "너무 깊이 중첩되어 있습니다"),
    "left_out.missing": (
        "{name} has no value here: line {line}, which would have given it one, was left out "
        "({text})",
        "{name}에 값이 없습니다. 값을 정할 {line}행을 건너뛰었습니다({text})",
    ),
    "left_out.unmade": (
        "{name} has no value here: cell {cell} stopped before giving it one",
        "{name}에 값이 없습니다. {cell}번 셀이 값을 정하기 전에 멈췄습니다",
    ),
    "left_out.missing_cell": (
        "{name} has no value here: line {line} of cell {cell}, which would have given it one, was "
        "left out ({text})",
        "{name}에 값이 없습니다. 값을 정할 {cell}번 셀 {line}행을 건너뛰었습니다({text})",
    ),
}
