"""What the training's tab says."""

ROWS: dict[str, tuple[str, str]] = {
    "training.run": ("Run", "실행"),
    "training.run_tip": (
        "Train on, {count} iterations from where it stands (P)",
        "지금 상태에서 {count}회 더 학습합니다 (P)",
    ),
    "training.pause": ("Pause", "일시 정지"),
    "training.pause_tip": ("Pause at this iteration (P)", "이 반복에서 멈춥니다 (P)"),
    "training.step": ("One iteration", "한 번 반복"),
    "training.step_tip": ("Make one iteration", "반복을 한 번만 진행합니다"),
    "training.reset": ("Start over", "처음부터"),
    "training.reset_tip": (
        "Go back to iteration 0 and wait there",
        "0번째 반복으로 돌아가서 기다립니다",
    ),
    "training.optimizer": ("Optimizer", "최적화 알고리즘"),
    "training.optimizer_tip": (
        "How each gradient becomes a step: the numbers are TensorFlow's "
        "(momentum is SGD that keeps 0.9 of its last step)",
        "기울기로 값을 바꾸는 방법입니다. 수치는 TensorFlow와 같습니다 (momentum은 이전 걸음의 0.9를 "
        "이어 가는 SGD)",
    ),
    "training.rate": ("Learning rate", "학습률"),
    "training.more": ("More of the training", "학습 설정 더 보기"),
    # -- the menu --------------------------------------------------------------------------------
    "training.loss": ("Loss", "손실"),
    "training.trained": ("Trained variables", "학습할 변수"),
    "training.iterations": ("Iterations", "반복 횟수"),
    "training.start_own": ("Start from the program's values", "프로그램의 값에서 시작"),
    "training.start_random": (
        "Start from random values (seed {seed})",
        "무작위 값에서 시작 (시드 {seed})",
    ),
    "training.start_next": ("Other random values", "다른 무작위 값"),
    "training.below": ("Below the loss", "손실 아래"),
    "training.norms": ("Gradient norms", "기울기 크기"),
    "training.paths": ("Values of the variables", "변수의 값"),
    "training.nothing": ("Nothing", "없음"),
    "training.layers": ("Layers shown by their variables", "변수별로 볼 층"),
    "training.all_layers": ("All layers", "모든 층"),
    "training.log": ("Logarithmic loss", "손실을 로그 눈금으로"),
    "training.fit": ("Show all iterations", "모든 반복 보기"),
    "training.apply": ("Put the trained values into the program", "학습한 값을 프로그램에 넣기"),
    "training.clear": ("Forget earlier runs", "이전 학습 지우기"),
    "training.copy": ("Copy values", "값 복사"),
    "training.save": ("Save values as CSV …", "값을 CSV로 저장 …"),
    # -- on the plot -----------------------------------------------------------------------------
    "training.at": ("iteration {iteration}", "{iteration}번째 반복"),
    "training.of_all": ("iteration {iteration} of {last}", "{last}회 중 {iteration}번째 반복"),
    "training.count": ("{count} iterations", "반복 {count}회"),
    "training.count_one": ("1 iteration", "반복 1회"),
    "training.loop": (
        "The program's own loop, line {line}: click an iteration to go there",
        "프로그램의 학습 반복문 ({line}행). 반복을 누르면 그 단계로 이동합니다",
    ),
    "training.norm_of": ("|∂{of}/∂{name}|", "|∂{of}/∂{name}|"),
    "training.together": ("({count} variables together)", "(변수 {count}개 합)"),
    "training.widen_tip": (
        "{layer}: the length of all its variables' gradients together. Click to see each variable.",
        "{layer}: 이 층 모든 변수의 기울기를 합친 크기입니다. 누르면 변수별로 봅니다.",
    ),
    "training.fold_tip": (
        "A variable of {layer}. Click to see {layer} as one line.",
        "{layer}의 변수입니다. 누르면 {layer}을(를) 한 선으로 봅니다.",
    ),
    "training.norms_title": ("gradient norms", "기울기 크기"),
    "training.paths_title": ("values", "값"),
    "training.others": ("and {count} more", "외 {count}개"),
    "training.own_loop": ("the program's loop", "프로그램의 반복문"),
    "training.setting": ("{optimizer} {rate}", "{optimizer} {rate}"),
    "training.setting_seed": ("{optimizer} {rate}, seed {seed}", "{optimizer} {rate}, 시드 {seed}"),
    # -- why it stopped --------------------------------------------------------------------------
    "training.grew_factor": (
        "Stopped at iteration {iteration}: each step multiplies the distance by {ratio}. "
        "A rate below {limit} lets it shrink.",
        "{iteration}번째 반복에서 멈췄습니다. 한 걸음마다 거리가 {ratio}배가 됩니다. 학습률이 "
        "{limit}보다 작으면 줄어듭니다.",
    ),
    "training.grew_away": (
        "Stopped at iteration {iteration}: each step multiplies the distance by {ratio}, away from "
        "where it began. It does so at any rate: it began on a hill.",
        "{iteration}번째 반복에서 멈췄습니다. 한 걸음마다 거리가 {ratio}배로 멀어집니다. 언덕에서 "
        "시작했으므로 어떤 학습률에서도 그렇습니다.",
    ),
    "training.grew": (
        "Stopped at iteration {iteration}: {of} grew from {first} to {last}. Try a smaller rate, "
        "such as {smaller}.",
        "{iteration}번째 반복에서 멈췄습니다. {of} 값이 {first}에서 {last}(으)로 커졌습니다. 학습률을 "
        "{smaller}처럼 줄여 보세요.",
    ),
    "training.bottomless": (
        "Stopped at iteration {iteration}: {of} falls without end, it has no smallest value. "
        "A loss is bounded below, such as a square.",
        "{iteration}번째 반복에서 멈췄습니다. {of} 값이 끝없이 작아집니다. 제곱처럼 최솟값이 있는 "
        "손실이 필요합니다.",
    ),
    "training.undefined": (
        "Stopped at iteration {iteration}: {of} is no number (NaN) there. The last step went where "
        "it is not defined; try a smaller rate, such as {smaller}.",
        "{iteration}번째 반복에서 멈췄습니다. 그곳에서 {of} 값은 수가 아닙니다(NaN). 정의되지 않은 "
        "곳으로 갔으니 학습률을 {smaller}처럼 줄여 보세요.",
    ),
    "training.broken": (
        "Stopped at iteration {iteration}: the gradient for {name} is infinite or NaN there, so "
        "there is no next step. Start elsewhere.",
        "{iteration}번째 반복에서 멈췄습니다. {name}의 기울기가 무한대이거나 NaN이라서 다음 걸음이 "
        "없습니다. 다른 값에서 시작해 보세요.",
    ),
    "training.failed": (
        "Stopped at iteration {iteration}: the program cannot be run with the values of the next "
        "step. Try a smaller rate, such as {smaller}.",
        "{iteration}번째 반복에서 멈췄습니다. 다음 값으로는 프로그램을 실행할 수 없습니다. 학습률을 "
        "{smaller}처럼 줄여 보세요.",
    ),
    "training.loop_broke": (
        "{of} is no finite number from iteration {iteration} on: the loop's steps are too long, or "
        "go where it is not defined.",
        "{iteration}번째 반복부터 {of} 값이 유한한 수가 아닙니다. 걸음이 너무 크거나 정의되지 않은 "
        "곳으로 갔습니다.",
    ),
    "training.loop_grows": (
        "{of} grows with each iteration: the loop's steps are too long.",
        "반복할 때마다 {of} 값이 커집니다. 반복문의 걸음이 너무 큽니다.",
    ),
    "training.still": (
        "All gradients are 0 at the start, so nothing moves. Start elsewhere.",
        "시작점에서 모든 기울기가 0이라서 움직이지 않습니다. 다른 값에서 시작해 보세요.",
    ),
    "training.growing": (
        "{of} grows with each iteration: the steps are too long. Try a smaller rate, such as "
        "{smaller}.",
        "반복할 때마다 {of} 값이 커집니다. 걸음이 너무 커서 점점 멀어집니다. 학습률을 {smaller}처럼 줄여 "
        "보세요.",
    ),
    "training.stuck": (
        "From iteration {iteration} on all gradients are 0, {of} above where it began: the steps "
        "were too long. Try a rate such as {smaller}.",
        "{iteration}번째 반복부터 모든 기울기가 0이고 {of} 값은 처음보다 큽니다. 걸음이 너무 컸으니 "
        "학습률을 {smaller}처럼 줄여 보세요.",
    ),
    # -- why there is nothing to train -----------------------------------------------------------
    "training.no_loss": (
        "There is no loss to train on: the program needs a computed number, such as "
        "loss = (y - t)**2.",
        "학습할 손실이 없습니다. loss = (y - t)**2처럼 계산된 수가 필요합니다.",
    ),
    "training.not_one": (
        "{of} has shape {told}, and a loss is one number: take tf.reduce_mean or tf.reduce_sum of "
        "it, or choose another loss in the … menu.",
        "{of}의 shape은 {told}인데 손실은 수 하나여야 합니다. tf.reduce_mean이나 tf.reduce_sum을 "
        "쓰거나 … 메뉴에서 다른 손실을 고르세요.",
    ),
    "training.no_trainable": (
        "Nothing is trainable: give a name the role “trainable” in the table, or make it a "
        "tf.Variable.",
        "학습 가능한 변수가 없습니다. 표에서 역할을 ‘학습 가능’으로 바꾸거나 tf.Variable로 만드세요.",
    ),
    "training.left_out": (
        "All variables are left out: choose one under “Trained variables” in the … menu.",
        "모든 변수가 제외되었습니다. … 메뉴의 ‘학습할 변수’에서 하나를 고르세요.",
    ),
    "training.unconnected": (
        "{of} does not depend on what is trainable here ({told}), so there is no gradient to "
        "follow.",
        "{of} 값은 학습 가능한 변수({told})에 따라 변하지 않으므로 따라갈 기울기가 없습니다.",
    ),
    "training.fails": (
        "The program has to run before it can be trained. {told}",
        "학습하려면 먼저 프로그램이 실행되어야 합니다. {told}",
    ),
    "training.too_long": (
        "One run of the program takes too long to be repeated. {told}",
        "프로그램을 한 번 실행하는 데 너무 오래 걸려 반복할 수 없습니다. {told}",
    ),
}
