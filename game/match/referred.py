"""To whom requests for information were referred (R-RFI): the answer tells it, and so does what is told of it."""

from collections.abc import Mapping

import numpy as np

from game.rules.codes import MatterKind, MatterStatus
from game.rules.state import State


def referred(state: State) -> Mapping[int, int]:
    """The nation that each request closed by a referral names, by the request's key, in game 0 of a State."""
    extra = state.matter_extra[0].astype(np.int32)
    closed = (state.matter_kind[0] == MatterKind.RFI) & (state.matter_status[0] == MatterStatus.ACCEPTED)
    slots = np.flatnonzero(closed & (extra > 0)).tolist()
    return {int(state.matter_key[0, p]): int(extra[p]) - 1 for p in slots}
