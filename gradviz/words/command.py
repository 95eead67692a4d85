"""What the command says."""

ROWS: dict[str, tuple[str, str]] = {
    "command.about": (
        "See automatic differentiation happen: step through a TensorFlow-style program's tape.",
        "자동 미분을 눈으로 봅니다: TensorFlow 방식 프로그램의 테이프를 한 단계씩 따라갑니다.",
    ),
    "command.file": (
        "a program: .gradviz, .py, .ipynb or .txt",
        "프로그램 파일: .gradviz, .py, .ipynb, .txt",
    ),
    "command.text": ("a program given as text", "글로 직접 쓴 프로그램"),
    "command.open": ("open the window (without a command)", "창을 엽니다(명령이 없을 때)"),
    "command.run": (
        "print values, gradients and reasons, without a window",
        "창 없이 값, 그래디언트, 이유를 출력합니다",
    ),
    "command.json": ("print one JSON object instead", "JSON 객체 하나로 출력합니다"),
    "command.export": (
        "write a picture, an animation or code",
        "그림, 움직이는 그림 또는 코드를 파일로 씁니다",
    ),
    "command.out": (
        "where to: .svg, .png, .pdf, .gif, .dot or .py",
        "쓸 파일: .svg, .png, .pdf, .gif, .dot, .py",
    ),
    "command.step": (
        "the step to paint; the last one unless given",
        "그릴 단계. 쓰지 않으면 마지막 단계",
    ),
    "command.tape": (
        "paint the tape instead of the graph",
        "그래프 대신 테이프를 그립니다",
    ),
    "command.part_of_tape": (
        "the file has room for a part of the tape: the cells around the step. A PDF takes all.",
        "파일에 테이프의 일부만 담았습니다: 이 단계 주변의 셀입니다. PDF에는 모두 담을 수 있습니다.",
    ),
    "command.check": (
        "hold every gradient against differences, forward mode and the formula",
        "모든 그래디언트를 유한 차분, 순방향 모드, 공식과 비교합니다",
    ),
    "command.check.nothing": (
        "The program asks for no gradient.",
        "프로그램이 그래디언트를 요청하지 않습니다.",
    ),
    "command.language": ("speak this language: en or ko", "사용할 언어: en 또는 ko"),
    "command.one_source": (
        "give either a file or -e TEXT",
        "파일 이름이나 -e 글 가운데 하나만 쓰세요",
    ),
    "command.no_source": ("give a file or -e TEXT", "파일 이름이나 -e 글을 쓰세요"),
    "command.bad_suffix": (
        "{name}: the name must end in one of {suffixes}",
        "{name}: 이름은 {suffixes} 가운데 하나로 끝나야 합니다",
    ),
    "command.bad_step": (
        "there is no step {step}: steps are 0 to {last}",
        "{step}단계는 없습니다. 단계는 0부터 {last}까지입니다",
    ),
    "command.wrote": ("wrote {file}", "{file}에 썼습니다"),
    "command.not_written": (
        "{file} could not be written: {what}",
        "{file}을(를) 쓰지 못했습니다: {what}",
    ),
    "command.result": ("(result)", "(결과)"),
    "command.values": ("values", "값"),
    "command.printed": ("printed", "출력"),
    "command.gradient_of": ("gradient of {target}", "{target}의 그래디언트"),
    "command.at_line": ("gradient of {target}, line {line}", "{target}의 그래디언트, {line}행"),
    "command.none": ("None ({code}): {message}", "None ({code}): {message}"),
    "command.fix": ("can be repaired: {label}", "고칠 수 있음: {label}"),
    "command.hint": ("hint: {hint}", "도움말: {hint}"),
    "command.cell": ("cell {number}", "셀 {number}"),
    "command.show.released": (
        "The tape has let go of what it recorded: one that is not persistent does so when it is "
        "asked for a gradient. Show it before, or make it with persistent=True.",
        "테이프가 기록을 이미 놓아 주었습니다. persistent가 아닌 테이프는 그래디언트를 한 번 "
        "계산하면 기록을 버립니다. 그 전에 보여 주거나 persistent=True로 만드세요.",
    ),
    "command.show.empty": (
        "The tape has recorded nothing: compute something from a variable, or from what it "
        "watches, inside its `with` block.",
        "테이프에 기록된 것이 없습니다. `with` 블록 안에서 변수나 감시하는 값으로 무언가를 "
        "계산하세요.",
    ),
    "command.show.no_target": (
        "sources= needs target=: what is to be differentiated.",
        "sources=를 쓰려면 무엇을 미분할지 target=도 있어야 합니다.",
    ),
    "command.show.no_tensor": (
        "{what}= takes tensors and variables of gradviz.tf, not {kind}",
        "{what}=에는 gradviz.tf의 텐서와 변수만 쓸 수 있습니다. {kind}은(는) 안 됩니다",
    ),
    "command.show.cannot": (
        "show() takes a program, a path, a trace or a tape, not {kind}",
        "show()에는 프로그램, 경로, 트레이스, 테이프만 쓸 수 있습니다. {kind}은(는) 안 됩니다",
    ),
    "command.show.tensorflow": (
        "show() takes a tape of gradviz.tf. TensorFlow's own keeps its records to itself: write "
        "`import gradviz.tf as tf` instead, and the same code runs.",
        "show()에는 gradviz.tf의 테이프가 필요합니다. TensorFlow의 테이프는 기록을 보여 주지 "
        "않습니다. `import gradviz.tf as tf`로 바꾸면 같은 코드가 그대로 돌아갑니다.",
    ),
    "command.show.only_tape": (
        "target= and sources= go with a tape; a program has gradient calls of its own.",
        "target=과 sources=는 테이프를 보여 줄 때만 씁니다. 프로그램에는 자체 그래디언트 호출이 "
        "있습니다.",
    ),
    "command.show.title": ("a recorded tape", "기록된 테이프"),
    "command.show.text": (
        "# A tape that a script recorded:\n# operations: {n}\n"
        "# What you type runs in its place;\n# undo brings it back.\n",
        "# 스크립트가 기록한 테이프\n# 연산: {n}개\n"
        "# 여기에 쓰면 그것이 대신 실행되고,\n# 실행 취소하면 테이프로 돌아옵니다.\n",
    ),
    "command.show.not_held": ("not held", "보관 안 됨"),
    "command.show.fixed": (
        "It was made by the script that recorded the tape; change it there.",
        "테이프를 기록한 스크립트에서 만든 값입니다. 거기서 바꾸세요.",
    ),
    "command.no_display": (
        "gradviz cannot open a window here because there is no display; start it in a desktop "
        "session, or use `gradviz run`, which needs none.",
        "화면이 없어서 gradviz 창을 열 수 없습니다. 데스크톱에서 시작하거나 화면이 필요 없는 "
        "`gradviz run`을 사용하세요.",
    ),
    "command.no_display_picture": (
        "gradviz cannot open a window here because there is no display; the opening window was "
        "saved as {picture}: start gradviz in a desktop session to use it, or use `gradviz run`.",
        "화면이 없어서 gradviz 창을 열 수 없습니다. 첫 화면을 {picture}에 저장했습니다. "
        "데스크톱에서 시작하거나 `gradviz run`을 사용하세요.",
    ),
}
