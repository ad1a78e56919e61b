"""What members order of an organisation, and what takes time (R-ORG)."""

from game.rules.codes import NEVER, NONE, TICKS_PER_TURN, Copy, Label, Mark, MatterKind, Outcome, Service, TrainingKind
from game.rules.orders import Kind
from game.rules.reasons import Reason
from tests.oracle.asking import pending, put
from tests.oracle.joining import empty, form, hold, rested
from tests.oracle.passing import account, has_need, lawful, lied, send, wake
from tests.oracle.world import Row, Turn, accept, firsts, require, require_first

GOOD_HANDLING, MOST_READING = 3, 3


def order_by_stage(now: Turn, sending: bool) -> None:
    """Diffusions go out with the turn's other reports, every other service is ordered later."""
    order(now, [r for r in now.of(Kind.SERVICE) if (r.option == Service.DIFFUSION) == sending])


def order(now: Turn, rows: list[Row]) -> None:
    """Only members may, and only what the organisation offers here; services are ordered one kind after the other."""
    tb = now.tb
    rows = require(rows, lambda r: tb.member[r.organisation][r.n], Reason.NOT_MEMBER_OF_ORGANISATION)
    rows = require(rows, lambda r: tb.service[r.organisation][r.option], Reason.NO_SERVICE)
    for service in Service:
        mine = [r for r in rows if r.option == service]
        if mine:
            RULES[service](now, mine)


def members_of(now: Turn, r: Row) -> list[int]:
    return [n for n in now.nations if now.tb.member[r.organisation][n]]


def members_named(now: Turn, rows: list[Row]) -> list[Row]:
    """`to` names members, and somebody."""
    inside = lambda r: not r.to & ~sum(1 << m for m in members_of(now, r))  # noqa: E731
    return require(rows, lambda r: r.to > 0 and inside(r), Reason.TARGET_MISSING)


def one_member(now: Turn, rows: list[Row]) -> list[Row]:
    rows = require(members_named(now, rows), lambda r: r.to.bit_count() == 1, Reason.TOO_MANY)
    return [each for r in rows for each in r.each(now.tb.n_nations)]


def on_open_thread(now: Turn, rows: list[Row]) -> list[Row]:
    g = now.g
    rows = require(rows, lambda r: r.thread >= 0, Reason.FIELD_MISSING)
    rows = require(rows, lambda r: g.detected[r.n][r.thread], Reason.NOT_DETECTED)
    return require(rows, lambda r: g.outcome[r.thread] <= Outcome.CRISIS, Reason.THREAD_CLOSED)


def capacity_building(now: Turn, rows: list[Row]) -> None:
    due = now.g.building_due
    rows = require(one_member(now, rows), lambda r: due[r.m] <= now.t or due[r.m] == NEVER, Reason.ALREADY_DONE)
    for r in accept(require_first(rows, lambda r: r.m, Reason.DUPLICATE)):
        due[r.m] = now.t + now.d.service_ticks


def legal_framework(now: Turn, rows: list[Row]) -> None:
    rows = require(rows, lambda r: now.g.framework[r.n] == NEVER, Reason.ALREADY_DONE)
    for r in accept(require_first(rows, lambda r: r.n, Reason.DUPLICATE)):
        now.g.framework[r.n] = now.t + now.d.service_ticks


def convene_task_force(now: Turn, rows: list[Row]) -> None:
    rows = require(rows, lambda r: r.thread >= 0, Reason.FIELD_MISSING)
    form(now, members_named(now, rows), convened=True)


def joint_intelligence(now: Turn, rows: list[Row]) -> None:
    """A fusion cell for one thread at a time."""
    g, cell = now.g, now.tb.cell_of
    rows = require(rows, lambda r: cell[r.organisation] >= 0, Reason.NO_SERVICE)
    rows = on_open_thread(now, rows)
    for r in rows:
        r.x = cell[r.organisation]
    taken = lambda r: g.cell_until[r.x] > now.t and g.cell_thread[r.x] != r.thread  # noqa: E731
    rows = require(rows, lambda r: not taken(r), Reason.CELL_TAKEN)
    for r in accept(require_first(rows, lambda r: r.x, Reason.DUPLICATE)):
        g.cell_thread[r.x], g.cell_until[r.x] = r.thread, now.t + now.d.service_span


def military_support(now: Turn, rows: list[Row]) -> None:
    g = now.g
    rows = require(rows, lambda r: r.key > 0, Reason.FIELD_MISSING)
    for r in rows:
        mine = [f for f in now.forces if g.force_key[f] == r.key and g.force_member[f][r.n]]
        r.f = mine[0] if mine else NONE
    rows = require(rows, lambda r: r.f >= 0, Reason.NO_FORCE)
    rows = require(rows, lambda r: g.force_support[r.f] == 0, Reason.ALREADY_DONE)
    for r in accept(require_first(rows, lambda r: r.f, Reason.DUPLICATE)):
        g.force_support[r.f] = now.d.deploy_support


def strategic_coordination(now: Turn, rows: list[Row]) -> None:
    """Members hear of the thread; those that trust the proposer make it their priority."""
    g = now.g
    rows = on_open_thread(now, rows)
    again = lambda r: g.coordinated[r.organisation] == r.thread and g.coordinated_until[r.organisation] > now.t  # noqa: E731
    rows = require(rows, lambda r: not again(r), Reason.ALREADY_DONE)
    rows = require_first(rows, lambda r: (r.organisation, r.thread), Reason.DUPLICATE)
    for r in accept(require_first(rows, lambda r: r.organisation, Reason.AGREED_ON_ANOTHER)):
        g.coordinated[r.organisation] = r.thread
        g.coordinated_until[r.organisation] = now.t + now.d.coordination_turns * TICKS_PER_TURN
        for m in members_of(now, r):
            g.detected[m][r.thread] = True
            if m == r.n or g.trust[m][r.n] >= now.d.join_trust:
                g.priority[m] = r.thread


def joint_investigation(now: Turn, rows: list[Row]) -> None:
    for r in accept(members_named(now, rows)):
        for m in now.nations:
            if m == r.n or r.to >> m & 1:
                now.g.investigation_until[r.organisation][m] = now.t + now.d.service_span


def prevention(now: Turn, rows: list[Row]) -> None:
    once_for_all(now, rows, now.g.prevention)


def victim_support(now: Turn, rows: list[Row]) -> None:
    once_for_all(now, rows, now.g.supported)


def once_for_all(now: Turn, rows: list[Row], done: list[bool]) -> None:
    rows = require(rows, lambda r: not done[r.n], Reason.ALREADY_DONE)
    for r in accept(require_first(rows, lambda r: r.n, Reason.DUPLICATE)):
        done[r.n] = True


def mutual_legal_assistance(now: Turn, rows: list[Row]) -> None:
    """Asked of a member, or of the place of a known thread."""
    g = now.g
    for r in rows:
        if r.to == 0 and r.thread >= 0 and g.detected[r.n][r.thread]:
            r.to = 1 << now.tb.thread_place[r.thread]
    rows = require(one_member(now, rows), lambda r: r.m != r.n, Reason.SELF)
    rows = require(rows, lambda r: g.framework[r.n] <= now.t, Reason.NO_LEGAL_BASIS)
    rows = require(rows, lambda r: not g.assistance[r.n][r.m], Reason.ALREADY_DONE)
    rows = require(rows, lambda r: not pending(now, MatterKind.ASSISTANCE, r.n, r.m), Reason.ALREADY_ASKED)
    put(now, require_first(rows, lambda r: (r.n, r.m), Reason.DUPLICATE), MatterKind.ASSISTANCE)


def ministerial_meeting(now: Turn, rows: list[Row]) -> None:
    """All members trust each other a little more; not too often."""
    met = now.g.met
    rested_ = lambda r: met[r.organisation] == NONE or met[r.organisation] + now.d.meeting_gap <= now.t  # noqa: E731
    rows = require(rows, rested_, Reason.MET_RECENTLY)
    for r in accept(require_first(rows, lambda r: r.organisation, Reason.DUPLICATE)):
        met[r.organisation] = now.t
        for n in members_of(now, r):
            for m in members_of(now, r):
                if n != m:
                    now.trust(n, m, now.d.trust_ministerial)


def joint_exercise(now: Turn, rows: list[Row]) -> None:
    """All free members train for crisis response together."""
    busy = now.g.busy_until
    rows = require(rows, lambda r: busy[r.n] <= now.t, Reason.BUSY)
    some = lambda r: any(rested(now, r.n, m, now.turn) for m in members_of(now, r) if m != r.n)  # noqa: E731
    rows = require(rows, some, Reason.TRAINED_RECENTLY)
    rows = accept(require_first(rows, lambda r: r.organisation, Reason.DUPLICATE))
    crisis = int(TrainingKind.CRISIS_RESPONSE)
    on_call = lambda m: any(now.serving(f, m) for f in now.forces)  # noqa: E731
    free = lambda r, m: busy[m] <= now.t and (m == r.n or not on_call(m))  # noqa: E731
    hold(now, [([m for m in members_of(now, r) if free(r, m)], crisis) for r in rows])


# notices


def green_version(now: Turn, n: int, i: int) -> int:
    """What n can let out at GREEN."""
    held, label = now.g.copies[n][i], now.tb.report_label[i]
    if label > Label.AMBER:
        return int(Copy.NO)
    return int(held if label <= Label.GREEN else min(held, Copy.TORN))


def printable(now: Turn, rows: list[Row]) -> list[Row]:
    g = now.g
    rows = require(rows, lambda r: r.report >= 0, Reason.FIELD_MISSING)
    rows = require(rows, lambda r: g.copies[r.n][r.report] != Copy.NO, Reason.NOT_HELD)
    rows = require(rows, lambda r: not g.compromised[r.report], Reason.COMPROMISED)
    for r in rows:
        r.copy = green_version(now, r.n, r.report)
    return require(rows, lambda r: r.copy != Copy.NO, Reason.LABEL_TOO_HIGH)


def notice(now: Turn, rows: list[Row]) -> None:
    """Reviewed: one at a time a nation, and only what may lawfully go to all."""
    g = now.g
    rows = printable(now, rows)
    mine = lambda r: any(g.notice_by[i] == r.n and g.notice_due[i] != NEVER for i in now.reports)  # noqa: E731
    first = {id(r) for r in firsts(rows, lambda r: r.n)}
    rows = require(rows, lambda r: not mine(r) and id(r) in first, Reason.UNDER_REVIEW)
    for r in rows:
        r.to = sum(1 << m for m in members_of(now, r) if m != r.n)
    to_all = lambda r: all(lawful(now, r.n, m, r.report, r.copy) for m in now.nations if r.to >> m & 1)  # noqa: E731
    rows = accept(require(rows, to_all, Reason.NOT_RELEASED))
    for r in firsts([r for r in rows if g.notice_due[r.report] == NEVER], lambda r: r.report):
        g.notice_due[r.report], g.notice_to[r.report] = now.t + now.d.notice_ticks, r.to
        g.notice_by[r.report] = r.n
        tore_at_green(now, [r])
        lied(now, [r])


def diffusion(now: Turn, rows: list[Row]) -> None:
    """Unreviewed, to chosen members: like any share."""
    rows = members_named(now, printable(now, rows))
    rows = [each for r in rows for each in r.each(now.tb.n_nations)]
    rows = require(rows, lambda r: now.g.origin[r.report] != r.m, Reason.ALREADY_HELD)
    rows = accept(require_first(rows, lambda r: (r.n, r.m, r.report), Reason.DUPLICATE))
    for r in rows:
        r.need, r.sender = has_need(now, r.m, r.report, r.n), r.n
        r.channel, r.latency = NONE, now.d.diffusion_ticks
    account(now, rows)
    tore_at_green(now, rows)
    lied(now, rows)
    send(now, rows)


def tore_at_green(now: Turn, rows: list[Row]) -> None:
    """A higher report went out as its tear-line."""
    for r in rows:
        if now.tb.report_label[r.report] > Label.GREEN:
            now.g.marks[r.n][r.report] |= Mark.TORE


def deliver_notices(now: Turn) -> None:
    """Reviewed notices go out, and wake what lies dormant on their subjects with those who receive them."""
    g, tb = now.g, now.tb
    out: list[tuple[int, int, int]] = []
    for i in now.reports:
        if g.notice_due[i] == now.t:
            g.notice_due[i] = NEVER
            copy = green_version(now, g.notice_by[i], i)
            if copy != Copy.NO and not g.compromised[i]:
                out.append((i, g.notice_by[i], copy))
    sent: list[Row] = []
    for i, by, copy in out:
        for m in now.nations:
            if g.notice_to[i] >> m & 1 and g.origin[i] != m:
                row = Row(None, sender=by, m=m, report=i, copy=copy, channel=NONE, latency=1)
                row.need = has_need(now, m, i, by)
                sent += [row] * row.need
    account(now, sent)
    send(now, sent)
    for i, _, _ in out:
        on = lambda j, i=i: any(a and b for a, b in zip(tb.report_subject[i], tb.report_subject[j], strict=True))  # noqa: E731
        wake(now, [j for j in now.reports if on(j) and g.notice_to[i] >> max(g.origin[j], 0) & 1])


def complete(now: Turn) -> None:
    """Notices go out, capacity is built, fusion cells close."""
    g, tb = now.g, now.tb
    deliver_notices(now)
    for n in now.nations:
        if g.building_due[n] == now.t:
            g.handling[n] += g.handling[n] < GOOD_HANDLING
            g.reading_bonus[n] = min(g.reading_bonus[n] + 1, MOST_READING)
    for x in range(tb.n_cells):
        if g.cell_thread[x] != NONE and g.cell_until[x] <= now.t:
            empty(now, tb.n_nations + tb.n_forces + x)
            g.cell_thread[x] = NONE


def close_cells(now: Turn) -> None:
    """As the turn ends, cells on closed threads are over."""
    g, tb = now.g, now.tb
    for x in range(tb.n_cells):
        if g.cell_thread[x] != NONE and g.outcome[g.cell_thread[x]] > Outcome.CRISIS:
            g.cell_until[x] = min(g.cell_until[x], now.t)
            empty(now, tb.n_nations + tb.n_forces + x)
            g.cell_thread[x] = NONE


def set_priority(now: Turn, rows: list[Row]) -> None:
    """State which thread comes first."""
    g = now.g
    rows = require(on_open_thread(now, rows), lambda r: g.priority[r.n] != r.thread, Reason.ALREADY_DONE)
    for r in accept(require_first(rows, lambda r: r.n, Reason.DUPLICATE)):
        g.priority[r.n] = r.thread


RULES = {
    Service.CAPACITY_BUILDING: capacity_building,
    Service.LEGAL_FRAMEWORK: legal_framework,
    Service.NOTICE: notice,
    Service.DIFFUSION: diffusion,
    Service.CONVENE_TASK_FORCE: convene_task_force,
    Service.JOINT_INTELLIGENCE: joint_intelligence,
    Service.MILITARY_SUPPORT: military_support,
    Service.STRATEGIC_COORDINATION: strategic_coordination,
    Service.JOINT_INVESTIGATION: joint_investigation,
    Service.PREVENTION: prevention,
    Service.VICTIM_SUPPORT: victim_support,
    Service.MUTUAL_LEGAL_ASSISTANCE: mutual_legal_assistance,
    Service.MINISTERIAL_MEETING: ministerial_meeting,
    Service.JOINT_EXERCISE: joint_exercise,
}
