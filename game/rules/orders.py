"""Orders: one table that defines every kind once, and the array form that `step` takes.

Array code, the typed form, menus, bots and the codex come from `ORDERS`. Costs that depend on the State (tears, many
recipients, a human below a threshold) are added by `game.rules.costs`.
"""

from dataclasses import dataclass, fields

import numpy as np

from game.rules.arrays import I32, Ints, nth_of
from game.rules.codes import NONE, Code, Rule


class Kind(Code):
    """Every order kind (R-ORDER); NOP is what a row that is out of range becomes."""

    NOP = 0
    READ = 1
    ANALYSE = 2
    SHARE = 3
    CONTRIBUTE = 4
    PUBLISH = 5
    QUERY = 6
    REQUEST = 7
    ANSWER = 8
    DECLINE = 9
    ASK_RELEASE = 10
    RELEASE = 11
    REGISTER = 12
    JUDGE = 13
    POST_LIAISON = 14
    NEGOTIATE = 15
    ACCEPT = 16
    DISCLOSE = 17
    REQUEST_MATCH = 18
    FREEZE = 19
    REFER = 20
    HARDEN = 21
    FORM = 22
    JOIN = 23
    LEAVE = 24
    ASSIGN = 25
    STAND_DOWN = 26
    TRAIN = 27
    RESPOND = 28
    SERVICE = 29
    SET_PRIORITY = 30
    DECIDE = 31


N_KINDS = len(Kind)

COLUMNS = (
    "report",
    "other",
    "alert",
    "thread",
    "subject",
    "channel",
    "organisation",
    "campaign",
    "inject",
    "to",
    "key",
    "option",
    "amount",
    "tear",
)
"""The fields an order may have. `to` is a nation mask, `key` names a matter or a task force, `other` is a second report
(analyse), a nation (referral, reason of a decline) or a replaced subject, `tear` 0 or 1; the rest are indices, NONE
where absent."""


@dataclass(frozen=True, slots=True)
class OrderKind:
    """One kind of order: its name in text, its fields (`field?` may be absent), staff cost, mechanic, rule and help."""

    kind: Kind
    name: str
    fields: tuple[str, ...]
    cost: int
    rule: Rule
    help: str
    mechanic: str = ""
    single: bool = False  # `to` names exactly one nation

    @property
    def required(self) -> tuple[str, ...]:
        return tuple(f for f in self.fields if not f.endswith("?"))

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(f.removesuffix("?") for f in self.fields)


ORDERS: tuple[OrderKind, ...] = (
    OrderKind(
        Kind.READ,
        "read",
        ("report",),
        0,
        Rule.ASSESS,
        "Read a report first. Free up to your reading capacity, then one staff point for three.",
    ),
    OrderKind(
        Kind.ANALYSE,
        "analyse",
        ("report?", "other?", "alert?"),
        1,
        Rule.ASSESS,
        "Analyse two reports, or a matched alert: firms up bearing, weight and grade, and exposes false reports.",
    ),
    OrderKind(
        Kind.SHARE,
        "share",
        ("report", "to", "channel", "tear?"),
        1,
        Rule.SHARE,
        "Send a report, or its tear-line, to one or more nations over a channel.",
    ),
    OrderKind(
        Kind.CONTRIBUTE,
        "contribute",
        ("report", "key?", "organisation?", "tear?"),
        1,
        Rule.ASSESS,
        "Put a report before a task force or fusion cell: it assesses together, and all members become holders.",
        "taskforce",
    ),
    OrderKind(
        Kind.PUBLISH,
        "publish",
        ("report", "channel", "tear?"),
        1,
        Rule.CHANNEL,
        "Put a report into a secure database; entitled members may query it from the next turn.",
        "database",
    ),
    OrderKind(
        Kind.QUERY,
        "query",
        ("channel", "subject"),
        1,
        Rule.CHANNEL,
        "Ask a secure database for all it holds on a subject; members then notice what they had forgotten on it.",
        "database",
    ),
    OrderKind(
        Kind.REQUEST, "request", ("to", "subject"), 1, Rule.RFI, "Ask a nation what it knows on a subject.", single=True
    ),
    OrderKind(
        Kind.ANSWER,
        "answer",
        ("key", "option", "report?", "channel?", "tear?", "other?"),
        1,
        Rule.RFI,
        "Answer a request with a report, a true nil return, or a referral to another nation.",
    ),
    OrderKind(
        Kind.DECLINE,
        "decline",
        ("key", "option?", "amount?", "other?"),
        0,
        Rule.RFI,
        "Decline a request or proposal, with the reason: it tells the asker what would help.",
    ),
    OrderKind(
        Kind.ASK_RELEASE,
        "ask-release",
        ("report", "to"),
        1,
        Rule.REPORT,
        "Ask the originator to let you pass a report on to the nations named.",
        "orcon",
    ),
    OrderKind(
        Kind.RELEASE,
        "release",
        ("key",),
        0,
        Rule.REPORT,
        "Release your report to the nations that were asked for.",
        "orcon",
    ),
    OrderKind(
        Kind.REGISTER,
        "register",
        ("subject", "other?"),
        0,
        Rule.NEED,
        "Register an interest in a subject, in place of another when you have three; one change a turn.",
        "register",
    ),
    OrderKind(
        Kind.JUDGE,
        "judge",
        ("thread", "option"),
        0,
        Rule.ASSESS,
        "Record your judgement of a thread: genuine, decoy or unsure.",
    ),
    OrderKind(
        Kind.POST_LIAISON,
        "post-liaison",
        ("to",),
        2,
        Rule.CHANNEL,
        "Post a liaison officer to a nation.",
        "liaison",
        single=True,
    ),
    OrderKind(
        Kind.NEGOTIATE, "negotiate", ("to",), 2, Rule.CHANNEL, "Propose a formal agreement.", "agreement", single=True
    ),
    OrderKind(
        Kind.ACCEPT,
        "accept",
        ("key", "option?"),
        0,
        Rule.ORDER,
        "Accept a proposal: agreement, joint training, match or assistance.",
    ),
    OrderKind(
        Kind.DISCLOSE,
        "disclose",
        ("alert", "to", "option?"),
        1,
        Rule.FIU,
        "Disclose your half of an alert to another unit, with or without consent to onward use.",
        "fiu",
        single=True,
    ),
    OrderKind(
        Kind.REQUEST_MATCH,
        "request-match",
        ("alert", "to", "option?"),
        1,
        Rule.FIU,
        "Ask another unit for the counterpart of your alert, with or without prior consent to onward use.",
        "fiu",
        single=True,
    ),
    OrderKind(
        Kind.FREEZE,
        "freeze",
        ("thread",),
        2,
        Rule.FIU,
        "Freeze a thread's resources: later deadline, easier response, but its financial reports stop.",
        "fiu",
    ),
    OrderKind(Kind.REFER, "refer", ("campaign",), 1, Rule.ONLINE, "Refer a campaign's content for removal.", "online"),
    OrderKind(
        Kind.HARDEN,
        "harden",
        (),
        1,
        Rule.ONLINE,
        "Harden your critical infrastructure: less severity of what happens here.",
        "harden",
    ),
    OrderKind(
        Kind.FORM,
        "form",
        ("thread", "to?"),
        2,
        Rule.TASKFORCE,
        "Form a task force on a thread and invite nations to it.",
        "taskforce",
    ),
    OrderKind(Kind.JOIN, "join", ("key",), 0, Rule.TASKFORCE, "Join a task force you are invited to.", "taskforce"),
    OrderKind(
        Kind.LEAVE,
        "leave",
        ("key",),
        0,
        Rule.TASKFORCE,
        "Leave a task force; a deployed force is left when it stands down.",
        "taskforce",
    ),
    OrderKind(
        Kind.ASSIGN,
        "assign",
        ("key", "option", "amount"),
        0,
        Rule.TASKFORCE,
        "Set how many units of a capability serve a task force.",
        "taskforce",
    ),
    OrderKind(
        Kind.STAND_DOWN,
        "stand-down",
        ("key",),
        0,
        Rule.TASKFORCE,
        "Stand a task force down and free its units.",
        "taskforce",
    ),
    OrderKind(
        Kind.TRAIN,
        "train",
        ("to", "option"),
        1,
        Rule.TRAIN,
        "Propose joint training with one to three nations.",
        "train",
    ),
    OrderKind(
        Kind.RESPOND,
        "respond",
        ("key",),
        2,
        Rule.THREAD,
        "Respond to a thread, or deploy to its incident, with a ready task force.",
        "taskforce",
    ),
    OrderKind(
        Kind.SERVICE,
        "service",
        ("organisation", "option", "to?", "thread?", "report?", "subject?", "key?", "alert?"),
        0,
        Rule.ORG,
        "Order a service of an organisation you belong to.",
        "services",
    ),
    OrderKind(
        Kind.SET_PRIORITY, "set-priority", ("thread",), 1, Rule.ORG, "Make a thread your stated priority.", "priority"
    ),
    OrderKind(
        Kind.DECIDE, "decide", ("inject", "option"), 0, Rule.INJECT, "Decide what EXCON put before you.", "decisions"
    ),
)
BY_KIND: dict[Kind, OrderKind] = {o.kind: o for o in ORDERS}
BY_NAME: dict[str, OrderKind] = {o.name: o for o in ORDERS}
BASE_COST = np.zeros(N_KINDS, np.int32)
for _order in ORDERS:
    BASE_COST[_order.kind] = _order.cost


@dataclass(frozen=True, slots=True)
class Orders:
    """Orders of one turn for a batch, ragged: equal-length int32 columns, one row an order, in no particular sequence.

    `place` is the order's position in its nation's own list: its priority inside a phase (R-TIME).
    """

    b: I32  # [R] game
    n: I32  # [R] nation
    kind: I32  # [R] Kind
    place: I32  # [R]
    report: I32
    other: I32
    alert: I32
    thread: I32
    subject: I32
    channel: I32
    organisation: I32
    campaign: I32
    inject: I32
    to: I32
    key: I32
    option: I32
    amount: I32
    tear: I32

    def __len__(self) -> int:
        return len(self.b)

    def take(self, index: Ints) -> "Orders":
        """The rows at `index` (indices or a bool mask)."""
        rows = np.arange(len(self))[index] if index.dtype == np.bool_ else index
        return Orders(**{f.name: getattr(self, f.name).take(rows) for f in fields(self)})


def rows_of(b: I32, n: I32, kind: Kind, **columns: I32 | int) -> Orders:
    """Orders of one kind from row columns; absent columns are NONE (`to` and `tear` 0), places 0."""
    size = len(b)
    filled = {name: np.full(size, 0 if name in ("to", "tear") else NONE, np.int32) for name in COLUMNS}
    for name, column in columns.items():
        filled[name][:] = column
    return Orders(
        b.astype(np.int32), n.astype(np.int32), np.full(size, kind, np.int32), np.zeros(size, np.int32), **filled
    )


def joined(parts: list[Orders]) -> Orders:
    """Several blocks of orders as one; with no part, no rows."""
    if not parts:
        return rows_of(np.zeros(0, np.int32), np.zeros(0, np.int32), Kind.NOP)
    return Orders(**{f.name: np.concatenate([getattr(p, f.name) for p in parts]) for f in fields(Orders)})


def placed(orders: Orders) -> Orders:
    """The same orders with places numbered by row order within each (game, nation)."""
    return Orders(
        **{f.name: getattr(orders, f.name) for f in fields(orders) if f.name != "place"},
        place=nth_of(orders.b, orders.n),
    )
