"""Images: light and colour, turning and cutting, differences of neighbours."""

from tests.golden.cases.operations.building import numbered
from tests.golden.cases.operations.convolution import grid

COLOURS = [[[0.25, 0.5, 0.125], [0.75, 0.0, 1.0]], [[0.5, 0.5, 0.5], [0.0625, 0.875, 0.375]]]
SECOND = [[[1.0, 0.0, 0.25], [0.5, 0.75, 0.125]], [[0.0, 0.25, 0.5], [1.0, 0.625, 0.75]]]
GRAYS, SQUARES = grid(2, 3, 1, start=2), grid(1, 4, 3, 2, start=1)
EDGES = grid(1, 3, 4, 2, start=4)
BYTES = "tf.cast(x * 255., tf.uint8)"
IMAGE, DEEP = "tf.image", [[[COLOURS]]]

LIGHT = [
    ("adjust_brightness(x, .2)", COLOURS),
    ("adjust_brightness(x, y)", COLOURS, 0.25),
    ("adjust_brightness(x, 1)", COLOURS),
    (f"adjust_brightness({BYTES}, .2)", COLOURS),
    ("adjust_brightness([1, 2], .5)", COLOURS),
    ("adjust_brightness(x, [.1, .2])", COLOURS),
    ("adjust_contrast(x, 2.)", COLOURS),
    ("adjust_contrast(x, tf.constant(.5))", COLOURS),
    (f"adjust_contrast({BYTES}, 2.)", COLOURS),
    ("adjust_contrast(x[0], 2.)", COLOURS),
    ("adjust_gamma(x, 2.)", COLOURS),
    ("adjust_gamma(x)", COLOURS),
    ("adjust_gamma(x, 2, .5)", COLOURS),
    ("adjust_gamma(x, y, z)", [[[0.25, 0.5, 1.0]]], 2.0, 0.5),
    ("adjust_gamma(x, -1.)", COLOURS),
    (f"adjust_gamma({BYTES}, 2)", COLOURS),
    ("rgb_to_grayscale(x)", COLOURS),
    ("rgb_to_grayscale(x) ** 2", COLOURS),
    ("rgb_to_grayscale(x[0, 0])", COLOURS),
    (f"rgb_to_grayscale({BYTES})", COLOURS),
    ("rgb_to_grayscale(x[..., :2])", COLOURS),
    ("rgb_to_grayscale([x])", COLOURS),
    ("grayscale_to_rgb(x)", GRAYS),
    ("grayscale_to_rgb(x)", COLOURS),
    ("per_image_standardization(x)", COLOURS),
    ("per_image_standardization(x)", [COLOURS, SECOND]),
    ("per_image_standardization(x)", [[[0.5], [0.5]]]),
    (f"per_image_standardization({BYTES})", COLOURS),
    ("per_image_standardization(x[0])", COLOURS),
    ("per_image_standardization(x[:0])", COLOURS),
    ("psnr(x, y, 1.)", COLOURS, COLOURS[::-1]),
    ("psnr(x, x, max_val=1.)", COLOURS),
    ("psnr(x, y[:1], 1.)", COLOURS, COLOURS),
    (f"psnr({BYTES}, tf.cast(y * 255., tf.uint8), max_val=255)", COLOURS, COLOURS[::-1]),
    ("rgb_to_yiq(x)", COLOURS),
    ("yiq_to_rgb(x)", COLOURS),
    ("rgb_to_yuv(x)", COLOURS),
    ("yuv_to_rgb(x)", COLOURS),
    ("rgb_to_yuv(x[..., :2])", COLOURS),
    ("convert_image_dtype(x, tf.uint8)", COLOURS),
    ("convert_image_dtype(x * 2. - .5, tf.uint8, saturate=True)", COLOURS),
    ("convert_image_dtype(x, tf.float64)", COLOURS),
    ("convert_image_dtype(x, tf.float32)", COLOURS),
    (f"convert_image_dtype({BYTES}, tf.float32)", COLOURS),
    (f"convert_image_dtype({BYTES}, tf.int16)", COLOURS),
    ("convert_image_dtype(tf.constant([10, 100, 2500], tf.int16), tf.uint8)", COLOURS),
    ("convert_image_dtype(tf.constant([10, -100, 2500], tf.int16), tf.uint8, True)", COLOURS),
    ("convert_image_dtype(x, tf.bool)", COLOURS),
    ("convert_image_dtype(x > 0., tf.float32)", COLOURS),
]
PLACES = [
    ("flip_left_right(x)", COLOURS),
    ("flip_left_right(x)", SQUARES),
    ("flip_up_down(x)", COLOURS),
    ("flip_up_down(x)", SQUARES),
    ("flip_up_down(x) * x", COLOURS),
    ("flip_left_right(x[0])", COLOURS),
    ("flip_left_right(x)", DEEP),
    ("flip_up_down(x[:0])", COLOURS),
    ("flip_up_down(tf.cast(x, tf.int32))", SQUARES),
    ("transpose(x)", GRAYS),
    ("transpose(x)", SQUARES),
    ("transpose(x)", DEEP),
    ("rot90(x)", GRAYS),
    ("rot90(x, 2)", SQUARES),
    ("rot90(x, k=3)", SQUARES),
    ("rot90(x, k=-1)", GRAYS),
    ("rot90(x, k=tf.constant(4))", GRAYS),
    ("rot90(x, 1.)", GRAYS),
    ("rot90(x[0])", GRAYS),
    ("central_crop(x, .5)", SQUARES),
    ("central_crop(x[0], .7)", SQUARES),
    ("central_crop(x, central_fraction=1.)", SQUARES),
    ("central_crop(x, 0.)", SQUARES),
    ("central_crop(x, 2.)", SQUARES),
    ("central_crop(x[0, 0], .5)", SQUARES),
    ("crop_to_bounding_box(x, 1, 0, 2, 3)", SQUARES),
    ("crop_to_bounding_box(x[0], 1, 1, 3, 1)", SQUARES),
    ("crop_to_bounding_box(x, 1, 0, 4, 3)", SQUARES),
    ("crop_to_bounding_box(x, -1, 0, 2, 3)", SQUARES),
    ("crop_to_bounding_box(x, 1, 0, 0, 3)", SQUARES),
    ("crop_to_bounding_box(x[0, 0], 1, 0, 2, 3)", SQUARES),
    ("pad_to_bounding_box(x, 1, 0, 5, 4)", SQUARES),
    ("pad_to_bounding_box(x[0], 0, 1, 4, 5) ** 2", SQUARES),
    ("pad_to_bounding_box(x, 1, 0, 4, 3)", SQUARES),
    ("pad_to_bounding_box(x, -1, 0, 5, 4)", SQUARES),
    ("pad_to_bounding_box(x[0, 0], 1, 0, 5, 4)", SQUARES),
    ("total_variation(x)", COLOURS),
    ("total_variation(x)", SQUARES),
    ("total_variation(x * x)", GRAYS),
    ("total_variation(x)", [[[1.0], [1.0]], [[2.0], [0.0]]]),
    ("total_variation(tf.cast(x, tf.int32))", SQUARES),
    ("total_variation(x[0])", COLOURS),
    ("image_gradients(x)", SQUARES),
    ("image_gradients(x)[0] ** 2", SQUARES),
    ("image_gradients(x)[1]", [[[[1.0]], [[2.0]]]]),
    ("image_gradients(tf.cast(x, tf.int32))", SQUARES),
    ("image_gradients(x)", COLOURS),
    ("sobel_edges(x)", EDGES),
    ("sobel_edges(x) ** 2", grid(1, 3, 3, 1)),
    ("sobel_edges(x)", grid(2, 2, 2, 1)),
    ("sobel_edges(x[:, :1])", EDGES),
    ("sobel_edges(x)", COLOURS),
    ("sobel_edges(tf.cast(x, tf.int32))", EDGES),
]
DOUBLE = [
    ("adjust_brightness(x, .2)", COLOURS),
    ("adjust_contrast(tf.stop_gradient(x), .5) * y", COLOURS, 2.0),
    ("adjust_gamma(x, 2.)", COLOURS),
    ("rgb_to_grayscale(x)", COLOURS),
    ("rgb_to_yiq(x)", COLOURS),
    ("sobel_edges(x)", EDGES),
    ("image_gradients(x)", SQUARES),
]


def _in_image(rows):
    return [(f"{IMAGE}.{call}", *values) for call, *values in rows]


CANCELS = "a difference of nearly equal terms"
ALLOWANCES = {
    "light-25-image.per_image_standardization(x)": (4, CANCELS),
    "light-34-image.rgb_to_yiq(x)": (1, CANCELS),
}
CASES = [
    *numbered("light", _in_image(LIGHT), allowances=ALLOWANCES),
    *numbered("place", _in_image(PLACES), allowances=ALLOWANCES),
    *numbered("image64", _in_image(DOUBLE), "float64", allowances=ALLOWANCES),
]
