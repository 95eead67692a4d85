"""What the lessons' panel says. What the lessons themselves say is in `assets/lessons`."""

ROWS: dict[str, tuple[str, str]] = {
    "lessons.list": ("Lessons", "수업 목록"),
    "lessons.page": ("Lesson text", "수업 내용"),
    "lessons.item": ("Lesson {number}: {title}", "{number}번 수업: {title}"),
    "lessons.count": ("Page {at} of {count}", "{count}쪽 중 {at}쪽"),
    "lessons.back": ("Back", "이전"),
    "lessons.next": ("Next", "다음"),
    "lessons.show": ("Show this step", "이 단계 보기"),
    "lessons.pick": (
        "Pick a lesson: its program opens in the window. Change it as you like; picking the "
        "lesson again brings it back.",
        "수업을 고르면 프로그램이 창에 열립니다. 마음껏 고쳐 보세요. 수업을 다시 고르면 처음으로 "
        "돌아옵니다.",
    ),
}
