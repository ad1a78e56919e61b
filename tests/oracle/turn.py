"""A turn, phase by phase: the adjudication order of the rules (R-TIME)."""

from game.rules.codes import NEVER, TICKS_PER_TURN, Stage, TruthMode
from game.rules.initial import blank
from game.rules.orders import Kind, Orders
from game.rules.reasons import Reason
from game.rules.rng import Stream
from game.rules.state import State
from game.rules.tables import Tables
from tests.oracle import (
    asking,
    assessing,
    boundary,
    draws,
    financing,
    injecting,
    joining,
    passing,
    responding,
    scoring,
    serving,
    trusting,
)
from tests.oracle.world import Game, Order, Plain, Turn, accept, ranked, require, require_first


def resolve(tb: Plain, g: Game, orders: Orders, rows: list[int], live: tuple[int, ...] = ()) -> dict[int, Reason]:
    """Play one turn of one game in place. `rows` are the game's orders, `live` what EXCON fires by hand.

    Gives why each order was refused, or ACCEPTED.
    """
    order = {row: Order(orders, row) for row in rows}
    rank = nation_order(g, tb)
    by_place = sorted(rows, key=lambda row: (order[row].fields["place"], rank.get(order[row].fields["n"], rank[0])))
    now = Turn(tb, g, [order[row] for row in by_place], live)
    if g.tick >= tb.ticks:
        return dict.fromkeys(rows, Reason.ENDED)
    for t in range(g.tick, g.tick + TICKS_PER_TURN):
        now.t = t
        tick(now)
    next_staff(now)
    g.tick += TICKS_PER_TURN
    return {row: Reason.ACCEPTED if o.accepted else o.reason for row, o in order.items()}


def nation_order(g: Game, tb: Plain) -> dict[int, int]:
    """The seeded rank of each nation in this turn."""
    drawn = sorted(range(tb.n_nations), key=lambda n: draws.bits(g.seed, g.tick, Stream.PRIORITY, n))
    return {n: rank for rank, n in enumerate(drawn)}


def tick(now: Turn) -> None:
    """One exercise hour."""
    first = now.t % TICKS_PER_TURN == 0
    if first:
        capacities(now)
        asking.tidy(now)
        now.g.confidence_before = [list(row) for row in now.g.confidence[: now.tb.n_nations]]
        boundary.check(now)
    injecting.fire(now)
    financing.grow(now)
    financing.arrive(now)
    passing.deliver(now)
    if first:
        orders_before_reading(now)
    assessing.fuse(now)
    assessing.read_freely(now)
    if first:
        orders_after_reading(now)
    joining.advance(now)
    serving.complete(now)
    if first:
        assessing.confidence(now)
        responding.respond(now, now.of(Kind.RESPOND))
        joining.join_formed(now, now.of(Kind.JOIN))
        count_orders(now)
    responding.open_close(now)
    trusting.hazard(now)
    if now.last_tick:
        assessing.confidence(now)
        trusting.find_breaches(now)
        trusting.keep_caveats(now)
        joining.recover(now)
        serving.close_cells(now)
        asking.lapse(now)
        trusting.tail(now)
    trusting.apply(now)
    if now.last_tick:
        scoring.score(now)


def capacities(now: Turn) -> None:
    """Free reading is whole; channels have worked off a turn of their queues."""
    g, tb = now.g, now.tb
    for n in now.nations:
        g.reads_left[n] = assessing.reading_capacity(now, n)
        g.officer_used[n] = [max(used - now.d.liaison_capacity, 0) for used in g.officer_used[n]]
    for c in range(tb.n_channels):
        g.used[c] = [max(used - tb.channel_capacity[c], 0) for used in g.used[c]]


def orders_before_reading(now: Turn) -> None:
    """Decisions, releases and answers; then what is sent; then what is asked; then what is read first."""
    injecting.decide(now, now.of(Kind.DECIDE))
    asking.release(now, now.of(Kind.RELEASE))
    asking.accept_proposals(now, now.of(Kind.ACCEPT))
    asking.decline(now, now.of(Kind.DECLINE))
    asking.register(now, now.of(Kind.REGISTER))
    answers = now.of(Kind.ANSWER)
    asking.answer_plain(now, answers)
    sending = asking.answer_with(now, answers) + now.of(Kind.SHARE)
    passing.share(now, sorted(sending, key=lambda r: now.orders.index(r.order)))
    serving.order_by_stage(now, sending=True)
    passing.publish(now, now.of(Kind.PUBLISH))
    passing.query(now, now.of(Kind.QUERY))
    passing.contribute(now, now.of(Kind.CONTRIBUTE))
    financing.disclose(now, now.of(Kind.DISCLOSE))
    asking.request(now, now.of(Kind.REQUEST))
    asking.ask_release(now, now.of(Kind.ASK_RELEASE))
    asking.negotiate(now, now.of(Kind.NEGOTIATE))
    financing.request_match(now, now.of(Kind.REQUEST_MATCH))
    joining.train(now, now.of(Kind.TRAIN))
    assessing.read_ordered(now, now.of(Kind.READ))


def orders_after_reading(now: Turn) -> None:
    """Analysis; what is set up; freezes, referrals, hardening."""
    analyses = now.of(Kind.ANALYSE)
    assessing.analyse(now, [r for r in analyses if r.alert < 0])
    financing.join_halves(now)
    financing.analyse_match(now, [r for r in analyses if r.alert >= 0])
    post_liaison(now)
    units = now.of(Kind.ASSIGN)
    fewer = [r for r in units if joining.fewer(now, r)]
    joining.assign(now, fewer)
    joining.stand_down(now, now.of(Kind.STAND_DOWN))
    joining.leave(now, now.of(Kind.LEAVE))
    joining.join(now, now.of(Kind.JOIN))
    joining.assign(now, [r for r in units if r not in fewer])
    joining.form(now, now.of(Kind.FORM))
    serving.order_by_stage(now, sending=False)
    serving.set_priority(now, now.of(Kind.SET_PRIORITY))
    responding.judge(now, now.of(Kind.JUDGE))
    financing.freeze(now, now.of(Kind.FREEZE))
    financing.refer(now, now.of(Kind.REFER))
    financing.harden(now, now.of(Kind.HARDEN))


def post_liaison(now: Turn) -> None:
    """An officer works after the set-up, both ways, and takes one of the poster's seats."""
    g, d = now.g, now.d
    rows = [each for r in now.of(Kind.POST_LIAISON) for each in r.each(now.tb.n_nations)]
    rows = require(rows, lambda r: g.liaison[r.n][r.m] == NEVER, Reason.ALREADY_POSTED)
    rows = require_first(rows, lambda r: (min(r.n, r.m), max(r.n, r.m)), Reason.ALREADY_POSTED)
    rows = ranked(rows, lambda r: r.n)
    for r in accept(require(rows, lambda r: r.rank + sum(g.posted[r.n]) < d.liaison_seats, Reason.NO_SEATS)):
        g.liaison[r.n][r.m] = g.liaison[r.m][r.n] = now.t + d.liaison_setup
        g.posted[r.n][r.m] = True


def count_orders(now: Turn) -> None:
    for order in now.orders:
        if order.accepted:
            now.g.orders_used[order.fields["kind"]] += 1


def next_staff(now: Turn) -> None:
    """The nation's own staff, changes by injects, less one for each further task force that it leads."""
    g = now.g
    for n in now.nations:
        change = g.staff_change[n][min(now.turn + 1, now.tb.turns - 1)]
        leads = sum(g.force_lead[f] == n and g.force_stage[f] != Stage.FREE for f in now.forces)
        g.staff[n] = min(max(now.tb.staff[n] + change - max(leads - 1, 0), 0), 99)


# before the first plan


def initial(tables: Tables, seeds: State, b: int) -> Game:
    """The game as it stands before the first plan: what its seed draws, start values, and the arrivals of hour 0."""
    tb, g = Plain(tables), Game(blank(tables.public, seeds.seeds), b)
    draw_threads(tb, g)
    draw_reports(tb, g)
    for a in range(tb.n_alerts):
        turn = draws.bits(g.seed, 0, Stream.SETUP_ALERT, tb.alert_pair[a]) >> 40
        g.alert_holder[a] = tb.alert_choice[a][turn % max(tb.alert_count[a], 1)]
        g.alert_arrival[a] = window(g, Stream.SETUP_ALERT, a, tb.alert_low[a], tb.alert_high[a])
    for j in range(tb.n_injects):
        g.inject_tick[j] = window(g, Stream.SETUP_INJECT, j, tb.inject_low[j], tb.inject_high[j])
    for n in range(tb.n_nations):
        g.liaison[n] = [0 if there else NEVER for there in tb.liaison[n]]
        g.agreement[n] = [0 if there else NEVER for there in tb.agreement[n]]
        g.framework[n] = 0 if tb.framework[n] else NEVER
        for name in ("interest", "handling", "staff", "trust", "interop", "caution"):
            value = getattr(tb, name)[n]
            getattr(g, name)[n] = list(value) if isinstance(value, list) else value
    g.dormant = list(tb.dormant)
    now = Turn(tb, g, [])
    capacities(now)
    responding.open_close(now)
    injecting.fire(now)
    financing.grow(now)
    financing.arrive(now)
    passing.deliver(now)
    assessing.fuse(now)
    assessing.read_freely(now)
    assessing.confidence(now)
    return g


def window(g: Game, stream: Stream, entity: int, low: int, high: int) -> int:
    """A tick of the window, NEVER where there is none."""
    return NEVER if low >= NEVER else low + draws.below(g.seed, 0, stream, entity, max(high - low + 1, 1))


def draw_threads(tb: Plain, g: Game) -> None:
    """Openings, deadlines, and the decoy of each group."""
    for t in range(tb.n_threads):
        g.opens[t], g.severity[t] = tb.thread_opens[t], tb.thread_severity[t]
        if g.opens[t] < NEVER:
            g.deadline[t] = min(g.opens[t] + window(g, Stream.SETUP_DEADLINE, t, *tb.thread_life[t]), NEVER)
    for group in {x for x in tb.thread_group if x >= 0}:
        threads = [t for t in range(tb.n_threads) if tb.thread_group[t] == group]
        g.decoy[threads[draws.below(g.seed, 0, Stream.SETUP_DECOY, group, len(threads))]] = True


def draw_reports(tb: Plain, g: Game) -> None:
    """Who holds what, when it arrives, and whether it is true; a deal turns its reports together."""
    for i in range(tb.n_reports):
        entity = tb.deal[i] + 100_000 if tb.deal[i] >= 0 else i
        turn = draws.bits(g.seed, 0, Stream.SETUP_HOLDER, entity) >> 40
        g.origin[i] = tb.holder_choice[i][turn % max(tb.holder_count[i], 1)]
        g.arrival[i] = window(g, Stream.SETUP_ARRIVAL, i, tb.arrive_low[i], tb.arrive_high[i])
        graded = draws.chance(g.seed, 0, Stream.SETUP_TRUTH, i, tb.truth_chance[i])
        g.truth[i] = {
            TruthMode.TRUE: True,
            TruthMode.FALSE: False,
            TruthMode.GRADE: graded,
            TruthMode.THREAD: not g.decoy[max(tb.main_thread[i], 0)],
        }[TruthMode(tb.truth_mode[i])]
