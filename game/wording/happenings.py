"""One sentence for each event, as a seat reads it in its turn report (R-TIME: what happened and why)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from game.rules.arrays import nations_of
from game.rules.codes import (
    NONE,
    TICKS_PER_TURN,
    AnswerKind,
    Copy,
    Dimension,
    Judgement,
    MatterKind,
    Outcome,
    SeatDimension,
    Service,
    TrainingKind,
)
from game.rules.declining import of_event
from game.rules.events import Event, TrustCause, analysed, assigned, delivered, in_place, sent
from game.rules.orders import BY_KIND, Kind
from game.rules.reasons import Reason
from game.scenario.catalogue import BUILT_IN_CHANNELS, Catalogue
from game.wording import declining, terms
from game.wording.asked import ASKED, PROPOSED
from game.wording.causes import TRUST_CAUSE
from game.wording.incidents import amounts
from game.wording.refusals import refusal


@dataclass(frozen=True, slots=True)
class Happening:
    """What an event holds, by the meaning that `game.rules.events.Event` gives its kind."""

    event: Event
    tick: int
    actor: int
    target: int
    item: int
    value: int
    other: int = NONE  # of a referral: the nation referred to


@dataclass(frozen=True, slots=True)
class Speaker:
    """Makes sentences for one reader: `you` is the nation that reads, NONE for everybody."""

    names: Catalogue
    you: int = NONE

    def nation(self, n: int) -> str:
        """A nation in a sentence, "you" for the reader."""
        return "Exercise Control" if n == NONE else "you" if n == self.you else self.names.nations[n].name

    def of(self, n: int) -> str:
        """A nation as owner: "your", "Alvenia's"."""
        return "your" if n == self.you else f"{self.nation(n)}'s"

    def verb(self, n: int, plural: str, singular: str) -> str:
        """The form of a verb that fits: "have" after "you", "has" after a nation."""
        return plural if n == self.you else singular

    def place(self, n: int) -> str:
        """A nation as a place: "your country", "Alvenia"."""
        return "your country" if n == self.you else self.nation(n)

    def nations(self, mask: int) -> str:
        return terms.listed([self.nation(n) for n in nations_of(mask)])

    def report(self, i: int) -> str:
        card = self.names.reports[i]
        return f"{card.code} “{card.title}”"

    def thread(self, t: int) -> str:
        return self.names.threads[t].codename if t != NONE else "no thread"

    def subject(self, u: int) -> str:
        return self.names.subjects[u].name

    def organisation(self, o: int) -> str:
        return terms.organisation(self.names.organisations[o].name)

    def channel(self, c: int) -> str:
        return self.names.channels[c].name

    def over(self, c: int) -> str:
        """How something came: "through a liaison officer", "over the Compact Net"."""
        name = self.channel(c)
        built_in = c < len(BUILT_IN_CHANNELS)
        return f"through {terms.with_article(name.lower())}" if built_in else f"over {terms.organisation(name)}"

    def say(self, h: Happening) -> str:
        """The sentence, its first letter a capital, ending with a full stop."""
        words = SENTENCES[h.event](self, h)
        return sentence(words) if words else ""


def sentence(words: str) -> str:
    """Words as a sentence: its first letter a capital, and a full stop unless it ends with a mark of its own."""
    stop = "" if words.endswith(("?", "!")) else "."
    return f"{words[0].upper()}{words[1:]}{stop}"


Maker = Callable[[Speaker, Happening], str]


def _trust(s: Speaker, h: Happening) -> str:
    moves = "rises" if h.value > 0 else "falls"
    change = f"by {abs(h.value) / 10:g}"
    return f"{s.of(h.actor)} trust in {s.nation(h.target)} {moves} {change}: {TRUST_CAUSE[TrustCause(h.item)]}"


def _compromised(s: Speaker, h: Happening) -> str:
    crowd = f"; {h.value} held it without need" if h.value else ""
    most = f"; it was most exposed with {s.nation(h.actor)}" if h.actor != NONE else ""
    return f"{s.report(h.item)} is compromised and void{most}{crowd}"


def _responded(s: Speaker, h: Happening) -> str:
    if h.value == NONE:
        wrong = s.verb(h.actor, "were", "was")
        return (
            f"{s.nation(h.actor)} responded to {s.thread(h.item)} and {wrong} wrong: "
            "the force is spent for a while and the thread hides"
        )
    return f"{s.nation(h.actor)} responded to {s.thread(h.item)}: {terms.OUTCOME[Outcome(h.value)]}"


def _closed(s: Speaker, h: Happening) -> str:
    name, own = s.thread(h.item), s.names.threads[h.item].closing[h.value].rstrip(".")
    if not own:
        return f"{name} is over: {terms.OUTCOME[Outcome(h.value)]}"
    return own if own.startswith(name) else f"{name}: {own}"


def _answered(s: Speaker, h: Happening) -> str:
    how = {
        AnswerKind.SHARE: "with a report",
        AnswerKind.NIL: "that nothing more is held",
        AnswerKind.REFERRAL: "with a referral" + (f" to {s.nation(h.other)}" if h.other != NONE else ""),
    }
    return f"{s.nation(h.actor)} answered {s.nation(h.target)} {how[AnswerKind(h.item)]}"


def _matter(verb: str) -> Maker:
    return lambda s, h: f"{s.nation(h.actor)} {verb} {s.of(h.target)} {ASKED[MatterKind(h.item)]}"


def declined(s: Speaker, h: Happening, others: Sequence[int] = ()) -> str:
    """What was declined and why, by `others` on the same ground; the asker is told what would help too."""
    kind, why = of_event(h.item)
    third = s.nation(why.nation) if why.nation != NONE else ""
    who = terms.listed([s.nation(n) for n in (h.actor, *others)])
    own = "their" if others else s.verb(h.actor, "your", "its")
    ground = declining.ground(kind, why, s.nation(h.target), own, third)
    help_ = declining.remedy(kind, why, third, trains=s.names.uses(Kind.TRAIN)) if h.target == s.you else ""
    told = f"{who} declined {s.of(h.target)} {ASKED[kind]}" + (f": {ground}" if ground else "")
    return told + (f". {help_}" if help_ else "")


def _refused(s: Speaker, h: Happening) -> str:
    to = f" to {s.nation(h.target)}" if h.target != NONE else ""
    return f"order {BY_KIND[Kind(h.item)].name}{to} was refused: {refusal(Reason(h.value)).rstrip('.')}"


def _inject(s: Speaker, h: Happening) -> str:
    card = s.names.injects[h.item]
    return f"{card.sender}: {card.title}"


def _option(s: Speaker, h: Happening) -> str:
    options = s.names.injects[h.item].options
    chosen = options[h.value].text.rstrip(".") if 0 <= h.value < len(options) else "nothing"
    return f"{s.nation(h.actor)} decided on “{s.names.injects[h.item].title}”: {chosen}"


def _delivered(s: Speaker, h: Happening) -> str:
    copy, channel = delivered(h.value)
    way = f" {s.over(channel)}" if channel != NONE else ""
    torn = " as a tear-line" if copy == Copy.TORN else ""
    return f"{s.report(h.item)}, sent by {s.nation(h.actor)}{way}, reaches {s.nation(h.target)}{torn}"


def _judged(s: Speaker, h: Happening) -> str:
    judgement = Judgement(h.value)
    if judgement is Judgement.UNSURE:
        return f"{s.nation(h.actor)} withdrew {s.verb(h.actor, 'your', 'its')} judgement of {s.thread(h.item)}"
    return f"{s.nation(h.actor)} judged {s.thread(h.item)} to be {terms.with_article(terms.JUDGEMENT_NOUN[judgement])}"


def _service(s: Speaker, h: Happening) -> str:
    toward = f" for {s.nation(h.target)}" if h.target not in (NONE, h.actor) else ""
    service = terms.SERVICE_ORDERED[Service(h.item)]
    return f"{s.nation(h.actor)} ordered {service}{toward} through {s.organisation(h.value)}"


def _deadline(s: Speaker, h: Happening) -> str:
    late = "later" if h.value > 0 else "sooner"
    return f"the deadline of {s.thread(h.item)} is {terms.hours(abs(h.value))} {late}"


def _halves(s: Speaker, pair: int) -> str:
    return terms.listed([s.names.alerts[2 * pair + half].code for half in (0, 1)])


def _matched(s: Speaker, h: Happening) -> str:
    """Who sees both halves of an alert need hold neither: they are named, with who gave the last of them."""
    sees = f"{s.nation(h.actor)} now {s.verb(h.actor, 'see', 'sees')} both halves of a financial picture"
    onward = ", with consent to onward use" if h.value else ""
    return f"{sees}, {_halves(s, h.item)}, through {s.nation(h.target)}{onward}"


def _joined(s: Speaker, h: Happening) -> str:
    if h.actor == h.target:
        return f"{s.nation(h.actor)} {s.verb(h.actor, 'lead', 'leads')} a task force on {s.thread(h.item)}"
    return f"{s.nation(h.actor)} joined {s.of(h.target)} task force on {s.thread(h.item)}"


def _assigned(s: Speaker, h: Happening) -> str:
    capability, count = assigned(h.value)
    whose = "its" if h.actor == h.target != s.you else s.of(h.target)
    units = f"{count} {terms.CAPABILITY[capability]}"
    return f"{s.nation(h.actor)} assigned {units} to {whose} task force on {s.thread(h.item)}"


def _staff(s: Speaker, h: Happening) -> str:
    """A change of staff, and the turns in which it is felt: it begins in the next (R-INJECT)."""
    change = f"{terms.staff(abs(h.value))} {'more' if h.value > 0 else 'less'}"
    turns = terms.turns(h.tick // TICKS_PER_TURN + 1, h.item)
    when = f"than usual in {turns}" if turns else "than usual, but in no turn that is left"
    return f"{s.nation(h.target)} {s.verb(h.target, 'have', 'has')} {change} {when}"


def _known_false(s: Speaker, h: Happening) -> str:
    they = s.verb(h.target, "you", "it")
    return (
        f"{s.of(h.actor)} analysis found {s.report(h.item)} false; {s.nation(h.target)} passed it on although {they} "
        "knew that already"
    )


FINDING: Final = {False: "not found false so far", True: "exposed as false"}
"""What analysis found of a report, by whether it was exposed."""


def _analysed(s: Speaker, h: Happening) -> str:
    """Analysis does not find every false report: what is not found false may be so all the same."""
    exposed, cell = analysed(h.value)
    found = FINDING[exposed]
    if cell == NONE:
        return f"{s.nation(h.actor)} analysed {s.report(h.item)}: {found}"
    for_whom = "" if h.actor == s.you else f" for {s.nation(h.actor)}"
    return f"the fusion cell of {s.organisation(cell)} analysed {s.report(h.item)}{for_whom}: {found}"


SENTENCES: Final[dict[Event, Maker]] = {
    Event.INJECT: _inject,
    Event.DECISION_DUE: lambda s, h: (
        f"“{s.names.injects[h.item].title}” waits for {s.of(h.target)} decision within {terms.hours(h.value)}"
    ),
    Event.DECIDED: _option,
    Event.OUTAGE: lambda s, h: f"{s.channel(h.item)} is out for {terms.hours(h.value)}",
    Event.RESTORED: lambda s, h: f"{s.channel(h.item)} works again",
    Event.ARRIVED: lambda s, h: f"own reporting: {s.report(h.item)}",
    Event.SENT: lambda s, h: (
        f"{s.report(h.item)} goes to {s.nation(h.target)}{' as a tear-line' * sent(h.value)[1]}, "
        f"arriving {terms.clock(sent(h.value)[0])}"
    ),
    Event.DELIVERED: _delivered,
    Event.LOST: lambda s, h: f"{s.report(h.item)} never reached {s.nation(h.target)}: its source is lost",
    Event.PUBLISHED: lambda s, h: f"{s.nation(h.actor)} published {s.report(h.item)} in {s.channel(h.value)}",
    Event.STUB: lambda s, h: (
        f"{s.channel(h.value)} holds something that {s.nation(h.actor)} may not see; contact {s.nation(h.target)}"
    ),
    Event.FOUND: lambda s, h: (
        f"{s.nation(h.actor)} found in {s.channel(h.value)}: {s.report(h.item)}, published by {s.nation(h.target)}"
    ),
    Event.NOTHING_FOUND: lambda s, h: (
        f"{s.channel(h.value)} holds nothing on {s.subject(h.item)} that is new to {s.nation(h.actor)}"
    ),
    Event.WOKEN: lambda s, h: f"{s.report(h.item)}, long on file, now matters to {s.nation(h.actor)}",
    Event.READ: lambda s, h: f"{s.nation(h.actor)} read {s.report(h.item)}",
    Event.ANALYSED: _analysed,
    Event.TOLD_FALSE: lambda s, h: f"{s.nation(h.actor)} told {s.nation(h.target)} that {s.report(h.item)} is false",
    Event.KNOWN_FALSE: _known_false,
    Event.DETECTED: lambda s, h: (
        f"{s.nation(h.actor)} now {s.verb(h.actor, 'see', 'sees')} the thread {s.thread(h.item)}"
    ),
    Event.CONTRIBUTED: lambda s, h: (
        f"{s.nation(h.actor)} put {s.report(h.item)} before the {'task force' if h.value > 0 else 'fusion cell'}"
    ),
    Event.BREACH: lambda s, h: (
        f"{s.nation(h.actor)} passed {s.report(h.item)} to {s.nation(h.target)} against its label or its originator"
    ),
    Event.BREACH_FOUND: lambda s, h: (
        f"found: {s.nation(h.actor)} passed on {s.report(h.item)} of {s.nation(h.target)} without leave"
    ),
    Event.COMPROMISED: _compromised,
    Event.SOURCE_LOST: lambda s, h: terms.SOURCE_LOST[s.names.reports[h.item].joint].format(s.report(h.item)),
    Event.PUSHED: lambda s, h: (
        f"{s.nation(h.actor)} pushed {s.report(h.item)} to {s.nation(h.target)}, who had no need of it"
    ),
    Event.TRUST: _trust,
    Event.REQUESTED: lambda s, h: f"{s.nation(h.actor)} asked {s.nation(h.target)} about {s.subject(h.item)}",
    Event.PROPOSED: lambda s, h: f"{s.nation(h.actor)} {PROPOSED[MatterKind(h.item)].format(s.nation(h.target))}",
    Event.ANSWERED: _answered,
    Event.ACCEPTED: _matter("accepted"),
    Event.DECLINED: declined,
    Event.LAPSED: _matter("left unanswered"),
    Event.RELEASED: lambda s, h: (
        f"{s.nation(h.actor)} released {s.report(h.item)}: whoever holds it may pass it to {s.nation(h.target)}"
    ),
    Event.REGISTERED: lambda s, h: (
        f"{s.nation(h.actor)} registered an interest in {s.subject(h.item)}"
        + (f" instead of {s.subject(h.value)}" if h.value != NONE else "")
    ),
    Event.JUDGED: _judged,
    Event.LIAISON_POSTED: lambda s, h: (
        f"{s.nation(h.actor)} posted a liaison officer to {s.nation(h.target)}, at work from {terms.clock(h.value)}"
    ),
    Event.AGREEMENT: lambda s, h: (
        f"an agreement between {s.nation(h.actor)} and {s.nation(h.target)} is in force from {terms.clock(h.value)}"
    ),
    Event.DISCLOSED: lambda s, h: (
        f"{s.nation(h.actor)} disclosed alert {s.names.alerts[h.item].code} to {s.nation(h.target)}"
        + (", with consent to onward use" if h.value else "")
    ),
    Event.MATCHED: _matched,
    Event.NO_MATCH: lambda s, h: (
        f"{s.nation(h.actor)} took up {s.of(h.target)} request for a match, and {s.verb(h.actor, 'have', 'has')} no "
        f"counterpart of {s.names.alerts[h.item].code}"
    ),
    Event.MATCH_ANALYSED: lambda s, h: (
        f"{s.nation(h.actor)} analysed the match of {_halves(s, h.value)} into {s.report(h.item)}"
    ),
    Event.FREEZE_HELD: lambda s, h: (
        f"{s.nation(h.actor)} froze the resources of {s.thread(h.item)}: more time, but its money trail goes dark"
    ),
    Event.FREEZE_REVERSED: lambda s, h: (
        f"{s.of(h.actor)} freeze on {s.thread(h.item)} was reversed: match or legal basis was missing"
    ),
    Event.REFERRED: lambda s, h: (
        f"{s.nation(h.actor)} referred {s.names.campaigns[h.item].name}: intensity −{terms.points(h.value)} at most"
    ),
    Event.LAWFUL_REMOVED: lambda s, h: (
        f"{s.nation(h.actor)} referred {s.names.campaigns[h.item].name} unverified: lawful speech was removed"
    ),
    Event.CAMPAIGN_FEEDS: lambda s, h: f"{s.names.campaigns[h.item].name} feeds its thread",
    Event.NOISE: lambda s, h: f"noise reached {s.nation(h.target)}: {s.report(h.item)}",
    Event.HARDENED: lambda s, h: (
        f"{s.nation(h.actor)} hardened {s.verb(h.actor, 'your', 'its')} critical infrastructure"
    ),
    Event.FORMED: lambda s, h: f"{s.nation(h.actor)} formed a task force on {s.thread(h.item)}",
    Event.JOINED: _joined,
    Event.FORCE_READY: lambda s, h: (
        f"{s.of(h.actor)} task force on {s.thread(h.item)} "
        + ("is ready" if h.tick % TICKS_PER_TURN else "was ready as the turn began")
    ),
    Event.LEFT: lambda s, h: f"{s.nation(h.actor)} left {s.of(h.target)} task force on {s.thread(h.item)}",
    Event.STOOD_DOWN: lambda s, h: f"{s.of(h.actor)} task force on {s.thread(h.item)} stood down",
    Event.ASSIGNED: _assigned,
    Event.TRAINED: lambda s, h: (
        f"{s.nation(h.actor)} and {s.nation(h.target)} trained {terms.TRAINING[TrainingKind(h.item)]}: "
        f"interoperability +{terms.points(h.value)}"
    ),
    Event.RESPONDED: _responded,
    Event.INCIDENT: lambda s, h: (
        f"{s.thread(h.item)} became an incident in {s.place(h.target)}: {terms.hours(h.value)} to contain it"
    ),
    Event.DEPLOYED: lambda s, h: (
        f"{s.of(h.actor)} task force is on its way to {s.place(h.target)}, there by {terms.clock(h.value)}"
    ),
    Event.CLOSED: _closed,
    Event.IN_PLACE: lambda s, h: f"{s.thread(h.item)}, {amounts([in_place(h.value)])}",
    Event.SERVICE: _service,
    Event.SERVICE_DONE: lambda s, h: f"{terms.SERVICE[Service(h.item)]} took effect for {s.nation(h.actor)}",
    Event.PRIORITY: lambda s, h: f"{s.of(h.actor)} priority is now {s.thread(h.item)}",
    Event.COORDINATED: lambda s, h: (
        f"members of {s.organisation(h.value)} agreed on {s.thread(h.item)} as their priority"
    ),
    Event.REFUSED: _refused,
    Event.AWARD: lambda s, h: f"{terms.DIMENSION[Dimension(h.item)]} {terms.award(h.value)}",
    Event.SEAT_AWARD: lambda s, h: f"{terms.SEAT_DIMENSION[SeatDimension(h.item)]} {terms.award(h.value)}",
    Event.STAFF: _staff,
    Event.POLICY: lambda s, h: (
        f"{s.nation(h.target)} {s.verb(h.target, 'are', 'is')} now {'more' if h.value > 0 else 'less'} "
        "cautious in releasing reports"
    ),
    Event.THREAD_OPENED: lambda s, h: f"{s.thread(h.item)} began, due {terms.clock(h.value)}",
    Event.DEADLINE_MOVED: _deadline,
    Event.ALERT: lambda s, h: f"{s.of(h.actor)} financial intelligence unit raises alert {s.names.alerts[h.item].code}",
    Event.NOTICE: lambda s, h: f"{s.organisation(h.value)} reviews {s.of(h.actor)} notice on {s.report(h.item)}",
    Event.ASSISTANCE: lambda s, h: f"{s.nation(h.actor)} granted {s.nation(h.target)} mutual legal assistance",
}
