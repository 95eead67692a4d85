"""What is said about a program that cannot run, or not to its end."""

ROWS: dict[str, tuple[str, str]] = {
    "problems.calls": ("Calls, the latest last:", "호출 순서(마지막이 가장 안쪽):"),
    "problems.call": ("line {line}, in {name}:", "{line}행, {name} 안:"),
    "problems.call_outside": ("line {line}:", "{line}행:"),
    "problems.more_calls": ("... {count} calls in all ...", "... 모두 {count}번의 호출 ..."),
    "diagnostics.syntax": ("Not valid Python: {detail}.", "올바른 파이썬이 아닙니다: {detail}."),
    "diagnostics.half_character": (
        "This is half of a character; delete it.",
        "글자의 반쪽입니다. 지우세요.",
    ),
    "diagnostics.nested": (
        "This is nested too deeply to be read.",
        "너무 깊이 중첩되어 읽을 수 없습니다.",
    ),
    "diagnostics.unsupported": (
        "{kind} is not part of the language here.",
        "{kind} 구문은 이 언어에 없습니다.",
    ),
    "diagnostics.unsupported.yield": (
        "yield stands alone on its line or right of = here, and not inside try, with or match; give it a name first.",
        "여기서 yield는 한 줄에 홀로 있거나 = 오른쪽에만 올 수 있고, try, with, match 안에는 올 수 없습니다. 먼저 이름에 담으세요.",
    ),
    "diagnostics.unsupported.match": (
        "match is not part of the language here; write if and elif.",
        "match는 이 언어에 없습니다. if와 elif로 쓰세요.",
    ),
    "diagnostics.unsupported.await": (
        "await is not part of the language here; call the function without it.",
        "await는 이 언어에 없습니다. await 없이 함수를 호출하세요.",
    ),
    "diagnostics.unsupported.asyncfunctiondef": (
        "async def is not part of the language here; write def.",
        "async def는 이 언어에 없습니다. def로 쓰세요.",
    ),
    "diagnostics.unsupported.asyncfor": (
        "async for is not part of the language here; write for.",
        "async for는 이 언어에 없습니다. for로 쓰세요.",
    ),
    "diagnostics.unsupported.asyncwith": (
        "async with is not part of the language here; write with.",
        "async with는 이 언어에 없습니다. with로 쓰세요.",
    ),
    "diagnostics.unsupported.asynccomprehension": (
        "async for is not part of the language here; write for.",
        "async for는 이 언어에 없습니다. for로 쓰세요.",
    ),
    "diagnostics.unsupported.trystar": (
        "except* is not part of the language here; write except.",
        "except*는 이 언어에 없습니다. except로 쓰세요.",
    ),
    "diagnostics.unsupported.typealias": (
        "type is no statement of the language here; write Name = ..., or leave the type out.",
        "type 문은 이 언어에 없습니다. 이름 = ... 으로 쓰거나 형식을 빼세요.",
    ),
    "diagnostics.unsupported.typevar": (
        "Type parameters in [ ] are not part of the language here; leave them out: nothing checks types.",
        "[ ] 안의 형식 매개변수는 이 언어에 없습니다. 형식은 검사하지 않으니 빼세요.",
    ),
    "diagnostics.unsupported.paramspec": (
        "Type parameters with ** are not part of the language here; leave them out: nothing checks types.",
        "**가 붙은 형식 매개변수는 이 언어에 없습니다. 형식은 검사하지 않으니 빼세요.",
    ),
    "diagnostics.unsupported.typevartuple": (
        "Type parameters with * are not part of the language here; leave them out: nothing checks types.",
        "*가 붙은 형식 매개변수는 이 언어에 없습니다. 형식은 검사하지 않으니 빼세요.",
    ),
    "diagnostics.unsupported.templatestr": (
        'Texts that begin with t" are not part of the language here; write f".',
        't"로 시작하는 문자열은 이 언어에 없습니다. f"로 쓰세요.',
    ),
    "diagnostics.unsupported.interpolation": (
        'Texts that begin with t" are not part of the language here; write f".',
        't"로 시작하는 문자열은 이 언어에 없습니다. f"로 쓰세요.',
    ),
    "diagnostics.unsupported.bytes": (
        'Bytes are not part of the language here; write a text: "..." without the b.',
        '바이트열은 이 언어에 없습니다. b 없이 "..."로 쓰세요.',
    ),
    "diagnostics.unsupported.complex": (
        "Numbers with j are not part of the language here; write tf.complex(real, imaginary).",
        "j가 붙은 수는 이 언어에 없습니다. tf.complex(실수부, 허수부)로 쓰세요.",
    ),
    "diagnostics.unsupported.metaclass": (
        "A class takes only the classes it builds on here; leave out what is written with =.",
        "여기서 클래스 괄호에는 부모 클래스만 쓸 수 있습니다. =로 쓴 것은 빼세요.",
    ),
    "diagnostics.private": (
        "{name} starts with two underscores; programs may not touch such names.",
        "{name}은(는) 밑줄 두 개로 시작합니다. 프로그램은 이런 이름을 쓸 수 없습니다.",
    ),
    "diagnostics.limit_steps": (
        "Stopped after {limit:,} steps of the program; is there a loop without an end?",
        "프로그램을 {limit:,}단계 실행한 뒤 멈췄습니다. 끝나지 않는 반복이 있나요?",
    ),
    "diagnostics.limit_operations": (
        "Stopped after {limit:,} operations.",
        "연산을 {limit:,}번 한 뒤 멈췄습니다.",
    ),
    "diagnostics.limit_memory": (
        "Stopped: all values together would take more than {limit:,.0f} MB.",
        "멈췄습니다. 모든 값을 합하면 {limit:,.0f}MB를 넘습니다.",
    ),
    "diagnostics.limit_elements": (
        "This would make a value with more than {limit:,} elements.",
        "원소가 {limit:,}개를 넘는 값이 만들어집니다.",
    ),
    "diagnostics.limit_lines": (
        "Stopped after {limit:,} printed lines.",
        "{limit:,}줄을 출력한 뒤 멈췄습니다.",
    ),
    "diagnostics.limit_output": (
        "Stopped after {limit:,} printed characters.",
        "{limit:,}자를 출력한 뒤 멈췄습니다.",
    ),
    "diagnostics.limit_depth": (
        "Functions call one another more than {limit} deep.",
        "함수 호출이 {limit}단계보다 깊습니다.",
    ),
    "diagnostics.limit_seconds": (
        "Stopped after {limit:g} seconds.",
        "{limit:g}초 뒤에 멈췄습니다.",
    ),
    "diagnostics.limit_text": (
        "The program has more than {limit:,} characters.",
        "프로그램이 {limit:,}자를 넘습니다.",
    ),
    "diagnostics.limits_hint": (
        "If it is meant to, raise the limits in the settings.",
        "의도한 것이라면 설정에서 한도를 높이세요.",
    ),
    "diagnostics.cancelled": ("Cancelled.", "취소했습니다."),
    "diagnostics.raised": ("{kind}: {detail}", "{kind}: {detail}"),
    "diagnostics.earlier_cell": (
        "Cell {number} stopped: {message}",
        "{number}번 셀이 멈췄습니다: {message}",
    ),
    "diagnostics.unknown_target": (
        "There is no value {name} to differentiate.",
        "미분할 값 {name}이(가) 없습니다.",
    ),
    "diagnostics.input_value": (
        "The value of {name} is not a number, vector or matrix.",
        "{name}의 값이 수, 벡터, 행렬이 아닙니다.",
    ),
    "diagnostics.input_role": (
        "{name} cannot be {role}: a role is trainable, frozen, watched or constant.",
        "{name}의 역할 {role}은(는) 없습니다. 역할은 trainable, frozen, watched, constant입니다.",
    ),
}
