"""Financial intelligence and online campaigns (R-FIU, R-ONLINE)."""

from game.rules.codes import NEVER, NEVER_BYTE, Copy, Domain, Mark, MatterKind, MatterStatus, Outcome, Stage
from game.rules.reasons import Reason
from game.rules.rng import Stream
from tests.oracle.asking import CONSENT, SEARCHED, pending, put
from tests.oracle.draws import chance
from tests.oracle.passing import account, give
from tests.oracle.responding import moved
from tests.oracle.world import Row, Turn, accept, firsts, require, require_first

FULL = 1000


def arrive(now: Turn) -> None:
    """Alerts reach their units."""
    g = now.g
    for a in range(now.tb.n_alerts):
        if g.alert_arrival[a] == now.t and g.alert_holder[a] >= 0:
            g.alert_known[g.alert_holder[a]][a] = True
    if now.last_tick:
        join_halves(now)


def disclose(now: Turn, rows: list[Row]) -> None:
    """Give one's own half to another unit."""
    g = now.g
    rows = [each for r in rows for each in r.each(now.tb.n_nations)]
    own = lambda r: g.alert_known[r.n][r.alert] and g.alert_holder[r.alert] == r.n  # noqa: E731
    rows = require(rows, own, Reason.NO_ALERT)
    for r in accept(require_first(rows, lambda r: (r.n, r.m, r.alert), Reason.DUPLICATE)):
        g.alert_known[r.m][r.alert] = True
        if r.option == CONSENT:
            consent(now, now.tb.alert_pair[r.alert])


def consent(now: Turn, pair: int) -> None:
    """Onward use of what the match yields is released to all."""
    now.g.consent[pair] = True
    if now.tb.pair_report[pair] >= 0:
        now.g.released[now.tb.pair_report[pair]] = (1 << now.tb.n_nations) - 1


def request_match(now: Turn, rows: list[Row]) -> None:
    """Ask another unit for the counterpart."""
    g, tb = now.g, now.tb
    rows = [each for r in rows for each in r.each(tb.n_nations)]
    rows = require(rows, lambda r: g.alert_known[r.n][r.alert], Reason.NO_ALERT)
    rows = require(rows, lambda r: not g.matched[r.n][tb.alert_pair[r.alert]], Reason.ALREADY_MATCHED)
    rows = require(rows, lambda r: not pending(now, MatterKind.MATCH, r.n, r.m, r.alert), Reason.ALREADY_ASKED)
    rows = require_first(rows, lambda r: (r.n, r.m, r.alert), Reason.DUPLICATE)
    put(now, rows, MatterKind.MATCH, item=lambda r: r.alert, extra=lambda r: r.option == CONSENT)


def join_halves(now: Turn) -> None:
    """By accepted requests, in ready task forces on the subject, and wherever a nation knows both halves."""
    g, tb = now.g, now.tb
    searches = [
        p
        for p in now.slots
        if (g.matter_kind[p], g.matter_status[p]) == (MatterKind.MATCH, MatterStatus.ACCEPTED)
        if not g.matter_extra[p] & SEARCHED
    ]
    found = [p for p in searches if tb.n_alerts and g.alert_known[g.matter_to[p]][tb.counterpart[g.matter_item[p]]]]
    for p in searches:
        g.matter_extra[p] |= SEARCHED
    for p in found:
        a = g.matter_item[p]
        now.trust(g.matter_from[p], g.matter_to[p], now.d.trust_answer)
        g.alert_known[g.matter_from[p]][tb.counterpart[a]] = True
        g.alert_known[g.matter_to[p]][a] = True
        if g.matter_extra[p] & CONSENT:
            consent(now, tb.alert_pair[a])
    pooled: list[tuple[int, int]] = []
    for f in now.forces:
        if g.force_stage[f] not in (Stage.READY, Stage.DEPLOYED):
            continue
        team = [n for n in now.nations if g.force_member[f][n]]
        held = [any(g.alert_known[n][a] for n in team) for a in range(tb.n_alerts)]
        for a in range(tb.n_alerts):
            on = tb.thread_subject[g.force_thread[f]][tb.alert_subject[a]]
            if on and held[a] and held[tb.counterpart[a]]:
                pooled += [(n, a) for n in team]
    for n, a in pooled:
        g.alert_known[n][a] = True
    for n in now.nations:
        for a in range(tb.n_alerts):
            if g.alert_known[n][a] and g.alert_known[n][tb.counterpart[a]]:
                g.matched[n][tb.alert_pair[a]] = True


def analyse_match(now: Turn, rows: list[Row]) -> None:
    """A match becomes its financial report, originated by the unit that provided the other half."""
    g, tb = now.g, now.tb
    for r in rows:
        r.pair = tb.alert_pair[r.alert]
        r.i = r.report = tb.pair_report[r.pair]
        other, own = g.alert_holder[tb.counterpart[r.alert]], g.alert_holder[r.alert]
        r.provider = other if other != r.n else own
    rows = require(rows, lambda r: g.alert_known[r.n][r.alert], Reason.NO_ALERT)
    rows = require(rows, lambda r: g.matched[r.n][r.pair], Reason.NO_MATCH)
    blind = lambda r: g.frozen[tb.alert_thread[r.alert]] <= now.t  # noqa: E731
    rows = require(rows, lambda r: r.i >= 0 and not blind(r), Reason.NO_REPORT)
    rows = require(rows, lambda r: g.copies[r.n][r.i] == Copy.NO, Reason.ALREADY_ANALYSED)
    rows = accept(require_first(rows, lambda r: (r.n, r.pair), Reason.DUPLICATE))
    new = {r.i for r in rows if all(g.copies[n][r.i] == Copy.NO for n in now.nations)}
    for r in firsts([r for r in rows if r.i in new], lambda r: r.i):
        g.origin[r.i], g.arrival[r.i] = r.provider, now.t
    for r in rows:
        r.sender, r.m, r.copy, r.need = r.provider, r.n, int(Copy.FULL), True
    provided = [r for r in rows if g.origin[r.i] != r.n]
    account(now, provided)
    for r in provided:
        g.paths[r.n][r.i] = min(g.paths[r.n][r.i] + 1, 9)
    for r in rows:
        g.need_until[r.n][r.i] = NEVER_BYTE
        give(now, r.i, r.n, r.provider, Copy.FULL)
        g.marks[r.n][r.i] |= Mark.READ | Mark.FRESH
    for r in firsts([r for r in rows if g.matched[r.provider][r.pair]], lambda r: (r.provider, r.i)):
        g.need_until[r.provider][r.i] = NEVER_BYTE
        give(now, r.i, r.provider, r.n, Copy.FULL)


def freeze(now: Turn, rows: list[Row]) -> None:
    """With a read match on the thread and a legal basis it holds, and blinds; else it is reversed, at a price."""
    g, d = now.g, now.d
    rows = require(rows, lambda r: g.detected[r.n][r.thread], Reason.NOT_DETECTED)
    rows = require(rows, lambda r: g.outcome[r.thread] == Outcome.OPEN, Reason.THREAD_CLOSED)
    rows = require(rows, lambda r: g.frozen[r.thread] == NEVER, Reason.ALREADY_FROZEN)
    rows = require_first(rows, lambda r: (r.n, r.thread), Reason.DUPLICATE)
    holds = [r for r in rows if founded(now, r)]
    for r in accept([r for r in rows if r not in holds]):
        g.breaches[r.n] += d.freeze_reversed
    for r in accept(require_first(holds, lambda r: r.thread, Reason.ALREADY_FROZEN)):
        t = r.thread
        g.frozen[t] = now.t
        g.deadline[t] = moved(now, g.deadline[t], d.freeze_delay)
        g.eased[t] += d.freeze_requirement
        blind(now, t)


def founded(now: Turn, r: Row) -> bool:
    """It has read a match's report on the thread, and framework or agreement binds the two units."""
    g, tb = now.g, now.tb
    for pair, i in enumerate(tb.pair_report):
        if i < 0 or tb.weight[i][r.thread] <= 0:
            continue
        halves = [g.alert_holder[a] for a in range(tb.n_alerts) if tb.alert_pair[a] == pair]
        x, y = halves[0], halves[-1]
        lawful = (g.framework[x] <= now.t and g.framework[y] <= now.t) or g.agreement[x][y] <= now.t
        if lawful and g.copies[r.n][i] == Copy.FULL and g.marks[r.n][i] & Mark.READ:
            return True
    return False


def blind(now: Turn, t: int) -> None:
    """No more financial reports and alerts on the thread; other reports to come are lost by chance."""
    g, tb = now.g, now.tb
    for i in now.reports:
        if tb.weight[i][t] > 0 and now.t < g.arrival[i] < NEVER:
            lost = chance(g.seed, now.t, Stream.FREEZE_LOSS, i, now.d.freeze_loss)
            if lost or tb.report_domain[i] == Domain.FINANCIAL:
                g.arrival[i] = NEVER
    for a in range(tb.n_alerts):
        if tb.alert_thread[a] == t and g.alert_arrival[a] > now.t:
            g.alert_arrival[a] = NEVER


# online campaigns


def grow(now: Turn) -> None:
    """Campaigns start, grow once a turn, and above a mean level feed their thread and make noise."""
    g, tb, d = now.g, now.tb, now.d
    for c in range(tb.n_campaigns):
        if tb.campaign_opens[c] == now.t:
            g.intensity[c] = [max(pair) for pair in zip(g.intensity[c], tb.campaign_start[c], strict=True)]
    if now.t % 6 or now.t == 0:
        return
    noisy: list[int] = []
    for c in range(tb.n_campaigns):
        audience = [n for n in now.nations if tb.campaign_audience[c][n]]
        for n in audience:
            pace = d.campaign_growth * d.prevention_growth // 100 if g.prevention[n] else d.campaign_growth
            if tb.campaign_opens[c] < now.t and g.intensity[c][n] > 0:
                g.intensity[c][n] = min(g.intensity[c][n] + pace, FULL)
        if sum(g.intensity[c][n] for n in audience) // max(len(audience), 1) > d.campaign_feeds:
            t = tb.campaign_thread[c]
            if t >= 0 and g.outcome[t] <= Outcome.CRISIS:
                g.severity[t] += d.campaign_severity
            waiting = [i for i in tb.campaign_noise[c] if i >= 0 and g.arrival[i] == NEVER]
            if waiting and chance(g.seed, now.t, Stream.NOISE, c, d.campaign_noise):
                noisy.append(waiting[0])
    g.severity = [min(severity, 3000) for severity in g.severity]
    for i in noisy:
        g.arrival[i] = now.t


def refer(now: Turn, rows: list[Row]) -> None:
    """Removal grows with the members that hold the hash set; unverified, it costs safeguards."""
    g, tb, d = now.g, now.tb, now.d
    platform = lambda r: tb.channel_member[tb.campaign_channel[r.campaign]]  # noqa: E731
    audience = lambda r: tb.campaign_audience[r.campaign][r.n]  # noqa: E731
    rows = require(rows, lambda r: audience(r) or platform(r)[r.n], Reason.NOT_AUDIENCE)
    rows = require(rows, lambda r: not audience(r) or g.intensity[r.campaign][r.n] > 0, Reason.CAMPAIGN_QUIET)
    rows = accept(require_first(rows, lambda r: (r.n, r.campaign), Reason.DUPLICATE))
    for r in rows:
        sets = [i for i in now.reports if tb.report_campaign[i] == r.campaign and not g.compromised[i]]
        holders = [n for n in now.nations if platform(r)[n] and any(g.copies[n][i] != Copy.NO for i in sets)]
        verified = any(
            g.copies[r.n][i] != Copy.NO and g.marks[r.n][i] & (Mark.ANALYSED | Mark.EXPOSED) == Mark.ANALYSED
            for i in sets
        )
        removal = d.refer_base + d.refer_member * sum(n != r.n for n in holders)
        for n in {r.n, *holders}:
            g.intensity[r.campaign][n] = max(g.intensity[r.campaign][n] - removal, 0)
        if not verified:
            g.breaches[r.n] += d.refer_unverified


def harden(now: Turn, rows: list[Row]) -> None:
    """Open threads at home become less severe, up to three times."""
    g = now.g
    rows = require(rows, lambda r: g.hardened[r.n] < 3, Reason.FULLY_HARDENED)
    for r in accept(require_first(rows, lambda r: r.n, Reason.DUPLICATE)):
        g.hardened[r.n] += 1
        for t in now.threads:
            if now.tb.thread_place[t] == r.n and g.outcome[t] == Outcome.OPEN:
                g.severity[t] = max(g.severity[t] - now.d.harden_severity, 0)
