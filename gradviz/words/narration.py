"""One plain sentence per step."""

ROWS: dict[str, tuple[str, str]] = {
    "narration.shape": ("a tensor of shape {shape}", "모양이 {shape}인 텐서"),
    "narration.result_of": ("the result of {op}", "{op}의 결과"),
    "narration.tape": ("the tape", "테이프"),
    "narration.bound.trainable": (
        "{name} is a trainable variable with the value {value}.",
        "{name}은(는) 값이 {value}인 학습 가능한 변수입니다.",
    ),
    "narration.bound.frozen": (
        "{name} is a variable that is not trainable, with the value {value}.",
        "{name}은(는) 값이 {value}인 고정된(학습하지 않는) 변수입니다.",
    ),
    "narration.bound.constant": (
        "{name} is a constant with the value {value}.",
        "{name}은(는) 값이 {value}인 상수입니다.",
    ),
    "narration.bound.watched": (
        "{name} is a constant with the value {value}; a tape will watch it.",
        "{name}은(는) 값이 {value}인 상수이며, 테이프가 감시하게 됩니다.",
    ),
    "narration.bound.tensor": (
        "{name} is a tensor with the value {value}.",
        "{name}은(는) 값이 {value}인 텐서입니다.",
    ),
    "narration.computed.recorded": (
        "{op} gives {value}, and the tape writes it down.",
        "{op}의 결과는 {value}이고, 테이프가 이를 기록합니다.",
    ),
    "narration.computed.not_watched": (
        "{op} gives {value}. The tape does not write it down: it watches none of the inputs.",
        "{op}의 결과는 {value}입니다. 테이프가 감시하는 입력이 없어 기록하지 않습니다.",
    ),
    "narration.computed.outside": (
        "{op} gives {value}. No tape is recording.",
        "{op}의 결과는 {value}입니다. 기록 중인 테이프가 없습니다.",
    ),
    "narration.computed.left_tape": (
        "{op} gives plain numbers ({value}): what comes of them is not recorded.",
        "{op}의 결과는 일반 숫자({value})이므로 여기서 나온 값은 기록되지 않습니다.",
    ),
    "narration.watched": (
        "From here on the tape watches {name}.",
        "이제부터 테이프가 {name}을(를) 감시합니다.",
    ),
    "narration.tape_opened": ("{name} starts to record.", "{name}이(가) 기록을 시작합니다."),
    "narration.tape_closed": ("{name} stops recording.", "{name}이(가) 기록을 마칩니다."),
    "narration.tape_paused": ("{name} pauses.", "{name}이(가) 기록을 잠시 멈춥니다."),
    "narration.tape_resumed": ("{name} records again.", "{name}이(가) 다시 기록합니다."),
    "narration.tape_reset": (
        "{name} forgets everything and starts afresh.",
        "{name}이(가) 모든 것을 잊고 새로 시작합니다.",
    ),
    "narration.backward_started": (
        "The backward pass starts at {target}: its derivative with respect to itself is 1.",
        "역전파가 {target}에서 시작합니다. 자기 자신에 대한 도함수는 1입니다.",
    ),
    "narration.pulled_back": (
        "{upstream} arrives at {op}; it passes on {gains}.",
        "{op}에 {upstream}이(가) 도착하고, {gains}을(를) 넘겨줍니다.",
    ),
    "narration.gain": ("{value} to {name}", "{name}에 {value}"),
    "narration.gain.of": (
        "{value} to {name} ({k} of {n} contributions)",
        "{name}에 {value}(기여 {n}개 중 {k}번째)",
    ),
    "narration.backward_ended.released": (
        "Done: {arrived} of {asked} gradients arrived. The tape lets go of what it held.",
        "끝났습니다. 그래디언트 {asked}개 중 {arrived}개가 도착했습니다. 테이프가 붙들고 있던 것을 "
        "놓아줍니다.",
    ),
    "narration.backward_ended.kept": (
        "Done: {arrived} of {asked} gradients arrived. The tape is persistent and keeps its records.",
        "끝났습니다. 그래디언트 {asked}개 중 {arrived}개가 도착했습니다. persistent 테이프라서 기록을 "
        "그대로 둡니다.",
    ),
    "narration.assigned": (
        "{how} gives {name} the value {value}. The variable does not remember where it came from.",
        "{how}이(가) {name}의 값을 {value}(으)로 바꿉니다. 변수는 값의 출처를 기억하지 않습니다.",
    ),
    "narration.printed": ("Printed: {text}", "출력: {text}"),
    "narration.failed": ("The program stopped: {message}", "프로그램이 멈췄습니다: {message}"),
}
