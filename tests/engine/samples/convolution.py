"""Samples of engine/ops/convolution.py, depthwise.py and blocks.py."""

from tests.engine.samples.sample import Sample, spread

PLAIN = {"strides": (1, 1), "padding": "SAME", "dilations": (1, 1), "second": False}
WIDE = {"strides": (2, 1), "padding": ((1, 0), (0, 2)), "dilations": (1, 1), "second": False}
LINE = {"strides": (2,), "padding": "VALID", "dilations": (1,), "second": False}
DEEP = {"strides": (1, 2, 1), "padding": "SAME", "dilations": (1, 1, 1), "second": False}
DILATED = {"strides": (1, 1), "padding": "SAME", "dilations": (1, 2), "second": False}
BLOCK = {"block": (2, 2)}
RIM = ((0, 0), (1, 0))

IMAGE, FILTER, OUTPUT = spread(2, 3, 4, 2), spread(2, 3, 2, 3, seed=2), spread(2, 3, 4, 3, seed=3)
ROWS, SHORT, ENDS = spread(2, 5, 2), spread(2, 2, 3, seed=2), spread(2, 2, 3, seed=3)
SOLID, CUBE, FACES = spread(1, 2, 3, 2, 2), spread(2, 2, 1, 2, 2, seed=2), spread(1, 2, 2, 2, 2)
OWN, OWNED = spread(2, 3, 2, 2, seed=4), spread(2, 3, 4, 4, seed=5)

SAMPLES = [
    Sample("conv1d", (ROWS, SHORT), LINE),
    Sample("conv1d_input", (ENDS, SHORT), {**LINE, "shape": ROWS.shape}),
    Sample("conv1d_filter", (ROWS, ENDS), {**LINE, "shape": SHORT.shape}),
    Sample("conv2d", (IMAGE, FILTER), PLAIN),
    Sample("conv2d", (IMAGE, FILTER), WIDE),
    Sample("conv2d_input", (OUTPUT, FILTER), {**PLAIN, "shape": IMAGE.shape}),
    Sample("conv2d_filter", (IMAGE, OUTPUT), {**PLAIN, "shape": FILTER.shape}),
    Sample("conv3d", (SOLID, CUBE), DEEP),
    Sample("conv3d_input", (FACES, CUBE), {**DEEP, "shape": SOLID.shape}),
    Sample("conv3d_filter", (SOLID, FACES), {**DEEP, "shape": CUBE.shape}),
    Sample("depthwise_conv2d", (IMAGE, OWN), PLAIN),
    Sample("depthwise_conv2d", (IMAGE, OWN), DILATED),
    Sample("depthwise_conv2d_input", (OWNED, OWN), {**PLAIN, "shape": IMAGE.shape}),
    Sample("depthwise_conv2d_filter", (IMAGE, OWNED), {**PLAIN, "shape": OWN.shape}),
    Sample("space_to_batch", (IMAGE[:, :2, :3],), {**BLOCK, "paddings": RIM}, order=1),
    Sample("batch_to_space", (spread(4, 1, 2, 2),), {**BLOCK, "crops": RIM}, order=1),
    Sample("space_to_depth", (spread(1, 2, 4, 2),), {"block": 2}, order=1),
    Sample("depth_to_space", (spread(1, 1, 2, 8),), {"block": 2}, order=1),
]  # fmt: skip
