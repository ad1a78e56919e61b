"""What a preview says: arrivals, need, exposure, trust, breaches and refusals, one plain line each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from game.rules.codes import NEVER, TICKS_PER_TURN, Capability
from game.rules.preview import Delivery, Legality, OrderPreview
from game.rules.reasons import Reason
from game.scenario.catalogue import Catalogue
from game.wording import terms
from game.wording.happenings import TRUST_CAUSE
from game.wording.refusals import SENTENCE, refusal

Tone = Literal["plain", "good", "warn", "bad"]


@dataclass(frozen=True, slots=True)
class Line:
    """One consequence, with how it should strike the reader."""

    text: str
    tone: Tone = "plain"


BREACH: Final = "breaks the report's label or its originator's control"


def arrival(delivery: Delivery, now: int) -> str:
    """When a recipient gets it: "arrives Day 2, 07:00"."""
    if delivery.arrives >= NEVER:
        return "does not arrive"
    turns = (delivery.arrives - now) // TICKS_PER_TURN
    when = "for the next brief" if turns < 1 else "a turn later" if turns == 1 else f"{turns} turns later"
    return f"arrives {terms.clock(delivery.arrives)}, {when}"


def delivery_line(names: Catalogue, delivery: Delivery, now: int) -> Line:
    """What the order means for one recipient."""
    name = names.nations[delivery.to].name
    if delivery.refused != Reason.ACCEPTED:
        what, remedy = SENTENCE[delivery.refused]
        return Line(f"{name}: not sent. {what}. {remedy}.", "bad")
    need = "needs it" if delivery.need else "has no need that you can see: trust and exposure suffer"
    tone: Tone = "good" if delivery.need else "warn"
    if delivery.breach:
        return Line(f"{name}: {arrival(delivery, now)}. A breach: it {BREACH}.", "bad")
    return Line(f"{name}: {arrival(delivery, now)}; {need}.", tone)


def verdict(preview: OrderPreview) -> Line:
    """Whether the order would be carried out."""
    match preview.hint.legality:
        case Legality.LEGAL:
            return Line(f"Can be carried out for {_staff(preview.cost)}.", "good")
        case Legality.UNKNOWN:
            return Line(f"May be refused, which you cannot know: {refusal(preview.hint.reason)}", "warn")
        case _:
            return Line(f"Would be refused: {refusal(preview.hint.reason)}", "bad")


def exposure(preview: OrderPreview, span: int) -> Line | None:
    """How the chance of a compromise over `span` hours changes; None for orders that send nothing."""
    if not any(d.arrives < NEVER for d in preview.deliveries):
        return None
    before, after = percent(preview.exposure_before), percent(preview.exposure_after)
    tone: Tone = "bad" if preview.exposure_after >= 250 else "warn" if preview.exposure_after >= 100 else "plain"
    return Line(f"Chance of a compromise over the next {span} hours: {before} now, {after} with this.", tone)


def breach(preview: OrderPreview) -> Line | None:
    """What a breach would risk; None when there is none."""
    if not any(d.breach for d in preview.deliveries):
        return None
    return Line(
        f"Breach: found with a chance of {percent(preview.found)} or more. The originator's trust in you would then "
        "fall hard, witnesses' a little; safeguards fall at once.",
        "bad",
    )


def judged_by(confidence: int, disrupts: int, prevents: int) -> Line:
    """How a response would be judged: by what was contributed to the force, not by what its members know."""
    stands = f"The task force's own confidence stands at {terms.level(confidence)}"
    if confidence >= prevents:
        return Line(f"{stands}: enough to prevent ({terms.points(prevents)}).", "good")
    if confidence >= disrupts:
        return Line(
            f"{stands}: enough to disrupt ({terms.points(disrupts)}), not to prevent "
            f"({terms.points(prevents)}). Contribute more.",
            "warn",
        )
    return Line(
        f"{stands}: below {terms.points(disrupts)} the response would be wrong. Contribute reports first; what "
        "comes in this turn counts for less.",
        "bad",
    )


def capability(lacking: Sequence[Capability], much: bool) -> Line:
    """Which capability falls short of what the thread asks for."""
    names = terms.listed([terms.CAPABILITY[k] for k in lacking])
    if much:
        return Line(f"Too little {names}: the response would be wrong.", "bad")
    return Line(f"Not all the {names} it takes to prevent: it can only disrupt.", "warn")


def ready_by(tick: int, joined: bool, codename: str, deadline: int) -> Line:
    """When a task force would be formed, and whether that is before the deadline."""
    lead = "If they join in the next plan, it" if joined else "It"
    text = f"{lead} is ready {terms.clock(tick)}"
    if deadline >= NEVER:
        return Line(f"{text}.")
    turn = -(-tick // TICKS_PER_TURN) * TICKS_PER_TURN  # a response goes out with a turn's first hour
    if turn > deadline:
        return Line(f"{text}: too late for {codename}, due {terms.clock(deadline)}.", "bad")
    return Line(f"{text}; {codename} is due {terms.clock(deadline)}.")


def brought(free: Sequence[tuple[Capability, int, int]], joined: bool) -> Line:
    """What the nation itself brings of what the thread asks for."""
    parts = terms.listed([f"{terms.CAPABILITY[k]} {have} of {asked}" for k, have, asked in free])
    enough = all(have >= asked for _, have, asked in free)
    more = " Who joins adds its free units, scaled by interoperability." if joined else ""
    return Line(f"You bring {parts}.{more}", "plain" if enough or joined else "warn")


def busy(threads: Sequence[str], span: int) -> Line:
    """What training costs who serves in a task force."""
    return Line(
        f"What trains is busy for {terms.hours(span)}: your units would be missing in the task force on "
        f"{terms.listed(list(threads))} if it responds meanwhile.",
        "warn",
    )


def agreement(in_force: int) -> Line:
    """What a formal agreement brings and when."""
    return Line(
        f"If they accept in the next plan, it is in force from {terms.clock(in_force)}: channels between you carry one "
        "label more, and it is a legal basis for freezes and task forces."
    )


def freeze(deadline: int, eased: int) -> Line:
    """What a freeze that holds does."""
    return Line(
        f"If it holds, the deadline moves to {terms.clock(deadline)} and a response needs {terms.points(eased)} less "
        "confidence; no more financial reports come, and other sources may go quiet."
    )


def officer(at_work: int, capacity: int, seats: int) -> Line:
    """What a liaison officer would do."""
    return Line(
        f"At work from {terms.clock(at_work)}: carries up to TLP:RED in an hour, {capacity} reports a turn each way. "
        f"Takes one of your {seats} free seats."
    )


def trust_lines(names: Catalogue, preview: OrderPreview, me: int) -> list[Line]:
    """Trust that changes at once."""
    lines = []
    for effect in preview.trust:
        who = "Your" if effect.n == me else f"{names.nations[effect.n].name}'s"
        whom = "you" if effect.m == me else names.nations[effect.m].name
        change = tenths(effect.change)
        tone: Tone = "good" if effect.change > 0 else "bad"
        lines.append(Line(f"{who} trust in {whom}: {change}, for {TRUST_CAUSE[effect.cause]}.", tone))
    return lines


def lines(names: Catalogue, preview: OrderPreview, me: int, now: int, span: int) -> list[Line]:
    """Everything that a preview tells, the verdict first; `span` is the doctrine's hazard span."""
    found = [verdict(preview)]
    told = preview.hint.reason if len(preview.deliveries) == 1 else Reason.ACCEPTED
    found += [delivery_line(names, d, now) for d in preview.deliveries if not d.refused or d.refused != told]
    found += [line for line in (breach(preview), exposure(preview, span)) if line is not None]
    return found + trust_lines(names, preview, me)


def tenths(thousandths: int) -> str:
    """A change of trust as people see it, with its sign and one decimal where there is one: "+1.5", "−2"."""
    whole = f"{abs(thousandths) / 10:.1f}".removesuffix(".0")
    return f"{'−' if thousandths < 0 else '+'}{whole}"


def percent(thousandths: int) -> str:
    """A chance: "8 %"; "under 1 %" for a small one."""
    return "under 1 %" if 0 < thousandths < 10 else f"{round(thousandths / 10)} %"


def _staff(cost: int) -> str:
    return terms.staff(cost) if cost else "no staff"
