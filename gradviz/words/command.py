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
