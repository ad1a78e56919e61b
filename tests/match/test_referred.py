"""To whom a request was referred is read where it was answered so, and nowhere else."""

from dataclasses import replace

import numpy as np
import pytest

from game.match.referred import referred
from game.rules.codes import MatterKind, MatterStatus
from game.rules.initial import initial
from game.rules.matters import NIL_RETURN
from tests.match.world import exercise

KEY, SLOT, THIRD = 4711, 2, 1


@pytest.mark.parametrize(
    ("kind", "status", "extra", "told"),
    [
        (MatterKind.RFI, MatterStatus.ACCEPTED, THIRD + 1, {KEY: THIRD}),
        (MatterKind.RFI, MatterStatus.ACCEPTED, 0, {}),
        (MatterKind.RFI, MatterStatus.ACCEPTED, NIL_RETURN, {}),
        (MatterKind.RFI, MatterStatus.DECLINED, THIRD + 1, {}),
        (MatterKind.TRAINING, MatterStatus.ACCEPTED, THIRD + 1, {}),
    ],
)
def test_a_request_that_was_referred(kind: MatterKind, status: MatterStatus, extra: int, told: dict[int, int]) -> None:
    bare, changes = initial(exercise().tables, np.array([5], np.uint64)), {}
    values = {"matter_kind": kind, "matter_status": status, "matter_key": KEY, "matter_extra": extra}
    for name, value in values.items():
        changes[name] = getattr(bare, name).copy()
        changes[name][0, SLOT] = value
    assert referred(replace(bare, **changes)) == told
