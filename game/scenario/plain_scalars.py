"""The YAML 1.2 core schema: what an unquoted word means. no surprises with `no`, `on`, `010` or `12:30`."""

import math
import re
from typing import Final

LARGEST: Final = 2**53
"""Largest whole number a file may hold: every reader of JSON and YAML agrees up to here."""

_NULL = re.compile(r"(?:null|Null|NULL|~|)\Z")
_TRUE = re.compile(r"(?:true|True|TRUE)\Z")
_FALSE = re.compile(r"(?:false|False|FALSE)\Z")
_INT = re.compile(r"[-+]?[0-9]+\Z")
_OCTAL = re.compile(r"0o[0-7]+\Z")
_HEX = re.compile(r"0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_NOT_FINITE = re.compile(r"(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\Z")

Scalar = str | int | float | bool | None


class NumberError(ValueError):
    """A number that no field of a scenario could mean."""


def resolve(word: str) -> Scalar:
    """The value of a plain (unquoted) scalar.

    Raises:
        NumberError: infinity, not-a-number, or a number beyond what is exact everywhere.
    """
    if _NULL.match(word):
        return None
    if _TRUE.match(word):
        return True
    if _FALSE.match(word):
        return False
    if _NOT_FINITE.match(word):
        raise NumberError("a number must be finite")
    for pattern, base in ((_INT, 10), (_OCTAL, 8), (_HEX, 16)):
        if pattern.match(word):
            return _whole(word, base)
    return _fraction(word) if _FLOAT.match(word) else word


def _whole(word: str, base: int) -> int:
    digits = word if base == 10 else word[2:]
    if len(digits.lstrip("+-").lstrip("0")) > 60:
        raise NumberError("a number must lie within nine thousand million million")
    value = int(digits, base)
    if abs(value) > LARGEST:
        raise NumberError("a number must lie within nine thousand million million")
    return value


def _fraction(word: str) -> float:
    value = float(word)
    if not math.isfinite(value) or abs(value) > LARGEST:
        raise NumberError("a number must lie within nine thousand million million")
    return value
