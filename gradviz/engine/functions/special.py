"""Special functions under TensorFlow's names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gradviz.engine.execute import execute
from gradviz.engine.functions.elementwise import multiply, negative, subtract, tensor
from gradviz.engine.functions.making import function
from gradviz.engine.functions.reduce import reduce_sum
from gradviz.engine.op import OPS
from gradviz.engine.ops.special import ROOT_HALF

if TYPE_CHECKING:
    from gradviz.engine.tensor import Tensor

lgamma = function("lgamma", "x", "Logarithm of the absolute value of the gamma function.")
digamma = function("digamma", "x", "Derivative of lgamma.")
polygamma = function("polygamma", "a, x", "a-th derivative of digamma at x; none for a.")
zeta = function("zeta", "x, q", "Hurwitz' zeta, the sum of (n + q)^-x; no derivative for x.")
igamma = function("igamma", "a, x", "Lower incomplete gamma function over gamma(a).")
igammac = function("igammac", "a, x", "Upper incomplete gamma function over gamma(a).")
erfc = function("erfc", "x", "1 - erf(x), exact far out.")
erfinv = function("erfinv", "x", "Inverse of erf.")
ndtri = function("ndtri", "x", "Quantile of the standard normal distribution.")
bessel_i0 = function("bessel_i0", "x", "Modified Bessel function of the first kind, order 0.")
bessel_i0e = function("bessel_i0e", "x", "bessel_i0(x) * exp(-|x|).")
bessel_i1 = function("bessel_i1", "x", "Modified Bessel function of the first kind, order 1.")
bessel_i1e = function("bessel_i1e", "x", "bessel_i1(x) * exp(-|x|).")
bessel_j0 = function("bessel_j0", "x", "Bessel function of the first kind, order 0.")
bessel_j1 = function("bessel_j1", "x", "Bessel function of the first kind, order 1.")
bessel_k0 = function("bessel_k0", "x", "Modified Bessel function of the second kind, order 0.")
bessel_k0e = function("bessel_k0e", "x", "bessel_k0(x) * exp(x).")
bessel_k1 = function("bessel_k1", "x", "Modified Bessel function of the second kind, order 1.")
bessel_k1e = function("bessel_k1e", "x", "bessel_k1(x) * exp(x).")
bessel_y0 = function("bessel_y0", "x", "Bessel function of the second kind, order 0.")
bessel_y1 = function("bessel_y1", "x", "Bessel function of the second kind, order 1.")
dawsn = function("dawsn", "x", "Dawson's integral.")
expint = function("expint", "x", "Exponential integral Ei, for x > 0.")
fresnel_cos = function("fresnel_cos", "x", "Integral of cos(pi t^2 / 2) up to x.")
fresnel_sin = function("fresnel_sin", "x", "Integral of sin(pi t^2 / 2) up to x.")
spence = function("spence", "x", "Dilogarithm: minus the integral of log(t) / (t - 1) from 1 to x.")


def betainc(a: Any, b: Any, x: Any, name: str | None = None) -> Tensor:
    """Return the regularized incomplete beta function; its derivative is for x alone.

    The three have one shape, or some of them none.
    """
    return execute(OPS["betainc"], a, b, x)


def erfcinv(x: Any, name: str | None = None) -> Tensor:
    """Return the inverse of erfc."""
    return multiply(negative(ndtri(multiply(0.5, tensor(x)))), ROOT_HALF)


def lbeta(x: Any, name: str | None = None) -> Tensor:
    """Return log|Beta(x)| along the last axis; -inf where that is empty."""
    x = tensor(x)
    return subtract(reduce_sum(lgamma(x), [-1]), lgamma(reduce_sum(x, [-1])))
