"""Why a role or a value cannot be changed by an edit."""

ROWS: dict[str, tuple[str, str]] = {
    "roles.off": ("Not {role}: {why}", "{role} 불가: {why}"),
    "roles.not_declared": (
        "{name} is not declared by tf.Variable(...) or tf.constant(...) in this text.",
        "{name}은(는) 이 글에서 tf.Variable(...)이나 tf.constant(...)로 선언되지 않았습니다.",
    ),
    "roles.earlier_cell": (
        "An earlier cell makes {name}: change it there.",
        "앞의 셀에서 {name}을(를) 만듭니다. 그 셀에서 바꾸세요.",
    ),
    "roles.no_tape": (
        "There is no tape in the text that could watch {name}.",
        "{name}을(를) 감시할 테이프가 글에 없습니다.",
    ),
    "roles.nameless_tape": (
        "The tape on line {line} has no name, so it cannot be told to watch {name}: write "
        "`as tape` behind it.",
        "{line}행의 테이프에 이름이 없어 {name}을(를) 감시하라고 할 수 없습니다. 뒤에 "
        "`as tape`라고 쓰세요.",
    ),
    "roles.used_at_once": (
        "Line {line} makes {name} and uses it in one breath; there is no place in between for "
        "a line that watches it.",
        "{line}행이 {name}을(를) 만들면서 바로 사용하므로 그 사이에 감시하는 줄을 넣을 자리가 "
        "없습니다.",
    ),
    "roles.watched_together": (
        "Line {line} watches {name} together with {others}, by {text}: change it there.",
        "{line}행의 {text}은(는) {name}을(를) {others}와(과) 함께 감시합니다. 거기에서 고치세요.",
    ),
    "roles.watched_elsewhere": (
        "Line {line} watches {name} as part of something else, by {text}: change it there.",
        "{line}행의 {text}은(는) 다른 식의 일부로 {name}을(를) 감시합니다. 거기에서 고치세요.",
    ),
    "roles.shared": (
        "Line {line} makes {others} as well as {name}: the change would be theirs too.",
        "{line}행은 {name}뿐만 아니라 {others}도 만듭니다. 바꾸면 함께 바뀝니다.",
    ),
    "roles.assigned": (
        "Line {line} gives {name} another value; only a variable can take one.",
        "{line}행에서 {name}에 새 값을 넣습니다. 새 값은 변수에만 넣을 수 있습니다.",
    ),
    "roles.needs_variable": (
        "Line {line} uses {name}.{attribute}, which only a variable has.",
        "{line}행에서 {name}.{attribute}을(를) 사용하는데, 이것은 변수에만 있습니다.",
    ),
    "roles.computed": (
        "The first value of {name} is computed from other values: without tf.Variable it is a "
        "plain tensor, not a constant.",
        "{name}의 처음 값은 다른 값으로 계산됩니다. tf.Variable이 없으면 상수가 아니라 일반 "
        "텐서입니다.",
    ),
    "roles.no_argument": (
        "tf.constant has no {argument}=, which line {line} gives {name}.",
        "{line}행에서 {name}에 {argument}=을(를) 주는데, tf.constant에는 그런 인수가 없습니다.",
    ),
    "roles.initializer": (
        "Line {line} gives {name} a function that makes its first value; tf.constant takes only "
        "values.",
        "{line}행에서 {name}의 처음 값을 함수로 만듭니다. tf.constant에는 값만 줄 수 있습니다.",
    ),
    "roles.unpacked": (
        "Line {line} makes {name} from unpacked arguments (* or **), which may hold anything: "
        "change the role there.",
        "{line}행은 펼친 인수(* 또는 **)로 {name}을(를) 만듭니다. 무엇이 들어 있는지 모르므로 "
        "역할은 거기에서 바꾸세요.",
    ),
    "roles.plain_use": (
        "Line {line} needs {name} as a plain number or list: {text}.",
        "{line}행의 {text}에는 일반 숫자나 목록인 {name}이(가) 필요합니다.",
    ),
    "roles.value_computed": (
        "The text computes the value of {name}: change it there.",
        "{name}의 값은 글에서 계산됩니다. 거기에서 바꾸세요.",
    ),
}
