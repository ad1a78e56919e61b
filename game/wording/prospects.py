"""What an order would lead to beyond this turn, what it costs and breaks, and the numbers behind its refusal.

Told from a nation's View and the doctrine alone, so that it holds as far as the nation can know.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from game.rules.codes import (
    NEVER,
    NONE,
    TICKS_PER_TURN,
    Capability,
    Judgement,
    Service,
    Stage,
)
from game.rules.crisis import MOST_LOGISTICS
from game.rules.orders import BY_KIND, Kind
from game.rules.preview import Assessed, Legality, OrderPreview
from game.rules.reasons import Reason
from game.rules.view import Force, Nation, Progress, Thread
from game.wording import bonds, deciding, diffusing, gathering, passing, readiness, shortfalls, terms, unshown
from game.wording.closing import comes_to_nothing
from game.wording.doubled import OTHER, doubled
from game.wording.hash_sets import HashSet, state_of
from game.wording.lawful import basis_missing
from game.wording.outlook import UNIT, Columns, Outlook, coming, end_of, ends, lacking, led, led_on, told
from game.wording.previews import Line
from game.wording.queues import on_the_way
from game.wording.standing import FULL, short, too_fresh


@dataclass(frozen=True, slots=True)
class Prospects(Outlook):
    """Speaks of what lies ahead for one nation."""

    def of(self, kind: Kind, columns: Columns) -> list[Line]:
        """What an order of this kind would lead to; nothing for most kinds, and while its fields leave it open."""
        teller = _TELLERS.get(kind)
        twice = doubled(self, kind, columns) if kind in OTHER else []
        return [*(teller(self, columns) if teller is not None else []), *twice]

    def beside(self, kind: Kind, columns: Columns, preview: OrderPreview) -> list[Line]:
        """What to tell beside a preview: the numbers behind a refusal and, unless it is sure, what lies ahead."""
        sure, reason = preview.hint.legality == Legality.ILLEGAL, preview.hint.reason
        numbers = shortfalls.numbers(self, kind, columns, reason)
        parts = passing.price(self, kind, columns) if reason == Reason.NO_STAFF else []
        if reason == Reason.NO_STAFF:
            numbers = self._unpaid(kind, preview.cost, bool(parts))
        idle = passing.idle_holders(self, preview.without_need) if preview.exposure_before else []
        behind = [*([Line(numbers, "bad" if sure else "warn")] if numbers else []), *parts, *idle]
        if sure:
            return behind
        late = on_the_way(self, kind, columns, preview)
        late += comes_to_nothing(self, kind, columns)
        late += diffusing.sooner(self, columns) if kind is Kind.SHARE else []
        sent = [d for d in preview.deliveries if d.refused == Reason.ACCEPTED]
        late += passing.awaited(self, columns, [d.to for d in sent if d.breach])
        late += unshown.uncounted(self, columns, [d.to for d in sent if not d.need])
        unsent = [d.to for d in preview.deliveries if d.refused != Reason.ACCEPTED]
        return [*behind, *late, *replace(self, assessed=preview.assessed, unsent=unsent).of(kind, columns)]

    def _unpaid(self, kind: Kind, cost: int, more: bool) -> str:
        """What an order takes against what is left; `more` tells that lines follow on what it takes beyond its base."""
        base = f", {BY_KIND[kind].cost} of them for the order itself" if more else ""
        further = len(led(self.view)) - 1
        forces = f", {further} less for leading {further + 1} task forces" if further > 0 else ""
        left = f"the orders before it leave less of your {self.view.own.staff}{forces}"
        return f"It takes {terms.staff(cost)}{base}; {left}."

    # -- task forces (R-THREAD, R-CRISIS, R-TASKFORCE)

    def respond(self, columns: Columns) -> list[Line]:
        """How a response of a task force would end as it stands, or when its deployment would arrive."""
        force = self.force(columns)
        thread = self.thread(force.thread) if force is not None else None
        if force is None or thread is None:
            return []
        force, set_ = gathering.as_listed(self, force, thread)
        units = [Line(f"Your own units are counted as your list assigns them: {terms.listed(set_)}.")] if set_ else []
        if thread.progress == Progress.INCIDENT:
            return [self.arrival(force, thread), self.cover(force, thread), *units, *self._absent(force)]
        basis = basis_missing(self, thread, force.lead, force.members, self.view.clock.tick)
        law = [Line(basis, "bad")] if basis else []
        return [*self.response(force, thread), *units, *self._looked_into(force), *self._absent(force), *law]

    def _looked_into(self, force: Force) -> list[Line]:
        """What the list has analysed before the response, of which what proves false counts against it."""
        there = [r for r in self.view.reports if r.report in force.reports and not r.analysed and not r.exposed]
        codes = [self.names.reports[r.report].code for r in there if self.to_analyse(r.report)]
        told = "analysed first: if it proves false, the force is less sure than told here"
        return [Line(f"Your list has {terms.listed(codes)} {told}.", "warn")] if codes else []

    def prefer(self, columns: Columns) -> list[Line]:
        """What a stated priority is good for, and who states the same (R-ORG, R-SCORE)."""
        t = columns.get("thread", NONE)
        if self.thread(t) is None:
            return []
        same = [n.nation for n in self.view.nations if n.priority == t]
        told = f"{self.who(same)} {'states' if len(same) == 1 else 'state'} the same." if same else "None does so now."
        agreed = "It counts in goal alignment for each turn in which another nation states the same"
        return [Line(f"{agreed} and you act on it, until it is closed. {told}")]

    def response(self, force: Force, thread: Thread) -> list[Line]:
        """How a response would end if nothing changed, and what it lacks to prevent."""
        d, sure = self.doctrine, self.assessed or Assessed(force.at_response, force.in_full)
        confidence = sure.at_response + thread.eased
        least = min(force.coverage, default=100)
        frozen = f", {terms.points(thread.eased)} of it by the freeze" if thread.eased else ""
        unsure = confidence < d.respond_confidence
        lacks = short(confidence, force.coverage, d.respond_confidence, FULL, frozen)
        more = self._unreckoned(force, thread)
        if not lacks:
            end = Line("As it stands it would be prevented.", "good")
        elif confidence >= d.nearly_confidence and least >= d.nearly_capability:
            end = Line(f"As it stands it would be disrupted, not prevented: {terms.listed(lacks)}.", "warn")
        else:
            wrong = "a wrong response, the force spent and the thread hidden"
            end = Line(f"As it stands it would be {wrong}: {terms.listed(lacks)}.", "warn" if more else "bad")
        lines = [end, *more]
        lines += too_fresh(self, sure.at_response, sure.in_full)
        lines += passing.from_members(self, force) if unsure else []
        if least < 100 and len(force.members) > 1:
            lines.append(Line("Units that other members put in with their own orders of this turn count as well."))
        if unsure and not thread.frozen and self.view.alerts and not any("freeze" in line.text for line in more):
            ease = terms.points(d.freeze_requirement)
            lines.append(Line(f"Not reckoned here: a freeze of this turn that holds comes first, and counts {ease}."))
        if thread.judged != Judgement.GENUINE:
            lines.append(Line("If the thread is a decoy, any response is wrong (R-THREAD)."))
        return lines

    def _unreckoned(self, force: Force, thread: Thread) -> list[Line]:
        """What the list of orders does for a force before its response, which the end foretold leaves out."""
        d, told = self.doctrine, []
        count = len(coming(self, force)) if self.assessed is None else 0
        if count:
            put, each = ("1 report", "which") if count == 1 else (f"{count} reports", "each of which")
            told.append(f"{put} for the force, {each} counts {d.late_evidence} % in a response of this turn")
        if any(c.get("thread", NONE) == thread.thread for c in self.queued(Kind.FREEZE)) and not thread.frozen:
            told.append(f"a freeze, which counts {terms.points(d.freeze_requirement)} if it holds")
        return [Line(f"Not reckoned here, though it is on your list: {terms.listed(told)}.", "warn")] if told else []

    def arrival(self, force: Force, thread: Thread) -> Line:
        """Whether a deployment that starts now arrives before the window closes."""
        return self._there(self.view.clock.tick, self.journey(force, thread), thread)

    def _there(self, start: int, hours: tuple[int, int], thread: Thread) -> Line:
        """When who starts then is there, against the window: what is there at its last hour counts (R-CRISIS)."""
        fastest, slowest = (start + each for each in hours)
        when, last = terms.clock(fastest), thread.crisis_until
        end = terms.clock(last)
        if fastest != slowest:
            when = f"between {when} and {terms.clock(slowest)}"
        if fastest > last:
            return Line(f"It would be there too late, {when}: the window closes {end}.", "bad")
        if slowest > last:
            only = "in time only if all its members trained for it with the lead"
            return Line(f"It would be there {when}, {only}: the window closes {end}.", "warn")
        just = "the window closes at that hour, which still counts" if slowest == last else f"the window closes {end}"
        return Line(f"It would be there {when}, in time: {just}.", "good")

    def cover(self, force: Force, thread: Thread) -> Line:
        """Whether the units of a force cover what an incident asks for."""
        need, own, here = thread.crisis_need, self.view.own, thread.place == self.view.own.nation
        at_home = here and own.busy_until <= self.view.clock.tick
        free = gathering.stays_free(self, force) if at_home else (0,) * len(need)
        pooled = [mine + home * UNIT for mine, home in zip(force.pooled, free, strict=True)]
        lacks = lacking(pooled, need)
        if not lacks:
            return Line(f"It brings all that the incident asks for: {terms.listed(told(pooled, need))}.", "good")
        beside = "your free units counted" if here else "beside what the place has free itself"
        return Line(f"It brings too little, {beside}: {terms.listed(lacks)}.", "warn")

    def _absent(self, force: Force) -> list[Line]:
        """The reader's own units count for nothing while they train."""
        until = self.view.own.busy_until
        if until <= self.view.clock.tick or self.view.own.nation not in force.members:
            return []
        return [Line(f"Your own units train until {terms.clock(until)}, and do not count until then.", "bad")]

    def journey(self, force: Force, thread: Thread) -> tuple[int, int]:
        """The fewest and the most hours to the place: which kinds of training members shared is not on the View."""
        logistics = sum(row[Capability.LOGISTICS] for row in force.units)
        others = [n for n in self.view.nations if n.nation in force.members]
        return self._hours(others, logistics, readiness.support(self, force), thread)

    def _hours(self, others: Sequence[Nation], logistics: int, support: int, thread: Thread) -> tuple[int, int]:
        d, me = self.doctrine, self.view.own.nation
        place = self.nation(thread.place)
        near = thread.place == me or (place is not None and place.liaison <= self.view.clock.tick)
        saved = d.deploy_logistics * min(logistics, MOST_LOGISTICS) + support + d.deploy_liaison * near
        trained = bool(others) and all(n.trained_turn != NONE for n in others)
        hours = [max(d.deploy_ticks - saved - training, d.deploy_least) for training in (d.deploy_trained * trained, 0)]
        return hours[0], hours[1]

    def form(self, columns: Columns) -> list[Line]:
        """What the nations named would bring to a thread, and when and by which law their force could act."""
        thread = self.thread(columns.get("thread", NONE))
        if thread is None:
            return []
        invited, me = self.recipients(columns), self.view.own.nation
        already = led_on(led(self.view, self.draft), columns)
        if already is not None:
            return self._more(already, thread, invited)
        incident = thread.progress == Progress.INCIDENT
        own = [units * UNIT for units in gathering.own_free(self)]
        lines = [] if incident else [gathering.bring(self, "Together about", invited, thread.need, own)]
        if any(thread.crisis_need):
            lines.append(gathering.bring(self, "For an incident about", invited, thread.crisis_need, own))
        lines += self._travel(invited, thread) if incident else [self._ready(invited, thread)]
        lines += readiness.counts_on_the_list(self, thread, self._begins(len(invited)))
        lines += gathering.split(self, thread)
        basis = basis_missing(self, thread, me, [me, *(n.nation for n in invited)], self.earliest(thread, len(invited)))
        lines += [Line(basis, "bad")] if basis else []
        return [*lines, *self._beside_others()]

    def _more(self, force: Force, thread: Thread, invited: Sequence[Nation]) -> list[Line]:
        """What it means to invite more nations to the force that one leads on a thread already."""
        asks = "This invites them to the task force that you lead on it"
        late = f": each that joins makes it form {terms.hours(self.doctrine.force_member)} longer"
        lines = [Line(f"{asks}{late if force.stage != Stage.INVITING else ''}.")]
        new = [n for n in invited if n.nation not in (*force.members, *force.invited)]
        need = thread.crisis_need if thread.progress == Progress.INCIDENT else thread.need
        lines.append(gathering.bring(self, "With them about", new, need, gathering.at_hand(self, force)))
        if thread.progress != Progress.INCIDENT:
            first = self._enlarged(force, len(new))
            lines.append(self._acts(first, thread, first + self._way(new, thread, force)[0]))
        members = [*force.members, *(n.nation for n in invited)]
        basis = basis_missing(self, thread, force.lead, members, self.view.clock.tick)
        return [*lines, Line(basis, "bad")] if basis else lines

    def _enlarged(self, force: Force, more: int) -> int:
        """The first tick at which a force of the reader's could act if so many more join it next turn."""
        d, ready = self.doctrine, force.ready
        if force.stage == Stage.INVITING:
            ready += readiness.forming(self, force.thread, len(force.members) + len(force.invited), force.lead, ready)
        joins = self.view.clock.tick + TICKS_PER_TURN
        return readiness.turn_from(max(ready, joins) + d.force_member * more)

    def _beside_others(self) -> list[Line]:
        """What one more force costs beside those that the reader leads and its list gathers."""
        count = len(led(self.view, self.draft)) + sum(map(_gathers, self.queued(Kind.FORM, Kind.SERVICE)))
        force = "the force" if count == 1 else "the forces"
        told = f"Beside {force} you lead it costs one staff point more every turn."
        return [Line(told, "warn")] if count else []

    def service(self, columns: Columns) -> list[Line]:
        """What a task force that is convened would be, as for one that is formed, or what a joint exercise brings."""
        convened = columns.get("option", NONE) == Service.CONVENE_TASK_FORCE
        return self.form(columns) if convened else bonds.service(self, columns)

    def _travel(self, invited: Sequence[Nation], thread: Thread) -> list[Line]:
        """When a force for an incident could set out, and when it would be there."""
        start = self.earliest(thread, len(invited))
        there = self._there(start, self._way(invited, thread), thread)
        return [Line(f"It could set out {terms.clock(start)}, if all join with all their logistics."), there]

    def _way(self, invited: Sequence[Nation], thread: Thread, force: Force | None = None) -> tuple[int, int]:
        """The hours to the place of a force, a new one or one that is led, if the invited bring all their logistics."""
        rows = [gathering.own_free(self)] if force is None else force.units
        rows = [*rows, *(gathering.spare(self, n) for n in invited)]
        members = [n for n in self.view.nations if force is not None and n.nation in force.members]
        support = 0 if force is None else readiness.support(self, force)
        return self._hours([*members, *invited], sum(row[Capability.LOGISTICS] for row in rows), support, thread)

    def _ready(self, invited: Sequence[Nation], thread: Thread) -> Line:
        """The first turn in which a new force could be ordered to act, against the deadline."""
        first = self.earliest(thread, len(invited))
        return self._acts(first, thread, first + self._way(invited, thread)[0])

    def _acts(self, first: int, thread: Thread, there: int) -> Line:
        """From when a force could act, against the deadline and the end, or when it could be at an incident instead.

        How long the window of an incident is, nobody knows before it opens.
        """
        end, over = end_of(thread), ends(self.view)
        last = f"the deadline is {terms.clock(end)}"
        if over <= min(first, end):
            return Line(
                f"Too late: it could act from {terms.clock(first)}, and the exercise ends {terms.clock(over)}.", "bad"
            )
        if first <= end:
            return Line(f"It could act from {terms.clock(first)}; {last}.", "good")
        gap = f"{terms.hours(there - end)} after the deadline"
        incident = f" At an incident it could be {terms.clock(there)}, {gap}: its window may be over by then."
        after = incident if any(thread.crisis_need) and there < over else ""
        later = readiness.put_off(self, thread)
        return Line(f"Too late: it could act from {terms.clock(first)}, and {last}.{later}{after}", "bad")

    def earliest(self, thread: Thread, invited: int) -> int:
        """The first tick at which a task force formed on the thread now, with so many invited, could be ordered to act.

        It forms faster where an organisation of the viewer's has made the thread its priority, or does by the list.
        """
        begins = self._begins(invited)
        me = self.view.own.nation
        return readiness.turn_from(begins + readiness.forming(self, thread.thread, invited + 1, me, begins))

    def _begins(self, invited: int) -> int:
        """When a task force formed now begins to form: those invited answer in the next turn."""
        return self.view.clock.tick + (TICKS_PER_TURN if invited else 0)

    # -- money (R-FIU)

    def freeze(self, columns: Columns) -> list[Line]:
        """What a freeze that holds brings and costs."""
        d, thread = self.doctrine, self.thread(columns.get("thread", NONE))
        if thread is None or thread.deadline >= NEVER:
            return []
        later = readiness.frozen_until(self, thread)
        return [
            Line(
                f"If it holds, the deadline moves to {terms.clock(later)} at most and a "
                f"response needs {terms.points(d.freeze_requirement)} less confidence; no more financial reports come, "
                "and other sources may go quiet."
            ),
            Line("If another nation freezes it in this turn too, one of the orders is refused, and its cost spent."),
        ]

    # -- campaigns (R-ONLINE)

    def refer(self, columns: Columns) -> list[Line]:
        """Whether lawful speech would go with what is referred."""
        campaign = next((c for c in self.view.campaigns if c.campaign == columns.get("campaign", NONE)), None)
        if campaign is None:
            return []
        state = state_of(self.view, campaign)
        if state is HashSet.FALSE:
            lost = "lawful speech is removed too, which costs safeguards. Do not refer on it"
            return [Line(f"The hash set is false: {lost}.", "bad")]
        if state is HashSet.VERIFIED:
            return [Line("You verified the hash set: no lawful speech is removed.", "good")]
        if campaign.hash_set != NONE and self.to_analyse(campaign.hash_set):
            held = "Your list has the hash set analysed first"
            return [Line(f"{held}: no lawful speech is removed, unless the set proves false.", "good")]
        first = "Get the hash set and analyse it" if campaign.hash_set == NONE else "Analyse the hash set"
        return [Line(f"Not verified: lawful speech is removed too, which costs safeguards. {first} first.", "bad")]


def _gathers(columns: Columns) -> bool:
    """Whether an order to form, or of a service, gathers a task force of the reader's."""
    return columns.get("option", Service.CONVENE_TASK_FORCE) == Service.CONVENE_TASK_FORCE


Teller = Callable[[Prospects, Columns], list[Line]]
_TELLERS: Final[dict[Kind, Teller]] = {
    Kind.SHARE: passing.share,
    Kind.CONTRIBUTE: passing.contribute,
    Kind.PUBLISH: passing.publish,
    Kind.QUERY: passing.query,
    Kind.ANSWER: passing.publish,
    Kind.ANALYSE: passing.analyse,
    Kind.RESPOND: Prospects.respond,
    Kind.FORM: Prospects.form,
    Kind.JOIN: gathering.join,
    Kind.ASSIGN: gathering.assign,
    Kind.STAND_DOWN: gathering.stand_down,
    Kind.TRAIN: bonds.train,
    Kind.ACCEPT: bonds.accept,
    Kind.NEGOTIATE: bonds.negotiate,
    Kind.POST_LIAISON: bonds.liaison,
    Kind.SERVICE: Prospects.service,
    Kind.FREEZE: Prospects.freeze,
    Kind.DECIDE: deciding.decide,
    Kind.REFER: Prospects.refer,
    Kind.SET_PRIORITY: Prospects.prefer,
    Kind.RELEASE: passing.release,
    Kind.ASK_RELEASE: passing.ask_release,
}
