"""What every field of the State may hold: lowest and highest value, checked with dtypes and shapes after every tick."""

import numpy as np

from game.rules.codes import NEVER, NEVER_BYTE, NONE, Mark, MatterKind, MatterStatus, Outcome, Stage
from game.rules.initial import LAYOUT, axis_sizes
from game.rules.state import State
from game.rules.tables import PublicTables

MOST_KEY = (1 << 31) - 1
FULL = 1000
POINTS = 100_000
TICKS = [
    "arrival", "alert_arrival", "inject_tick", "got", "need_until", "due", "published", "breach_until",
    "channel_out", "liaison", "agreement", "framework", "busy_until", "matter_made", "matter_due",
    "force_ready", "force_busy", "cell_until", "opens", "deadline", "closed", "frozen", "hidden_until",
    "crisis_until", "investigation_until", "coordinated_until", "notice_due", "building_due", "fired",
]  # fmt: skip
NATIONS = [
    "origin", "alert_holder", "sender", "due_sender", "publisher", "breaker", "matter_from", "matter_to",
    "force_lead", "closed_by", "notice_by",
]  # fmt: skip
THREADS = ("priority", "force_thread", "cell_thread", "coordinated")
COUNTS = [
    "handled", "delivered", "useful", "breaches", "compromises", "supplied", "demand", "sought", "obtained",
    "answered", "lapsed", "trust_sum", "aligned", "alignable", "orders_used", "used",
]  # fmt: skip
FIXED = {
    "copies": (0, 2),
    "due_copy": (0, 2),
    "published_copy": (0, 2),
    "marks": (0, 2 * max(Mark) - 1),
    "paths": (0, 9),
    "officer_used": (0, 255),
    "handling": (0, 5),
    "reading_bonus": (0, 3),
    "staff": (0, 99),
    "staff_change": (-400, 400),
    "caution": (-FULL, FULL),
    "reads_left": (0, 20),
    "hardened": (0, 3),
    "trust": (0, FULL),
    "shown": (NONE, FULL),
    "interop": (0, FULL),
    "trained": (0, 15),
    "matter_kind": (0, max(MatterKind)),
    "matter_status": (0, max(MatterStatus)),
    "matter_key": (0, MOST_KEY),
    "matter_item": (NONE, NEVER),
    "matter_extra": (NONE, MOST_KEY),
    "matter_group": (0, MOST_KEY),
    "force_key": (0, MOST_KEY),
    "force_stage": (0, max(Stage)),
    "force_support": (0, 96),
    "force_units": (0, 5),
    "outcome": (0, max(Outcome)),
    "severity": (0, 3000),
    "eased": (0, FULL),
    "wrong": (0, 99),
    "confidence": (0, FULL),
    "confidence_before": (0, FULL),
    "judged": (0, 2),
    "intensity": (0, FULL),
    "decision": (NONE, 7),
    "private": (-POINTS, POINTS),
    "parts": (-1000 * POINTS, 1000 * POINTS),
    "ledger": (0, POINTS),
    "seat_ledger": (0, POINTS),
    "regard": (-FULL, FULL),
}


def bounds(p: PublicTables, name: str) -> tuple[int, int]:
    """Lowest and highest value of a field in an exercise. Raises KeyError for a field nobody has thought about."""
    if name in TICKS:
        return 0, NEVER if LAYOUT[name][1] == np.int16 else NEVER_BYTE
    if name in NATIONS:
        return NONE, p.n_nations - 1
    if name in THREADS:
        return NONE, p.n_threads - 1
    if name in COUNTS:
        return 0, MOST_KEY
    special = {
        "released": (0, (1 << p.n_nations) - 1),
        "sent_to": (0, (1 << p.n_nations) - 1),
        "notice_to": (0, (1 << p.n_nations) - 1),
        "due_channel": (NONE, p.n_channels - 1),
        "trained_turn": (NONE, p.turns - 1),
        "asked": (0, p.turns),
        "met": (NONE, p.ticks),
    }
    return special[name] if name in special else FIXED[name]


def faults(p: PublicTables, st: State) -> list[str]:
    """What is wrong with the State, one line a field: shape, dtype, or a value out of its range."""
    sizes = axis_sizes(p, len(st.seeds))
    wrong: list[str] = []
    for name, (axes, dtype, _) in LAYOUT.items():
        array = getattr(st, name)
        if array.dtype != dtype or array.shape != tuple(sizes[axis] for axis in axes):
            wrong.append(f"{name} is {array.dtype} {array.shape}")
        elif array.dtype != np.bool_ and array.size:
            low, high = bounds(p, name)
            if array.min() < low or array.max() > high:
                wrong.append(f"{name} runs from {array.min()} to {array.max()}, allowed {low} to {high}")
    return wrong
