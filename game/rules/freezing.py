"""Whether a freeze of a draft would hold, by what its nation knows (R-FIU): for previews."""

from dataclasses import replace

import numpy as np

from game.rules import finance
from game.rules.events import Event
from game.rules.masked import idle, one_game
from game.rules.now import Now
from game.rules.orders import Kind, Orders
from game.rules.reasons import Reason
from game.rules.state import State
from game.rules.step import Resolved
from game.rules.tables import Tables


def prospect(tables: Tables, state: State, orders: Orders, resolved: Resolved, row: int) -> tuple[bool, bool]:
    """Whether the freeze in a row of the orders may hold, and whether it may be reversed: both where none can tell.

    `state` is the masked State before the orders, `resolved` what they come to in the poor and the rich world.
    """
    events, t = resolved.events, int(orders.thread[row])
    reversed_ = [bool(((events.event == Event.FREEZE_REVERSED) & (events.cause == row + game * len(orders))).any())
                 for game in (0, 1)]  # fmt: skip
    if not any(reversed_):
        return True, False
    pairs = tables.public.report_alert_pair[tables.weight[:, t] > 0]
    halves = np.isin(tables.public.alert_pair, pairs[pairs >= 0])
    unseen = bool((state.alert_holder[0, halves] < 0).any())
    return not all(reversed_) or unseen or _may_be_founded(tables, state, orders, resolved), True


def _may_be_founded(tables: Tables, state: State, orders: Orders, resolved: Resolved) -> bool:
    """Whether a match that the list has analysed or read first may carry a freeze: what it bears on shows only then."""
    now = idle(tables, replace(one_game(resolved.state, 1), tick=state.tick))
    done = resolved.reason[: len(orders)] == Reason.ACCEPTED
    analysed = orders.alert[done & (orders.kind == Kind.ANALYSE) & (orders.alert >= 0)]
    read = orders.report[done & (orders.kind == Kind.READ)]
    pairs = now.pub.alert_pair[analysed].tolist() + now.pub.report_alert_pair[read].tolist()
    return any(_may_be_lawful(now, pair) for pair in pairs if pair >= 0)


def _may_be_lawful(now: Now, pair: int) -> bool:
    """Whether a legal basis may lie between the units with the halves of a pair; sure only where both are known."""
    unknown = (now.st.alert_holder[0, now.pub.alert_pair == pair] < 0).any()
    return bool(unknown or finance.lawful(now, np.zeros(1, np.intp), pair).all())
