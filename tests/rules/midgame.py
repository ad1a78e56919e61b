"""A game in full swing: four nations, two turns played, so that every table of the State has something in it.

Nation 0 is the one who looks. Nations 0 and 1 are allied and work together; 2 and 3 do what 0 must not learn of.
"""

from game.rules.codes import AnswerKind
from game.rules.orders import Kind, Orders
from game.rules.state import State
from game.rules.tables import Tables
from tests.rules.world import LIAISON, NOTE, PLATFORM, order, start, turn, world

DATABASE = 3


def tables(**changes: object) -> Tables:
    """The small exercise for four nations; bands are always right, so that a seed shows nothing but what it drew."""
    doctrine = {"band_before": 1000, "band_after": 1000, "hazard_need": 0, "hazard_no_need": 0, "hazard_origin": 0}
    return world(4, 16, doctrine=doctrine, staff=_staff(), **changes)  # type: ignore[arg-type]


def _staff() -> object:
    import numpy as np

    return np.full(4, 30, np.int8)


def first_plans() -> list[Orders]:
    """What all four order in the first turn."""
    return [
        order(0, Kind.SHARE, report=0, to=(1,), channel=PLATFORM),
        order(0, Kind.SHARE, report=4, to=(2,), channel=NOTE, tear=1),
        order(0, Kind.POST_LIAISON, to=(1,)),
        order(0, Kind.REQUEST, to=(1,), subject=1),
        order(0, Kind.PUBLISH, report=8, channel=DATABASE),
        order(0, Kind.TRAIN, to=(1,), option=0),
        order(0, Kind.DISCLOSE, alert=0, to=(1,), option=1),
        order(0, Kind.FORM, thread=0, to=(1,)),
        order(1, Kind.SHARE, report=1, to=(0,), channel=PLATFORM),
        order(1, Kind.SHARE, report=5, to=(0,), channel=NOTE),
        *others_plans(),
    ]


def others_plans() -> list[Orders]:
    """What passes between 2 and 3 alone."""
    return [
        order(2, Kind.SHARE, report=2, to=(3,), channel=NOTE),
        order(3, Kind.SHARE, report=3, to=(2,), channel=NOTE),
        order(2, Kind.POST_LIAISON, to=(3,)),
        order(2, Kind.TRAIN, to=(3,), option=0),
        order(3, Kind.ANALYSE, report=3, other=7),
        order(3, Kind.HARDEN),
        order(2, Kind.JUDGE, thread=0, option=1),
    ]


def midgame(tables: Tables, seed: int = 1) -> State:
    """The State after two turns."""
    state = turn(tables, start(tables, seed=seed), *first_plans()).state
    keys = {int(state.matter_to[0, p]): int(state.matter_key[0, p]) for p in range(tables.public.n_matters)}
    return turn(
        tables,
        state,
        order(0, Kind.SHARE, report=12, to=(1,), channel=LIAISON),
        order(1, Kind.JOIN, key=_invitation(state)),
        order(1, Kind.ANSWER, key=keys.get(1, 0), option=AnswerKind.REFERRAL, other=2),
        order(2, Kind.SHARE, report=6, to=(3,), channel=LIAISON),
    ).state


def _invitation(state: State) -> int:
    import numpy as np

    rows = np.flatnonzero((state.matter_kind[0] == 5) & (state.matter_status[0] == 1))
    return int(state.matter_key[0, rows[0]]) if len(rows) else 0
