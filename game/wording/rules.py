"""The rulebook's rules in a title and one line each, for tooltips and the codex."""

from typing import Final

from game.rules.codes import Rule

TITLE: Final = {
    Rule.TIME: "Time",
    Rule.REPORT: "Reports",
    Rule.SHARE: "Sharing",
    Rule.CHANNEL: "Channels",
    Rule.NEED: "Need to know",
    Rule.ASSESS: "Reading and assessing",
    Rule.EXPOSE: "Exposure",
    Rule.BREACH: "Breach",
    Rule.TRUST: "Trust",
    Rule.RFI: "Requests",
    Rule.FIU: "Financial intelligence",
    Rule.ONLINE: "Online campaigns and hardening",
    Rule.TASKFORCE: "Task forces",
    Rule.TRAIN: "Training",
    Rule.THREAD: "Threads",
    Rule.CRISIS: "Crisis",
    Rule.ORG: "Organisations",
    Rule.ORDER: "Orders",
    Rule.INJECT: "Injects",
    Rule.SCORE: "Score",
}
HELP: Final = {
    Rule.TIME: "A turn is six hours. All orders start in its first hour; deadlines never come sooner than two turns.",
    Rule.REPORT: "A report has a label, a grade and an originator, and perhaps the originator's control over it.",
    Rule.SHARE: "A report goes to whom its label, its originator and the channel's ceiling allow.",
    Rule.CHANNEL: "Each channel has its members, its time on the way, its capacity and its ceiling.",
    Rule.NEED: (
        "Those need to know who registered the subject, asked, work on it with you, or are where a thread on it is due "
        "that your evidence shows."
    ),
    Rule.ASSESS: "A copy is read before it is evidence; evidence from several domains makes confidence.",
    Rule.EXPOSE: "Every holder adds to the chance that a report is compromised; holders without need add most.",
    Rule.BREACH: "Passing on against label or originator costs safeguards; found out, it costs trust.",
    Rule.TRUST: "Useful reports and timely answers raise trust; breaches, silence and needless copies lower it.",
    Rule.RFI: (
        "A request wants a report in time, by an answer, a share or a contribution, or a true nil return, a refusal "
        "or, for no trust, a referral."
    ),
    Rule.FIU: "An alert is half a picture; its other half lies with another nation's financial unit.",
    Rule.ONLINE: (
        "A campaign grows until it is referred with a verified hash set that many members hold; it makes its thread "
        "more severe, hardening at the place less."
    ),
    Rule.TASKFORCE: "Members pool what they can do, scaled by how well they work together; forming takes time.",
    Rule.TRAIN: "Training together raises interoperability and trust; what trains is busy meanwhile.",
    Rule.THREAD: "A ready task force with confidence and capability closes a thread before its deadline.",
    Rule.CRISIS: "A thread missed becomes an incident; what is in place in time contains it.",
    Rule.ORG: "Organisations offer their members services; each has its own effect and its own limits.",
    Rule.ORDER: "Orders cost staff points; a refusal says which rule refused and what would make it legal.",
    Rule.INJECT: "Exercise Control's events: at an hour, or when a condition holds.",
    Rule.SCORE: "Each dimension is a ledger of awards that sums exactly to its value.",
}


def about(rule: Rule) -> str:
    """Name, title and line of a rule: "R-TRUST, Trust: …"."""
    return f"{rule.value}, {TITLE[rule]}: {HELP[rule]}"
