"""What the plots say."""

ROWS: dict[str, tuple[str, str]] = {
    "plots.panel": ("Plots", "그래프"),
    "plots.curve": ("Curve", "곡선"),
    "plots.surface": ("Surface", "곡면"),
    "plots.training": ("Training", "학습"),
    "plots.memory": ("Memory", "메모리"),
    "plots.figures": ("plt", "plt"),
    "plots.figures_tip": ("What the program drew with plt", "프로그램이 plt로 그린 그림"),
    "plots.of": ("of", "값"),
    "plots.along": ("along", "축"),
    "plots.of_name": ("Value that is drawn", "그릴 값"),
    "plots.along_name": ("Name it is drawn along", "가로축으로 쓸 이름"),
    "plots.drag": ("Drag to change {name}", "끌어서 {name} 값을 바꾸세요"),
    # -- the curve's menu -----------------------------------------------------------------------
    "plots.curve.more": ("What the curve shows", "곡선에 표시할 것"),
    "plots.curve.first": ("First derivative", "1차 도함수"),
    "plots.curve.first_tip": ("dy/dx, by a tape", "테이프로 구한 dy/dx"),
    "plots.curve.second": ("Second derivative", "2차 도함수"),
    "plots.curve.second_tip": ("d²y/dx², by two tapes", "테이프 두 겹으로 구한 d²y/dx²"),
    "plots.curve.third": ("Third derivative", "3차 도함수"),
    "plots.curve.third_tip": ("d³y/dx³, by three tapes", "테이프 세 겹으로 구한 d³y/dx³"),
    "plots.curve.tangent": ("Tangent at the point", "현재 점의 접선"),
    "plots.curve.tangent_tip": (
        "The line with the slope that the tape gives at the present point",
        "현재 점에서 테이프가 구한 기울기를 가진 직선",
    ),
    "plots.curve.differences": ("Finite differences", "유한 차분"),
    "plots.curve.differences_tip": (
        "(y(x + h) − y(x − h)) / 2h, dotted over the first derivative",
        "(y(x + h) − y(x − h)) / 2h 를 1차 도함수 위에 점선으로 겹쳐 그립니다",
    ),
    "plots.curve.differences_drawn": ("dotted: differences, h = {h}", "점선: 차분, h = {h}"),
    "plots.curve.in_pass": (
        "{name} in pass {number} of {count}",
        "{name} ({count}회 중 {number}회째)",
    ),
    "plots.curve.fixed": (
        "{name} is what the passes before have made it: in pass 1 it can be dragged.",
        "{name}은(는) 앞선 반복에서 정해진 값입니다. 1회째에서는 끌어서 바꿀 수 있습니다.",
    ),
    "plots.curve.slopes": ("Derivative of each further curve", "함께 그린 곡선마다 도함수"),
    "plots.curve.slopes_tip": (
        "dashed, in the colour of its curve: of every value of the other input, and of every "
        "value drawn as well",
        "곡선과 같은 색의 파선: 다른 입력의 값마다, 함께 그린 값마다 도함수를 그립니다",
    ),
    "plots.curve.slopes_drawn": ("dashed: {name}", "파선: {name}"),
    "plots.curve.slopes_of_each": ("dashed: derivatives", "파선: 도함수"),
    "plots.curve.family": ("A curve for each value of", "여러 값으로 그릴 입력"),
    "plots.curve.no_family": ("none", "없음"),
    "plots.curve.others": ("Draw as well", "함께 그릴 값"),
    "plots.curve.from": ("from", "시작"),
    "plots.curve.to": ("to", "끝"),
    "plots.curve.from_name": ("Low end of the range", "범위의 시작"),
    "plots.curve.to_name": ("High end of the range", "범위의 끝"),
    "plots.curve.reset": ("Reset the view", "보기 초기화"),
    "plots.curve.copy": ("Copy values", "값 복사"),
    "plots.curve.nameless": (
        "A curve can be laid over of a computed number that has a name and is not drawn already",
        "이름이 있고 아직 그리지 않은, 계산된 수의 곡선만 겹쳐 그릴 수 있습니다",
    ),
    "plots.curve.save": ("Save values as CSV …", "값을 CSV로 저장 …"),
    "plots.curve.csv": ("Comma-separated values (*.csv)", "쉼표로 구분한 값 (*.csv)"),
    "plots.curve.saved": ("{file} is written.", "{file} 파일을 저장했습니다."),
    "plots.curve.not_saved": (
        "{file} could not be written: {what}",
        "{file} 파일을 저장하지 못했습니다: {what}",
    ),
    "plots.curve.points": (
        "{count} points; more take too long",
        "점 {count}개, 더 구하려면 오래 걸림",
    ),
    "plots.curve.halt": ("Stop · {percent} %", "멈춤 · {percent}%"),
    "plots.curve.halt_tip": (
        "Work no more points out; those that are there stay",
        "점을 더 계산하지 않습니다. 이미 구한 점은 남습니다",
    ),
    "plots.curve.no_way": (
        "A value and its derivative along one input are drawn here. This program has no "
        "floating-point number to move: a Variable or a constant with a name, such as "
        "x = tf.Variable(3.0).",
        "한 입력을 따라 값과 그 도함수가 여기에 그려집니다. 이 프로그램에는 움직일 실수가 없습니다. "
        "x = tf.Variable(3.0)처럼 이름이 있는 Variable이나 상수가 필요합니다.",
    ),
    "plots.curve.no_value": (
        "A value and its derivative along one input are drawn here. This program computes no "
        "floating-point number that has a name.",
        "한 입력을 따라 값과 그 도함수가 여기에 그려집니다. 이 프로그램에는 이름을 붙여 계산한 "
        "실수가 없습니다.",
    ),
    "plots.curve.fails": (
        "{of} along {along} would be drawn here, but with another number in place of {along} the "
        "program does not run to its end, or takes too long.",
        "{along}에 따른 {of}의 곡선이 여기에 그려질 자리입니다. 그런데 {along}에 다른 수를 넣으면 "
        "프로그램이 끝까지 실행되지 않거나 너무 오래 걸립니다.",
    ),
    "plots.curve.halted": (
        "The curve was stopped before its first points. Choose a name above to begin again.",
        "첫 점을 구하기 전에 멈췄습니다. 위에서 이름을 고르면 다시 시작합니다.",
    ),
    "plots.curve.steps": ("Error against step size", "스텝 크기에 따른 오차"),
    "plots.curve.activations": ("Activation functions", "활성화 함수 모음"),
    "plots.way": ("way of the training", "학습 경로"),
    "plots.point": ("present point", "현재 위치"),
    "plots.iteration": ("iteration", "반복"),
    # -- what a program drew with plt -----------------------------------------------------------
    "plots.plt.point": ("{x_name} = {x}, {y_name} = {y}", "{x_name} = {x}, {y_name} = {y}"),
    "plots.plt.named": ("{name}: {point}", "{name}: {point}"),
    "plots.plt.with_value": ("{point}: {value}", "{point}: {value}"),
    "plots.plt.bin": ("{low} to {high}: {count}", "{low} ~ {high}: {count}"),
    "plots.plt.span": ("{where}, {low} to {high}", "{where}, {low} ~ {high}"),
    "plots.plt.bar": ("{where}: {height}", "{where}: {height}"),
    "plots.plt.cell": ("row {row}, column {column}: {value}", "{row}행 {column}열: {value}"),
    "plots.plt.arrow": ("{point}: ({u}, {v})", "{point}: ({u}, {v})"),
    "plots.plt.figure": ("Figure {number} of {count}", "그림 {number}/{count}"),
    "plots.plt.drawn": ("drawn with plt", "plt로 그린 그림"),
    "plots.plt.more": ("What can be done with the figure", "그림으로 할 수 있는 것"),
    "plots.plt.subplot": ("Axes {number}", "좌표축 {number}"),
    "plots.plt.all_subplots": ("All axes", "모든 좌표축"),
    "plots.plt.from_column": ("from", "시작"),
    "plots.plt.to_column": ("to", "끝"),
    "plots.plt.count_column": ("count", "개수"),
    "plots.plt.base_column": ("base", "밑"),
    "plots.plt.value_column": ("value", "값"),
    "plots.plt.level_column": ("level", "등고선 값"),
    "plots.plt.slope_column": ("slope", "기울기"),
    "plots.plt.text_column": ("text", "글"),
    "plots.plt.red_column": ("red", "빨강"),
    "plots.plt.green_column": ("green", "초록"),
    "plots.plt.blue_column": ("blue", "파랑"),
    "plots.plt.alpha_column": ("alpha", "불투명도"),
    "plots.plt.before": ("Previous figure", "이전 그림"),
    "plots.plt.after": ("Next figure", "다음 그림"),
    "plots.step": ("step", "단계"),
    "plots.held": ("bytes held by the tape", "테이프가 보관한 바이트"),
    # -- what would appear, and why nothing is there ---------------------------------------------
    "plots.waiting": ("The plot is being worked out …", "그래프를 계산하는 중입니다 …"),
    "plots.curve_empty": (
        "A value and its derivative along one input are drawn here; the program needs a "
        "floating-point number to move and a number that depends on it.",
        "한 입력을 따라 값과 그 도함수가 여기에 그려집니다. 움직일 실수 입력과 그에 따라 변하는 수가 "
        "필요합니다.",
    ),
    "plots.surface_empty": (
        "A value over two inputs is drawn here, seen from above; it needs two scalar inputs.",
        "두 입력에 대한 값을 위에서 본 모습이 여기에 그려집니다. 스칼라 입력이 두 개 필요합니다.",
    ),
    "plots.training_empty": (
        "The target falling over the iterations of gradient descent is drawn here; it needs a "
        "scalar target and a trainable input.",
        "경사 하강법을 반복하며 목표가 줄어드는 모습이 여기에 그려집니다. 스칼라 목표와 학습 가능한 "
        "입력이 필요합니다.",
    ),
    "plots.memory_empty": (
        "The bytes that tapes hold for the backward pass are drawn here; this program's tapes "
        "hold none.",
        "역전파를 위해 테이프가 보관한 바이트가 여기에 그려집니다. 이 프로그램의 테이프는 보관한 것이 "
        "없습니다.",
    ),
}
