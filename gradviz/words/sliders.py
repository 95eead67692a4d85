"""What sliders and the grids of vectors and matrices say."""

ROWS: dict[str, tuple[str, str]] = {
    # -- a slider in its cell --------------------------------------------------------------------
    "slider.tip": (
        "{name}: from {low} to {high} in steps of {step}\n"
        "Drag it; with Shift, finer. Double-click the number to type.",
        "{name}: {low}부터 {high}까지, {step}씩\n"
        "끌어서 움직이세요. Shift를 누르면 더 곱게 움직입니다. 숫자를 두 번 클릭하면 입력할 수 있습니다.",
    ),
    "slider.keys_tip": (
        "F2, then Left and Right, move it. Ctrl+Left and Ctrl+Right move it at once.",
        "F2를 누른 뒤 왼쪽/오른쪽 화살표로 움직입니다. Ctrl+왼쪽/오른쪽은 바로 움직입니다.",
    ),
    "slider.end_tip": (
        "Drag to move this end, or double-click to type it",
        "끌면 이 끝이 움직이고, 두 번 클릭하면 입력할 수 있습니다",
    ),
    "slider.play": ("Let {name} go to and fro", "{name}을(를) 왕복시키기"),
    "slider.pause": ("Stop {name} where it is", "{name}을(를) 여기서 멈추기"),
    "slider.gripped": (
        "{name} is held: Left and Right move it, Shift finer, Space plays, Esc lets go",
        "{name} 조절 중: 왼쪽/오른쪽으로 이동, Shift는 더 곱게, Space는 왕복, Esc는 놓기",
    ),
    "slider.menu_type": ("Type a value", "값 입력"),
    "slider.menu_ends": ("Ends, step and speed", "양 끝, 간격, 속도"),
    "slider.menu_copy": ("Copy the value", "값 복사"),
    # -- ends, step and speed --------------------------------------------------------------------
    "slider.card": ("Slider of {name}", "{name}의 슬라이더"),
    "slider.from": ("from", "시작"),
    "slider.to": ("to", "끝"),
    "slider.step": ("step", "간격"),
    "slider.speed": ("speed", "속도"),
    "slider.automatic": ("auto {step}", "자동 {step}"),
    "slider.turned": ("“from” must be less than “to”", "시작은 끝보다 작아야 합니다"),
    "slider.step_size": (
        "The step must be above 0 and fit between the ends",
        "간격은 0보다 크고 두 끝 사이에 들어가야 합니다",
    ),
    "slider.not_finite": ("The ends must be finite", "두 끝은 유한한 수여야 합니다"),
    "slider.not_number": ("Write a number such as 0.5", "0.5처럼 숫자를 쓰세요"),
    # -- the grid of a vector or a matrix --------------------------------------------------------
    "grid.how": (
        "Click, or press Enter, to edit number by number",
        "클릭하거나 Enter를 눌러 숫자를 하나씩 편집하세요",
    ),
    "grid.too_large_tip": (
        "Too large to edit number by number: click for other ways",
        "하나씩 편집하기에는 너무 큽니다. 클릭하면 다른 방법이 나옵니다",
    ),
    "grid.menu": ("Edit as a grid", "표로 편집"),
    "grid.card": ("Numbers of {name}", "{name}의 숫자들"),
    "grid.grid": ("Numbers", "숫자들"),
    "grid.slider": ("Slider of the current cell", "현재 칸의 슬라이더"),
    "grid.add_row": ("+ row", "+ 행"),
    "grid.drop_row": ("− row", "− 행"),
    "grid.add_column": ("+ column", "+ 열"),
    "grid.drop_column": ("− column", "− 열"),
    "grid.add_row_tip": (
        "Add a row of zeros below the current one",
        "현재 행 아래에 0으로 된 행 추가",
    ),
    "grid.drop_row_tip": ("Take the current row out", "현재 행 빼기"),
    "grid.add_column_tip": (
        "Add a column of zeros right of the current one",
        "현재 열 오른쪽에 0으로 된 열 추가",
    ),
    "grid.drop_column_tip": ("Take the current column out", "현재 열 빼기"),
    "grid.not_number": ("Not a number: write one such as 0.5", "숫자가 아닙니다. 0.5처럼 쓰세요"),
    "grid.one_number": ("One number a cell", "한 칸에는 숫자 하나만 쓰세요"),
    "grid.too_large": (
        "Too large to edit here: {shape}. It can be filled, or given another shape.",
        "여기서 편집하기에는 너무 큽니다: {shape}. 한꺼번에 채우거나 형태를 바꿀 수 있습니다.",
    ),
    "grid.too_large_text": (
        "Too large to edit here: {shape}. Change it in the text.",
        "여기서 편집하기에는 너무 큽니다: {shape}. 본문에서 바꾸세요.",
    ),
    "grid.shape": ("shape", "형태"),
    "grid.fill": ("fill", "채우기"),
    "grid.seed": ("seed", "시드"),
    "grid.zeros": ("zeros", "0"),
    "grid.ones": ("ones", "1"),
    "grid.normal": ("random", "난수"),
    "grid.zeros_tip": ("Make every number 0", "모든 숫자를 0으로"),
    "grid.ones_tip": ("Make every number 1", "모든 숫자를 1로"),
    "grid.normal_tip": (
        "Draw every number from the normal distribution; the same seed gives the same numbers",
        "모든 숫자를 정규분포에서 뽑습니다. 시드가 같으면 같은 숫자가 나옵니다",
    ),
    "grid.bad_shape": ("Write a shape such as 3, 2 × 3 or ()", "3, 2 × 3, ()처럼 형태를 쓰세요"),
    "grid.too_many": ("At most 250,000 numbers", "숫자는 25만 개까지 넣을 수 있습니다"),
}
