"""What a consistency check says: something about a place in the file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from game.scenario.positions import Path
from game.scenario.problems import sentence
from game.scenario.soundness import Sound


@dataclass(frozen=True, slots=True)
class Finding:
    """A mistake at a path of the file; `at_key` cites the key instead of its value."""

    path: Path
    message: str
    code: str
    at_key: bool = False


Check = Callable[[Sound], Iterator[Finding]]


def window(path: Path, value: tuple[int, int], ticks: int | None = None) -> Iterator[Finding]:
    """A window must run forward, and begin within the exercise where `ticks` says how long that is."""
    first, last = value
    if first > last:
        yield Finding(
            path, sentence("a window that runs backward", f"[{first}, {last}]", f"[{last}, {first}]"), "number"
        )
    elif ticks is not None and last >= ticks:
        what = sentence("a window that reaches beyond the end of the exercise", str(last), f"up to {ticks - 1}")
        yield Finding(path, what, "number")
