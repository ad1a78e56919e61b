"""The words of the game, each in one or two sentences with the numbers of the exercise: one place for every face."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from game.rules.codes import TICKS_PER_TURN, Domain
from game.rules.orders import Kind
from game.wording import dealings, measured, seat_points, terms
from game.wording.numbers import Numbers
from game.wording.previews import tenths


@dataclass(frozen=True, slots=True)
class Entry:
    """A word, what else it goes by, and what it means."""

    word: str
    others: tuple[str, ...]
    meaning: str


def entries(n: Numbers) -> list[Entry]:
    """Every word of the game with its numbers."""
    return [Entry(f"{name[0].upper()}{name[1:]}", others, means(n)) for name, (others, means) in TERMS.items()]


def about(word: str, n: Numbers) -> str:
    """What a word means, "" for one that is none of the game's: capitals, hyphens and a plural do not matter."""
    asked = _plain(word)
    for entry in entries(n):
        names = (_plain(each).removesuffix("s") for each in (entry.word, *entry.others))
        if asked and asked.removesuffix("s") in names:
            return f"{entry.word}: {entry.meaning}"
    return ""


def _plain(word: str) -> str:
    return re.sub(r"[^a-z0-9]", "", word.lower())


def _confidence(n: Numbers) -> str:
    return (
        "how sure your evidence makes you of a thread, from 0 to 100: low, moderate from 40, high from 70. It "
        "grows with "
        f"reports that are read, heavy, fresh and confirmed, and in full only with evidence from {n.domains} "
        "domains as a rule."
    )


def _domain(n: Numbers) -> str:
    fields = terms.listed([name.lower() for name in (terms.DOMAIN[d] for d in Domain)], "or")
    return (
        f"the field a report comes from: {fields}. A thread asks for evidence from {n.domains} of them as a rule; "
        f"evidence from one alone makes 1/{n.domains} of the confidence, and a tear-line adds none."
    )


def _decoy(n: Numbers) -> str:
    points = n.doctrine.score_judgement
    return (
        "a thread that is not real: whoever responds to it is wrong. To judge a thread costs nothing, and counts up to "
        f"{points} points of coverage, won or lost, once it is over."
    )


def _need(n: Numbers) -> str:
    d = n.doctrine
    left, more = terms.hours(d.need_after_leaving), round(d.hazard_no_need / max(d.hazard_need, 1))
    return (
        "a nation has it that registered a subject of the report, has an open request on it, works with you on a "
        "thread with it, or is where such a thread is due that your own evidence shows; an invitation to a force is "
        f"not enough. For what came by a force it ends {left} after leaving it ('task force'). A copy to any other is "
        f"a push: {tenths(d.trust_push)} of its trust in you, and {more} times the exposure."
    )


def _tear(n: Numbers) -> str:
    return (
        f"a version of a report one label lower, with detail left out: it counts {n.doctrine.torn_detail} % as "
        "evidence and adds no domain. The first of a report costs one staff point; originator control stays."
    )


def _grade(n: Numbers) -> str:
    d = n.doctrine
    return (
        "a letter for the source, A reliable to E unreliable, and a number for what it says, 1 confirmed to 5 "
        "improbable; "
        "F and 6 cannot be judged. So B3 is a usually reliable source and a possibly true report. What is read "
        f"counts {d.credibility_unread_grade} % until it is analysed or borne out, and "
        f"{terms.signed(d.credibility_exposed)} % once it is exposed as false."
    )


def _borne_out(n: Numbers) -> str:
    return (
        "of a read report: you have read another on the same thread, of another source and another nation's. Both then "
        f"count in full, not {n.doctrine.credibility_unread_grade} %, as if analysed. So analysis adds no confidence "
        "to it, but may still expose it as false; and what a member of a task force has analysed counts in full there."
    )


def _label(n: Numbers) -> str:
    who = {label: meaning.rstrip(".").replace(" may have it", "") for label, meaning in terms.LABEL_MEANING.items()}
    told = {name.removeprefix("TLP:"): who[label] for label, name in terms.LABEL.items()}
    meanings = [f"{name}, {meaning[0].lower()}{meaning[1:].replace(';', ',')}" for name, meaning in told.items()]
    return (
        f"who may have a report, by the Traffic Light Protocol: {'; '.join(meanings)}. It does not bind the "
        "originator, who may send its own to anybody."
    )


def _band(n: Numbers) -> str:
    before, after = (terms.points(p) for p in (n.doctrine.band_before, n.doctrine.band_after))
    return (
        f"how heavy a report is as evidence: minor, useful or key. It is right in {before} of 100 cases before "
        f"analysis, in {after} after."
    )


def _cell(n: Numbers) -> str:
    return (
        "an alliance's joint work on one thread, opened by its service of joint intelligence for "
        f"{terms.hours(n.doctrine.service_span)}, or until the thread is closed. It analyses what members put before "
        "it (contribute), all of them hold that, and it counts for the task forces that they lead."
    )


def _framework(n: Numbers) -> str:
    return (
        "the United Nations' common law, adopted by ordering the service and in force after "
        f"{terms.hours(n.doctrine.service_ticks)}. Freezes, assistance and some responses ask for it; without it "
        "channels other than notes carry one label less to a nation."
    )


def _interop(n: Numbers) -> str:
    d = n.doctrine
    return (
        "how well two nations work together, from 0 to 100. In a task force a member's units count half at 0 and in "
        f"full at 100; from {terms.points(d.platform_interop)} on, a platform whose own ceiling is lower carries AMBER "
        f"between the two as well. Joint training adds {terms.points(d.training_interop)}, and what is gained fades by "
        f"{d.interop_fade / 10:g} % a turn; 'joint work' is what the score makes of it."
    )


def _incident(n: Numbers) -> str:
    d = n.doctrine
    return (
        "what some threads become when they are missed: the units it asks for must be in place before its window "
        f"closes. Contained, it is worth {d.score_contained} of the 100 points of a thread prevented; else nothing."
    )


def _fresh(n: Numbers) -> str:
    return (
        "what is left of a report's worth. It halves in the hours that its page names; beside that, what came in "
        f"the last {TICKS_PER_TURN} hours counts {n.doctrine.late_evidence} % in a response."
    )


def _control(n: Numbers) -> str:
    return (
        "whoever holds such a report, only its originator may let it go on: ask for a release, where no answer within "
        f"{terms.hours(n.doctrine.release_wait)} means no. To pass it on without is a breach, as a tear-line too."
    )


def _breach(n: Numbers) -> str:
    d = n.doctrine
    return (
        f"passing on against label or originator. It costs safeguards at once, and is found for {d.breach_turns} "
        f"turns with a chance of {terms.points(d.breach_found)} % a turn for each nation that sees the copy: then "
        f"{tenths(d.trust_breach)} of the originator's trust."
    )


def _compromise(n: Numbers) -> str:
    d = n.doctrine
    return (
        "a report known to those it is about: void, its source gone. Every holder adds to the chance for "
        f"{terms.hours(d.hazard_span)}, those without need most; what is left of these after the last turn is drawn "
        f"too, before the score. It costs who passed it on or held it without need "
        f"{tenths(d.trust_compromise)} of the originator's trust, and who only received it "
        f"{tenths(d.trust_compromise_held)}."
    )


def _guide(n: Numbers) -> str:
    return (
        "the suggestions of what you could do now, drawn from what you know alone. The window shows them in the "
        "place of the orders while there are none; in the terminal 'status' tells what waits for you."
    )


def _turn(n: Numbers) -> str:
    return (
        f"{terms.hours(TICKS_PER_TURN)}, in whose first one all nations' orders are carried out, in this order: "
        "decisions, releases and answers; sending, diffusions and publishing; queries; contributing; asking and "
        "proposing; reading; analysis; officers and task forces; services; freezes and referrals; responses. The place "
        "of an order in your list matters only within one of these."
    )


def _deadline(n: Numbers) -> str:
    return (
        "the last hour of a thread: a task force must be ordered to respond in a turn that begins by then. After it "
        "the thread is lost, or becomes an incident with a window of its own."
    )


def _due(n: Numbers) -> str:
    return (
        "the hour by which a request or a proposal is to be answered. What is answered at the latest in the turn that "
        "holds this hour is in time, however long the report then travels."
    )


def _campaign(n: Numbers) -> str:
    d, p = n.doctrine, terms.points
    return (
        f"online content whose intensity grows by {p(d.campaign_growth)} a turn in each nation it reaches, and by "
        f"{d.prevention_growth} % of that under a prevention programme. Above a mean of {p(d.campaign_feeds)} it makes "
        "its thread more severe and sends false reports. To refer it removes some."
    )


def _hash_set(n: Numbers) -> str:
    d, p = n.doctrine, terms.points
    return (
        f"the report by which a platform finds what belongs to a campaign. To refer removes {p(d.refer_base)} of "
        f"intensity and {p(d.refer_member)} more for each other member of the platform that holds the set, so that all "
        "need it; analyse it first, else lawful speech goes too."
    )


def _training(n: Numbers) -> str:
    d, p = n.doctrine, terms.points
    more = p(d.training_interop + d.training_intelligence)
    return (
        f"every kind raises trust by {p(d.trust_training)} and interoperability by {p(d.training_interop)}, "
        f"intelligence sharing by {more}. A force whose members trained with its lead for rapid deployment or crisis "
        f"response reaches an incident {terms.hours(d.deploy_trained)} sooner, for hostage rescue one that asks for "
        "it; all are away the turn after."
    )


def _false(n: Numbers) -> str:
    d = n.doctrine
    return (
        f"a report that is not true: analysis exposes {terms.points(d.expose_false)} of 100 such. Once exposed it "
        f"counts {terms.signed(d.credibility_exposed)} % for whoever was told, and to send it costs "
        f"{tenths(d.trust_false_known)} trust. Told is who holds it then and is its originator, sent it to you, or "
        "works with you, by a task force or a liaison officer; such a one also while your copy is on its way to it."
    )


def _priority(n: Numbers) -> str:
    alone = n.uses(Kind.SET_PRIORITY)
    least = n.doctrine.score_aligned_turns / 10
    stated, agreed = (" (set-priority)", "") if alone else ("", " by strategic coordination")
    return (
        f"a thread that a nation says comes first for it{stated}, or that an organisation's members have agreed "
        f"on{agreed}. A turn counts in goal alignment when you act on your priority while another nation states the "
        "same, or on an agreed one: analyse, send, contribute, ask or respond on it; full where all "
        f"do so whenever they can, and in {least:g} % of all turns at least. It ends with its thread."
    )


def _judgement(n: Numbers) -> str:
    return (
        "what your own nation holds a thread to be: genuine, a decoy or unsure, which withdraws it; others do not see "
        f"it. Right or wrong it counts up to {n.doctrine.score_judgement} points of coverage once the thread is over, "
        "by the balance of all who judged it. A decoy judged so still stays open to its deadline, where it ends of "
        "itself if nobody responds."
    )


def _convene(n: Numbers) -> str:
    return (
        "to form a task force through an organisation that offers it, between members that share no alliance and have "
        "no agreement. It costs what the service costs; all else is as in a force that you form."
    )


def _invite(n: Numbers) -> str:
    d = n.doctrine
    return (
        "to ask nations into a task force of yours, which they answer in the next turn. To form again on a thread on "
        f"which you lead a force invites more to it, up to {d.force_size} members; each that joins once it has formed "
        f"makes it form {terms.hours(d.force_member)} longer, and gets from its lead what is before it already, as far "
        "as the lead may pass it on."
    )


def _basis(n: Numbers) -> str:
    return (
        "what the law asks for before a task force may respond to some threads. Either every member has the framework, "
        "an agreement with the place, or a joint investigation with it; or the lead has its legal assistance, or such "
        "an investigation. An incident asks for none."
    )


def _assistance(n: Numbers) -> str:
    return (
        "leave to act at the place of a thread, asked of that nation by the service of mutual legal assistance. It is "
        "granted in the next turn by who trusts the asker with GREEN, once the framework is in force for both."
    )


def _deployed(n: Numbers) -> str:
    d = n.doctrine
    return (
        "of a task force: it has responded, or is at an incident or on its way there, and its units serve nowhere "
        f"else. It stands down {terms.hours(d.respond_busy)} after its response; a wrong one leaves it spent for "
        f"{terms.hours(d.wrong_busy)}."
    )


TERMS: Final[Mapping[str, tuple[tuple[str, ...], measured.Means]]] = {
    "confidence": ((), _confidence),
    "domain": ((), _domain),
    "decoy": ((), _decoy),
    "need to know": (("need", "push"), _need),
    "tear-line": (("tear",), _tear),
    "borne out": (("corroborated", "corroboration", "corroborate", "bear out"), _borne_out),
    "grade": (("B3", "credibility", "reliability"), _grade),
    "label": (("TLP", "traffic light protocol", "red", "amber", "strict", "amber+strict", "green", "clear"), _label),
    "band": (("weight", "minor", "useful", "key"), _band),
    "fusion cell": (("cell",), _cell),
    "framework": (("legal framework",), _framework),
    "interoperability": (("interop",), _interop),
    "incident": (("crisis",), _incident),
    "fresh": (("freshness", "half-life", "halflife"), _fresh),
    "originator control": (("orcon", "originator"), _control),
    "breach": ((), _breach),
    "compromise": (("compromised", "exposure"), _compromise),
    "turn": (("phases", "order of a turn"), _turn),
    "deadline": ((), _deadline),
    "due": ((), _due),
    "campaign": (("intensity",), _campaign),
    "hash set": (("hashes",), _hash_set),
    "training": (
        ("joint training", "intelligence sharing", "rapid deployment", "hostage rescue", "crisis response"),
        _training,
    ),
    "false": (("exposed", "exposed as false"), _false),
    "priority": (("goal alignment", "alignment", "stated priority", "agreed priority"), _priority),
    "judgement": (("judged", "decoy judged", "withdraw"), _judgement),
    "convene": (("convene a task force",), _convene),
    "invite": (("invitation", "invite more"), _invite),
    "legal basis": (("basis",), _basis),
    "legal assistance": (("assistance", "mutual legal assistance"), _assistance),
    "deployed": (("spent",), _deployed),
    "alert": (("half", "halves", "counterpart", "match"), dealings.alert),
    "consent": (("onward use", "prior consent"), dealings.consent),
    "proposal": (("offer",), dealings.proposal),
    "capability": (("capabilities", "units"), dealings.capability),
    "queue": (("capacity", "backlog"), dealings.queue),
    "lead": (("natural lead", "leader"), dealings.lead),
    "own thread": (("yours",), dealings.own_thread),
    "interest": (("registered interest", "registered"), dealings.interest),
    "database": (("secure database",), dealings.database),
    "diffusion": ((), dealings.diffusion),
    "notice": ((), dealings.notice),
    "ministerial meeting": (("ministerial", "ministers"), dealings.ministerial),
    "wrong response": (("wrong",), dealings.wrong),
    "severity": (("severe",), dealings.severity),
    "own interests": (("private interest",), seat_points.interests),
    "seat score": (
        ("seat", "seat point", "own score", "factor", "final", "final figure", "final score", "common result"),
        seat_points.seat_score,
    ),
    "guide": (("suggestions",), _guide),
    **measured.TERMS,
}
"""By name: other names, and what it means in an exercise."""
