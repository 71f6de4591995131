"""The tiny language in which a threshold is written: `n >= max(3, N/3)`.

`n` is the number of units the material shows, `N` the number they are counted among, `k` the number the sentence
states and `s` the share it states (0-1). Allowed are whole and decimal numbers, `+ - * /`, brackets, the six
comparisons (also in chains), `and`, `or`, `not`, and the functions `max`, `min`, `abs`, `round`. Nothing else is read,
so that a study folder from anywhere is safe to open.
"""

import ast
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

NAMES = ("n", "N", "k", "s")
"""The quantities a threshold may speak of."""

_FUNCTIONS: dict[str, Callable[..., float]] = {"max": max, "min": min, "abs": abs, "round": round}
_ARITHMETIC: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_COMPARISONS: dict[type[ast.cmpop], Callable[[float, float], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
_LONGEST = 200


class ThresholdError(ValueError):
    """A threshold that cannot be read; the message is a sentence to the person who wrote it."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """A threshold that has been read: its text, the names it uses, and whether it holds."""

    text: str
    tree: ast.expr
    names: frozenset[str]

    def holds(self, values: Mapping[str, float]) -> bool:
        """Tell whether the threshold holds for the given quantities.

        Raises `KeyError` for a name without a value and `ZeroDivisionError` for a share of nothing.

        >>> read_threshold("n > N/2").holds({"n": 14, "N": 26})
        True
        """
        return bool(_value(self.tree, values))


@lru_cache(maxsize=512)
def read_threshold(text: str) -> Threshold:
    """Read a threshold, or raise `ThresholdError` with a sentence that says what to mend.

    >>> sorted(read_threshold("1 <= n <= 3 and n < N/10").names)
    ['N', 'n']
    >>> read_threshold("n >= len(x)")
    Traceback (most recent call last):
    lardom.claims.thresholds.ThresholdError: The threshold "n >= len(x)" uses "len", which is no function here: max, min, abs and round are.
    """
    source = text.strip().replace("≥", ">=").replace("≤", "<=").replace("≠", "!=")
    if not source:
        raise ThresholdError('A threshold is empty: write one such as "n >= 3".')
    if len(source) > _LONGEST:
        raise ThresholdError(f"A threshold is {len(source)} characters long: keep it under {_LONGEST}.")
    try:
        tree = ast.parse(source, mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        raise ThresholdError(
            f'The threshold "{text}" cannot be read: write it as a comparison, such as "n >= max(3, N/3)".'
        ) from None
    names: set[str] = set()
    _check(tree, text, names)
    if not isinstance(tree, ast.Compare | ast.BoolOp | ast.UnaryOp) or "n" not in names:
        raise ThresholdError(f'The threshold "{text}" compares nothing with n: write one such as "n > N/2".')
    return Threshold(source, tree, frozenset(names))


def _check(node: ast.expr, text: str, names: set[str]) -> None:
    match node:
        case ast.Constant(value=value) if isinstance(value, int | float) and not isinstance(value, bool):
            parts: list[ast.expr] = []
        case ast.Name(id=name):
            if name not in NAMES:
                raise ThresholdError(
                    f'The threshold "{text}" speaks of "{name}": only n (units found), N (units in all), '
                    "k (the number stated) and s (the share stated) are known."
                )
            names.add(name)
            parts = []
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _ARITHMETIC:
            parts = [left, right]
        case ast.UnaryOp(op=ast.USub() | ast.UAdd() | ast.Not(), operand=operand):
            parts = [operand]
        case ast.BoolOp(values=values):
            parts = values
        case ast.Compare(left=left, ops=ops, comparators=others) if all(type(op) in _COMPARISONS for op in ops):
            parts = [left, *others]
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]):
            if name not in _FUNCTIONS:
                raise ThresholdError(
                    f'The threshold "{text}" uses "{name}", which is no function here: max, min, abs and round are.'
                )
            if len(args) < (2 if name in ("max", "min") else 1) or (name in ("abs", "round") and len(args) > 1):
                raise ThresholdError(f'The threshold "{text}" gives {name}() the wrong number of values.')
            parts = args
        case _:
            raise ThresholdError(
                f'The threshold "{text}" holds "{ast.unparse(node)}", which is not allowed: '
                "use numbers, + - * /, comparisons, and, or, not, max, min, abs, round."
            )
    for part in parts:
        _check(part, text, names)


def _value(node: ast.expr, values: Mapping[str, float]) -> float:
    match node:
        case ast.Constant(value=int() | float() as number):
            return number
        case ast.Name(id=name):
            return values[name]
        case ast.BinOp(left=left, op=op, right=right):
            return _ARITHMETIC[type(op)](_value(left, values), _value(right, values))
        case ast.UnaryOp(op=op, operand=operand):
            inner = _value(operand, values)
            if isinstance(op, ast.Not):
                return not inner
            return -inner if isinstance(op, ast.USub) else inner
        case ast.BoolOp(op=ast.And(), values=parts):
            return all(_value(part, values) for part in parts)
        case ast.BoolOp(values=parts):
            return any(_value(part, values) for part in parts)
        case ast.Compare(left=left, ops=ops, comparators=others):
            return _chain(left, ops, others, values)
        case ast.Call(func=ast.Name(id=name), args=args):
            return _FUNCTIONS[name](*(_value(arg, values) for arg in args))
    raise ThresholdError(f'"{ast.unparse(node)}" is not allowed in a threshold.')


def _chain(left: ast.expr, ops: list[ast.cmpop], others: list[ast.expr], values: Mapping[str, float]) -> bool:
    first = _value(left, values)
    for op, other in zip(ops, others, strict=True):
        second = _value(other, values)
        if not _COMPARISONS[type(op)](first, second):
            return False
        first = second
    return True
