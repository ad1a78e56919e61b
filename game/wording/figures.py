"""Every threshold and price that a player of an exercise runs into, subject by subject."""

from collections.abc import Callable, Collection, Iterator
from typing import Final

from game.rules.codes import TICKS_PER_TURN, ChannelKind, Label, Service
from game.rules.crisis import MOST_LOGISTICS
from game.rules.doctrine import Doctrine
from game.rules.interests import MOST_INTERESTS
from game.rules.orders import ORDERS, Kind, OrderKind
from game.rules.view import View
from game.wording import terms
from game.wording.numbers import Numbers
from game.wording.previews import tenths

COST: Final = {
    Kind.ACCEPT: "2 staff points for an agreement, 1 for joint training, else none",
    Kind.ANSWER: "1 staff point with a report, none as a nil return or a referral",
    Kind.READ: "no staff points for your free reading, then 1 for each block beyond it",
    Kind.SHARE: "1 staff point, more for a tear-line, for many nations, and for one that you trust too little",
    Kind.SERVICE: "what its organisation says of it",
}
"""The cost of orders that their table gives no single number for."""
_INTERESTS: Final = f"Interests: {MOST_INTERESTS} registered at most, one change a turn."
Sections = dict[str, list[str]]
"""Lines under headings; each begins with what it is about and a colon."""


def sections(n: Numbers, view: View, kinds: Collection[Kind], name: Callable[[OrderKind], str]) -> Sections:
    """The numbers of an exercise that uses these kinds of order; `name` is what a face calls an order."""
    d = n.doctrine
    found = {
        "Reading and evidence": [*_evidence(n, view)],
        "Task forces": [*_forces(d, view, kinds)],
        "Sharing": [*_labels(d, view)],
        "Requests and proposals": [*_asking(d), *[_INTERESTS] * (Kind.REGISTER in kinds)],
        "Trust and exposure": [*_trust(d, kinds)],
        "Ties": [*_ties(d, view, kinds)],
        "What orders cost": [*_costs(view, kinds, name)],
    }
    return {heading: lines for heading, lines in found.items() if lines}


def page(n: Numbers, view: View, kinds: Collection[Kind]) -> list[str]:
    """All of them as plain lines, with orders as the terminal takes them."""
    return [line for lines in sections(n, view, kinds, lambda order: order.name).values() for line in lines]


def about(word: str, n: Numbers, view: View, kinds: Collection[Kind]) -> list[str]:
    """The lines of the page that are about a word: those that begin with it and a colon."""
    return [line for line in page(n, view, kinds) if line.partition(":")[0].lower() == word.lower().rstrip("s")]


def cost_of(order: OrderKind, agreements: bool = True) -> str:
    """What an order costs, in words; `agreements` where the exercise has formal ones."""
    if order.kind is Kind.ACCEPT and not agreements:
        return "1 staff point for joint training, else none"
    return COST.get(order.kind, terms.staff(order.cost) if order.cost else "no staff points")


def _evidence(n: Numbers, view: View) -> Iterator[str]:
    d, p = n.doctrine, terms.points
    yield f"Confidence: a thread shows itself from {p(d.detect)}; {n.domains} domains are asked for as a rule."
    yield (
        f"Evidence: a read report counts {d.credibility_unread_grade} % until it is analysed, or borne out by a report "
        f"of another source and another nation on the same thread that is read too; a tear-line {d.torn_detail} % of "
        f"that. Analysis exposes {p(d.expose_false)} of 100 false reports."
    )
    yield (
        f"Reading: {view.own.reading} reports a turn free, first what you order to be read, then the rest as they "
        f"came, on closed threads too. Beyond them 1 staff point for every {d.reading_block}."
    )


def _labels(d: Doctrine, view: View) -> Iterator[str]:
    asked = [f"{terms.LABEL[label].removeprefix('TLP:')} {terms.points(view.own.release[label])}" for label in Label]
    yield (
        f"Labels: the trust you ask for before one goes out is {', '.join(asked[1:])}. For each recipient below it a "
        f"share costs 1 staff point more, 2 where it is more than {terms.points(d.release_small_gap)} short."
    )
    yield (
        "Tear-lines: the first of a report costs 1 staff point more, as do every "
        f"{d.share_free_recipients} recipients beyond the first."
    )


def _asking(d: Doctrine) -> Iterator[str]:
    declined, ignored = tenths(d.trust_declined), tenths(d.trust_ignored)
    yield (
        f"Requests: {d.requests_a_turn} a turn, one open for each pair, due {terms.hours(d.request_due)} after. A "
        f"timely answer, or a share that answers, is worth {tenths(d.trust_answer)} trust, a referral none; to decline "
        f"costs {declined}, no answer or a late one {ignored}, neither where the asker has not registered the subject."
    )
    yield (
        f"Proposals: due 2 turns after; to decline costs {declined}, silence {tenths(-(-d.trust_ignored // 3))}, "
        "neither where trust has become too low for the agreement or the pair trained lately. A "
        f"release is due {terms.hours(d.release_wait)} after the question is put, which first goes back the way the "
        f"report came, {terms.hours(d.note_latency)} by note: to grant it is worth "
        f"{tenths(d.trust_answer)} trust, "
        f"to decline costs {declined}, silence {ignored}."
    )


def _trust(d: Doctrine, kinds: Collection[Kind]) -> Iterator[str]:
    yield (
        f"Trust won: useful evidence up to {tenths(d.trust_evidence_cap)} a turn, a caveat kept to the end "
        f"{tenths(d.trust_caveat)}"
        + (f", joint training {tenths(d.trust_training)}" if Kind.TRAIN in kinds else "")
        + f". Each turn it drifts {d.trust_drift / 10:g} % of the way back to where it began."
    )
    yield (
        f"Trust lost: a push without need {tenths(d.trust_push)}, {tenths(d.trust_push_cap)} a turn at most; a breach "
        f"found {tenths(d.trust_breach)}, by each witness {tenths(d.trust_breach_witness)}; a report compromised "
        f"{tenths(d.trust_compromise)} for who passed it on or held it without need, {tenths(d.trust_compromise_held)} "
        f"for who only received it, and {tenths(d.trust_compromise_back)} of their trust in its originator; a report "
        f"sent that you knew to be false {tenths(d.trust_false_known)}; a wrong response "
        f"{tenths(d.trust_wrong_force)} within the force and {tenths(d.trust_wrong_others)} elsewhere."
    )
    yield (
        f"Breach: found for {d.breach_turns} turns, with {terms.points(d.breach_found)} % a turn for each nation "
        "that sees the copy."
    )
    yield f"Exposure: a copy adds to it for {terms.hours(d.hazard_span)}."


def _ties(d: Doctrine, view: View, kinds: Collection[Kind]) -> Iterator[str]:
    if Kind.POST_LIAISON in kinds:
        carried = max((c.capacity for c in view.channels if c.kind == ChannelKind.LIAISON), default=d.liaison_capacity)
        yield (
            f"Liaison officers: {d.liaison_seats} at most, {view.own.liaison_seats} still to post; at work after "
            f"{terms.hours(d.liaison_setup)}, {carried} {'report' if carried == 1 else 'reports'} a turn each way."
        )
    if Kind.NEGOTIATE in kinds:
        yield (
            f"Agreements: ask for trust {terms.points(d.agreement_trust)} on both sides, and are in force "
            f"{terms.hours(d.agreement_setup)} after the yes, or half of that where half is negotiated already."
        )
    if Kind.TRAIN in kinds:
        yield (
            f"Joint training: interoperability {tenths(d.training_interop)}, by intelligence sharing "
            f"{tenths(d.training_interop + d.training_intelligence)}; by the other kinds deployment is "
            f"{terms.hours(d.deploy_trained)} sooner. Partners train with who has their trust from "
            f"{terms.points(d.join_trust)} on. The same pair once in {d.training_gap} turns; "
            f"units are busy for {terms.hours(d.training_busy)}."
        )


def _forces(d: Doctrine, view: View, kinds: Collection[Kind]) -> Iterator[str]:
    if Kind.FORM in kinds:
        yield from _force(d, view, kinds)
    if Kind.FREEZE in kinds:
        yield (
            f"A freeze that holds: {terms.points(d.freeze_requirement)} less confidence asked for, the deadline "
            f"{terms.hours(d.freeze_delay)} later, but not beyond the end of the exercise."
        )


def _force(d: Doctrine, view: View, kinds: Collection[Kind]) -> Iterator[str]:
    p = terms.points
    offered = {s.service for x in view.organisations for s in x.services}
    less = [f"{d.deploy_trained} where its members trained for it"] * (Kind.TRAIN in kinds)
    less += [f"{d.deploy_liaison} with an officer at the place or at home"] * (Kind.POST_LIAISON in kinds)
    less += [f"{d.deploy_support} by military support"] * (Service.MILITARY_SUPPORT in offered)
    yield (
        f"Forming: a task force is formed from confidence {p(d.form_confidence)}, on an incident from none. It has "
        f"{d.force_size} members at most; once all have answered they form in {d.force_base} hours and "
        f"{d.force_member} for each member, and {d.force_member} more for each that joins after that. Partners join a "
        f"lead they trust from {p(d.join_trust)} on. Every force you lead beyond the first costs 1 staff point a turn."
    )
    yield (
        f"Response: it prevents from {p(d.respond_confidence)} with every capability asked for covered in full, and "
        f"disrupts from {p(d.nearly_confidence)} with {d.nearly_capability} % of each. What came in the last "
        f"{TICKS_PER_TURN} hours before it counts {d.late_evidence} %."
    )
    yield (
        f"Wrong response: less than that, or any to a decoy. The force is spent for {terms.hours(d.wrong_busy)}, and "
        f"all lose {p(d.wrong_hidden)} of confidence for {terms.hours(d.wrong_hidden_span)}."
    )
    yield (
        f"Deployment to an incident: {terms.hours(d.deploy_ticks)}, less {d.deploy_logistics} for each unit of "
        "logistics "
        f"{', '.join([f'up to {MOST_LOGISTICS}', *less])}; {d.deploy_least} at least."
    )


def _costs(view: View, kinds: Collection[Kind], name: Callable[[OrderKind], str]) -> Iterator[str]:
    """What every order of the exercise costs, those with one price together."""
    used = [o for o in ORDERS if o.kind in kinds]
    for cost in sorted({o.cost for o in used if o.kind not in COST}):
        names = [name(o) for o in used if o.cost == cost and o.kind not in COST]
        yield f"{terms.staff(cost) if cost else 'No staff points'}: {', '.join(names)}."
    yield from (
        f"{name(o)}: {cost_of(o, Kind.NEGOTIATE in kinds)}."
        for o in used
        if o.kind in COST and o.kind is not Kind.SERVICE
    )
    services: dict[int, set[Service]] = {}
    for organisation in view.organisations:
        for offer in organisation.services if organisation.member else ():
            services.setdefault(offer.cost, set()).add(offer.service)
    for cost, offered in sorted(services.items()):
        yield f"Services for {terms.staff(cost)}: {', '.join(terms.SERVICE[s] for s in sorted(offered))}."
