"""What the editor, its find bar and the list of problems say."""

ROWS: dict[str, tuple[str, str]] = {
    "editor.name": ("Program", "프로그램"),
    "editor.placeholder": (
        "Type an expression, such as\n\n"
        "    y = sigmoid(w*x + b)\n\n"
        "or a TensorFlow program with tf.GradientTape.\n"
        "It runs by itself while you type.",
        "식을 입력해 보세요. 예:\n\n"
        "    y = sigmoid(w*x + b)\n\n"
        "tf.GradientTape를 쓰는 TensorFlow 프로그램도 됩니다.\n"
        "입력하는 동안 저절로 실행됩니다.",
    ),
    "editor.just_run": ("just run", "방금 실행됨"),
    "editor.runs_next": ("runs next", "다음에 실행됨"),
    "editor.words": ("Names that fit", "맞는 이름"),
    "editor.find": ("Find", "찾기"),
    "editor.find_bar": ("Find and replace", "찾기와 바꾸기"),
    "editor.find_next": ("Next match (Enter)", "다음 (Enter)"),
    "editor.find_previous": ("Previous match (Shift+Enter)", "이전 (Shift+Enter)"),
    "editor.find_case": ("Match upper and lower case", "대소문자 구분"),
    "editor.find_close": ("Close (Esc)", "닫기 (Esc)"),
    "editor.find_count": ("{at} of {count}", "{count}개 중 {at}"),
    "editor.find_nothing": ("no match", "없음"),
    "editor.find_more": ("Show replace", "바꾸기 보이기"),
    "editor.replace": ("Replace", "바꾸기"),
    "editor.replace_with": ("Replace with", "바꿀 말"),
    "editor.replace_all": ("All", "모두"),
    "editor.replace_all_tip": ("Replace every match", "찾은 곳 모두 바꾸기"),
    "editor.problems": ("Problems", "문제"),
    "editor.error": ("Error", "오류"),
    "editor.warning": ("Warning", "경고"),
    "editor.line": ("line {line}", "{line}행"),
    "editor.problem_heard": ("{severity}, {place}: {message}", "{severity}, {place}: {message}"),
    "editor.problem_nowhere": ("{severity}: {message}", "{severity}: {message}"),
}
