"""What an order would lead to beyond this turn: a response, a deployment, a task force, training and other ties.

Told from a nation's View and the doctrine alone, so that it holds as far as the nation can know.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from game.rules.codes import (
    NEVER,
    NONE,
    TICKS_PER_TURN,
    Capability,
    Judgement,
    Label,
    MatterKind,
    Stage,
    TrainingKind,
)
from game.rules.crisis import MOST_LOGISTICS
from game.rules.doctrine import Doctrine
from game.rules.orders import Kind
from game.rules.view import Force, Nation, Progress, Thread, View
from game.scenario.catalogue import Catalogue
from game.wording import terms
from game.wording.previews import Line, Tone

Columns = Mapping[str, int]
UNIT: Final = 1000


@dataclass(frozen=True, slots=True)
class Prospects:
    """Speaks of what lies ahead for one nation."""

    names: Catalogue
    view: View
    doctrine: Doctrine

    def of(self, kind: Kind, columns: Columns) -> list[Line]:
        """What an order of this kind would lead to; nothing for most kinds, and while its fields leave it open."""
        teller = _TELLERS.get(kind)
        return teller(self, columns) if teller is not None else []

    # -- task forces (R-THREAD, R-CRISIS, R-TASKFORCE)

    def respond(self, columns: Columns) -> list[Line]:
        """How a response of a task force would end as it stands, or when its deployment would arrive."""
        force = self._force(columns)
        thread = self._thread(force.thread) if force is not None else None
        if force is None or thread is None:
            return []
        if thread.progress == Progress.INCIDENT:
            return [self.arrival(force, thread), *self._short_of(force, thread.crisis_need)]
        return self.response(force, thread)

    def response(self, force: Force, thread: Thread) -> list[Line]:
        """How a response would end if nothing changed, and what it lacks to prevent."""
        d = self.doctrine
        confidence = force.confidence + thread.eased
        least = min(force.coverage, default=100)
        lacks = [f"confidence {terms.level(confidence)} of {terms.points(d.respond_confidence)}"]
        lacks = lacks if confidence < d.respond_confidence else []
        lacks += [f"{terms.CAPABILITY[Capability(k)]} {c} %" for k, c in enumerate(force.coverage) if c < 100]
        if not lacks:
            end = Line("As it stands it would be prevented.", "good")
        elif confidence >= d.nearly_confidence and least >= d.nearly_capability:
            end = Line(f"As it stands it would be disrupted, not prevented: {terms.listed(lacks)}.", "warn")
        else:
            wrong = "a wrong response, the force spent and the thread hidden"
            end = Line(f"As it stands it would be {wrong}: {terms.listed(lacks)}.", "bad")
        late = f"What was contributed in the last {TICKS_PER_TURN} hours counts {d.late_evidence} % only."
        lines = [end, Line(late)]
        if thread.judged != Judgement.GENUINE:
            lines.append(Line("If the thread is a decoy, any response is wrong (R-THREAD)."))
        return lines

    def arrival(self, force: Force, thread: Thread) -> Line:
        """Whether a deployment that starts now arrives before the window closes."""
        fastest, slowest = (self.view.clock.tick + hours for hours in self.journey(force, thread))
        when, end = terms.clock(fastest), terms.clock(thread.crisis_until)
        if fastest != slowest:
            when = f"between {when} and {terms.clock(slowest)}"
        if fastest > thread.crisis_until:
            return Line(f"It would be there too late, {when}: the window closes {end}.", "bad")
        return Line(f"It would be there {when}; the window closes {end}.", _sure(slowest <= thread.crisis_until))

    def journey(self, force: Force, thread: Thread) -> tuple[int, int]:
        """The fewest and the most hours to the place: which kinds of training the members shared is not on the View."""
        d, me = self.doctrine, self.view.own.nation
        units = sum(row[Capability.LOGISTICS] for row in force.units)
        others = [n for n in self.view.nations if n.nation in force.members]
        place = next((n for n in self.view.nations if n.nation == thread.place), None)
        near = thread.place == me or (place is not None and place.liaison <= self.view.clock.tick)
        saved = d.deploy_logistics * min(units, MOST_LOGISTICS) + force.support + d.deploy_liaison * near
        trained = bool(others) and all(n.trained_turn != NONE for n in others)
        hours = [max(d.deploy_ticks - saved - training, d.deploy_least) for training in (d.deploy_trained * trained, 0)]
        return hours[0], hours[1]

    def _short_of(self, force: Force, need: Sequence[int]) -> list[Line]:
        """What a task force lacks of a need; nothing when it brings all."""
        lacks = [
            f"{terms.CAPABILITY[Capability(k)]} {units(force.pooled[k])} of {asked}"
            for k, asked in enumerate(need)
            if force.pooled[k] < asked * UNIT
        ]
        return [Line(f"It brings too little: {terms.listed(lacks)}.", "warn")] if lacks else []

    def form(self, columns: Columns) -> list[Line]:
        """What the nations named would bring to a thread, and when their force could act at the earliest."""
        thread = self._thread(columns.get("thread", NONE))
        if thread is None:
            return []
        invited = [n for n in self.view.nations if columns.get("to", 0) >> n.nation & 1]
        lines = [self._bring("Together about", invited, thread.need)]
        if any(thread.crisis_need):
            lines.append(self._bring("For an incident about", invited, thread.crisis_need))
        lines.append(self._ready(len(invited), thread))
        if any(f.lead == self.view.own.nation for f in self.view.forces):
            lines.append(Line("Beside the force you lead it costs one staff point more every turn.", "warn"))
        return lines

    def _bring(self, lead: str, invited: Sequence[Nation], need: Sequence[int]) -> Line:
        """Pooled capability against a need, as if those invited had all units free and knew one another as they know
        the reader.
        """
        told, enough = [], True
        for k, asked in enumerate(need):
            if asked:
                joined = sum(n.capability[k] * (UNIT // 2 + n.interop // 2) for n in invited)
                pooled = self.view.own.free_units[k] * UNIT + joined
                told.append(f"{terms.CAPABILITY[Capability(k)]} {units(pooled)} of {asked}")
                enough &= pooled >= asked * UNIT
        return Line(f"{lead} {terms.listed(told)}.", _sure(enough))

    def _ready(self, invited: int, thread: Thread) -> Line:
        """The first turn in which the force could be ordered to act, against the thread's end."""
        first, end = self.earliest(thread, invited), end_of(thread)
        incident = thread.progress == Progress.INCIDENT
        last = f"{'its window closes' if incident else 'the deadline is'} {terms.clock(end)}"
        if first <= end:
            return Line(f"It could act from {terms.clock(first)}; {last}.", "good")
        after = " It could still go to the incident." if any(thread.crisis_need) and not incident else ""
        return Line(f"Too late: it could act from {terms.clock(first)}, and {last}.{after}", "bad")

    def earliest(self, thread: Thread, invited: int) -> int:
        """The first tick at which a task force formed on the thread now, with so many invited, could be ordered to act.

        It forms faster where an organisation of the viewer's has made the thread its priority.
        """
        d = self.doctrine
        begins = self.view.clock.tick + (TICKS_PER_TURN if invited else 0)
        forming = d.force_base + d.force_member * (invited + 1)
        mine = [o for o in self.view.organisations if o.member and o.coordinated == thread.thread]
        if any(o.coordinated_until > begins for o in mine):
            forming = forming * d.coordination_forming // 100
        return -(-(begins + forming) // TICKS_PER_TURN) * TICKS_PER_TURN

    # -- ties (R-TRAIN, R-CHANNEL)

    def train(self, columns: Columns) -> list[Line]:
        """What the training brings, and who trained too lately for it."""
        option = columns.get("option", NONE)
        if option < 0:
            return []
        d, kind = self.doctrine, TrainingKind(option)
        gain = d.training_interop + d.training_intelligence * (kind == TrainingKind.INTELLIGENCE_SHARING)
        lines = [
            Line(
                f"All who accept train next turn: trust +{terms.points(d.trust_training)}, interoperability "
                f"+{terms.points(gain)} between any two. Each pays a staff point and is busy {d.training_busy} hours."
            )
        ]
        if kind != TrainingKind.INTELLIGENCE_SHARING:
            where = "asks for hostage rescue" if kind == TrainingKind.HOSTAGE_RESCUE else "is an incident"
            sooner = f"A force of those who trained it with its lead is {d.deploy_trained} hours sooner where a thread"
            lines.append(Line(f"{sooner} {where}."))
        named = [n for n in self.view.nations if columns.get("to", 0) >> n.nation & 1]
        return [*lines, *self._missed(), *self.tired(named, self.view.clock.turn + 1)]

    def tired(self, others: Sequence[Nation], turn: int) -> list[Line]:
        """Those with whom the reader trained too lately to train again in a turn."""
        gap = self.doctrine.training_gap
        lately = [n for n in others if n.trained_turn != NONE and turn - n.trained_turn < gap]
        if not lately:
            return []
        who = terms.listed([self.names.nations[n.nation].name for n in lately])
        since = max(n.trained_turn for n in lately)
        again = f"the two of you can train again in turn {since + gap + 1}"
        return [Line(f"You trained with {who} in turn {since + 1}: nothing is gained, {again}.", "bad")]

    def _missed(self) -> list[Line]:
        """Formed task forces in which the reader's units are missing while they train."""
        formed = [f for f in self.view.forces if f.member and f.stage in (Stage.FORMING, Stage.READY)]
        if not formed:
            return []
        names = terms.listed([self.names.threads[f.thread].codename for f in formed])
        return [Line(f"Your units are missing in the task force on {names} if it responds meanwhile.", "warn")]

    def accept(self, columns: Columns) -> list[Line]:
        """What acceptance of a proposal sets going."""
        matter = next((m for m in self.view.matters if m.key == columns.get("key", 0)), None)
        if matter is None:
            return []
        if matter.kind == MatterKind.TRAINING:
            asker = [n for n in self.view.nations if n.nation == matter.asker]
            return [*self.tired(asker, self.view.clock.turn), *self._missed()]
        return [self._agreed(1 << matter.asker)] if matter.kind == MatterKind.AGREEMENT else []

    def negotiate(self, columns: Columns) -> list[Line]:
        """What an agreement is good for."""
        to = columns.get("to", 0)
        return [self._agreed(to)] if to else []

    def _agreed(self, to: int) -> Line:
        half = any(n.half_agreed for n in self.view.nations if to >> n.nation & 1)
        span = self.doctrine.agreement_setup // (2 if half else 1)
        return Line(
            f"In force {span} hours after both sides have agreed: every channel between you carries one label more, "
            "and you may act at each other's place."
        )

    def liaison(self, columns: Columns) -> list[Line]:
        """What an officer is good for, and how many are left."""
        d, seats = self.doctrine, self.view.own.liaison_seats
        left = "It is your last" if seats == 1 else f"You may still post {seats}"
        return [
            Line(
                f"At work in {d.liaison_setup} hours: up to {terms.LABEL[Label.RED]} within the hour, trust with every "
                f"useful exchange, and your forces are {d.deploy_liaison} hours sooner there. {left}."
            )
        ]

    # -- money (R-FIU)

    def freeze(self, columns: Columns) -> list[Line]:
        """What a freeze that holds brings and costs."""
        d, thread = self.doctrine, self._thread(columns.get("thread", NONE))
        if thread is None or thread.deadline >= NEVER:
            return []
        return [
            Line(
                f"If it holds, the deadline moves to {terms.clock(thread.deadline + d.freeze_delay)} at most and a "
                f"response needs {terms.points(d.freeze_requirement)} less confidence; no more financial reports come, "
                "and other sources may go quiet."
            )
        ]

    # -- campaigns (R-ONLINE)

    def refer(self, columns: Columns) -> list[Line]:
        """Whether lawful speech would go with what is referred."""
        campaign = next((c for c in self.view.campaigns if c.campaign == columns.get("campaign", NONE)), None)
        if campaign is None:
            return []
        if campaign.verified:
            return [Line("You verified the hash set: no lawful speech is removed.", "good")]
        first = "Get the hash set and analyse it" if campaign.hash_set == NONE else "Analyse the hash set"
        return [Line(f"Not verified: lawful speech is removed too, which costs safeguards. {first} first.", "bad")]

    # -- looking up

    def _force(self, columns: Columns) -> Force | None:
        return next((f for f in self.view.forces if f.key == columns.get("key", 0)), None)

    def _thread(self, t: int) -> Thread | None:
        return next((x for x in self.view.threads if x.thread == t), None)


def end_of(thread: Thread) -> int:
    """The last tick at which something can be done about a thread."""
    return thread.crisis_until if thread.progress == Progress.INCIDENT else thread.deadline


def units(thousandths: int) -> str:
    """Units of capability with one decimal where there is one: "8.5", "4"."""
    return f"{thousandths / UNIT:.1f}".removesuffix(".0")


def _sure(yes: bool) -> Tone:
    return "good" if yes else "warn"


Teller = Callable[[Prospects, Columns], list[Line]]
_TELLERS: Final[dict[Kind, Teller]] = {
    Kind.RESPOND: Prospects.respond,
    Kind.FORM: Prospects.form,
    Kind.TRAIN: Prospects.train,
    Kind.ACCEPT: Prospects.accept,
    Kind.NEGOTIATE: Prospects.negotiate,
    Kind.POST_LIAISON: Prospects.liaison,
    Kind.FREEZE: Prospects.freeze,
    Kind.REFER: Prospects.refer,
}
