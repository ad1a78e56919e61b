"""What a preview says: arrivals, need, exposure, trust, breaches and refusals, one plain line each."""

from dataclasses import dataclass, replace
from typing import Final, Literal

from game.rules.codes import NEVER, NONE, TICKS_PER_TURN
from game.rules.preview import Delivery, Legality, OrderPreview
from game.rules.reasons import Reason
from game.scenario.catalogue import Catalogue
from game.wording import terms
from game.wording.causes import TRUST_CAUSE
from game.wording.refusals import SENTENCE, refusal

Tone = Literal["plain", "good", "warn", "bad"]


@dataclass(frozen=True, slots=True)
class Line:
    """One consequence, with how it should strike the reader."""

    text: str
    tone: Tone = "plain"


CERTAIN: Final = 995
"""In 1/1000: a chance that is told as a certainty."""
FREEZE_WANTS: Final = (
    "A freeze wants a match that you analysed on this thread, and between the two units that matched an agreement or "
    "the legal framework on both sides."
)
NEEDS: Final = "an interest, an open request, a force with you on it, a thread on it due there that your evidence shows"
"""What counts as need (R-NEED)."""
BREACH: Final = "breaks the report's label or its originator's control"


def arrival(delivery: Delivery, now: int) -> str:
    """When a recipient gets it: "arrives Day 2, 07:00"."""
    if delivery.arrives >= NEVER:
        return "does not arrive"
    turns = (delivery.arrives - now) // TICKS_PER_TURN
    when = "for the next brief" if turns < 1 else "a turn later" if turns == 1 else f"{turns} turns later"
    return f"arrives {terms.clock(delivery.arrives)}, {when}"


def delivery_lines(names: Catalogue, preview: OrderPreview, now: int) -> list[Line]:
    """What the order means for its recipients, one line for those it means the same for.

    A refusal of the whole order, which the verdict tells, is not told again for each of them.
    """
    alike: dict[Delivery, list[str]] = {}
    for delivery in preview.deliveries:
        if delivery.refused == Reason.ACCEPTED or delivery.refused != preview.hint.reason:
            alike.setdefault(replace(delivery, to=NONE), []).append(names.nations[delivery.to].name)
    return [_delivery(terms.listed(to), len(to) > 1, delivery, now) for delivery, to in alike.items()]


def _delivery(name: str, many: bool, delivery: Delivery, now: int) -> Line:
    if delivery.refused != Reason.ACCEPTED:
        what, remedy = SENTENCE[delivery.refused]
        return Line(f"{name}: not sent. {what}. {remedy}.", "bad")
    needy, idle = ("they need it", "they have no need") if many else ("needs it", "has no need")
    comes = f"it {arrival(delivery, now)}" if many else arrival(delivery, now)
    need = needy if delivery.need else f"{idle} that you can see ({NEEDS}): trust and exposure suffer"
    tone: Tone = "good" if delivery.need else "warn"
    if delivery.breach:
        return Line(f"{name}: {comes}. A breach: it {BREACH}.", "bad")
    return Line(f"{name}: {comes}; {need}.", tone)


def verdict(preview: OrderPreview) -> Line:
    """Whether the order would be carried out."""
    match preview.hint.legality:
        case Legality.LEGAL:
            price = f"for {_staff(preview.cost)}" if preview.cost else "and takes no staff"
            return Line(f"Can be carried out {price}.", "good")
        case Legality.UNKNOWN:
            return Line(f"May be refused, which you cannot know: {refusal(preview.hint.reason)}", "warn")
        case _:
            return Line(f"Would be refused: {refusal(preview.hint.reason)}", "bad")


def exposure(preview: OrderPreview, span: int, left: int = NEVER) -> Line | None:
    """How the chance of a compromise over `span` hours changes, of which `left` are left to play; None for orders that
    send nothing.
    """
    if not any(d.arrives < NEVER for d in preview.deliveries):
        return None
    before, after = percent(preview.exposure_before), percent(preview.exposure_after)
    tone: Tone = "bad" if preview.exposure_after >= 250 else "warn" if preview.exposure_after >= 100 else "plain"
    after_end = ", also after the end of the exercise" if left < span else ""
    head = f"Chance of a compromise over the next {span} hours{after_end}, by the holders you know of"
    return Line(f"{head}: {before} now, {after} with this.", tone)


def breach(preview: OrderPreview) -> Line | None:
    """What a breach would risk; None when there is none."""
    if not any(d.breach for d in preview.deliveries):
        return None
    chance = f"with a chance of {percent(preview.found)} or more" if preview.found < CERTAIN else "for certain"
    return Line(
        f"Breach: found {chance}. The originator's trust in you would then fall hard, witnesses' a little; safeguards "
        "fall at once.",
        "bad",
    )


def freeze(preview: OrderPreview) -> Line | None:
    """Whether a freeze would be reversed; None when it holds, and for other orders."""
    match preview.held:
        case Legality.ILLEGAL:
            return Line(f"It would be reversed, and safeguards fall. {FREEZE_WANTS}", "bad")
        case Legality.UNKNOWN:
            return Line(f"It may be reversed, which you cannot know. {FREEZE_WANTS}", "warn")
        case _:
            return None


def trust_lines(names: Catalogue, preview: OrderPreview, me: int) -> list[Line]:
    """Trust that changes at once."""
    lines = []
    for effect in (e for e in preview.trust if e.change):
        who = "Your" if effect.n == me else f"{names.nations[effect.n].name}'s"
        whom = "you" if effect.m == me else names.nations[effect.m].name
        change = tenths(effect.change)
        tone: Tone = "good" if effect.change > 0 else "bad"
        lines.append(Line(f"{who} trust in {whom}: {change}, for {TRUST_CAUSE[effect.cause]}.", tone))
    return lines


def lines(names: Catalogue, preview: OrderPreview, me: int, now: int, span: int, end: int = NEVER) -> list[Line]:
    """Everything that a preview tells, the verdict first; `span` is the doctrine's hazard span, `end` the tick at which
    the exercise is over.
    """
    found = [verdict(preview)]
    found += delivery_lines(names, preview, now)
    found += [
        line for line in (breach(preview), freeze(preview), exposure(preview, span, end - now)) if line is not None
    ]
    return found + trust_lines(names, preview, me)


def tenths(thousandths: int) -> str:
    """A change of trust as people see it, with its sign and one decimal where there is one: "+1.5", "−2"."""
    whole = f"{abs(thousandths) / 10:.1f}".removesuffix(".0")
    return f"{'−' if thousandths < 0 else '+'}{whole}"


def percent(thousandths: int) -> str:
    """A chance: "8 %"; "under 1 %" for a small one."""
    return "under 1 %" if 0 < thousandths < 10 else f"{round(thousandths / 10)} %"


def _staff(cost: int) -> str:
    return "1 staff point" if cost == 1 else f"{cost} staff points"
