"""The orders that a step of an expert line gives of its own: candidates of each kind, for the nations it speaks to.

Each takes the step, the nations `who` [B, N] and the score, and leaves out what would be refused for what the nation
knows: it has been done already, is under way, or is not there yet.
"""

from collections.abc import Callable
from typing import Final

import numpy as np

from game.partners.knowledge import Knowledge, Offers
from game.partners.line import Step
from game.partners.plan import Wish, wish
from game.partners.sharing import orders_for
from game.rules.arrays import Bool, Ints, bit, hits, nth_of, only, some
from game.rules.codes import NEVER, MatterKind, Outcome, Service, Stage
from game.rules.orders import BASE_COST, Kind

Giver = Callable[[Knowledge, Step, Bool, int], list[Wish]]
A_TURN = 4
"""Reports that one step sends on in a turn, for each nation."""


def _plain(k: Knowledge, step: Step, who: Bool, score: int, **columns: Ints | int) -> list[Wish]:
    """One order of each nation, the columns scalars."""
    b, n = hits(who)
    return [wish(b, n, step.kind, score, int(BASE_COST[step.kind]), **columns)]


def _each(k: Knowledge, step: Step, able: Bool, score: int, **columns: int) -> list[Wish]:
    """One order for each nation named that is able, of each nation: `able` [B, N, M]."""
    named = np.array([bool(step.to >> m & 1) for m in range(k.p.n_nations)]) & ~np.eye(k.p.n_nations, dtype=np.bool_)
    b, n, m = hits(able & named)
    return [wish(b, n, step.kind, score, int(BASE_COST[step.kind]), to=bit(m), **columns)]


def share(k: Knowledge, step: Step, who: Bool, score: int) -> list[Wish]:
    """The reports meant that one holds, to those named that were not sent them, lawfully, by the fastest channel."""
    x = k.unsent(wanted=False)
    c = k.fresh
    assert step.reports is not None
    to = x.to & step.to
    able = (to != 0) & who[c.b.take(x.row), c.n.take(x.row)] & step.reports.take(c.i.take(x.row))
    row, to = only(able, x.row, to)
    found = []
    for w in orders_for(k, Offers(k, row, to), trusting=False, law_abiding=True):
        if step.channel >= 0:
            w = w.rows(np.asarray(w.columns["channel"]) == step.channel)
        w = w.rows(nth_of(w.b, w.n) < A_TURN)
        found.append(wish(w.b, w.n, step.kind, score, w.cost, **w.columns))
    return found


def publish(k: Knowledge, step: Step, who: Bool, score: int) -> list[Wish]:
    """The reports meant that one holds and has not published there."""
    c, s, channel = k.fresh, k.s, step.channel
    assert step.reports is not None
    fits = c.held & who[c.b, c.n] & step.reports.take(c.i) & k.p.channel_member[channel].take(c.n)
    fits &= (s.channel_out[c.b, channel] <= s.tick) & ~s.published[c.b, c.n, channel, c.i]
    b, n, i = only(fits, c.b, c.n, c.i)
    few = nth_of(b, n) < A_TURN
    return [wish(b[few], n[few], step.kind, score, 1, report=i[few], channel=channel)]


def ask_release(k: Knowledge, step: Step, who: Bool, score: int) -> list[Wish]:
    """The reports meant that are another's, for those named to whom they were not released."""
    c = k.fresh
    assert step.reports is not None
    to = step.to & ~(k.ways.released[c.b, c.i] | bit(c.n) | bit(np.maximum(c.origin, 0)))
    fits = who[c.b, c.n] & step.reports.take(c.i) & ~c.own & (to != 0) & k.p.report_orcon.take(c.i)
    fits &= ~k.waiting(MatterKind.RELEASE)[c.b, c.n, np.maximum(c.origin, 0)]
    b, n, i, to = only(fits, c.b, c.n, c.i, to)
    few = nth_of(b, n) < 1
    return [wish(b[few], n[few], step.kind, score, 1, report=i[few], to=to[few])]


def query(k: Knowledge, step: Step, who: Bool, score: int) -> list[Wish]:
    """The database, while it works."""
    up = (k.s.channel_out[:, step.channel] <= k.s.tick)[:, None] & k.p.channel_member[step.channel]
    return _plain(k, step, who & up, score, channel=step.channel, subject=step.subject)


def request(k: Knowledge, step: Step, who: Bool, score: int) -> list[Wish]:
    """Each nation named with whom no request is open."""
    return _each(k, step, who[:, :, None] & ~k.open_matter(MatterKind.RFI), score, subject=step.subject)


def register(k: Knowledge, step: Step, who: Bool, score: int) -> list[Wish]:
    """The interest, unless it is registered."""
    new = who & ~k.s.interest[:, :, step.subject]
    return _plain(k, step, new, score, subject=step.subject, other=step.other)


def judge(k: Knowledge, step: Step, who: Bool, score: int) -> list[Wish]:
    """The judgement, unless it stands."""
    s, t = k.s, step.thread
    return _plain(
        k, step, who & s.detected[:, :, t] & (s.judged[:, :, t] != step.option), score, thread=t, option=step.option
    )


def post_liaison(k: Knowledge, step: Step, who: Bool, score: int) -> list[Wish]:
    """An officer to each nation named that has none of ours."""
    return _each(k, step, who[:, :, None] & (k.s.liaison == NEVER), score)


def negotiate(k: Knowledge, step: Step, who: Bool, score: int) -> list[Wish]:
    """An agreement with each nation named, unless there is one or it is being negotiated."""
    new = (k.s.agreement == NEVER) & ~k.open_matter(MatterKind.AGREEMENT)
    return _each(k, step, who[:, :, None] & new, score)


def half(k: Knowledge, step: Step, who: Bool, score: int) -> list[Wish]:
    """One's own half of the alert to, or its counterpart from, each nation named, with consent to onward use."""
    s, found = k.s, []
    for a in np.flatnonzero(k.p.alert_pair == step.pair).tolist():
        mine = s.alert_known[:, :, a] & (s.alert_holder[:, a, None] == k.nation) & ~s.matched[:, :, step.pair]
        able = (who & mine)[:, :, None] & ~k.open_matter(MatterKind.MATCH)
        found += _each(k, step, able, score, alert=a, option=1)
    return found


def freeze(k: Knowledge, step: Step, who: Bool, score: int) -> list[Wish]:
    """The thread's resources, once."""
    open_ = k.open[:, :, step.thread] & (k.s.frozen[:, step.thread] == NEVER)[:, None]
    return _plain(k, step, who & open_, score, thread=step.thread)


def refer(k: Knowledge, step: Step, who: Bool, score: int) -> list[Wish]:
    """The campaign, where it has an audience of ours."""
    return _plain(k, step, who & k.p.campaign_audience[step.campaign], score, campaign=step.campaign)


def harden(k: Knowledge, step: Step, who: Bool, score: int) -> list[Wish]:
    """One's own infrastructure, once."""
    return _plain(k, step, who & (k.s.hardened < 1), score)


def form(k: Knowledge, step: Step, who: Bool, score: int) -> list[Wish]:
    """A force on the thread with those named, unless one leads a force on it."""
    t = step.thread
    b, n = hits(who & k.open[:, :, t] & ~_leading(k, t))
    return [wish(b, n, step.kind, score, int(BASE_COST[step.kind]), thread=t, to=step.to & ~bit(n))]


def _leading(k: Knowledge, t: int) -> Bool:
    """Who leads a task force on the thread: [B, N]."""
    return np.asarray((k.leads & (k.s.force_thread == t)[:, None, :]).any(2), np.bool_)


def train(k: Knowledge, step: Step, who: Bool, score: int) -> list[Wish]:
    """With all nations named together."""
    b, n = hits(who)
    return [wish(b, n, step.kind, score, int(BASE_COST[step.kind]), to=step.to & ~bit(n), option=step.option)]


def respond(k: Knowledge, step: Step, who: Bool, score: int) -> list[Wish]:
    """With a force of one's own on the thread that is ready."""
    s, t = k.s, step.thread
    ready = k.leads & ((s.force_stage == Stage.READY) & (s.force_thread == t))[:, None, :]
    live = (s.outcome[:, t] <= Outcome.CRISIS)[:, None, None]
    b, n, f = hits(ready & live & who[:, :, None])
    return [wish(b, n, step.kind, score, int(BASE_COST[step.kind]), key=s.force_key[b, f])]


def service(k: Knowledge, step: Step, who: Bool, score: int) -> list[Wish]:
    """The service, of members alone; logistics for a force on the thread in which one serves."""
    s, able = k.s, who & k.p.member[step.organisation]
    cost = int(k.p.service_cost[step.option])
    if step.option == Service.MILITARY_SUPPORT:
        lacking = s.serving & ((s.force_thread == step.thread) & (s.force_support == 0))[:, :, None]
        b, f, n = hits(lacking & able[:, None, :])
        key = s.force_key[b, f]
        return [wish(b, n, step.kind, score, cost, organisation=step.organisation, option=step.option, key=key)]
    if step.option == Service.CONVENE_TASK_FORCE:
        able = able & k.open[:, :, step.thread] & ~_leading(k, step.thread)
    b, n = hits(able)
    columns: dict[str, Ints | int] = {"organisation": step.organisation, "option": step.option}
    if step.to:
        columns["to"] = step.to & ~bit(n)
    for name in ("thread", "subject"):
        if getattr(step, name) >= 0:
            columns[name] = getattr(step, name)
    if step.reports is not None:
        held = (s.copies[b, n] > 0) & step.reports
        columns["report"] = held.argmax(1)
        b, n, *rest = only(some(held), b, n, *(np.broadcast_to(v, len(b)) for v in columns.values()))
        columns = dict(zip(columns, rest, strict=True))
    return [wish(b, n, step.kind, score, cost, **columns)]


def set_priority(k: Knowledge, step: Step, who: Bool, score: int) -> list[Wish]:
    """The thread, once one sees it."""
    new = k.open[:, :, step.thread] & (k.s.priority != step.thread)
    return _plain(k, step, who & new, score, thread=step.thread)


def decide(k: Knowledge, step: Step, who: Bool, score: int) -> list[Wish]:
    """The option, while the decision waits."""
    return _plain(k, step, who & k.s.pending[:, :, step.inject], score, inject=step.inject, option=step.option)


GIVERS: Final[dict[Kind, Giver]] = {
    Kind.SHARE: share,
    Kind.PUBLISH: publish,
    Kind.QUERY: query,
    Kind.REQUEST: request,
    Kind.ASK_RELEASE: ask_release,
    Kind.REGISTER: register,
    Kind.JUDGE: judge,
    Kind.POST_LIAISON: post_liaison,
    Kind.NEGOTIATE: negotiate,
    Kind.DISCLOSE: half,
    Kind.REQUEST_MATCH: half,
    Kind.FREEZE: freeze,
    Kind.REFER: refer,
    Kind.HARDEN: harden,
    Kind.FORM: form,
    Kind.TRAIN: train,
    Kind.RESPOND: respond,
    Kind.SERVICE: service,
    Kind.SET_PRIORITY: set_priority,
    Kind.DECIDE: decide,
}
"""What each kind of order gives."""
