"""Matters: what is asked of a nation, and its answers (R-RFI, R-REPORT, R-CHANNEL, R-TIME)."""

from typing import Any

from game.rules.codes import NEVER, NONE, TICKS_PER_TURN, AnswerKind, Copy, Label, Mark, MatterKind, MatterStatus
from game.rules.reasons import Reason
from tests.oracle.draws import key_of
from tests.oracle.passing import wake
from tests.oracle.world import Row, Turn, accept, ranked, require, require_first

ACCEPTABLE = (MatterKind.AGREEMENT, MatterKind.TRAINING, MatterKind.MATCH, MatterKind.ASSISTANCE)
COUNTED = (MatterKind.RFI, MatterKind.RELEASE)
CONSENT, SEARCHED = 1, 2


def put(now: Turn, rows: list[Row], kind: MatterKind, **more: Any) -> list[Row]:
    """Put a matter of n before m, one a row, in the first free slots; more: item, extra, group, due, made by row."""
    g = now.g
    free = [p for p in now.slots if g.matter_status[p] == MatterStatus.FREE]
    ranked(rows, lambda r: 0)
    rows = accept(require(rows, lambda r: r.rank < len(free), Reason.MATTERS_FULL))
    for r in rows:
        p = free[r.rank]
        value = {name: each(r) if callable(each) else each for name, each in more.items()}
        made = value.get("made", now.t)
        item = value.get("item", NONE)
        g.matter_kind[p], g.matter_status[p] = int(kind), int(MatterStatus.OPEN)
        about = value["group"] if kind == MatterKind.INVITATION else item  # a force's slot is no stable name
        g.matter_key[p] = key_of(g.seed, now.turn, kind, r.n, r.m, about)
        g.matter_from[p], g.matter_to[p], g.matter_item[p] = r.n, r.m, item
        g.matter_extra[p], g.matter_group[p] = int(value.get("extra", 0)), value.get("group", 0)
        g.matter_made[p] = made
        g.matter_due[p] = min(value.get("due", made + 2 * TICKS_PER_TURN), NEVER)
        g.asked[r.n][r.m] = now.turn + 1
    return rows


def pending(now: Turn, kind: MatterKind, n: int, m: int, item: int | None = None) -> bool:
    """n has such a matter open with m."""
    g = now.g
    return any(
        (g.matter_status[p], g.matter_kind[p], g.matter_from[p], g.matter_to[p]) == (MatterStatus.OPEN, kind, n, m)
        and item in (None, g.matter_item[p])
        for p in now.slots
    )


def put_to(now: Turn, rows: list[Row]) -> list[Row]:
    """The rows whose key names an open matter that has reached their nation."""
    g = now.g
    for r in rows:
        mine = [
            p
            for p in now.slots
            if g.matter_key[p] == r.key and g.matter_status[p] == MatterStatus.OPEN
            if g.matter_to[p] == r.n and g.matter_made[p] <= now.t
        ]
        r.slot = mine[0] if mine else NONE
        if mine:
            r.what, r.m = g.matter_kind[r.slot], g.matter_from[r.slot]
    return require(rows, lambda r: r.slot >= 0, Reason.NO_MATTER)


def close(now: Turn, rows: list[Row], status: MatterStatus) -> None:
    for r in rows:
        now.g.matter_status[r.slot] = int(status)


def in_time(now: Turn, rows: list[Row]) -> None:
    """A timely answer is worth trust."""
    for r in rows:
        if r.what != MatterKind.RFI or r.option != AnswerKind.REFERRAL:
            now.trust(r.m, r.n, now.d.trust_answer)
        now.g.answered[r.n] += r.what in COUNTED


def disappointed(now: Turn, slot: int) -> bool:
    """Only an asker loses trust that registered the subject of its request, or proposed what could be accepted."""
    g = now.g
    asker, n, kind = g.matter_from[slot], g.matter_to[slot], g.matter_kind[slot]
    if kind == MatterKind.AGREEMENT:
        return trusted(now, n, asker)
    if kind == MatterKind.TRAINING:
        return rested(now, n, asker, now.turn)
    return bool(kind != MatterKind.RFI or g.interest[asker][g.matter_item[slot]])


def once(rows: list[Row]) -> list[Row]:
    """One answer a matter."""
    return require_first(rows, lambda r: r.slot, Reason.DUPLICATE)


def release(now: Turn, rows: list[Row]) -> None:
    """The originator's irrevocable yes, for the nations named."""
    g = now.g
    rows = accept(once(require(put_to(now, rows), lambda r: r.what == MatterKind.RELEASE, Reason.WRONG_MATTER)))
    close(now, rows, MatterStatus.ACCEPTED)
    in_time(now, rows)
    for r in rows:
        for m in now.nations:
            if g.matter_extra[r.slot] >> m & 1:
                g.released[g.matter_item[r.slot]] |= 1 << m


def accept_proposals(now: Turn, rows: list[Row]) -> None:
    """Yes to an agreement, a training, a match or legal assistance."""
    g = now.g
    rows = once(require(put_to(now, rows), lambda r: r.what in ACCEPTABLE, Reason.WRONG_MATTER))
    agree = MatterKind.AGREEMENT
    rows = require(rows, lambda r: r.what != agree or trusted(now, r.n, r.m), Reason.NO_TRUST)
    adopted = lambda r: g.framework[r.n] <= now.t and g.framework[r.m] <= now.t  # noqa: E731
    rows = require(rows, lambda r: r.what != MatterKind.ASSISTANCE or adopted(r), Reason.NO_LEGAL_BASIS)
    train = MatterKind.TRAINING
    rows = accept(require(rows, lambda r: r.what != train or rested(now, r.n, r.m, now.turn), Reason.TRAINED_RECENTLY))
    close(now, rows, MatterStatus.ACCEPTED)
    for r in rows:
        if r.what == agree:
            come_to_terms(now, r.n, r.m)
        elif r.what == MatterKind.ASSISTANCE:
            g.assistance[r.n][r.m] = g.assistance[r.m][r.n] = True
        elif r.what == MatterKind.MATCH and r.option == 0:
            g.matter_extra[r.slot] = 0
    in_time(now, [r for r in rows if r.what == MatterKind.ASSISTANCE])


def come_to_terms(now: Turn, n: int, m: int) -> None:
    """An agreement is on its way, and no proposal of it is open between the two any more."""
    g, d = now.g, now.d
    setup = d.agreement_setup // 2 if now.tb.half_agreed[n][m] else d.agreement_setup
    g.agreement[n][m] = g.agreement[m][n] = min(now.t + setup, g.agreement[n][m])
    for p in proposals(now, n, m):
        g.matter_status[p] = int(MatterStatus.ACCEPTED)


def proposals(now: Turn, n: int, m: int) -> list[int]:
    """Open proposals of an agreement from n to m."""
    g = now.g
    wanted = (MatterKind.AGREEMENT, MatterStatus.OPEN, n, m)
    parts = (g.matter_kind, g.matter_status, g.matter_from, g.matter_to)
    return [p for p in now.slots if tuple(part[p] for part in parts) == wanted]


def rested(now: Turn, n: int, m: int, turn: int) -> bool:
    """The pair never trained, or long enough ago."""
    last = now.g.trained_turn[n][m]
    return bool(last < 0 or turn - last >= now.d.training_gap)


def trusted(now: Turn, n: int, m: int) -> bool:
    """Both trust each other enough for a formal agreement."""
    return bool(min(now.g.trust[n][m], now.g.trust[m][n]) >= now.d.agreement_trust)


def decline(now: Turn, rows: list[Row]) -> None:
    """No, in time: a little trust. Why stands with the matter: code, amount and nation above its terms."""
    rows = accept(once(put_to(now, rows)))
    close(now, rows, MatterStatus.DECLINED)
    for r in rows:
        why = max(r.option, 0) + (min(max(r.amount, 0), 127) << 3) + (r.other + 1 << 10)
        now.g.matter_extra[r.slot] |= why << 16
        if disappointed(now, r.slot):
            now.trust(r.m, r.n, now.d.trust_declined)


def requests_named(now: Turn, rows: list[Row]) -> list[Row]:
    rows = once(require(put_to(now, rows), lambda r: r.what == MatterKind.RFI, Reason.WRONG_MATTER))
    for r in rows:
        r.subject = now.g.matter_item[r.slot]
    return rows


def answer_plain(now: Turn, rows: list[Row]) -> None:
    """A nil return, which must be true, or a referral to a third nation."""
    g = now.g
    nil = AnswerKind.NIL
    rows = requests_named(now, [r for r in rows if r.option != AnswerKind.SHARE])
    rows = require(rows, lambda r: r.option != nil or not has_something(now, r), Reason.NIL_UNTRUE)
    rows = require(rows, lambda r: r.option == nil or r.other >= 0, Reason.FIELD_MISSING)
    rows = accept(require(rows, lambda r: r.option == nil or r.other not in (r.n, r.m), Reason.FIELD_RANGE))
    for r in rows:
        g.matter_extra[r.slot] = NONE if r.option == nil else r.other + 1
    close(now, rows, MatterStatus.ACCEPTED)
    in_time(now, rows)


def has_something(now: Turn, r: Row) -> bool:
    """It holds a report on the subject that is not the asker's own and that neither of them has sent the other."""
    g = now.g
    return any(
        g.copies[r.n][i] != Copy.NO and not g.marks[r.n][i] & Mark.EXPOSED
        and not g.compromised[i] and now.tb.report_subject[i][r.subject]
        and g.origin[i] != r.m and not g.sent_to[r.n][i] >> r.m & 1 and g.sender[r.n][i] != r.m
        for i in now.reports
    )  # fmt: skip


def answer_with(now: Turn, rows: list[Row]) -> list[Row]:
    """Answers that carry a report on the subject: rows to be shared with the asker. The request is closed later."""
    rows = requests_named(now, [r for r in rows if r.option == AnswerKind.SHARE])
    rows = require(rows, lambda r: r.report >= 0 and r.channel >= 0, Reason.FIELD_MISSING)
    rows = require(rows, lambda r: now.tb.report_subject[r.report][r.subject], Reason.ANSWER_OFF_SUBJECT)
    for r in rows:
        r.to = 1 << r.m
    return rows


def request(now: Turn, rows: list[Row]) -> None:
    """Ask on a subject: one open request a pair, a few a turn; it wakes what lies dormant there."""
    g, tb = now.g, now.tb
    rows = [each for r in rows for each in r.each(tb.n_nations)]
    rows = require_first(rows, lambda r: (r.n, r.m), Reason.OPEN_REQUEST)
    rows = require(rows, lambda r: not pending(now, MatterKind.RFI, r.n, r.m), Reason.OPEN_REQUEST)
    rows = require(ranked(rows, lambda r: r.n), lambda r: r.rank < now.d.requests_a_turn, Reason.QUOTA)
    rows = put(now, rows, MatterKind.RFI, item=lambda r: r.subject, due=now.t + now.d.request_due)
    for r in rows:
        wake(now, [i for i in now.reports if tb.report_subject[i][r.subject] and g.origin[i] == r.m])


def ask_release(now: Turn, rows: list[Row]) -> None:
    """Ask the originator; the question goes back along the path, one latency a hop."""
    g, tb = now.g, now.tb
    rows = require(rows, lambda r: g.copies[r.n][r.report] != Copy.NO, Reason.NOT_HELD)
    for r in rows:
        r.m = g.origin[r.report]
    rows = require(rows, lambda r: r.m != r.n, Reason.OWN_REPORT)
    bound = lambda r: tb.report_orcon[r.report] or tb.report_label[r.report] > Label.CLEAR  # noqa: E731
    rows = require(rows, bound, Reason.NOT_ORCON)
    for r in rows:
        r.to = sum(1 << m for m in now.nations if r.to >> m & 1 and m != r.m and not g.released[r.report] >> m & 1)
    rows = require(rows, lambda r: r.to, Reason.ALREADY_RELEASED)
    release_ = MatterKind.RELEASE
    rows = require(rows, lambda r: not pending(now, release_, r.n, r.m, r.report), Reason.ALREADY_ASKED)
    rows = require_first(rows, lambda r: (r.n, r.report), Reason.DUPLICATE)
    for r in rows:
        r.made = now.t + way_back(now, r.n, r.report)
    due = lambda r: r.made + now.d.release_wait  # noqa: E731
    put(now, rows, release_, item=lambda r: r.report, extra=lambda r: r.to, made=lambda r: r.made, due=due)


def way_back(now: Turn, n: int, i: int) -> int:
    """Ticks from n to the originator along the senders."""
    g, ticks, holder = now.g, 0, n
    for _ in now.nations:
        if holder == g.origin[i]:
            break
        c, sender = g.due_channel[holder][i], g.sender[holder][i]
        ticks += now.tb.channel_latency[c] if c >= 0 else 1
        holder = sender if sender >= 0 else g.origin[i]
    return ticks


def negotiate(now: Turn, rows: list[Row]) -> None:
    """Propose a formal agreement."""
    rows = [each for r in rows for each in r.each(now.tb.n_nations)]
    rows = require(rows, lambda r: now.g.agreement[r.n][r.m] == NEVER, Reason.ALREADY_AGREED)
    rows = require(rows, lambda r: trusted(now, r.n, r.m), Reason.NO_TRUST)
    rows = require(rows, lambda r: not pending(now, MatterKind.AGREEMENT, r.n, r.m), Reason.ALREADY_ASKED)
    rows = require_first(rows, lambda r: (r.n, r.m), Reason.DUPLICATE)
    put(now, rows, MatterKind.AGREEMENT)
    for r in rows:
        theirs = proposals(now, r.m, r.n)
        if theirs and proposals(now, r.n, r.m):
            now.g.matter_status[theirs[0]] = int(MatterStatus.ACCEPTED)
            come_to_terms(now, r.n, r.m)


def register(now: Turn, rows: list[Row]) -> None:
    """One change of registered interests a turn, three at most."""
    g = now.g
    rows = require_first(rows, lambda r: r.n, Reason.ONE_CHANGE)
    rows = require(rows, lambda r: not g.interest[r.n][r.subject], Reason.ALREADY_REGISTERED)
    for r in rows:
        r.replaces = r.other >= 0 and g.interest[r.n][r.other]
    rows = accept(require(rows, lambda r: r.replaces or sum(g.interest[r.n]) < 3, Reason.INTERESTS_FULL))
    for r in rows:
        if r.replaces:
            g.interest[r.n][r.other] = False
        g.interest[r.n][r.subject] = True


def lapse(now: Turn) -> None:
    """Requests answered with a report are closed; what is due without an answer lapses and costs trust."""
    g, d = now.g, now.d
    for n, m, i in now.sent:
        for p in now.slots:
            asked = (g.matter_kind[p], g.matter_status[p]) == (MatterKind.RFI, MatterStatus.OPEN)
            asked &= (g.matter_from[p], g.matter_to[p]) == (m, n) and g.matter_made[p] < now.turn * TICKS_PER_TURN
            if asked and now.tb.report_subject[i][g.matter_item[p]]:
                g.matter_status[p] = int(MatterStatus.ACCEPTED)
                now.trust(m, n, d.trust_answer)
                g.answered[n] += 1
    for p in now.slots:
        if g.matter_status[p] == MatterStatus.OPEN and g.matter_due[p] <= now.t:
            g.matter_status[p] = int(MatterStatus.LAPSED)
            asker, silent, counted = g.matter_from[p], g.matter_to[p], g.matter_kind[p] in COUNTED
            g.lapsed[silent] += counted
            if disappointed(now, p):
                now.trust(asker, silent, d.trust_ignored if counted else -(-d.trust_ignored // 3))


def tidy(now: Turn) -> None:
    """What was closed in the turn before frees its slot."""
    g = now.g
    for p in now.slots:
        if g.matter_status[p] > MatterStatus.OPEN:
            g.matter_status[p], g.matter_key[p] = int(MatterStatus.FREE), 0
            g.matter_from[p] = g.matter_to[p] = NONE
