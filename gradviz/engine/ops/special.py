"""Special functions: gamma, beta, Bessel and their kin. SciPy is loaded at the first use of one.

Where TensorFlow's answer at the rim of a domain is not SciPy's, the forward functions say so.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from gradviz.engine.errors import InvalidArgumentError, NotFoundError
from gradviz.engine.op import UNREGISTERED, define
from gradviz.engine.ops.elementwise import scipy_special
from gradviz.engine.ops.incomplete_gamma import slope_in_a

FAMILY = "elementwise"
Refusal = type[InvalidArgumentError] | type[NotFoundError]
_HALF, _DOUBLE = np.dtype(np.float16), np.dtype(np.float64)
ROOT_HALF, _ROOT_TWO_PI = math.sqrt(0.5), math.sqrt(2 * math.pi)
_HALF_ROOT_PI, _TWO_OVER_ROOT_PI = math.sqrt(math.pi) / 2, 2 / math.sqrt(math.pi)
_FAR = 1e9  # from here on TensorFlow's dawsn forgets the sign


def _refuse_half(dtype: np.dtype, refusal: Refusal | None) -> None:
    if refusal is not None and dtype == _HALF:
        raise refusal("there is no float16 kernel for this function")


def _of(name: str, refusal: Refusal | None = None) -> Callable[..., Any]:
    """Return SciPy's function as a forward function in the dtype of its first input."""

    def forward(*values: Any) -> Any:
        dtype = values[0].dtype
        _refuse_half(dtype, refusal)
        return np.asarray(getattr(scipy_special(), name)(*values), dtype)

    return forward


def _lgamma(x: Any) -> Any:
    s = scipy_special()
    found = np.asarray(s.gammaln(x), x.dtype)
    if x.dtype == _DOUBLE:
        near = np.asarray((np.abs(x - 1) < 0.2) | (np.abs(x - 2) < 0.2))
        if near.any():  # gammaln loses its digits there; its complex sister does not
            found[near] = s.loggamma(np.asarray(x)[near].astype(complex)).real
    return np.where(np.isinf(x), np.abs(x), found)


def _digamma(x: Any) -> Any:
    return np.where(x == 0, np.nan, scipy_special().digamma(x)).astype(x.dtype)


def _zeta(x: Any, y: Any) -> Any:
    _refuse_half(x.dtype, InvalidArgumentError)
    odd = (np.mod(x, 2) != 0) & (x != 1) & ~np.isinf(x)
    found = np.where(odd & (y <= 0) & (y == np.floor(y)), np.nan, scipy_special().zeta(x, y))
    return np.where(np.isposinf(x) & (y > 1), 0, found).astype(x.dtype)


def _polygamma(x: Any, y: Any) -> Any:
    sign = np.where(np.mod(x, 2) == 0, -1, 1).astype(x.dtype)
    found = sign * np.exp(_lgamma(x + 1)) * _zeta(x + 1, y)
    whole = (x == np.floor(x)) & (x >= 0)
    return np.where(x == 0, _digamma(y), np.where(whole, found, np.nan)).astype(x.dtype)


def _both_infinite(x: Any, y: Any) -> Any:
    return np.isposinf(x) & np.isposinf(y)


def _igamma(x: Any, y: Any) -> Any:
    _refuse_half(x.dtype, NotFoundError)
    found = np.where(x > 0, scipy_special().gammainc(x, y), np.nan)
    return np.where((y == 0) | _both_infinite(x, y), 0, found).astype(x.dtype)


def _igammac(x: Any, y: Any) -> Any:
    _refuse_half(x.dtype, NotFoundError)
    found = np.where(x > 0, scipy_special().gammaincc(x, y), np.nan)
    return np.where(_both_infinite(x, y), 0, found).astype(x.dtype)


def _igamma_grad_a(x: Any, y: Any) -> Any:
    return slope_in_a(x, y).astype(x.dtype)


def _betainc(x: Any, y: Any, z: Any) -> Any:
    _refuse_half(x.dtype, InvalidArgumentError)
    shapes = {value.shape for value in (x, y, z) if value.shape}
    if len(shapes) > 1:
        raise InvalidArgumentError(f"Shapes of a, b and x are inconsistent: {shapes}")
    within = np.isfinite(x) & np.isfinite(y)
    found = np.where(within, scipy_special().betainc(x, y, z), np.nan)
    found = np.where((z == 0) | (z == 1), z, found)
    return np.where((x <= 0) | (y <= 0), np.nan, found).astype(x.dtype)


def _erfinv(x: Any) -> Any:
    _refuse_half(x.dtype, NotFoundError)
    return scipy_special().ndtri((x + 1) * 0.5) * ROOT_HALF


def _dawsn(x: Any) -> Any:
    _refuse_half(x.dtype, NotFoundError)
    found = scipy_special().dawsn(x)
    return np.where(np.abs(x) >= _FAR, np.abs(found), found).astype(x.dtype)


def _expint(x: Any) -> Any:
    _refuse_half(x.dtype, NotFoundError)
    usable = (x >= 0) & np.isfinite(x)
    return np.where(usable, scipy_special().expi(x), np.nan).astype(x.dtype)


def _fresnel(place: int) -> Callable[..., Any]:
    def forward(x: Any) -> Any:
        _refuse_half(x.dtype, NotFoundError)
        return scipy_special().fresnel(x)[place]

    return forward


def _right(name: str, beyond: float) -> Callable[..., Any]:
    """Return a Bessel function of the right half line; left of it TensorFlow answers `beyond`."""

    def forward(x: Any) -> Any:
        return np.where(x <= 0, beyond, getattr(scipy_special(), name)(x)).astype(x.dtype)

    return forward


def _y1(x: Any) -> Any:
    found = _right("y1", -math.inf)(x)
    return found if x.dtype == _DOUBLE else np.where(x == 0, x.dtype.type(np.nan), found)


def _at_zero(m: Any, x: Any, value: float, elsewhere: Any) -> Any:
    return m.where(x == 0, value * m.ones_like(x), elsewhere)


def _log_beta(m: Any, x: Any, y: Any) -> Any:
    return m.lgamma(x) + m.lgamma(y) - m.lgamma(x + y)


def _igamma_slope(m: Any, a: Any, x: Any) -> Any:
    return m.exp(-x + (a - 1) * m.log(x) - m.lgamma(a))


def _betainc_slope(m: Any, a: Any, b: Any, x: Any) -> Any:
    if len(a.shape) == len(x.shape) == 0 and math.prod(b.shape) != 1:
        raise InvalidArgumentError("betainc has no derivative where b alone has a shape")
    return m.exp(m.xlog1py(b - 1, -x) + m.xlogy(a - 1, x) - _log_beta(m, a, b))


# fmt: off
define("lgamma", _lgamma,
       (lambda m, g, out, x: g * m.digamma(x),), (r"$g \cdot \psi($x)",),
       glyph="ln Γ", tf_name="Lgamma", keeps="x", family=FAMILY)
define("digamma", _digamma,
       (lambda m, g, out, x: g * m.polygamma(m.ones_like(x), x),), (r"$g \cdot \psi'($x)",),
       glyph="ψ", tf_name="Digamma", keeps="x", family=FAMILY)
define("polygamma", _polygamma,
       (None,
        lambda m, g, out, x, y: m.polygamma(x + 1, y) * g),
       (None,
        r"$g \cdot \psi^{($x + 1)}($y)"),
       glyph="ψ⁽ⁿ⁾", tf_name="Polygamma", keeps="x y", broadcasts=True, family=FAMILY)
define("zeta", _zeta,
       (None,
        lambda m, g, out, x, y: -x * m.zeta(x + 1, y) * g),
       (None,
        r"-$g \cdot $x\,\zeta($x + 1, $y)"),
       glyph="ζ", tf_name="Zeta", keeps="x y", broadcasts=True, family=FAMILY)
define("igamma", _igamma,
       (lambda m, g, out, x, y: m.igamma_grad_a(x, y) * g,
        lambda m, g, out, x, y: _igamma_slope(m, x, y) * g),
       (r"$g \cdot \frac{\partial P}{\partial a}($x, $y)",
        r"$g \cdot \frac{$y^{$x - 1}\,e^{-$y}}{\Gamma($x)}"),
       glyph="P", tf_name="Igamma", keeps="x y", broadcasts=True, family=FAMILY)
define("igammac", _igammac,
       (lambda m, g, out, x, y: -(m.igamma_grad_a(x, y) * g),
        lambda m, g, out, x, y: -(_igamma_slope(m, x, y) * g)),
       (r"-$g \cdot \frac{\partial P}{\partial a}($x, $y)",
        r"-$g \cdot \frac{$y^{$x - 1}\,e^{-$y}}{\Gamma($x)}"),
       glyph="Q", tf_name="Igammac", keeps="x y", broadcasts=True, family=FAMILY)
define("igamma_grad_a", _igamma_grad_a, UNREGISTERED,
       glyph="∂P/∂a", tf_name="IgammaGradA", arity=2, broadcasts=True, family=FAMILY)
define("betainc", _betainc,
       (None, None,
        lambda m, g, out, x, y, z: _betainc_slope(m, x, y, z) * g),
       (None, None,
        r"$g \cdot \frac{$z^{$x - 1}\,(1 - $z)^{$y - 1}}{B($x, $y)}"),
       glyph="I", tf_name="Betainc", keeps="x y z", broadcasts=True, family=FAMILY)

define("erfc", _of("erfc"),
       (lambda m, g, out, x: g * -_TWO_OVER_ROOT_PI * m.exp(-m.square(x)),),
       (r"-$g \cdot \frac{2}{\sqrt{\pi}}\,e^{-$x^{2}}",),
       glyph="erfc", tf_name="Erfc", keeps="x", family=FAMILY)
define("erfinv", _erfinv,
       (lambda m, g, out, x: g * _HALF_ROOT_PI * m.exp(m.square(out)),),
       (r"$g \cdot \frac{\sqrt{\pi}}{2}\,e^{$out^{2}}",),
       glyph="erf⁻¹", tf_name="Erfinv", keeps="out", family=FAMILY)
define("ndtri", _of("ndtri", NotFoundError),
       (lambda m, g, out, x: g * _ROOT_TWO_PI * m.exp(m.square(out) / 2),),
       (r"$g \cdot \sqrt{2\pi}\,e^{$out^{2} / 2}",),
       glyph="Φ⁻¹", tf_name="Ndtri", keeps="out", family=FAMILY)

define("bessel_i0", _of("i0"),
       (lambda m, g, out, x: g * m.bessel_i1(x),), (r"$g \cdot I_1($x)",),
       glyph="I₀", tf_name="BesselI0", keeps="x", family=FAMILY)
define("bessel_i0e", _of("i0e"),
       (lambda m, g, out, x: g * (m.bessel_i1e(x) - m.sign(x) * out),),
       (r"$g \cdot (e^{-|$x|} I_1($x) - \mathrm{sign}($x)\,$out)",),
       glyph="I₀ₑ", tf_name="BesselI0e", keeps="x out", family=FAMILY)
define("bessel_i1", _of("i1"),
       (lambda m, g, out, x: g * _at_zero(m, x, 1, m.bessel_i0(x) - out / x),),
       (r"$g \cdot \left(I_0($x) - \frac{$out}{$x}\right)",),
       glyph="I₁", tf_name="BesselI1", keeps="x out", family=FAMILY)
define("bessel_i1e", _of("i1e"),
       (lambda m, g, out, x: g * _at_zero(
           m, x, 0.5, m.bessel_i0e(x) - out * (m.sign(x) + m.reciprocal(x))),),
       (r"$g \cdot \left(e^{-|$x|} I_0($x) - $out\,(\mathrm{sign}($x) + \frac{1}{$x})\right)",),
       glyph="I₁ₑ", tf_name="BesselI1e", keeps="x out", family=FAMILY)
define("bessel_j0", _of("j0"),
       (lambda m, g, out, x: g * -m.bessel_j1(x),), (r"-$g \cdot J_1($x)",),
       glyph="J₀", tf_name="BesselJ0", keeps="x", family=FAMILY)
define("bessel_j1", _of("j1"),
       (lambda m, g, out, x: g * _at_zero(m, x, 0.5, m.bessel_j0(x) - out / x),),
       (r"$g \cdot \left(J_0($x) - \frac{$out}{$x}\right)",),
       glyph="J₁", tf_name="BesselJ1", keeps="x out", family=FAMILY)
define("bessel_y0", _right("y0", -math.inf),
       (lambda m, g, out, x: g * -m.bessel_y1(x),), (r"-$g \cdot Y_1($x)",),
       glyph="Y₀", tf_name="BesselY0", keeps="x", family=FAMILY)
define("bessel_y1", _y1,
       (lambda m, g, out, x: g * (m.bessel_y0(x) - out / x),),
       (r"$g \cdot \left(Y_0($x) - \frac{$out}{$x}\right)",),
       glyph="Y₁", tf_name="BesselY1", keeps="x out", family=FAMILY)
define("bessel_k0", _right("k0", math.inf),
       (lambda m, g, out, x: g * -m.bessel_k1(x),), (r"-$g \cdot K_1($x)",),
       glyph="K₀", tf_name="BesselK0", keeps="x", family=FAMILY)
define("bessel_k0e", _right("k0e", math.inf),
       (lambda m, g, out, x: g * (out - m.bessel_k1e(x)),),
       (r"$g \cdot ($out - e^{$x} K_1($x))",),
       glyph="K₀ₑ", tf_name="BesselK0e", keeps="x out", family=FAMILY)
define("bessel_k1", _right("k1", math.inf),
       (lambda m, g, out, x: g * (-m.bessel_k0(x) - out / x),),
       (r"-$g \cdot \left(K_0($x) + \frac{$out}{$x}\right)",),
       glyph="K₁", tf_name="BesselK1", keeps="x out", family=FAMILY)
define("bessel_k1e", _right("k1e", math.inf),
       (lambda m, g, out, x: g * (out * (1 - m.reciprocal(x)) - m.bessel_k0e(x)),),
       (r"$g \cdot \left($out\,(1 - \frac{1}{$x}) - e^{$x} K_0($x)\right)",),
       glyph="K₁ₑ", tf_name="BesselK1e", keeps="x out", family=FAMILY)

define("dawsn", _dawsn,
       (lambda m, g, out, x: g * (1 - 2 * x * out),), (r"$g \cdot (1 - 2\,$x\,$out)",),
       glyph="dawsn", tf_name="Dawsn", keeps="x out", family=FAMILY)
define("expint", _expint,
       (lambda m, g, out, x: g * m.exp(x) / x,), (r"$g \cdot \frac{e^{$x}}{$x}",),
       glyph="Ei", tf_name="Expint", keeps="x", family=FAMILY)
define("fresnel_cos", _fresnel(1),
       (lambda m, g, out, x: g * m.cos(math.pi / 2 * m.square(x)),),
       (r"$g \cdot \cos(\frac{\pi}{2}\,$x^{2})",),
       glyph="C", tf_name="FresnelCos", keeps="x", family=FAMILY)
define("fresnel_sin", _fresnel(0),
       (lambda m, g, out, x: g * m.sin(math.pi / 2 * m.square(x)),),
       (r"$g \cdot \sin(\frac{\pi}{2}\,$x^{2})",),
       glyph="S", tf_name="FresnelSin", keeps="x", family=FAMILY)
define("spence", _of("spence", NotFoundError),
       (lambda m, g, out, x: g * m.where(x == 1, -m.ones_like(x), m.log(x) / (1 - x)),),
       (r"$g \cdot \frac{\ln $x}{1 - $x}",),
       glyph="Li₂", tf_name="Spence", keeps="x", family=FAMILY)
# fmt: on
