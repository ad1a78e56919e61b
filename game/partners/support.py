"""The long game: freezes, campaigns, services, training, liaison, agreements, priorities (R-ORG)."""

import numpy as np

from game.partners.choice import best_of
from game.partners.forces import natural_lead
from game.partners.knowledge import CLEARLY, Knowledge, Offers
from game.partners.plan import Wish, wish
from game.rules.arrays import (
    I32,
    Bool,
    Ints,
    bit,
    flat,
    hits,
    mask_of,
    nth_of,
    only,
    order_by,
    pick,
    some,
    summed,
    unpacked,
)
from game.rules.codes import (
    NEVER,
    NONE,
    TICKS_PER_TURN,
    ChannelKind,
    Copy,
    Domain,
    Label,
    LegalBasis,
    Mark,
    MatterKind,
    Outcome,
    Service,
    Stage,
    TrainingKind,
)
from game.rules.online import MOST_HARDENED, VERIFIED_BITS
from game.rules.orders import Kind
from game.rules.services import GOOD_HANDLING


def freeze(k: Knowledge) -> list[Wish]:
    """Freeze when an analysed match is held, the legal basis stands, and the deadline presses: it blinds."""
    p, s, _players = k.p, k.s, k.players
    if not p.n_pairs:
        return []
    financial = k.read & (p.report_alert_pair >= 0)
    b, n, i = hits(financial & (s.bearing >= 0))
    t = s.bearing[b, n, i].astype(np.intp)
    time = k.left[b, t]
    provider = s.origin[b, i].astype(np.intp)
    framework = s.framework <= s.tick
    lawful = (framework[b, n] & framework[b, provider]) | (s.agreement[b, n, provider] <= s.tick)
    ok = lawful & (s.outcome[b, t] == Outcome.OPEN) & (time <= 18) & (time > 0) & (s.frozen[b, t] == NEVER)
    ok &= (time <= 12) | k.led[b, n, t] | (natural_lead(p)[t, n] == 0)  # else several freeze it in one turn
    b, n, t = b[ok], n[ok], t[ok]
    first = nth_of(b, n) == 0
    return [wish(b[first], n[first], Kind.FREEZE, 560, 2, thread=t[first])]


def online(k: Knowledge) -> list[Wish]:
    """Refer what was verified, where a campaign reaches one's own audience; harden where a thread aims at oneself."""
    p, s, players = k.p, k.s, k.players
    parts: list[Wish] = []
    for g in range(p.n_campaigns):
        hashes = np.flatnonzero(p.report_campaign == g)
        verified = (((s.marks[:, :, hashes] & VERIFIED_BITS) == int(Mark.ANALYSED)) & k.read[:, :, hashes]).any(2)
        b, n = hits(verified & players & p.campaign_audience[g] & (s.intensity[:, g] >= 150))
        parts.append(wish(b, n, Kind.REFER, 380 + s.intensity[b, g, n] // 4, 1, campaign=g))
    if "harden" in p.mechanics:
        aimed = (k.open & (p.thread_place == k.nation[:, None])).any(2)
        b, n = hits(aimed & players & (s.hardened < MOST_HARDENED))
        parts.append(wish(b, n, Kind.HARDEN, 420 - 60 * s.hardened[b, n].astype(np.int32), 1))
    return parts


def training(k: Knowledge, stuck: I32) -> list[Wish]:
    """In quiet turns, train with the allied partner with whom one works least well together."""
    p, s, players = k.p, k.s, k.players
    if "train" not in p.mechanics or not k.answerable:
        return []
    may = k.may_train & ~k.on_call[:, :, None]
    partner, worth = best_of(np.where(may, 1000 - s.interop, np.int16(-1)))
    b, n = hits(players & (worth > 300))
    m = partner[b, n]
    pressing = some(k.open & (k.left < 18)[:, None, :])[b, n]
    stuck = np.minimum(stuck[b, n, m], 4) * (s.interop[b, n, m] < p.doctrine.platform_interop)
    score = 290 + worth[b, n] // 20 + 60 * stuck - 100 * pressing
    ours = (n < m) == (k.turn % 2 == 0)  # who proposes takes turns, so that nobody always waits to be asked
    return [
        wish(b[ours], n[ours], Kind.TRAIN, score[ours], 1, to=bit(m[ours]), option=int(TrainingKind.CRISIS_RESPONSE))
    ]


def ties(k: Knowledge, stuck: I32) -> list[Wish]:
    """A liaison officer where a high ceiling is needed most; an agreement where trust allows and time is left."""
    p, s, players = k.p, k.s, k.players
    parts: list[Wish] = []
    interest = mask_of(s.interest)
    shared = np.bitwise_count(interest[:, :, None] & interest[:, None, :]).astype(np.int32)
    off = ~np.eye(p.n_nations, dtype=np.bool_)
    turns_left = p.turns - k.turn
    stuck = np.minimum(stuck, 4)
    if "liaison" in p.mechanics and turns_left >= 3:
        seats = np.bitwise_count(mask_of(s.posted)) < p.doctrine.liaison_seats
        low = k.ways.ceiling < Label.STRICT
        worth = np.where((s.liaison == NEVER) & low & off, 60 * shared + k.mutual // 10 + 120 * stuck, -1)
        m, most = best_of(worth)
        b, n = hits(players & seats & (most > 120))
        parts.append(wish(b, n, Kind.POST_LIAISON, 220 + most[b, n] // 4, 2, to=bit(m[b, n])))
    if "agreement" in p.mechanics and turns_left >= 6:
        lasting = p.doctrine.agreement_trust + LASTING * (p.trust < p.doctrine.agreement_trust)
        low = np.minimum(s.trust, s.trust.transpose(0, 2, 1)) < lasting
        may = (s.agreement == NEVER) & off & ~k.waiting(MatterKind.AGREEMENT) & ~low
        m, most = best_of(np.where(may, k.mutual + 80 * shared + 200 * p.half_agreed, -1))
        b, n = hits(players & (most > 0))
        parts.append(wish(b, n, Kind.NEGOTIATE, 150 + most[b, n] // 12, 2, to=bit(m[b, n])))
    return parts


def priority(k: Knowledge) -> list[Wish]:
    """State the best-known open thread as priority when the present one is closed or none."""
    p, s, players = k.p, k.s, k.players
    if "priority" not in p.mechanics:
        return []
    thread, confidence = k.best_thread
    idle = mask_of(k.open) & bit(s.priority) == 0
    b, n = hits(idle & (confidence + 1 >= 250) & players)
    return [wish(b, n, Kind.SET_PRIORITY, 590, 1, thread=thread[b, n])]


def services(k: Knowledge) -> list[Wish]:
    """Order what an organisation offers when its moment has come."""
    p, _s, players = k.p, k.s, k.players
    parts: list[Wish] = []
    for o in range(p.n_organisations):
        members = players & p.member[o]
        for service in np.flatnonzero(p.service[o]):
            maker = MAKERS.get(Service(int(service)))
            if maker is not None:
                b, n, score, columns = maker(k, members, o)
                parts.append(wish(b, n, Kind.SERVICE, score, int(p.service_cost[service]), organisation=o,
                                  option=int(service), **columns))  # fmt: skip
    return parts


LASTING = 10
"""Trust above what an agreement takes with which one proposes it to whom one began with less: until it is answered,
trust drifts back.
"""
CELL_TICKS = 12
"""Ticks before a deadline below which a fusion cell comes too late."""
BUILDING_TURNS = 3
"""Turns after which a nation may be helped again."""
Order = tuple[Ints, Ints, Ints | int, dict[str, Ints | int]]


def _nobody() -> Order:
    none = np.zeros(0, np.intp)
    return none, none, 0, {}


def _in_turn(k: Knowledge, o: int) -> Bool:
    """Whose turn it is among the members to order what one order brings to all: [N]."""
    member = np.flatnonzero(k.p.member[o])
    return np.asarray(k.nation == member[k.turn % max(1, len(member))], np.bool_)


def _framework(k: Knowledge, members: Bool, o: int) -> Order:
    _p, s, _players = k.p, k.s, k.players
    b, n = hits(members & (s.framework == NEVER))
    return b, n, 430, {}


def _building(k: Knowledge, members: Bool, o: int) -> Order:
    """For the members that began with poor handling, one after the other, as often as each lacks; by all in turn."""
    p = k.p
    poor = np.flatnonzero(p.member[o] & (p.handling < GOOD_HANDLING))
    round_, place = divmod(k.turn, max(len(poor), BUILDING_TURNS))
    if place >= len(poor) or round_ >= GOOD_HANDLING - p.handling[poor[place]]:
        return _nobody()
    weakest = int(poor[place])
    b, n = hits(members & _in_turn(k, o) & (k.nation != weakest))
    return b, n, 560, {"to": 1 << weakest}


def _notice(k: Knowledge, members: Bool, o: int) -> Order:
    """On a known thread with time left: an own report that also stands on a subject of no thread, where nobody asks
    and something may lie forgotten; else what was hardly sent.
    """
    p, c = k.p, k.fresh
    beyond = (p.report_subject & ~p.thread_subject.any(0)).any(1).take(c.i)
    able = members & ((k.turn + k.nation) % 4 == 1)
    fit = c.own & c.held & (c.freshness >= 40) & (c.bearing >= 0) & (p.report_label <= Label.AMBER).take(c.i)
    fit &= beyond | (pick(able, c.seat) & (np.bitwise_count(c.sent_to) < 2))
    fit &= pick(members, c.seat) & ~pick(k.s.noticed, c.place)
    b, n, i, t, beyond = only(fit, c.b, c.n, c.i, c.bearing, beyond)
    b, n, i, beyond = only(k.open[b, n, t] & (k.left[b, t] >= 18), b, n, i, beyond)
    order = order_by(b, n, ~beyond)
    order = order[nth_of(b[order], n[order]) == 0]
    return b[order], n[order], 310 + 150 * beyond[order], {"report": i[order]}


def _diffusion(k: Knowledge, members: Bool, o: int) -> Order:
    """A GREEN version to those members in need whom only the slow note would reach."""
    p, c, x = k.p, k.fresh, k.offers
    able = pick(members, c.seat.take(x.row)) & (x.label <= Label.AMBER) & (c.copy.take(x.row) == Copy.FULL)
    row, to, tear = only(able, x.row, x.to, (x.label == Label.AMBER).astype(np.int32))
    green = Offers(k, row, to, 0)
    place = int(Label.GREEN) * k.s.caution.size + c.seat.take(row)
    quick = pick(k.ways.carriers, place, 3)[:, p.channel_kind != ChannelKind.NOTE]
    to = to & mask_of(p.member[o : o + 1])[0] & ~np.bitwise_or.reduce(quick, axis=1)
    to &= np.where(tear == 1, Offers(k, row, to, 1).lawful, green.lawful) & pick(k.ways.trusted, place)
    row, to = only((to != 0) & (c.band.take(row) >= 2), row, to)
    worth = np.bitwise_count(to).astype(np.int32) * c.band.take(row) * c.freshness.take(row).astype(np.int32)
    best = order_by(c.seat.take(row), -worth)
    best = best[nth_of(c.seat.take(row[best])) == 0]
    row, to = row[best], to[best]
    return c.b.take(row), c.n.take(row), 330 + np.minimum(worth[best] // 4, 200), {"report": c.i.take(row), "to": to}


def _cell(k: Knowledge, members: Bool, o: int) -> Order:
    """A fusion cell on the thread of an own task force whose picture is not clear enough, where members stand outside;
    else on the one on which members in need lack most own reports. Two alone send one another what they have.
    """
    p, s, c, x = k.p, k.s, k.fresh, k.offers
    fellows = int(mask_of(p.member[o : o + 1])[0])
    able = members & (s.cell_until[:, p.cell_of[o]] <= s.tick)[:, None] & (p.member[o].sum() > 2)
    lacking = s.force_confidence < p.doctrine.respond_confidence + CLEARLY
    lacking &= (s.force_stage == Stage.FORMING) | (s.force_stage == Stage.READY)
    lacking &= (p.member[o] & ~s.serving).any(2)
    b, n, f = hits(k.leads & lacking[:, None, :] & able[:, :, None])
    backed = np.zeros(k.open.shape, np.bool_)
    backed[b, n, np.maximum(s.force_thread[b, f], 0)] = True
    backed &= k.open & (k.left >= CELL_TICKS)[:, None, :]
    held_up = x.to & fellows & x.lawful & pick(k.ways.trusted, x.place)
    bearing, seat = c.bearing.take(x.row), c.seat.take(x.row)
    fits = (held_up != 0) & (bearing >= 0) & pick(able, seat)
    held_up, bearing, seat = only(fits, held_up, bearing, seat)
    wanted = summed(s.confidence, seat * p.n_threads + bearing, np.bitwise_count(held_up)) * k.open
    thread, most = best_of(wanted + 100 * backed)
    b, n = hits((most >= 100) | ((most > 0) & ((most > 2) | _in_turn(k, o))))
    return b, n, np.where(most[b, n] >= 100, 540, 380 + 40 * np.minimum(most[b, n], 5)), {"thread": thread[b, n]}


def _support(k: Knowledge, members: Bool, o: int) -> Order:
    """Lift for an own force before or in an incident."""
    p, s, _players = k.p, k.s, k.players
    live = (s.force_stage >= Stage.FORMING) & (s.force_support == 0)
    b, n, f = hits(k.leads & live[:, None, :] & members[:, :, None])
    t = np.maximum(s.force_thread[b, f], 0)
    soon = (s.outcome[b, t] == Outcome.CRISIS) | (k.left[b, t] <= 12)
    soon &= p.crisis_need[t].any(1) & (s.outcome[b, t] <= Outcome.CRISIS)
    b, n, key = b[soon], n[soon], s.force_key[b[soon], f[soon]]
    return b, n, 700, {"key": key}


def _coordination(k: Knowledge, members: Bool, o: int) -> Order:
    """A thread on which a force is due, which then forms faster; by the member that is its natural lead."""
    p, s, _players = k.p, k.s, k.players
    idle = s.coordinated_until[:, o] <= s.tick
    near = k.open & ~k.led & (s.confidence + 100 >= p.doctrine.form_confidence) & (k.left >= 12)[:, None, :]
    chair = np.where(p.member[o], natural_lead(p), p.n_nations).argmin(1)
    near &= (chair == k.nation[:, None]) & (members & idle[:, None])[:, :, None]
    thread, most = best_of(np.where(near, s.confidence, np.int16(-1)))
    b, n = hits(most > 0)
    return b, n, 560, {"thread": thread[b, n]}


def _investigation(k: Knowledge, members: Bool, o: int) -> Order:
    """With the place of a thread where one leads a force that must not act there otherwise; else all members together,
    by who has law-enforcement reports that neither law nor a channel lets go.
    """
    p, s, c, x = k.p, k.s, k.fresh, k.offers
    fellows = int(mask_of(p.member[o : o + 1])[0])
    police = (x.label == Label.AMBER) & (p.report_domain == Domain.LAW_ENFORCEMENT).take(c.i.take(x.row))
    police &= pick(members & (s.investigation_until[:, o] <= s.tick), c.seat.take(x.row))
    held_up = x.to & fellows & pick(k.ways.trusted, x.place) & ~(x.lawful & pick(k.ways.carried, x.place))
    row, held_up = only(police & (held_up != 0), x.row, held_up)
    count = summed(s.caution, c.seat.take(row), np.bitwise_count(held_up))
    place = _abroad(k, o)
    b, n = hits((members & (place >= 0)) | ((count > 0) & ((count > 2) | _in_turn(k, o))))
    need = place[b, n] >= 0
    return b, n, np.where(need, 800, 330 + 50 * np.minimum(count[b, n], 4)), {"to": fellows & ~bit(n)}


def _abroad(k: Knowledge, o: int) -> Ints:
    """The member at whose place one leads a force, formed or about to be, that must not act there yet, but could if
    members investigated jointly: [B, N], NONE where there is none.
    """
    p, s = k.p, k.s
    place = np.full(s.caution.shape, NONE, np.int64)
    fellows = p.member[o]
    soon = (s.force_stage == Stage.FORMING) & (s.force_ready <= s.tick + TICKS_PER_TURN)
    live = (s.force_stage == Stage.READY) | soon
    b, n, f = hits(k.leads & live[:, None, :] & fellows[:, None])
    t = np.maximum(s.force_thread[b, f], 0)
    m = p.thread_place[t].astype(np.intp)
    home = k.nation == m[:, None]
    joint = unpacked(pick(k.ways.investigators, flat(s.caution, b, m)), p.n_nations) | home
    able = joint | (s.framework[b] <= s.tick) | ~s.serving[b, f]
    signed = s.agreement[b, n] <= s.tick  # what others have signed one does not know
    able |= np.where((m == n)[:, None], signed, signed[np.arange(len(b)), m][:, None] & (k.nation == n[:, None]))
    basis = p.thread_basis[t]
    lacks = (basis == LegalBasis.FRAMEWORK) & ~able.all(1) & (able | fellows).all(1)
    lacks |= (basis == LegalBasis.ASSISTANCE) & ~joint[np.arange(len(b)), n] & ~s.assistance[b, n, m]
    lacks &= (s.outcome[b, t] == Outcome.OPEN) & fellows[m]
    place[b[lacks], n[lacks]] = m[lacks]
    return place


def _prevention(k: Knowledge, members: Bool, o: int) -> Order:
    _p, s, _players = k.p, k.s, k.players
    reached = s.intensity.max(1, initial=0) >= 150
    b, n = hits(members & reached & ~s.prevention)
    return b, n, 440, {}


def _victims(k: Knowledge, members: Bool, o: int) -> Order:
    _p, s, _players = k.p, k.s, k.players
    crisis = s.outcome == Outcome.CRISIS
    b, n = hits(members & crisis.any(1)[:, None] & ~s.supported)
    thread = crisis[b].argmax(1)
    return b, n, 760, {"thread": thread}


def _assistance(k: Knowledge, members: Bool, o: int) -> Order:
    p, s, _players = k.p, k.s, k.players
    needs = k.open & (p.thread_basis == LegalBasis.ASSISTANCE)
    b, n, t = hits(needs & members[:, :, None])
    m = p.thread_place[t].astype(np.intp)
    ok = (m != n) & (m != NONE) & p.member[o, m] & ~s.assistance[b, n, m]
    ok &= ~k.waiting(MatterKind.ASSISTANCE)[b, n, m]
    b, n, m = b[ok], n[ok], m[ok]
    return b, n, 450, {"to": bit(m)}


def _ministerial(k: Knowledge, members: Bool, o: int) -> Order:
    p, s, _players = k.p, k.s, k.players
    low = np.where(p.member[o], s.trust, 1000).min(2) < 380
    turn = k.turn
    b, n = hits(members & low & (turn % 5 == 2) & (np.arange(p.n_nations) == turn % p.n_nations))
    return b, n, 600, {}


def _exercise(k: Knowledge, members: Bool, o: int) -> Order:
    """All train together while no member is pressed: who trains is away from its task forces."""
    p, _s, _players = k.p, k.s, k.players
    turn = k.turn
    host = np.flatnonzero(p.member[o])[turn // 4 % max(1, int(p.member[o].sum()))]
    pressed = some((k.open & (k.left < 18)[:, None, :]).any(2) & p.member[o])
    b, n = hits(members & ~pressed[:, None] & (turn % 4 == 1) & (np.arange(p.n_nations) == host))
    return b, n, 480, {"to": int(mask_of(p.member[o : o + 1])[0]) & ~bit(n)}


MAKERS = {
    Service.LEGAL_FRAMEWORK: _framework,
    Service.CAPACITY_BUILDING: _building,
    Service.NOTICE: _notice,
    Service.DIFFUSION: _diffusion,
    Service.JOINT_INTELLIGENCE: _cell,
    Service.MILITARY_SUPPORT: _support,
    Service.STRATEGIC_COORDINATION: _coordination,
    Service.JOINT_INVESTIGATION: _investigation,
    Service.PREVENTION: _prevention,
    Service.VICTIM_SUPPORT: _victims,
    Service.MUTUAL_LEGAL_ASSISTANCE: _assistance,
    Service.MINISTERIAL_MEETING: _ministerial,
    Service.JOINT_EXERCISE: _exercise,
}
"""How a partner orders each service; convening a task force is one of its ways to form one."""
