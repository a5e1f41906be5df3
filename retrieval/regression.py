"""Two small logistic regressions, fitted by Newton's method with numpy alone.

``choose`` learns which row of a group is the right one (a softmax over the rows, several may be right); ``tell`` learns
whether a row is right at all, and its value is a probability. Both are kept small by an L2 penalty on the weights of
standardised columns.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from msgspec import Struct

from retrieval.evidence import Flags
from retrieval.index import Floats, Ints

Signs = Sequence[int]
"""For each column 1, −1 or 0: its weight may not be negative, not positive, or is free. Empty: all are free."""

STEPS = 40
ENOUGH = 1e-6
"""Relative gain of one step below which the fit has converged."""


class Group(Struct, frozen=True):
    """Candidates of one question: a row of signals each, and which of them are right (one at least). ``given`` is the
    part of their scores that is not to be learned."""

    rows: Floats
    right: Flags
    given: Floats | float = 0.0


def choose(groups: Sequence[Group], penalty: float, signs: Signs = ()) -> Floats:
    """Weights under which the right rows of each group score highest."""
    scale = _scale(np.concatenate([group.rows for group in groups]))
    scaled = [Group(group.rows / scale, group.right, group.given) for group in groups]

    def fit(columns: Ints) -> Floats:
        kept = [Group(group.rows[:, columns], group.right, group.given) for group in scaled]
        return _newton(lambda weights: _choice_loss(kept, weights, penalty), len(columns))

    return _with_signs(fit, signs, len(scale)) / scale


def tell(
    rows: Floats, right: Floats, penalty: float, trust: Floats | None = None, signs: Signs = ()
) -> tuple[Floats, float]:
    """Weights and bias of the probability that a row is right. ``trust`` weighs the rows; the bias has no penalty."""
    scale = _scale(rows)
    table = np.column_stack((rows / scale, np.ones(len(rows))))
    share = np.ones(len(rows)) if trust is None else trust

    def fit(columns: Ints) -> Floats:
        kept = table[:, columns]
        return _newton(lambda weights: _probability_loss(kept, right, share, weights, penalty), len(columns))

    fitted = _with_signs(fit, (*signs, 0) if signs else (), table.shape[1])
    return fitted[:-1] / scale, float(fitted[-1])


def probability(rows: Floats, weights: Floats, bias: float) -> Floats:
    """The logistic function of weighted rows."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(rows @ weights + bias, -30.0, 30.0))))


def _with_signs(fit: Callable[[Ints], Floats], signs: Signs, size: int) -> Floats:
    """Fit again and again without the column that goes furthest against its sign, until none does."""
    wanted = np.array(signs or (0,) * size)
    columns = np.arange(size)
    while True:
        fitted = fit(columns)
        against = fitted * wanted[columns]
        if against.min() >= 0:
            weights = np.zeros(size)
            weights[columns] = fitted
            return weights
        columns = np.delete(columns, against.argmin())


Slope = tuple[float, Floats, Floats]
"""Loss, gradient, Hessian (or a positive stand-in for it)."""


def _newton(loss_at: Callable[[Floats], Slope], size: int) -> Floats:
    weights = np.zeros(size)
    loss, gradient, hessian = loss_at(weights)
    for _ in range(STEPS):
        step = np.linalg.solve(hessian, gradient)
        stride = 1.0
        while stride > ENOUGH and (new := loss_at(weights - stride * step))[0] > loss:
            stride /= 2
        if stride <= ENOUGH or loss - new[0] < ENOUGH * abs(loss):
            break
        weights = weights - stride * step
        loss, gradient, hessian = new
    return weights


def _choice_loss(groups: Sequence[Group], weights: Floats, penalty: float) -> Slope:
    loss = penalty * float(weights @ weights) / 2
    gradient = penalty * weights
    hessian = penalty * np.eye(len(weights))
    for group in groups:
        scores = group.rows @ weights + group.given
        among_all, all_sum = _softmax(scores)
        among_right, right_sum = _softmax(scores[group.right])
        mean = among_all @ group.rows
        loss += all_sum - right_sum
        gradient = gradient + mean - among_right @ group.rows[group.right]
        hessian += (group.rows * among_all[:, None]).T @ group.rows - np.outer(mean, mean)
    return loss, gradient, hessian


def _probability_loss(columns: Floats, right: Floats, share: Floats, weights: Floats, penalty: float) -> Slope:
    shrunk = np.full(len(weights), penalty)
    shrunk[-1] = 1e-9
    scores = columns @ weights
    guessed = 1.0 / (1.0 + np.exp(-np.clip(scores, -30.0, 30.0)))
    loss = float(share @ (np.logaddexp(0.0, scores) - right * scores) + shrunk @ weights**2 / 2)
    gradient = columns.T @ (share * (guessed - right)) + shrunk * weights
    hessian = (columns * (share * guessed * (1 - guessed))[:, None]).T @ columns + np.diag(shrunk)
    return loss, gradient, hessian


def _softmax(scores: Floats) -> tuple[Floats, float]:
    """Probabilities, and the logarithm of their sum before they were divided by it."""
    highest = float(scores.max())
    powers = np.exp(scores - highest)
    total = float(powers.sum())
    return powers / total, highest + float(np.log(total))


def _scale(rows: Floats) -> Floats:
    return np.asarray(np.sqrt(np.mean(rows**2, axis=0)) + 1e-6)
