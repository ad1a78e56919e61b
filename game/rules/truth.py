"""The truth of a game, typed: for the instructor, the author and the review after the end, never for a seat in play."""

from dataclasses import dataclass

from game.rules.codes import Outcome


@dataclass(frozen=True, slots=True)
class ThreadTruth:
    thread: int
    decoy: bool
    opens: int
    deadline: int
    outcome: Outcome
    closed: int
    closed_by: int
    severity: int
    confidence: tuple[int, ...]  # [N]


@dataclass(frozen=True, slots=True)
class ReportTruth:
    report: int
    origin: int
    arrival: int
    true: bool
    compromised: bool
    dormant: bool
    band: int
    weight: tuple[int, ...]  # [T]
    holders: tuple[int, ...]
    readers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Truth:
    """Everything: for the instructor, the author and the review after the end."""

    seed: int
    threads: tuple[ThreadTruth, ...]
    reports: tuple[ReportTruth, ...]
    alert_holders: tuple[int, ...]  # [A]
    trust: tuple[tuple[int, ...], ...]  # [n][m]
    interop: tuple[tuple[int, ...], ...]
    intensity: tuple[tuple[int, ...], ...]  # [g][n]
    ledger: tuple[int, ...]  # [7] points in 1/1000
    seat_ledger: tuple[tuple[int, ...], ...]  # [n][5]
