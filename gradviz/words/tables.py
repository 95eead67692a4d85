"""What the tables say: variables, gradients, inspector."""

ROWS: dict[str, tuple[str, str]] = {
    # -- roles: short words stand in the segments, the tips explain them ------------------------
    "role.trainable": ("trainable", "학습 가능"),
    "role.frozen": ("frozen", "고정"),
    "role.watched": ("watched", "감시"),
    "role.constant": ("constant", "상수"),
    "role.tensor": ("tensor", "텐서"),
    "role.trainable_short": ("train", "학습"),
    "role.frozen_short": ("frozen", "고정"),
    "role.watched_short": ("watch", "감시"),
    "role.constant_short": ("const", "상수"),
    "role.trainable_tip": (
        "trainable: {name} is a tf.Variable. A tape watches it by itself.",
        "학습 가능: {name}은(는) tf.Variable입니다. 테이프가 스스로 감시합니다.",
    ),
    "role.frozen_tip": (
        "frozen: {name} is a tf.Variable with trainable=False. A tape does not watch it.",
        "고정: {name}은(는) trainable=False인 tf.Variable입니다. 테이프가 감시하지 않습니다.",
    ),
    "role.watched_tip": (
        "watched: {name} is a constant that the tape was told to watch.",
        "감시: {name}은(는) 테이프가 감시하도록 지정한 상수입니다.",
    ),
    "role.constant_tip": (
        "constant: {name} is a tf.constant. A tape does not watch it.",
        "상수: {name}은(는) tf.constant입니다. 테이프가 감시하지 않습니다.",
    ),
    "role.tensor_tip": (
        "tensor: {name} was computed. A tape follows it only if what it came from was watched.",
        "텐서: {name}은(는) 계산된 값입니다. 그 출처를 감시했을 때만 테이프가 따라갑니다.",
    ),
    # -- the fifteen reasons, in a word or two ---------------------------------------------------
    "reason.constant": ("constant", "상수"),
    "reason.frozen": ("frozen", "고정"),
    "reason.tensor": ("tensor", "텐서"),
    "reason.unwatched": ("not watched", "감시 안 함"),
    "reason.watched_late": ("watched too late", "늦은 감시"),
    "reason.outside_tape": ("outside the tape", "테이프 밖"),
    "reason.rebound": ("name rebound", "이름이 바뀜"),
    "reason.left_tape": ("left the tape", "테이프를 벗어남"),
    "reason.assigned": ("assigned", "대입됨"),
    "reason.integer": ("no gradient type", "미분 불가 자료형"),
    "reason.stop_gradient": ("stop_gradient", "stop_gradient"),
    "reason.not_differentiable": ("not differentiable", "미분 불가"),
    "reason.branch_not_taken": ("branch not taken", "실행 안 된 분기"),
    "reason.condition_only": ("only a condition", "조건에만 쓰임"),
    "reason.unconnected": ("not connected", "연결 안 됨"),
    # -- gradients, wherever they stand in a cell ------------------------------------------------
    "gradient.none": ("None: {code}", "None: {code}"),
    "gradient.no_path": ("0 (no path)", "0 (경로 없음)"),
    "gradient.arrived_tip": ("The gradient has arrived: {value}", "그래디언트 도착: {value}"),
    "gradient.array_tip": (
        "The gradient has arrived: an array of shape {shape}",
        "그래디언트 도착: 형태 {shape}인 배열",
    ),
    "gradient.pending_tip": (
        "The backward pass has not reached it yet.",
        "역전파가 아직 여기까지 오지 않았습니다.",
    ),
    "gradient.missing_tip": ("There is no gradient.", "그래디언트가 없습니다."),
    "gradient.not_asked_tip": (
        "No gradient was asked for with respect to it.",
        "이 값에 대한 그래디언트는 요청되지 않았습니다.",
    ),
    # -- the variables table ---------------------------------------------------------------------
    "variables.table": ("Variables", "변수"),
    "variables.name": ("name", "이름"),
    "variables.role": ("role", "역할"),
    "variables.value": ("value", "값"),
    "variables.shape": ("shape", "형태"),
    "variables.gradient": ("gradient", "그래디언트"),
    "variables.name_tip": ("The name in the program", "프로그램에서의 이름"),
    "variables.role_tip": (
        "What the tape makes of it: click, or press 1 to 4",
        "테이프가 다루는 방식: 클릭하거나 1~4 키를 누르세요",
    ),
    "variables.value_tip": (
        "Drag the slider, or double-click to type",
        "슬라이더를 끌거나 두 번 클릭해 입력하세요",
    ),
    "variables.shape_tip": ("Length along each axis", "각 축의 길이"),
    "variables.gradient_tip": (
        "How the target changes with it, as far as the backward pass has come",
        "이 값이 변할 때 목표가 변하는 정도(역전파가 진행된 곳까지)",
    ),
    "variables.value_how": (
        "Drag the slider, or double-click to type a number, [1, 2] or [[1, 2], [3, 4]].\n"
        "Ctrl+Left and Ctrl+Right move it a little.",
        "슬라이더를 끌거나, 두 번 클릭해 숫자나 [1, 2], [[1, 2], [3, 4]]를 입력하세요.\n"
        "Ctrl+왼쪽/오른쪽 화살표로 조금씩 움직일 수 있습니다.",
    ),
    "variables.value_fixed": (
        "The program computes this value: change it in the text.",
        "프로그램이 계산하는 값입니다. 본문에서 바꾸세요.",
    ),
    "variables.editor": ("New value of {name}", "{name}의 새 값"),
    # -- what can be wrong with a typed value ----------------------------------------------------
    "value.nothing": ("Type a number, such as 0.5", "0.5처럼 숫자를 입력하세요"),
    "value.not_number": (
        "Not a number: write 0.5, [1, 2] or [[1, 2], [3, 4]]",
        "숫자가 아닙니다. 0.5, [1, 2], [[1, 2], [3, 4]]처럼 쓰세요",
    ),
    "value.brackets": (
        "Write a point in 0.5, and brackets around a vector: [1, 2]",
        "소수는 0.5처럼 점으로, 벡터는 [1, 2]처럼 대괄호로 쓰세요",
    ),
    "value.ragged": ("All rows need the same length", "모든 행의 길이가 같아야 합니다"),
    "value.empty": ("There is no number in the brackets", "대괄호 안에 숫자가 없습니다"),
    "value.not_finite": ("The number must be finite", "유한한 수여야 합니다"),
    "value.too_big": ("Too large for this type of number", "이 자료형에 담기에는 너무 큽니다"),
    "value.too_long": ("Too long to type here: write it in the text", "너무 깁니다. 본문에 쓰세요"),
    # -- what to differentiate -------------------------------------------------------------------
    "target.name": ("Gradient of", "그래디언트 대상"),
    "target.tip": ("What to differentiate", "무엇을 미분할지 고릅니다"),
    "target.own_tape": (
        "This program has its own tape: what is differentiated is written in tape.gradient(...)",
        "이 프로그램에는 테이프가 있습니다. 미분 대상은 tape.gradient(...)에 적힌 값입니다",
    ),
    "target.none": (
        "Nothing to differentiate yet: the program has no result",
        "아직 미분할 값이 없습니다. 프로그램에 결과가 없습니다",
    ),
    # -- the gradients table ---------------------------------------------------------------------
    "gradients.table": ("Gradients and their reasons", "그래디언트와 그 이유"),
    "gradients.source": ("source", "대상 변수"),
    "gradients.role": ("role", "역할"),
    "gradients.gradient": ("gradient", "그래디언트"),
    "gradients.why": ("why", "이유"),
    "gradients.shape": ("shape {shape}", "형태 {shape}"),
    "gradients.pending": ("not reached yet", "아직 도달하지 않음"),
    "gradients.no_path": (
        "There is no path, and unconnected_gradients=ZERO asks for zeros.",
        "경로가 없지만 unconnected_gradients=ZERO라서 0으로 채웠습니다.",
    ),
    "gradients.as_zero": ("show None as zero", "None을 0으로"),
    "gradients.as_zero_tip": (
        "Adds unconnected_gradients=ZERO to the call: zeros where there is no path",
        "호출에 unconnected_gradients=ZERO를 더합니다. 경로가 없는 곳은 0이 됩니다",
    ),
    "gradients.no_call": (
        "The text has no gradient call that could answer zeros.",
        "0으로 답하게 할 gradient 호출이 프로그램에 없습니다.",
    ),
    "gradients.by_position": (
        "The call gives {name} by its position; change it there.",
        "이 호출은 {name}을(를) 위치로 넘깁니다. 그 자리에서 고치세요.",
    ),
    "gradients.go": ("Go to the cut", "끊긴 곳으로 가기"),
    # -- the inspector ---------------------------------------------------------------------------
    "inspector.table": ("Inspector", "검사기"),
    "inspector.what": ("what", "항목"),
    "inspector.it_is": ("value", "값"),
    "inspector.nothing": (
        "Click a node, or take a step, to see everything about it.",
        "노드를 클릭하거나 한 단계 나아가면 그 노드의 모든 것이 여기에 나타납니다.",
    ),
    "inspector.node": ("node {id}", "노드 {id}"),
    "inspector.value": ("value", "값"),
    "inspector.shape": ("shape", "형태"),
    "inspector.dtype": ("dtype", "자료형"),
    "inspector.role": ("role", "역할"),
    "inspector.line": ("line", "줄"),
    "inspector.local": ("local derivative", "국소 미분"),
    "inspector.local_of": ("local, to {name}", "국소 미분, {name}"),
    "inspector.arriving": ("gradient arriving", "들어오는 그래디언트"),
    "inspector.leaving": ("gradient leaving", "나가는 그래디언트"),
    "inspector.leaving_to": ("leaving, to {name}", "나가는 곳 {name}"),
    "inspector.contributions": ("contributions", "기여"),
    "inspector.arrived_of": ("{arrived} of {expected} arrived", "{expected}개 중 {arrived}개 도착"),
    "inspector.held": ("held by the tape", "테이프가 보관"),
    "inspector.held_bytes": ("{what}, {bytes} bytes", "{what}, {bytes}바이트"),
    "inspector.recorded": ("recorded", "기록"),
    "inspector.yes": ("yes", "예"),
    "inspector.no": ("no", "아니요"),
    "inspector.no_because": ("no: {why}", "아니요: {why}"),
    "inspector.ghost": ("its branch did not run", "그 분기는 실행되지 않음"),
    "inspector.wall": ("gradient stops here", "그래디언트가 멈춤"),
}
