"""One plain sentence per step."""

ROWS: dict[str, tuple[str, str]] = {
    "narration.shape": ("a tensor of shape {shape}", "형태가 {shape}인 텐서"),
    "narration.result_of": ("the result of {op}", "{op} 계산"),
    "narration.tape": ("The tape", "테이프"),
    "narration.the_tape": ("the tape", "테이프"),
    "narration.the_tape_named": ("the tape {names}", "테이프 {names}"),
    "narration.the_tapes": ("the tapes", "테이프들"),
    "narration.the_tapes_named": ("the tapes {names}", "테이프 {names}"),
    "narration.tape_named": ("The tape {name}", "테이프 {name}"),
    "narration.bound.trainable": (
        "{name} is a trainable variable; its value is {value}.",
        "{name}은(는) 학습 가능한 변수이고, 값은 {value}입니다.",
    ),
    "narration.bound.frozen": (
        "{name} is a variable that is not trainable; its value is {value}.",
        "{name}은(는) 고정된(학습하지 않는) 변수이고, 값은 {value}입니다.",
    ),
    "narration.bound.constant": (
        "{name} is a constant; its value is {value}.",
        "{name}은(는) 상수이고, 값은 {value}입니다.",
    ),
    "narration.bound.watched": (
        "{name} is a constant that a tape will watch; its value is {value}.",
        "{name}은(는) 테이프가 감시하게 될 상수이고, 값은 {value}입니다.",
    ),
    "narration.bound.tensor": (
        "{name} is a tensor; its value is {value}.",
        "{name}은(는) 텐서이고, 값은 {value}입니다.",
    ),
    "narration.and": ("{first} and {last}", "{first}, {last}"),  # of what is no name
    "narration.both": ("{first} and {last}", "{first}와(과) {last}"),  # of names
    "narration.inside": ("the {op} inside {text}", "{text} 안의 {op} 계산"),
    "narration.back_through": (
        "the {op} on the way back through {text}",
        "{text}을(를) 거슬러 갈 때의 {op} 계산",
    ),
    "narration.computed.recorded": (
        "{what} gives {value}, and the tape writes it down.",
        "{what}의 값은 {value}이고, 테이프가 이를 기록합니다.",
    ),
    "narration.computed.because": (
        "{what} gives {value}, and {tape} writes it down, as it follows {because}.",
        "{what}의 값은 {value}이고, {tape}이(가) {because}을(를) 따라가고 있으므로 이를 기록합니다.",
    ),
    "narration.computed.because.many": (
        "{what} gives {value}, and {tape} write it down, as they follow {because}.",
        "{what}의 값은 {value}이고, {tape}이(가) {because}을(를) 따라가고 있으므로 이를 기록합니다.",
    ),
    "narration.wall.stop_gradient": (
        "On the way back it counts as a constant: nothing passes it.",
        "되돌아올 때는 상수로 여겨져 아무것도 지나가지 못합니다.",
    ),
    "narration.wall.not_differentiable": (
        "It has no derivative: on the way back nothing passes it.",
        "도함수가 없어 되돌아올 때 아무것도 지나가지 못합니다.",
    ),
    "narration.computed.paused": (
        "{what} gives {value}. The tape is paused, so it does not write it down.",
        "{what}의 값은 {value}입니다. 테이프가 멈춰 있으므로 기록하지 않습니다.",
    ),
    "narration.computed.not_watched": (
        "{what} gives {value}. {tape} does not write it down: it follows none of the inputs.",
        "{what}의 값은 {value}입니다. {tape}이(가) 따라가는 입력이 없어 기록하지 않습니다.",
    ),
    "narration.computed.on_none": (
        "{what} gives {value}. No tape writes it down: none follows any of the inputs.",
        "{what}의 값은 {value}입니다. 입력을 따라가는 테이프가 없어 어디에도 기록되지 않습니다.",
    ),
    "narration.computed.outside": (
        "{what} gives {value}. No tape is recording.",
        "{what}의 값은 {value}입니다. 기록 중인 테이프가 없습니다.",
    ),
    "narration.computed.left_tape": (
        "{what} gives plain numbers ({value}): what comes of them is not recorded.",
        "{what}의 값은 일반 숫자({value})이므로 여기서 나온 값은 기록되지 않습니다.",
    ),
    "narration.watched": (
        "From here on {tape} watches {name}: it writes down what is computed from it.",
        "이제부터 {tape}이(가) {name}을(를) 감시하며, 이 값으로 계산되는 것을 기록합니다.",
    ),
    "narration.tape_opened": (
        "{name} starts to record. It follows the values it watches and what is computed from them: "
        "each such operation is written down.",
        "{name}이(가) 기록을 시작합니다. 감시하는 값과 그 값에서 계산된 것을 따라가며, 그런 연산을 하나씩 "
        "적어 둡니다.",
    ),
    "narration.tape_closed": (
        "{name} stops recording. What it wrote down is kept for the way back.",
        "{name}이(가) 기록을 마칩니다. 적어 둔 것은 되돌아올 때 쓰려고 보관합니다.",
    ),
    "narration.tape_paused": (
        "{name} pauses: what is computed now is not written down.",
        "{name}이(가) 기록을 잠시 멈춥니다. 지금 계산되는 것은 기록되지 않습니다.",
    ),
    "narration.tape_resumed": ("{name} records again.", "{name}이(가) 다시 기록합니다."),
    "narration.tape_reset": (
        "{name} forgets everything and starts afresh.",
        "{name}이(가) 모든 것을 잊고 새로 시작합니다.",
    ),
    "narration.tape_dropped.deleted": (
        "del {what} took the last reference to it. {name} lets go of all that it had recorded.",
        "del {what}로 마지막 참조가 사라집니다. {name}이(가) 기록해 둔 것을 모두 놓아줍니다.",
    ),
    "narration.tape_dropped.rebound": (
        "{what} means something else now, and nothing else refers to the earlier tape. It lets go of "
        "all that it had recorded.",
        "{what}이(가) 이제 다른 것을 가리켜 이전 테이프를 가리키는 것이 없습니다. 기록해 둔 것을 모두 "
        "놓아줍니다.",
    ),
    "narration.tape_dropped.ended": (
        "{what} is over, and nothing else refers to the tape it made. {name} lets go of all that it "
        "had recorded.",
        "{what} 호출이 끝나 그 안의 테이프를 가리키는 것이 없습니다. {name}이(가) 기록해 둔 것을 모두 "
        "놓아줍니다.",
    ),
    "narration.tape_dropped.other": (
        "Nothing refers to it any more. {name} lets go of all that it had recorded.",
        "가리키는 것이 더는 없습니다. {name}이(가) 기록해 둔 것을 모두 놓아줍니다.",
    ),
    "narration.backward_started": (
        "The backward pass starts at {target}: its derivative with respect to itself is 1. The tape "
        "is read from its end, since a gradient is complete only when all that was computed later "
        "has passed its part on.",
        "역전파가 {target}에서 시작합니다. 자기 자신에 대한 도함수는 1입니다. 나중에 계산된 것들이 "
        "제 몫을 모두 넘겨준 뒤에야 그래디언트가 완성되므로, 테이프를 끝에서부터 읽습니다.",
    ),
    "narration.backward_started.elements": (
        "The backward pass starts at {target}: it gives the gradient of the sum of its elements, so "
        "each starts with 1. The tape is read from its end, since a gradient is complete only when "
        "all that was computed later has passed its part on.",
        "역전파가 {target}에서 시작합니다. 원소를 모두 더한 값의 그래디언트를 구하므로 원소마다 1에서 "
        "시작합니다. 나중에 계산된 것들이 제 몫을 모두 넘겨준 뒤에야 그래디언트가 완성되므로, 테이프를 "
        "끝에서부터 읽습니다.",
    ),
    "narration.backward_started.nothing": (
        "A gradient is asked for without a target: there is nothing to go back from.",
        "목표 없이 그래디언트를 요청했으므로 거슬러 갈 출발점이 없습니다.",
    ),
    "narration.backward_started.off": (
        "The gradient of {target} is asked for, but the tape has no record of how {target} came "
        "about: there is no way to go back.",
        "{target}의 그래디언트를 요청했지만 {target}이(가) 어떻게 계산되었는지 테이프에 기록이 없어 "
        "거슬러 갈 길이 없습니다.",
    ),
    "narration.backward_started.many": (
        "The backward pass starts at {target} together: it gives the gradient of their sum. The "
        "tape is read from its end.",
        "역전파가 {target}에서 함께 시작합니다. 이들의 합의 그래디언트를 구하며, 테이프를 끝에서부터 "
        "읽습니다.",
    ),
    "narration.backward_started.seed": (
        "The backward pass starts at {target} with {seed} in place of 1: it gives the gradient of the "
        "sum of the elements, each weighted so. The tape is read from its end.",
        "역전파가 {target}에서 1 대신 {seed}(으)로 시작합니다. 원소마다 이 수를 곱해 더한 값의 "
        "그래디언트를 구하며, 테이프를 끝에서부터 읽습니다.",
    ),
    "narration.backward_started.times": (
        "The backward pass starts at {target} with {seed} in place of 1: it gives {seed} times the "
        "gradient. The tape is read from its end.",
        "역전파가 {target}에서 1 대신 {seed}(으)로 시작합니다. 그래디언트의 {seed}배를 구하며, 테이프를 "
        "끝에서부터 읽습니다.",
    ),
    "narration.pulled_back": (
        "The gradient of {name} is complete: {upstream}. It passes on {gains}.",
        "{name}의 그래디언트가 완성되었습니다: {upstream}. 이제 {gains}을(를) 넘겨줍니다.",
    ),
    "narration.pulled_back.nothing": (
        "The gradient of {name} is complete: {upstream}. Nothing is passed on.",
        "{name}의 그래디언트가 완성되었습니다: {upstream}. 더 넘겨줄 곳은 없습니다.",
    ),
    "narration.pulled_back.own": (
        "The gradient of {name} is complete: {upstream}. The program's own gradient function, {own}, "
        "is handed it and passes on {gains}.",
        "{name}의 그래디언트가 완성되었습니다: {upstream}. 프로그램이 직접 쓴 그래디언트 함수 "
        "{own}이(가) 이를 받아 {gains}을(를) 넘겨줍니다.",
    ),
    "narration.authored": (
        "This is a step of the program's own gradient function, {own}, on the way back through {call}.",
        "{call}을(를) 거슬러 가려고 프로그램이 직접 쓴 그래디언트 함수 {own}이(가) 하는 계산입니다.",
    ),
    "narration.own": ("{name} (line {line})", "{name}({line}행)"),
    "narration.result": ("result {number} of {text}", "{text}의 {number}번째 결과"),
    "narration.gain": ("{value} to {name}", "{name}에 {value}"),
    "narration.gain.of": (
        "{value} to {name} (part {k} of {n})",
        "{name}에 {value}(몫 {n}개 중 {k}번째)",
    ),
    "narration.arrived.nothing": (
        "Done: no gradient was asked for.",
        "끝났습니다. 요청한 그래디언트가 없습니다.",
    ),
    "narration.arrived.one": (
        "Done: the gradient has arrived.",
        "끝났습니다. 그래디언트가 도착했습니다.",
    ),
    "narration.arrived.both": (
        "Done: both gradients have arrived.",
        "끝났습니다. 그래디언트 두 개가 모두 도착했습니다.",
    ),
    "narration.arrived.all": (
        "Done: all {asked} gradients have arrived.",
        "끝났습니다. 그래디언트 {asked}개가 모두 도착했습니다.",
    ),
    "narration.arrived.some": (
        "Done: {arrived} of {asked} gradients arrived; the others are None, and the table of "
        "gradients says why.",
        "끝났습니다. 그래디언트 {asked}개 중 {arrived}개만 도착했고 나머지는 None입니다. 이유는 그래디언트 "
        "표에 있습니다.",
    ),
    "narration.arrived.but_one": (
        "Done: {arrived} of {asked} gradients arrived; the other one is None, and the table of "
        "gradients says why.",
        "끝났습니다. 그래디언트 {asked}개 중 {arrived}개가 도착했고 나머지 하나는 None입니다. 이유는 "
        "그래디언트 표에 있습니다.",
    ),
    "narration.arrived.not_one": (
        "Done, but no gradient arrived: the answer is None, and the table of gradients says why.",
        "끝났지만 그래디언트가 도착하지 않았습니다. 답은 None이고, 이유는 그래디언트 표에 있습니다.",
    ),
    "narration.arrived.none": (
        "Done, but none of the {asked} gradients arrived: each is None, and the table of gradients "
        "says why.",
        "끝났지만 그래디언트 {asked}개 중 하나도 도착하지 않았습니다. 모두 None이고, 이유는 그래디언트 표에 "
        "있습니다.",
    ),
    "narration.zeros.none": (
        "Done: no gradient arrived; where there is no path the call gives zeros, as it was told to.",
        "끝났습니다. 도착한 그래디언트가 없습니다. 경로가 없는 곳에는 호출에서 정한 대로 0을 돌려줍니다.",
    ),
    "narration.zeros": (
        "Done: {arrived} of {asked} gradients arrived; where there is no path the call gives zeros, "
        "as it was told to.",
        "끝났습니다. 그래디언트 {asked}개 중 {arrived}개가 도착했고, 경로가 없는 곳에는 호출에서 정한 대로 "
        "0을 돌려줍니다.",
    ),
    "narration.backward_ended.released": (
        "The tape lets go of what it held.",
        "테이프가 붙들고 있던 것을 놓아줍니다.",
    ),
    "narration.backward_ended.rows": (
        "The tape keeps its records until the last row of the Jacobian is done.",
        "야코비안의 마지막 행이 끝날 때까지 테이프가 기록을 그대로 둡니다.",
    ),
    "narration.backward_ended.kept": (
        "The tape is persistent and keeps its records.",
        "persistent 테이프라서 기록을 그대로 둡니다.",
    ),
    "narration.assigned": (
        "{how} sets {name} to a new value: {value}. The variable does not remember where it came from.",
        "{how} 호출로 {name}의 값이 바뀝니다: {value}. 변수는 값의 출처를 기억하지 않습니다.",
    ),
    "narration.printed": ("Printed: {text}", "출력: {text}"),
    "narration.failed": ("The program stopped: {message}", "프로그램이 멈췄습니다: {message}"),
}
