"""A game in full swing: four nations, two turns played, so that every table of the State has something in it.

Nation 0 is the one who looks. Nations 0 and 1 are allied and work together; 2 and 3 do what 0 must not learn of.
Nothing leaks or is found out by chance, and believed bands are right, so that a seed shows nothing but what it drew.
Thread 1 is unknown to nation 0, and the union, which runs the fusion cell, is one of 2 and 3 only.
"""

import numpy as np

from game.rules.codes import NONE, AnswerKind, MatterKind, MatterStatus
from game.rules.orders import Kind, Orders
from game.rules.state import State
from game.rules.tables import Tables
from tests.rules.world import DATABASE, LIAISON, NOTE, PLATFORM, UNION, order, start, turn, world

CALM = {
    "band_before": 1000,
    "band_after": 1000,
    "hazard_need": 0,
    "hazard_no_need": 0,
    "hazard_origin": 0,
    "breach_found": 0,
}


def tables() -> Tables:
    """The small exercise for four nations with staff for everything."""
    plain = world(4, 16)
    thread = np.where(np.arange(16) % 4 == 0, 0, plain.main_thread)
    weight = np.where(thread[:, None] == np.arange(2), 300, 0).astype(np.int16)
    member = plain.public.member.copy()
    member[UNION] = [False, False, True, True]
    cell_of = np.where(np.arange(len(member)) == UNION, 0, NONE).astype(np.int8)
    return world(
        4,
        16,
        doctrine=CALM,
        staff=np.full(4, 30, np.int8),
        main_thread=thread.astype(np.int8),
        weight=weight,
        member=member,
        cell_of=cell_of,
    )


def our_plans() -> list[Orders]:
    """What 0 and 1 order in the first turn."""
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
        order(1, Kind.SHARE, report=5, to=(0,), channel=NOTE, tear=1),
        order(1, Kind.REQUEST, to=(0,), subject=0),
    ]


def others_plans() -> list[Orders]:
    """What passes between 2 and 3 alone."""
    return [
        order(2, Kind.SHARE, report=2, to=(3,), channel=NOTE, tear=1),
        order(3, Kind.SHARE, report=3, to=(2,), channel=NOTE, tear=1),
        order(2, Kind.POST_LIAISON, to=(3,)),
        order(2, Kind.TRAIN, to=(3,), option=0),
        order(3, Kind.ANALYSE, report=3, other=7),
        order(3, Kind.HARDEN),
        order(2, Kind.JUDGE, thread=0, option=1),
        order(2, Kind.FORM, thread=0),
    ]


def matter_key(state: State, kind: MatterKind, asked: int) -> int:
    """Key of the open matter of a kind put to a nation."""
    open_ = (state.matter_status[0] == MatterStatus.OPEN) & (state.matter_kind[0] == kind)
    rows = np.flatnonzero(open_ & (state.matter_to[0] == asked))
    return int(state.matter_key[0, rows[0]])


def midgame(tables: Tables, seed: int = 1) -> State:
    """The State after two turns."""
    state = turn(tables, start(tables, seed=seed), *our_plans(), *others_plans()).state
    return turn(
        tables,
        state,
        order(0, Kind.SHARE, report=12, to=(1,), channel=LIAISON),
        order(1, Kind.JOIN, key=matter_key(state, MatterKind.INVITATION, 1)),
        order(1, Kind.ANSWER, key=matter_key(state, MatterKind.RFI, 1), option=AnswerKind.REFERRAL, other=2),
        order(1, Kind.ACCEPT, key=matter_key(state, MatterKind.TRAINING, 1)),
        order(2, Kind.SHARE, report=6, to=(3,), channel=LIAISON),
        order(3, Kind.SHARE, report=7, to=(0,), channel=NOTE, tear=1),
    ).state
