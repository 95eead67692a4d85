"""What programs see of NumPy: closed lists of names. What is random is in numpy_random.py."""

NUMPY_NAMES = (
    "abs absolute add all allclose amax amin any append arange arccos arccosh arcsin arcsinh "
    "arctan arctan2 arctanh argmax argmin argpartition argsort argwhere array array_equal "
    "array_split array_str asarray ascontiguousarray atleast_1d atleast_2d atleast_3d average "
    "bincount bitwise_and bitwise_or bitwise_xor bool_ broadcast_to cbrt ceil clip column_stack "
    "concatenate convolve copy copysign corrcoef cos cosh count_nonzero cov cross cumprod cumsum "
    "deg2rad degrees delete diag diagonal diff digitize divide divmod dot dtype e einsum equal exp "
    "exp2 expand_dims expm1 eye fabs finfo fix flatnonzero flip fliplr flipud float16 float32 "
    "float64 floating floor floor_divide fmax fmin fmod full full_like geomspace gradient greater "
    "greater_equal heaviside histogram hsplit hstack hypot identity iinfo inf inner insert int16 "
    "int32 int64 int8 integer interp intersect1d invert isclose isfinite isin isinf isnan isscalar "
    "issubdtype kron less less_equal lexsort linspace log log10 log1p log2 logaddexp logical_and "
    "logical_not logical_or logical_xor logspace matmul max maximum mean median meshgrid min "
    "minimum mod moveaxis multiply nan nan_to_num nanmax nanmean nanmin nanstd nansum ndarray ndim "
    "negative newaxis nonzero not_equal number ones ones_like outer pad partition percentile pi "
    "polyfit polyval positive power prod ptp quantile rad2deg radians ravel real reciprocal "
    "remainder repeat reshape result_type rint roll rot90 round searchsorted setdiff1d shape sign "
    "signbit sin sinc sinh size sort split sqrt square squeeze stack std subtract sum swapaxes "
    "take tan tanh tensordot tile trace transpose trapezoid tri tril triu trunc uint16 uint32 "
    "uint64 uint8 union1d unique unravel_index var vdot vsplit vstack where zeros zeros_like"
).split()
LINEAR_ALGEBRA_NAMES = (
    "LinAlgError cholesky cond det eig eigh eigvals eigvalsh inv lstsq matrix_power matrix_rank "
    "norm pinv qr slogdet solve svd"
).split()
TESTING_NAMES = (
    "assert_allclose assert_almost_equal assert_array_almost_equal assert_array_equal "
    "assert_array_less assert_equal"
).split()
