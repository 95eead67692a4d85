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
    "editor.break": (
        "Playing stops before this line: click to go on over it",
        "재생이 이 줄 앞에서 멈춥니다. 클릭하면 지웁니다",
    ),
    "editor.break_here": (
        "Click to stop before this line",
        "클릭하면 이 줄 앞에서 멈춥니다",
    ),
    "editor.just_run": ("just run", "방금 실행됨"),
    "editor.runs_next": ("runs next", "다음에 실행됨"),
    "editor.words": ("Names that fit", "맞는 이름"),
    "editor.parameters": ("Parameters of the call", "호출의 매개변수"),
    "editor.no_parameters": ("takes nothing", "인자 없음"),
    "editor.at_the_end": ("at the end of the run", "실행이 끝났을 때"),
    "editor.min": ("min", "최소"),
    "editor.mean": ("mean", "평균"),
    "editor.max": ("max", "최대"),
    "editor.std": ("std", "표준편차"),
    "editor.not_finite": ("{count} not finite", "유한하지 않은 값 {count}개"),
    "editor.line_field": ("Line 1 to {last}", "행 번호 (1–{last})"),
    "editor.menu_cut": ("Cut", "잘라내기"),
    "editor.menu_copy": ("Copy", "복사"),
    "editor.menu_paste": ("Paste", "붙여넣기"),
    "editor.menu_select_all": ("Select all", "모두 선택"),
    "editor.menu_go_to_step": ("Go to this step", "이 단계로 가기"),
    "editor.menu_tell": ("Value here", "여기의 값"),
    "editor.menu_comment": ("Comment out, or in", "주석으로 바꾸기/되돌리기"),
    "editor.menu_open_find": ("Find", "찾기"),
    "editor.menu_open_replace": ("Find and replace", "찾기와 바꾸기"),
    "editor.menu_go_to_line": ("Go to a line", "행으로 가기"),
    "editor.find": ("Find", "찾기"),
    "editor.find_bar": ("Find and replace", "찾기와 바꾸기"),
    "editor.find_next": ("Next match (Enter)", "다음 (Enter)"),
    "editor.find_previous": ("Previous match (Shift+Enter)", "이전 (Shift+Enter)"),
    "editor.find_case": ("Match upper and lower case", "대소문자 구분"),
    "editor.find_words": ("Match whole words only", "온전한 단어만"),
    "editor.find_pattern": ("Find by a regular expression", "정규식으로 찾기"),
    "editor.find_wrong": ("not valid", "잘못됨"),
    "editor.find_bad_pattern": (
        "This is not a regular expression: a bracket or a sign in it is incomplete.",
        "정규식이 아닙니다. 괄호나 기호가 끝나지 않았습니다.",
    ),
    "editor.find_costly": (
        "A repeated group that itself repeats could search forever. Repeat only one of them.",
        "반복이 들어 있는 묶음을 다시 반복하면 끝없이 찾을 수 있습니다. 하나만 반복하세요.",
    ),
    "editor.find_bad_replacement": (
        "The replacement names a group that the regular expression does not have.",
        "바꿀 말에 정규식에 없는 묶음 번호가 있습니다.",
    ),
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
    "editor.notice": ("Notice", "알림"),
    "editor.line": ("line {line}", "{line}행"),
    "editor.problem_heard": ("{severity}, {place}: {message}", "{severity}, {place}: {message}"),
    "editor.problem_nowhere": ("{severity}: {message}", "{severity}: {message}"),
}
